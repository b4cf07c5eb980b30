import Glibc
import Testing

@testable import Terminal

@Suite("Columns that text takes", .serialized)
struct DisplayWidthTests {
  @Test(
    "columns are those of a terminal",
    arguments: [
      ("", 0), ("abc", 3), ("Grüße", 5), ("Cafe\u{301}", 4), ("日本", 4), ("한국", 4), ("각", 2), ("👍", 2),
      ("👍🏽", 4), ("☎", 1), ("☎️", 2), ("🇩🇪", 2), ("€", 1), ("Ａ", 2), ("⟨U+202E⟩", 8), ("1️⃣", 2),
    ])
  func columns(_ text: String, _ width: Int) {
    #expect(DisplayWidth.of(text) == width)
  }

  /// glibc is an oracle written by others. Symbols that changed from one version of Unicode to the next are left out.
  @Test("scalar by scalar, the C library says the same")
  func oracle() throws {
    let before = setlocale(LC_CTYPE, nil).map { String(cString: $0) } ?? "C"
    defer { setlocale(LC_CTYPE, before) }
    try #require(setlocale(LC_CTYPE, "C.UTF-8") != nil)
    let symbol = try #require(dlsym(nil, "wcwidth"), "Swift's Glibc does not export it by name")
    let wcwidth = unsafeBitCast(symbol, to: (@convention(c) (wchar_t) -> CInt).self)
    var differing: [String] = []
    for value in UInt32(0xA0)...0x10FFFF {
      guard let scalar = Unicode.Scalar(value), !isUnsettled(value) else { continue }
      let expected = Int(wcwidth(wchar_t(bitPattern: value)))
      guard expected >= 0, scalar.properties.generalCategory != .unassigned else { continue }
      if DisplayWidth.of(scalar) != expected { differing.append(String(value, radix: 16)) }
    }
    #expect(differing.isEmpty, "\(differing.count): \(differing.prefix(20))")
  }

  private func isUnsettled(_ value: UInt32) -> Bool {
    switch value {
    case 0x2630...0x2637, 0x268A...0x268F, 0x3248...0x324F, 0x4DC0...0x4DFF, 0x1171E, 0x1D300...0x1D376: true
    default: false
    }
  }
}
