import Testing

@testable import Terminal

@Suite("Lines out of bytes")
struct LineSplitterTests {
  private func split(_ bytes: [UInt8], chunk: Int = .max) -> [TypedLine] {
    var splitter = LineSplitter()
    var lines: [TypedLine] = []
    var rest = bytes[...]
    while !rest.isEmpty {
      lines += splitter.feed(rest.prefix(chunk))
      rest = rest.dropFirst(chunk)
    }
    return lines + (splitter.finish().map { [$0] } ?? [])
  }

  private func split(_ text: String, chunk: Int = .max) -> [TypedLine] { split(Array(text.utf8), chunk: chunk) }

  @Test("H7: CRLF, a byte order mark, blank lines and a last line without an end are all accepted")
  func accepted() {
    #expect(
      split("\u{FEFF}one\r\n\r\n\n two\nthree") == [
        .text("one", number: 1), .text(" two", number: 4), .text("three", number: 5),
      ])
    #expect(split("") == [])
    #expect(split("\n\n") == [])
  }

  @Test("H6: NUL and control characters are part of the line")
  func controls() {
    #expect(split("a\0b\u{1B}c\n") == [.text("a\0b\u{1B}c", number: 1)])
  }

  @Test("H5: a line that is not UTF-8 is named by its number, and the next one is read")
  func invalid() {
    let bytes = Array("fine\n".utf8) + [0x61, 0xC3, 0x28, 0x0A] + [0xED, 0xA0, 0x80, 0x0A] + Array("on".utf8)
    #expect(
      split(bytes) == [
        .text("fine", number: 1), .notUTF8(number: 2, column: 2), .notUTF8(number: 3, column: 1),
        .text("on", number: 4),
      ])
  }

  @Test("H2: a line of a megabyte is counted and left out, and reading resumes after its end")
  func large() {
    let bytes = [UInt8](repeating: 0x61, count: 1_048_576) + Array("\nnext\n".utf8)
    #expect(split(bytes, chunk: 4_096) == [.tooLong(number: 1, bytes: 1_048_576), .text("next", number: 2)])
    let most = [UInt8](repeating: 0x61, count: TypedLine.bytesMax)
    #expect(split(most) == [.text(String(repeating: "a", count: TypedLine.bytesMax), number: 1)])
    #expect(split(most + [0x61]) == [.tooLong(number: 1, bytes: TypedLine.bytesMax + 1)])
  }

  @Test("how the bytes are cut into chunks makes no difference", arguments: 1...7)
  func chunks(size: Int) {
    let text = "\u{FEFF}Grüße\r\n\nnaïve 日本\r\n🙂"
    #expect(split(text, chunk: size) == split(text))
  }
}
