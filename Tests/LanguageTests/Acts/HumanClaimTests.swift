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

  @Test("D4: the claim is quoted in its own spelling, out of a longer text")
  func claimIsQuoted() {
    let text = "We open at nine. Yes, I’m a REAL person! Ask away."
    #expect(detector.claim(in: text) == "I’m a REAL person")
  }
}
