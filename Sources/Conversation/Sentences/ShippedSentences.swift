import Foundation
import Language

/// The one thing that this room reads: the sentences that come with the program, once.
extension Catalogue {
  static func shippedSentences() -> [LocaleCode: [SentenceKey: Template]] {
    var all: [LocaleCode: [SentenceKey: Template]] = [:]
    for locale in LocaleCode.shipped {
      guard
        let file = Bundle.module.url(forResource: "Resources/sentences/\(locale)", withExtension: "json"),
        let data = try? Data(contentsOf: file),
        let texts = try? JSONDecoder().decode([String: String].self, from: data)
      else { preconditionFailure("the program's sentences for \(locale) are missing: install it with its resources") }
      all[locale] = Dictionary(
        uniqueKeysWithValues: texts.compactMap { name, text in SentenceKey(rawValue: name).map { ($0, Template(text)) }
        })
    }
    return all
  }
}
