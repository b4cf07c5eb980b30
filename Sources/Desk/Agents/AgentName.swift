import Foundation

/// What customers read beside a person's lines: nothing in it can pass for the desk itself or disturb the column it
/// stands in (H33).
package struct AgentName: Hashable, Sendable {
  private static let scalarsMaximum = 64
  /// As whole words, in any case.
  static let reserved: Set<String> = [
    "system", "bot", "chatbot", "robot", "automated", "customer", "frontdesk",
  ]

  /// The name in Unicode's composed form (NFC), in which it is stored and shown.
  package let text: String

  /// Nil for what breaks `rule`.
  package init?(_ name: String) {
    let text = name.precomposedStringWithCanonicalMapping
    let scalars = text.unicodeScalars
    guard (1...Self.scalarsMaximum).contains(scalars.count), scalars.allSatisfy(Self.isVisible),
      scalars.first?.properties.isWhitespace == false, scalars.last?.properties.isWhitespace == false,
      scalars.contains(where: \.properties.isAlphabetic)
    else { return nil }
    // Full-width and mathematical letters read as the plain ones.
    let words = text.decomposedStringWithCompatibilityMapping.lowercased().unicodeScalars
      .split { !$0.properties.isAlphabetic }.map { String($0) }
    guard !words.contains(where: Self.reserved.contains) else { return nil }
    self.text = text
  }

  /// What a name must be, as a sentence for whoever chose another.
  package static let rule = """
    A name has 1 to 64 visible characters, a letter among them, no space at either end, no line breaks or control \
    characters, and none of the words system, bot, chatbot, robot, automated, customer and frontdesk.
    """

  private static func isVisible(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned, .surrogate: false
    case .spaceSeparator: scalar == " "
    default: !scalar.properties.isDefaultIgnorableCodePoint
    }
  }
}
