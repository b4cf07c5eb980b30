import Testing

@testable import Language

@Suite("Names that nobody can guess")
struct RandomIDTests {
  @Test("One has 26 characters of [a-z2-7], and no two are the same")
  func made() {
    let made = (0..<1_000).map { _ in RandomID.make() }
    #expect(Set(made).count == made.count)
    #expect(made.allSatisfy { $0.wholeMatch(of: /[a-z2-7]{26}/) != nil })
    #expect(Set(made.joined()).count == 32)
  }

  @Test("Bits and bytes make the same characters, the most significant first")
  func bits() {
    #expect(RandomID.text(of: 0, 0) == String(repeating: "a", count: 26))
    #expect(RandomID.text(of: .max, .max) == String(repeating: "7", count: 25) + "4")
    #expect(RandomID.text(of: 1 << 59, 1) == "b" + String(repeating: "a", count: 24) + "e")
    let digest = (0..<17).map { UInt8($0 * 37 & 0xFF) }
    let halves = [digest[..<8], digest[8..<16]].map { $0.reduce(UInt64(0)) { $0 << 8 | UInt64($1) } }
    #expect(RandomID.text(ofDigest: digest).dropLast() == RandomID.text(of: halves[0], halves[1]).dropLast())
  }
}
