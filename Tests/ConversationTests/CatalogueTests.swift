import Conversation
import Foundation
import Knowledge
import Language
import TestSupport
import Testing

@Suite("The bot's own sentences")
struct CatalogueTests {
  @Test("Every sentence exists in every shipped language", arguments: LocaleCode.shipped)
  func complete(locale: LocaleCode) {
    let english = SentenceKey.allCases.map { Catalogue.shipped.sentence($0, in: .english) }
    for (key, original) in zip(SentenceKey.allCases, english) {
      let sentence = Catalogue.shipped.sentence(key, in: locale)
      #expect(sentence != key.rawValue && !sentence.isEmpty)
      #expect(placeholders(in: sentence) == placeholders(in: original), "\(key) in \(locale)")
    }
    #expect(Catalogue.shipped.list(.weekdays, in: locale).count == 7)
    #expect(Catalogue.shipped.list(.months, in: locale).count == 12)
  }

  @Test(
    "D4: no shipped sentence claims to be human, but the one about a person who joined", arguments: LocaleCode.shipped)
  func noClaims(locale: LocaleCode) {
    for key in SentenceKey.allCases where key != .joined {
      #expect(HumanClaimDetector.shipped.claim(in: Catalogue.shipped.sentence(key, in: locale)) == nil, "\(key)")
    }
  }

  @Test("D1: the sentences that disclose say so in every shipped language", arguments: LocaleCode.shipped)
  func disclosing(locale: LocaleCode) {
    for key in SentenceKey.disclosing {
      #expect(saysAutomated(Catalogue.shipped.sentence(key, in: locale), in: locale), "\(key) in \(locale)")
    }
  }

  @Test("docs/sentences.md names every sentence that a business may replace, with what it says in English")
  func page() throws {
    let file = PackageRoot.url.appending(path: "docs/sentences.md")
    let text = try String(contentsOf: file, encoding: .utf8)
    let rows = SentenceKey.allCases.filter { !SentenceKey.fixed.contains($0) }.map { key in
      "| `\(key.rawValue)` | \(Catalogue.shipped.sentence(key, in: .english)) |\n"
    }
    let begin = try #require(text.range(of: "| --- | --- |\n")).upperBound
    if ProcessInfo.processInfo.environment["FRONTDESK_WRITE_SNAPSHOTS"] != nil {
      try (text[..<begin] + rows.joined()).write(to: file, atomically: true, encoding: .utf8)
    } else {
      #expect(text[begin...] == rows.joined(), "write it anew with FRONTDESK_WRITE_SNAPSHOTS=1")
    }
  }

  @Test("A name that is no sentence's is told with the nearest one, or with the page that lists them")
  func nearest() {
    let flaws = Catalogue.shipped.replacing([.english: ["mis": "Sorry.", "nonsense": "No."]]).flaws
    #expect(
      flaws.map(\.explanation.mend) == ["write \"miss\" if that is what you mean", "docs/sentences.md names them all"])
  }

  @Test("A business may put its own words in place of the bot's")
  func replaced() {
    let (catalogue, flaws) = Catalogue.shipped.replacing([.english: ["small_talk_thanks": "Any time!"]])
    #expect(flaws.isEmpty)
    #expect(catalogue.sentence(.smallTalkThanks, in: .english) == "Any time!")
    #expect(catalogue.sentence(.smallTalkThanks, in: .german) == "Gern geschehen.")
  }

  @Test(
    "D4: a replacement that claims to be human, or no longer discloses, is refused and the shipped sentence stays",
    arguments: [
      ("greeting", "Hi, I am a real person."), ("disclosure", "I am {bot} of {business}."), ("label_bot", "{name}"),
      ("disclosure_asked", "Let us not talk about that, {business} says."),
    ])
  func refused(key: String, text: String) throws {
    let (catalogue, flaws) = Catalogue.shipped.replacing([.english: [key: text]])
    #expect(flaws.count == 1)
    let name = try #require(SentenceKey(rawValue: key))
    #expect(catalogue.sentence(name, in: .english) == Catalogue.shipped.sentence(name, in: .english))
    #expect(flaws.allSatisfy { !$0.explanation.message.isEmpty && !$0.explanation.mend.isEmpty })
  }

  @Test("A replacement that drops a placeholder, or names no sentence of ours, is told apart")
  func flaws() {
    let (_, flaws) = Catalogue.shipped.replacing([
      .english: ["queue_position": "Soon.", "no_such_sentence": "x", "automated_words": "person"], "nl": ["miss": "x"],
    ])
    #expect(
      Set(flaws) == [
        .missingPlaceholder("position", key: "queue_position", .english), .unknownKey("no_such_sentence", .english),
        .unknownKey("automated_words", .english), .unknownLanguage("nl"),
      ])
    let told = Set(flaws.map(\.explanation.message))
    #expect(
      told == [
        "sentence \"queue_position\" (en) leaves out {position}", "there is no sentence \"no_such_sentence\" (en)",
        "there is no sentence \"automated_words\" (en)",
        "sentences in nl cannot be replaced: the bot does not ship that language",
      ])
    #expect(flaws.allSatisfy { !$0.explanation.mend.isEmpty })
  }

  @Test("A sentence that is not used is told of as an error in the file of sentences, with what to do")
  func told() {
    let flaw = Catalogue.Flaw.unknownKey("misss", .english)
    let found = Diagnostic(flaw)
    #expect(found.severity == .error && found.code == "sentence" && found.location.file == "sentences.yaml")
    #expect(found.message == flaw.explanation.message && found.mend == flaw.explanation.mend)
  }

  @Test("A language that is not shipped falls back to English")
  func fallback() {
    #expect(Catalogue.shipped.sentence(.resolved, in: "nl") == Catalogue.shipped.sentence(.resolved, in: .english))
  }

  @Test("A value that looks like a placeholder is inserted as it is")
  func valuesAreNotTemplates() {
    let text = Catalogue.shipped.sentence(.joined, in: .english, ["agent": "{agent}{business}"])
    #expect(text == "You are now with {agent}{business}, a person.")
  }

  private func placeholders(in sentence: String) -> Set<Substring> {
    Set(
      sentence.split(separator: "{", omittingEmptySubsequences: false).dropFirst().compactMap {
        $0.split(separator: "}").first
      })
  }
}
