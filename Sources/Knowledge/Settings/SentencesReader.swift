import Language

/// Reads `sentences.yaml`: the bot's own sentences that the business replaces.
///
/// Which keys exist, and which placeholders each needs, is known to the conversation, not here.
struct SentencesReader {
  let refusing: @Sendable (String) -> String?

  func read(_ tree: YAMLTree, _ findings: inout Findings) -> [LocaleCode: [String: String]] {
    var sentences: [LocaleCode: [String: String]] = [:]
    for language in SettingsReader.pairs(tree, "`sentences.yaml`", &findings) {
      guard LanguageCodes.contains(language.key) else {
        findings.error(
          "unknown-locale", at: language.place, "`\(language.key)` is not a language code.",
          mend: "Write the language first, as in `en:`, and the sentences indented below it.")
        continue
      }
      for pair in SettingsReader.pairs(language.value, "a language of `sentences.yaml`", &findings) {
        guard let text = SettingsReader.text(pair.value, "`\(pair.key)`", &findings) else { continue }
        // The sentence that tells that a person has joined has to say so.
        if pair.key != "joined", let claim = HumanClaim.found(in: text, refusing) {
          HumanClaim.report(claim, "This sentence", at: pair.value.place, &findings)
        } else {
          sentences[LocaleCode(rawValue: language.key), default: [:]][pair.key] = text
        }
      }
    }
    return sentences
  }
}
