/// Words without a topic of their own, which say nothing about what a question asks for.
package enum StopWords {
  private static let lists: [LocaleCode: Set<String>] = Dictionary(
    uniqueKeysWithValues: LocaleCode.shipped.map { locale in
      let lines = LanguageResource.lines("stop-words/\(locale).txt")
      return (locale, Set(lines.flatMap { $0.split(separator: " ") }.map { folded(String($0)) }))
    })

  private static let all = lists.values.reduce(into: Set<String>()) { $0.formUnion($1) }

  /// The folded stop words of a language; empty for one that is not shipped.
  package static func words(of locale: LocaleCode) -> Set<String> { lists[locale] ?? [] }

  /// Whether a folded word is a stop word in any shipped language. `die` and `son` are, which are topics in English:
  /// where the language is known, ask `words(of:)`.
  package static func contains(_ word: String) -> Bool { all.contains(word) }
}
