import Language
import Testing

@Suite("The other dialogue acts")
struct OtherActsTests {
  private let detector = DialogueActDetector.shipped

  @Test("Each listed message does what its list says, and content that resembles it does nothing")
  func listedActsAreFound() throws {
    for wording in try Wording.all("acts") {
      let acts = detector.acts(in: wording.text)
      if wording.act == "-" {
        #expect(acts.isEmpty, "\(wording) \(acts)")
      } else {
        let expected = try #require(Self.act(named: wording.act))
        #expect(acts.contains(expected), "\(wording) \(acts)")
      }
    }
  }

  @Test("Small talk is small talk only when the whole message is", arguments: ["hi", "thanks a lot", "lol", "bye"])
  func contentEndsSmallTalk(_ talk: String) {
    #expect(!detector.acts(in: talk).isEmpty)
    #expect(detector.acts(in: "\(talk), where is my order?").isEmpty)
  }

  @Test("Several things said at once are all heard, the weightiest first")
  func severalActs() {
    #expect(detector.acts(in: "hi, how are you?") == [.smallTalk(.howAreYou), .smallTalk(.greeting)])
    #expect(detector.acts(in: "no, neither of those").first == .noneOfThese)
    #expect(detector.acts(in: "ok thanks bye").contains(.smallTalk(.farewell)))
  }

  @Test("A choice is a short reply and no number in a sentence")
  func choices() {
    #expect(detector.acts(in: "2️⃣") == [.choice(2)])
    #expect(detector.acts(in: "the second one please") == [.choice(2)])
    #expect(detector.acts(in: "2 adults and a dog").isEmpty)
  }

  @Test(
    "A choice that is refused is not picked",
    arguments: [
      "not that one", "I don't want that one", "not the first one", "definitely not the first one", "not 1", "no one",
      "nicht das erste", "nicht das zweite", "das zweite nicht", "ich will nicht das erste", "pas le premier",
      "je ne veux pas la première", "no quiero el primero", "ni el primero ni el segundo",
    ])
  func refusedChoices(_ message: String) {
    let chosen = detector.acts(in: message).contains { if case .choice = $0 { true } else { false } }
    #expect(!chosen)
  }

  @Test("A bare number of two digits chooses from a long list; one among words, or a longer one, chooses nothing")
  func longLists() {
    #expect(detector.acts(in: "10") == [.choice(10)])
    #expect(detector.acts(in: " 12. ") == [.choice(12)])
    for message in ["0", "100", "10 books", "3.50", "10:30", "4711"] { #expect(detector.acts(in: message).isEmpty) }
  }

  @Test("Whoever writes in another language than before is understood all the same")
  func languagesMix() {
    #expect(detector.acts(in: "ok merci, tschüss").contains(.smallTalk(.farewell)))
  }

  private static func act(named name: String) -> DialogueAct? {
    let parts = name.split(separator: " ").map(String.init)
    switch parts[0] {
    case "affirmation": return .affirmation
    case "refusal": return .refusal
    case "noneOfThese": return .noneOfThese
    case "withdrawal": return .withdrawal
    case "objection": return .objection
    case "incomprehension": return .incomprehension
    case "wait": return .asksAboutWait
    case "language": return .asksForLanguage(LocaleCode(rawValue: parts[1]))
    case "choice": return Int(parts[1]).map { .choice($0) }
    case "smallTalk": return SmallTalk(rawValue: parts[1]).map { .smallTalk($0) }
    default: return nil
    }
  }
}
