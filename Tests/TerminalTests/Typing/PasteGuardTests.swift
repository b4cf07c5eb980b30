import Testing

@testable import Terminal

@Suite("What the line editor may see of a paste")
struct PasteGuardTests {
  private static let start = Array("\u{1B}[200~".utf8)
  private static let end = Array("\u{1B}[201~".utf8)

  private func filtered(_ bytes: [UInt8], chunk: Int = 4_096) -> (passed: [UInt8], overflowed: Bool) {
    var guardian = PasteGuard()
    var passed: [UInt8] = []
    var rest = bytes[...]
    while !rest.isEmpty {
      passed += guardian.filter(rest.prefix(chunk))
      rest = rest.dropFirst(chunk)
    }
    return (passed, guardian.overflowed)
  }

  @Test("what fits goes through as it is")
  func fits() {
    let bytes = Array("abc\u{1B}[D".utf8) + Self.start + Array("x\ny".utf8) + Self.end + Array("\r".utf8)
    #expect(filtered(bytes).passed == bytes)
    #expect(!filtered(bytes).overflowed)
  }

  @Test("of a megabyte without marks, what is too much goes, and the end of the line stays")
  func unmarked() {
    let (passed, overflowed) = filtered([UInt8](repeating: 0x61, count: 1_048_576) + [0x0D])
    #expect(overflowed)
    #expect(passed.count == TypedLine.bytesMax + 1)
    #expect(passed.last == 0x0D)
  }

  @Test(
    "of a megabyte with marks, line ends inside are swallowed too, and the closing mark stays", arguments: [1, 4_096])
  func marked(chunk: Int) {
    let inside = (0..<200_000).flatMap { _ in Array("line\r".utf8) }
    let (passed, overflowed) = filtered(Self.start + inside + Self.end + [0x0D], chunk: chunk)
    #expect(overflowed)
    #expect(passed.count <= TypedLine.bytesMax + Self.end.count + 1)
    #expect(passed.suffix(7) == Self.end + [0x0D])
  }

  @Test("Ctrl-C's and the other control characters are never swallowed")
  func controls() {
    let (passed, _) = filtered([UInt8](repeating: 0x61, count: 70_000) + [0x15, 0x0D])
    #expect(passed.suffix(2) == [0x15, 0x0D])
  }
}
