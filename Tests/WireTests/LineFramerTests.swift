import Foundation
import TestSupport
import Testing

@testable import Wire

@Suite struct LineFramerTests {
  @Test("Each line is told once, in order, without its end")
  func lines() {
    #expect(framed("one\ntwo\n") == ["one", "two"])
  }

  @Test("H7: CR before LF, empty lines, and a byte order mark at the very beginning are ignored")
  func ignored() {
    #expect(framed("\u{FEFF}one\r\n\r\n\n\ntwo\n") == ["one", "two"])
    #expect(framed("\u{FEFF}\none\n") == ["one"])
    // Anywhere else a byte order mark is the sender's own.
    #expect(framed("one\n\u{FEFF}two\n") == ["one", "\u{FEFF}two"])
    #expect(framed("a\rb\r\r\n") == ["a\rb\r"])
  }

  @Test("H2: A line of 65 KiB is told as too long once, nothing of it is held, and the next line is read")
  func tooLong() {
    let long = String(repeating: "x", count: 66_560)
    #expect(framed("\(long)\nnext\n") == [Heard.tooLong, "next"])
    #expect(framed("\(long)\nnext\n", cut: 1_000) == [Heard.tooLong, "next"])
  }

  @Test("A line may have exactly the bytes that are announced, its end and a byte order mark not counted")
  func exactly() {
    let full = String(repeating: "x", count: 65_536)
    for cut in [Int.max, 4_096, 65_536] {
      #expect(framed("\u{FEFF}\(full)\r\n\(full)\r\n\(full)\n", cut: cut) == [full, full, full])
      #expect(framed("\(full)x\n\u{FEFF}\(full)\nok\n", cut: cut) == [Heard.tooLong, Heard.tooLong, "ok"])
    }
  }

  @Test("A line without an end for more than 1 MiB is hopeless, and nothing is read after it")
  func hopeless() {
    let endless = String(repeating: "x", count: 1_048_577)
    #expect(framed("\(endless)\nnext\n") == [Heard.tooLong, Heard.hopeless])
    #expect(framed("\(endless)\nnext\n", cut: 4_096) == [Heard.tooLong, Heard.hopeless])
    #expect(framed("\(endless.dropLast())\nnext\n", cut: 4_096) == [Heard.tooLong, "next"])
  }

  @Test("H3: 1 GB without LF grows memory by less than 1 MB")
  func endless() async {
    // In a process of its own: the other tests take memory too.
    await #expect(processExitsWith: .success) {
      let chunk = [UInt8](repeating: UInt8(ascii: "x"), count: 65_536)
      // One that never gives up, so that the whole of it is really read.
      var limits = WireLimits()
      limits.unendedLineBytes = .max
      var framers = [LineFramer(limits: limits), LineFramer()]
      var heard: [[String]] = [[], []]
      let before = try residentBytes()
      for _ in 0..<16_384 {
        for index in framers.indices {
          _ = chunk.withUnsafeBytes { framers[index].feed($0) { heard[index].note($0) } }
        }
      }
      #expect(try residentBytes() - before < 1_000_000)
      #expect(heard == [[Heard.tooLong], [Heard.tooLong, Heard.hopeless]])
    }
  }

  @Test("What comes out does not depend on how the bytes were cut", arguments: 1...60)
  func cutting(seed: Int) {
    var random = SeededGenerator(seed: UInt64(seed))
    var limits = WireLimits()
    limits.lineBytes = 8
    limits.unendedLineBytes = 40
    let alphabet: [UInt8] = [0xEF, 0xBB, 0xBF, 10, 10, 13, 97, 97, 97]
    let bytes = (0..<200).map { _ in alphabet.randomElement(using: &random)! }
    let whole = framed(bytes, limits: limits) { bytes.count }
    #expect(framed(bytes, limits: limits) { 1 } == whole)
    #expect(framed(bytes, limits: limits) { Int.random(in: 1...30, using: &random) } == whole)
  }

  @Test("Whoever stops in the middle of a piece gets the rest with the next call")
  func stopping() {
    var framer = LineFramer()
    var heard: [String] = []
    let bytes = Array("one\ntwo\nthree\n".utf8)
    var taken = 0
    while taken < bytes.count {
      taken += bytes[taken...].withUnsafeBytes { piece in
        framer.feed(piece) {
          _ = heard.note($0)
          return false
        }
      }
    }
    #expect(heard == ["one", "two", "three"])
  }

  @Test("What came after the last LF is a line when the stream ends")
  func finishing() {
    var framer = LineFramer()
    var heard: [String] = []
    _ = Array("one\nlast\r".utf8).withUnsafeBytes { framer.feed($0) { heard.note($0) } }
    framer.finish { heard.note($0) }
    framer.finish { heard.note($0) }
    #expect(heard == ["one", "last"])
  }

  private func framed(_ text: String, cut: Int = .max) -> [String] { framed(Array(text.utf8)) { cut } }

  private func framed(_ bytes: [UInt8], limits: WireLimits = WireLimits(), cut: () -> Int) -> [String] {
    var framer = LineFramer(limits: limits)
    var heard: [String] = []
    var rest = bytes[...]
    while !rest.isEmpty {
      let piece = rest.prefix(cut())
      rest = rest.dropFirst(piece.count)
      _ = piece.withUnsafeBytes { framer.feed($0) { heard.note($0) } }
    }
    return heard
  }
}

private func residentBytes() throws -> Int {
  let fields = try String(contentsOfFile: "/proc/self/statm", encoding: .utf8).split(separator: " ")
  return (Int(fields[1]) ?? 0) * Int(getpagesize())
}

private enum Heard {
  static let tooLong = "(too long)"
  static let hopeless = "(hopeless)"
}

extension [String] {
  fileprivate mutating func note(_ piece: LineFramer.Piece) -> Bool {
    switch piece {
    case .line(let bytes): append(String(decoding: bytes, as: UTF8.self))
    case .tooLong: append(Heard.tooLong)
    case .hopeless: append(Heard.hopeless)
    }
    return true
  }
}
