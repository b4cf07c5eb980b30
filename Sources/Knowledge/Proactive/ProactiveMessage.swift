package import Language

/// What a page of the business's website says by itself, once a visit, where all its conditions hold.
package struct ProactiveMessage: Hashable, Sendable {
  /// What the website tells of the visitor, and what it must be.
  package struct Attribute: Hashable, Sendable {
    /// The key that the website sets with `frontdesk.setCustomAttributes`.
    package var name: String
    /// Compared as it is written.
    package var value: String

    package init(name: String, value: String) {
      self.name = name
      self.value = value
    }
  }

  /// 1–100 of `[a-z0-9-]`, unique in its file; translations are matched by it.
  package var id: String
  /// Plain text, by language; the business's own is always there.
  package var texts: [LocaleCode: String]
  /// Paths of the website, in which `*` stands for anything; empty: every page.
  package var pages: [String]
  /// How long the visitor has been on the page.
  package var afterSeconds: Int
  /// Nil: whatever the website tells.
  package var attribute: Attribute?
  /// Whether the visitor has chatted here before; nil: either.
  package var isReturning: Bool?
  /// Of its heading.
  package var location: SourceLocation

  package init(
    id: String, texts: [LocaleCode: String], pages: [String] = [], afterSeconds: Int = 10, attribute: Attribute? = nil,
    isReturning: Bool? = nil, location: SourceLocation
  ) {
    self.id = id
    self.texts = texts
    self.pages = pages
    self.afterSeconds = afterSeconds
    self.attribute = attribute
    self.isReturning = isReturning
    self.location = location
  }
}
