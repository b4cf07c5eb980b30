/// Words that negate what stands beside them: "not by post" does not speak for "By post".
package struct Negations: Sendable {
  private static let lists: [LocaleCode: Set<String>] = Dictionary(
    uniqueKeysWithValues: LocaleCode.shipped.map { locale in
      let lines = LanguageResource.lines("negations/\(locale).txt")
      return (locale, Set(lines.flatMap { $0.split(separator: " ") }.map { folded(String($0)) }))
    })

  private let negating: Set<String>

  /// Those of some languages; one that is not shipped has none.
  package init(of locales: [LocaleCode]) {
    negating = locales.reduce(into: Set()) { $0.formUnion(Self.lists[$1] ?? []) }
  }

  /// Whether a text negates something. A "no" that is a clause by itself does not: "no, the second one" refuses what
  /// went before.
  ///
  /// - Parameter known: folded words that negate nothing here, such as those of a label "Without a receipt".
  package func stand(in text: String, besides known: Set<String> = []) -> Bool {
    text.split(whereSeparator: Self.partsClauses).contains { clause in
      let said = words(of: String(clause))
      return said.count > 1 && said.contains { negating.contains($0) && !known.contains($0) }
    }
  }

  private static func partsClauses(_ character: Character) -> Bool { ",;:.!?\n".contains(character) }
}
