import Language
import Testing

@Suite("D4: text that claims to be human")
struct HumanClaimTests {
  private let detector = HumanClaimDetector.shipped

  @Test("D4: every claim is found, 60 and more in four languages")
  func claimsAreFound() throws {
    let claims = try Wording.all("claims")
    #expect(claims.count >= 60 && Wording.countByLocale(claims).count == 4)
    let missed = claims.filter { detector.claim(in: $0.text) == nil }
    #expect(missed.isEmpty, "\(missed)")
  }

  @Test("D4: text about people, offers of a person and the truth pass, 60 and more in four languages")
  func innocentTextPasses() throws {
    let innocent = try Wording.all("claims-not")
    #expect(innocent.count >= 60 && Wording.countByLocale(innocent).count == 4)
    let wrong = innocent.filter { detector.claim(in: $0.text) != nil }
    #expect(wrong.isEmpty, "\(wrong)")
  }

  @Test(
    "D4: a line's end and what stands at its edges hide no claim",
    arguments: [
      "I am\na human.", "I am a\nhuman.", "Ich bin\nein Mensch", "I am a  \nhuman", "I am a\\\nhuman",
      "> I am a\n> human", "- I am\n- human", "I am a\r\nhuman", "Hello.\n\nJe suis\nun humain",
    ])
  func lineEndsHideNothing(_ text: String) {
    #expect(detector.claim(in: text) != nil)
  }

  @Test("D4: an empty line still parts two sentences")
  func emptyLinesPart() {
    #expect(detector.claim(in: "This is who I am\n\nHuman resources are upstairs") == nil)
  }

  @Test(
    "D4: a name that says human, person or real is refused",
    arguments: [
      "Anna (human)", "Real Anna", "Person", "Anna, Mensch", "Humaine", "Ana Humana", "Anna, not automated",
      "Echte Anna", "Anna no bot, human", "Humаn",
    ])
  func namesAreRefused(_ name: String) {
    #expect(detector.claim(inName: name) != nil)
  }

  @Test(
    "D4: names of people, things and departments pass",
    arguments: [
      "Anna", "Support", "Human Resources", "Real Estate", "Ressources humaines", "Recursos humanos", "Personal",
      "Hugo", "Persian Rugs", "Front Desk", "Robo",
    ])
  func namesPass(_ name: String) {
    #expect(detector.claim(inName: name) == nil)
  }

  @Test("D4: the claim is quoted in its own spelling, out of a longer text")
  func claimIsQuoted() {
    let text = "We open at nine. Yes, I’m a REAL person! Ask away."
    #expect(detector.claim(in: text) == "I’m a REAL person")
  }
}
