/// The id of an entry: `[a-z0-9-]`, unique in a knowledge base, shared by all its translations.
package struct EntryID: RawRepresentable, Hashable, Sendable, Codable, Comparable, ExpressibleByStringLiteral,
  CustomStringConvertible
{
  /// As `{#id}` has it, or the slug of the heading where that has none.
  package let rawValue: String

  /// Nothing is checked: an id that no entry has is found nowhere.
  package init(rawValue: String) { self.rawValue = rawValue }
  /// For ids in code and tests.
  package init(stringLiteral value: String) { self.init(rawValue: value) }

  package var description: String { rawValue }
  package static func < (left: EntryID, right: EntryID) -> Bool { left.rawValue < right.rawValue }
}

/// One question the business answers: a level-2 heading, other wordings of it, and the answer.
package struct Entry: Hashable, Sendable {
  /// What links, translations and events call it by.
  package var id: EntryID
  /// The heading, as plain text.
  package var title: String
  /// What stands under `Also asked:`; the heading itself is not among them.
  package var phrasings: [Phrasing]
  /// CommonMark source, variables filled in. Empty only where every word stands in the variants.
  package var answer: String
  /// What stands under `###` headings: the same question asked more specifically.
  package var variants: [Variant]
  /// `Ask next:`, in the order written.
  package var next: [QuickReply]
  /// The department that takes over after the answer (`hand-to`), if any.
  package var handTo: DepartmentID?
  /// Of the hand-over after the answer: its own, else the department's, else `normal`.
  package var priority: Priority
  /// Whether the entry itself says how urgent its hand-over is, by `priority` or by a department of its own.
  var statesPriority = false
  /// The level-1 heading or front matter's `topic` of the file.
  package var topic: String
  /// The other attributes of the heading, and the front matter's keys (owner, review-by) below them.
  package var attributes: [String: String]
  /// Of its heading.
  package var location: SourceLocation

  package init(
    id: EntryID, title: String, phrasings: [Phrasing] = [], answer: String, variants: [Variant] = [],
    next: [QuickReply] = [], handTo: DepartmentID? = nil, priority: Priority = .normal, topic: String = "",
    attributes: [String: String] = [:], location: SourceLocation = .unknown
  ) {
    self.id = id
    self.title = title
    self.phrasings = phrasings
    self.answer = answer
    self.variants = variants
    self.next = next
    self.handTo = handTo
    self.priority = priority
    self.topic = topic
    self.attributes = attributes
    self.location = location
  }
}

/// Another wording of an entry's question.
package struct Phrasing: Hashable, Sendable {
  /// Plain text, variables filled in.
  package var text: String
  /// Of its list item.
  package var location: SourceLocation

  package init(text: String, location: SourceLocation = .unknown) {
    self.text = text
    self.location = location
  }
}

/// A specific form of an entry ("by post", "in the shop") with an answer of its own.
package struct Variant: Hashable, Sendable {
  /// Unique within its entry.
  package var id: String
  /// Its heading, as plain text.
  package var title: String
  /// What stands under its own `Also asked:`.
  package var phrasings: [Phrasing]
  /// CommonMark source, variables filled in.
  package var answer: String
  /// Of its heading.
  package var location: SourceLocation

  package init(
    id: String, title: String, phrasings: [Phrasing] = [], answer: String, location: SourceLocation = .unknown
  ) {
    self.id = id
    self.title = title
    self.phrasings = phrasings
    self.answer = answer
    self.location = location
  }
}

/// A button under an answer that asks another entry's question.
package struct QuickReply: Hashable, Sendable, Codable {
  /// The text of the link.
  package var label: String
  /// An entry of the same knowledge base.
  package var entry: EntryID

  package init(label: String, entry: EntryID) {
    self.label = label
    self.entry = entry
  }
}

/// How soon a person is needed; queues order by it first.
package enum Priority: String, Hashable, Sendable, Codable, CaseIterable, Comparable {
  case low, normal, high, urgent

  private var rank: Int {
    switch self {
    case .low: 0
    case .normal: 1
    case .high: 2
    case .urgent: 3
    }
  }

  package static func < (left: Priority, right: Priority) -> Bool {
    left.rank < right.rank
  }
}

/// The key of a department in `business.yaml`.
package struct DepartmentID: RawRepresentable, Hashable, Sendable, Codable, ExpressibleByStringLiteral,
  CustomStringConvertible
{
  /// The key as written.
  package let rawValue: String

  /// Nothing is checked: a department that the business lacks is found nowhere.
  package init(rawValue: String) { self.rawValue = rawValue }
  /// For departments in code and tests.
  package init(stringLiteral value: String) { self.init(rawValue: value) }

  package var description: String { rawValue }
}
