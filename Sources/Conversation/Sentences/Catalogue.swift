package import Language

/// Every sentence that is the bot's own, in each shipped language, with what a business put in their place.
///
/// All bot lines are composed from here and from the business's entries, so what must always hold of them (D1–D5) needs
/// to be proved of these sentences only.
package struct Catalogue: Sendable {
  /// Raised when the meaning of a disclosing sentence changes; stored with each disclosure (D13).
  package static let disclosureVersion = 1

  private let sentences: [LocaleCode: [SentenceKey: Template]]

  /// The shipped sentences, read once from the product's resources.
  package static let shipped = Catalogue(sentences: shippedSentences())

  /// What a business's sentence lacks, or must not say.
  package enum Flaw: Error, Hashable, Sendable {
    /// The bot ships no sentences in this language, so there are none to replace.
    case unknownLanguage(LocaleCode)
    /// No sentence has this name, or one that no business may replace (`SentenceKey.fixed`).
    case unknownKey(String, LocaleCode)
    /// The shipped sentence says something at this placeholder that the replacement leaves out.
    case missingPlaceholder(String, key: String, LocaleCode)
    /// D4: it claims that the bot is human.
    case claimsToBeHuman(String, key: String, LocaleCode)
    /// D1, D4: a sentence that has to disclose no longer does.
    case doesNotDisclose(key: String, LocaleCode)
  }

  /// These sentences with the business's in their place. Flawed ones are left out and reported; the shipped sentence
  /// stands in for them.
  package func replacing(_ replacements: [LocaleCode: [String: String]]) -> (catalogue: Catalogue, flaws: [Flaw]) {
    var result = sentences
    var flaws: [Flaw] = []
    for (locale, texts) in replacements.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
      guard sentences[locale] != nil else {
        flaws.append(.unknownLanguage(locale))
        continue
      }
      for (name, text) in texts.sorted(by: { $0.key < $1.key }) {
        if let flaw = flaw(of: text, named: name, in: locale) {
          flaws.append(flaw)
        } else if let key = SentenceKey(rawValue: name) {
          result[locale]?[key] = Template(text)
        }
      }
    }
    return (Catalogue(sentences: result), flaws)
  }

  /// The sentence in `locale`, or in English where that language is not shipped, its placeholders filled from `values`.
  package func sentence(_ key: SentenceKey, in locale: LocaleCode, _ values: [String: String] = [:]) -> String {
    (sentences[locale]?[key] ?? sentences[.english]?[key])?.filled(with: values) ?? key.rawValue
  }

  /// The parts of a sentence that holds a list, such as the names of the weekdays.
  package func list(_ key: SentenceKey, in locale: LocaleCode) -> [String] {
    sentence(key, in: locale).split(separator: "|").map(String.init)
  }

  private func flaw(of text: String, named name: String, in locale: LocaleCode) -> Flaw? {
    guard let key = SentenceKey(rawValue: name), !SentenceKey.fixed.contains(key), let shipped = sentences[locale]?[key]
    else {
      return .unknownKey(name, locale)
    }
    if let claim = HumanClaimDetector.shipped.claim(in: text), key != .joined {
      return .claimsToBeHuman(claim, key: name, locale)
    }
    if SentenceKey.disclosing.contains(key), !saysAutomated(Template(text), in: locale) {
      return .doesNotDisclose(key: name, locale)
    }
    let given = Set(Template(text).placeholders)
    if let missing = shipped.placeholders.first(where: { !given.contains($0) }) {
      return .missingPlaceholder(missing, key: name, locale)
    }
    return nil
  }

  /// Judged without what the placeholders stand for: `{bot}` is a name, and says nothing.
  private func saysAutomated(_ sentence: Template, in locale: LocaleCode) -> Bool {
    let accepted = Set(list(.automatedWords, in: locale))
    return words(of: sentence.filled(with: [:], otherwise: "")).contains { accepted.contains($0) }
  }
}

extension Catalogue.Flaw {
  /// The flaw in a sentence, and what to do about it.
  package var explanation: (message: String, mend: String) {
    switch self {
    case .unknownLanguage(let locale):
      ("sentences in \(locale) cannot be replaced: the bot does not ship that language", "use en, de, fr or es")
    case .unknownKey(let key, let locale):
      (
        "there is no sentence \"\(key)\" (\(locale))",
        SentenceKey.nearest(to: key).map { "write \"\($0.rawValue)\" if that is what you mean" }
          ?? "docs/sentences.md names them all"
      )
    case .missingPlaceholder(let name, let key, let locale):
      ("sentence \"\(key)\" (\(locale)) leaves out {\(name)}", "put {\(name)} where its value should stand")
    case .claimsToBeHuman(let claim, let key, let locale):
      (
        "sentence \"\(key)\" (\(locale)) claims that the bot is human: \"\(claim)\"",
        "say it as an automated assistant would"
      )
    case .doesNotDisclose(let key, let locale):
      (
        "sentence \"\(key)\" (\(locale)) no longer says that the bot is automated",
        "use a word such as automated, program or bot in it"
      )
    }
  }
}
