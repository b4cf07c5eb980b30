/// A language the product can speak or recognise, as a lower-case BCP 47 primary tag: `en`, `de`, `fr`, `es`.
///
/// The room knows languages and nothing of chats or businesses: words, folding and slips of the finger (`Words`), rules
/// over words (`Rules`), and by these what a message does (`DialogueActDetector`), tells (`CircumstanceDetector`) or
/// claims (`HumanClaimDetector`), and which language it is in (`LanguageGuesser`).
///
/// Any tag may occur (a knowledge base may be written in `nl`); the four `shipped` ones have a sentence catalogue,
/// rules and lexicons.
package struct LocaleCode: RawRepresentable, Hashable, Sendable, Codable, ExpressibleByStringLiteral,
  CustomStringConvertible
{
  /// The tag, as it stands in settings, folders and events.
  package let rawValue: String

  /// - Parameter rawValue: taken as it is, whatever its form.
  package init(rawValue: String) { self.rawValue = rawValue }
  package init(stringLiteral value: String) { self.init(rawValue: value) }

  package var description: String { rawValue }

  /// What stands in where a language has no sentence of the bot's.
  package static let english: LocaleCode = "en"
  /// Spoken by the bot; alone of the shipped languages without a list of its words, see `WordList`.
  package static let german: LocaleCode = "de"
  /// Spoken by the bot, and known by a list of its words.
  package static let french: LocaleCode = "fr"
  /// Spoken by the bot, and known by a list of its words.
  package static let spanish: LocaleCode = "es"

  /// The languages for which everything the bot itself says and recognises is shipped.
  package static let shipped: [LocaleCode] = [.english, .german, .french, .spanish]
}

extension LocaleCode {
  /// The language of a tag such as `de-AT`; nil for what is none.
  package init?(tag: String) {
    let primary = tag.prefix { $0 != "-" && $0 != "_" }.lowercased()
    guard (2...8).contains(primary.utf8.count), primary.utf8.allSatisfy({ (0x61...0x7A).contains($0) }) else {
      return nil
    }
    self.init(rawValue: primary)
  }
}
