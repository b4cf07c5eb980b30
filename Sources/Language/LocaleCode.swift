/// A language the product can speak or recognise, as a lower-case BCP 47 primary tag: `en`, `de`, `fr`, `es`.
///
/// Any tag may occur (a knowledge base may be written in `nl`); the four `shipped` ones have a sentence catalogue,
/// rules and lexicons.
package struct LocaleCode: RawRepresentable, Hashable, Sendable, Codable, ExpressibleByStringLiteral,
  CustomStringConvertible
{
  package let rawValue: String

  package init(rawValue: String) { self.rawValue = rawValue }
  package init(stringLiteral value: String) { self.init(rawValue: value) }

  package var description: String { rawValue }

  package static let english: LocaleCode = "en"
  package static let german: LocaleCode = "de"
  package static let french: LocaleCode = "fr"
  package static let spanish: LocaleCode = "es"

  /// The languages for which everything the bot itself says and recognises is shipped.
  package static let shipped: [LocaleCode] = [.english, .german, .french, .spanish]
}
