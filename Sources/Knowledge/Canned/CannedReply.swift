/// A reply that agents have ready (`canned.md`): `/shortcode` in the console puts it into what they write.
package struct CannedReply: Hashable, Sendable {
  /// 1–32 of `[a-z0-9-]`, unique in a knowledge base.
  package var shortcode: String
  /// Plain text, the business's variables filled in. What is known of a conversation only stands as
  /// `{{name|fallback}}`.
  package var text: String
  /// Of its heading.
  package var location: SourceLocation

  package init(shortcode: String, text: String, location: SourceLocation = .unknown) {
    self.shortcode = shortcode
    self.text = text
    self.location = location
  }

  /// Variables that a conversation has always.
  package static let knownNames = ["agent.name", "business.name", "conversation.id"]
  /// Variables that a conversation may lack, so that they need a fallback.
  package static let possibleNames = ["contact.email", "contact.name", "contact.phone"]

  /// The reply with the business's name filled in; what stands for an agent or a customer stays as it is.
  package func naming(_ business: String) -> CannedReply {
    var reply = self
    reply.text = CannedVariable.replacing(in: text) { variable in
      guard variable.name == "business.name" else { return variable.source }
      return business.trimmed.isEmpty ? variable.fallback ?? "" : business
    }
    return reply
  }

  /// The text with what is known of a conversation; the fallback where a value is missing or blank.
  ///
  /// Values are foreign text and are put in as they are: braces in them mean nothing.
  ///
  /// - Parameter showingBlanks: a variable that has neither a value nor a fallback stays as it is written, for somebody
  ///   to fill in; else nothing stands for it.
  package func filled(_ values: [String: String], showingBlanks: Bool = false) -> String {
    CannedVariable.replacing(in: text) { variable in
      value(of: variable, among: values) ?? (showingBlanks ? variable.source : "")
    }
  }

  /// The variables that have neither a value nor a fallback, as they are written.
  package func blanks(given values: [String: String]) -> [String] {
    var blanks: [String] = []
    _ = CannedVariable.replacing(in: text) { variable in
      if value(of: variable, among: values) == nil { blanks.append(variable.source) }
      return ""
    }
    return blanks
  }

  private func value(of variable: CannedVariable, among values: [String: String]) -> String? {
    if let value = values[variable.name], !value.trimmed.isEmpty { return value }
    return variable.fallback
  }
}
