import Language

/// Reads `notices` of `business.yaml`.
struct NoticeReader {
  let variables: Variables
  /// The business's own language.
  let locale: LocaleCode
  /// The other languages in which customers find answers, and so should find notices.
  let translated: Set<LocaleCode>
  let refusing: @Sendable (String) -> String?

  func read(_ tree: YAMLTree, _ findings: inout Findings) -> [Notice] {
    var notices: [Notice] = []
    for item in SettingsReader.list(tree) {
      guard let notice = notice(item, &findings) else { continue }
      if notices.contains(where: { $0.id == notice.id }) {
        findings.error(
          "duplicate-id", at: item.place, "A notice `\(notice.id)` stands above already.",
          mend: "Give this one another id.")
      } else {
        notices.append(notice)
        reportMissing(notice, at: item.place, &findings)
      }
    }
    return notices
  }

  /// Without `from` a notice holds since ever, without `until` for ever.
  private func notice(_ item: YAMLTree, _ findings: inout Findings) -> Notice? {
    var id: String?
    var texts: [LocaleCode: String] = [:]
    var from: CivilDate? = CivilDate(year: 1, month: 1, day: 1)
    var until: CivilDate? = CivilDate(year: 9999, month: 12, day: 31)
    for pair in SettingsReader.pairs(item, "a notice", known: ["id", "from", "until", "text"], &findings) {
      switch pair.key {
      case "id": id = SettingsReader.text(pair.value, "`id`", &findings)
      case "from": from = SettingsReader.date(pair.value, "`from`", &findings)
      case "until": until = SettingsReader.date(pair.value, "`until`", &findings)
      default: texts = self.texts(pair.value, &findings)
      }
    }
    // Without one in the business's own language, any is better than none.
    let first = texts.keys.min { $0.rawValue < $1.rawValue }
    guard let text = texts[locale] ?? first.flatMap({ texts[$0] }) else {
      findings.error("bad-notice", at: item.place, "This notice says nothing.", mend: "Give it a `text`.")
      return nil
    }
    // A date that cannot be read has been reported; better no notice than one on the wrong days.
    guard let from, let until else { return nil }
    guard from <= until else {
      findings.error(
        "bad-notice", at: item.place, "This notice ends (\(until)) before it begins (\(from)).",
        mend: "Exchange the two dates, or correct the year.")
      return nil
    }
    if let claim = texts.values.lazy.compactMap({ HumanClaim.found(in: $0, refusing) }).first {
      HumanClaim.report(claim, "This notice", at: item.place, &findings)
      return nil
    }
    return Notice(id: id ?? Slug.of(text), from: from, until: until, text: text, translations: texts)
  }

  /// One text, in the business's own language, or one for each language by its code.
  private func texts(_ tree: YAMLTree, _ findings: inout Findings) -> [LocaleCode: String] {
    func filled(_ tree: YAMLTree) -> String? {
      SettingsReader.text(tree, "`text`", &findings).map { variables.filled($0, at: tree.place, &findings) }
    }
    guard case .mapping(let languages, _) = tree else { return filled(tree).map { [locale: $0] } ?? [:] }
    var texts: [LocaleCode: String] = [:]
    for language in languages {
      guard LanguageCodes.contains(language.key) else {
        findings.error(
          "unknown-locale", at: language.place, "`\(language.key)` is not a language code.",
          mend: "Write the languages of the text as in {en: …, de: …}.")
        continue
      }
      texts[LocaleCode(rawValue: language.key)] = filled(language.value)
    }
    return texts
  }

  private func reportMissing(_ notice: Notice, at place: SourceLocation, _ findings: inout Findings) {
    let missing = translated.union([locale]).filter { notice.translations[$0] == nil }.map(\.rawValue).sorted()
    guard !missing.isEmpty else { return }
    let all = translated.union([locale]).map(\.rawValue).sorted().map { "\($0): …" }.joined(separator: ", ")
    findings.warning(
      "missing-translation", at: place, "The notice `\(notice.id)` is not in `\(missing.joined(separator: "`, `"))`.",
      mend: "Write `text: {\(all)}`; until then it is shown as it is.")
  }
}
