import NIOCore
import Testing

@testable import Server

@Suite("The receiving half of a WebSocket")
struct WebSocketMachineTests {
  private func feed(_ bytes: [UInt8], piece: Int = .max, fragments: Int = 1_024) -> [WebSocketMachine.Action] {
    var machine = WebSocketMachine(fragmentsMaximum: fragments)
    var actions: [WebSocketMachine.Action] = []
    var rest = bytes[...]
    while !rest.isEmpty {
      var buffer = ByteBuffer(bytes: rest.prefix(piece))
      rest = rest.dropFirst(piece)
      actions += machine.feed(&buffer)
    }
    return actions
  }

  /// Texts joined, the rest as it is.
  private func told(_ actions: [WebSocketMachine.Action]) -> [String] {
    var told: [String] = []
    var text = ByteBuffer()
    for action in actions {
      switch action {
      case .text(let part): text.writeImmutableBuffer(part)
      case .endOfMessage:
        told.append("message \(String(buffer: text))")
        text.clear()
      case .ping(let payload): told.append("ping \(String(buffer: payload))")
      case .closed(let code): told.append("closed \(code?.rawValue ?? 0)")
      case .broken(let code): told.append("broken \(code.rawValue)")
      }
    }
    return told
  }

  private func frame(_ first: UInt8, _ text: String) -> [UInt8] { SocketClient.frame(first, Array(text.utf8)) }

  @Test("What is told does not depend on how the bytes were cut", arguments: [1, 2, 3, 7, 4_096])
  func pieces(piece: Int) {
    let long = String(repeating: "ü", count: 40_000)
    let bytes =
      frame(0x01, "Gr") + frame(0x89, "are you there") + frame(0x00, "üez") + frame(0x80, "i") + frame(0x8A, "")
      + frame(0x81, "") + frame(0x81, long) + frame(0x81, String(repeating: "x", count: 200))
      + SocketClient.frame(0x88, [0x03, 0xE8])
    let wanted = [
      "ping are you there", "message Grüezi", "message ", "message \(long)",
      "message \(String(repeating: "x", count: 200))", "closed 1000",
    ]
    let isAsWanted = told(feed(bytes, piece: piece)) == wanted
    #expect(isAsWanted)
  }

  @Test(
    "H21: what breaks the rules of frames is a protocol error, at the first byte that does",
    arguments: [
      [0x81, 0x01], [0xC1], [0xA1], [0x91], [0x83], [0x87], [0x8B], [0x8F], [0x09], [0x08], [0x0A], [0x80], [0x00],
      [0x89, 0xFE], [0x88, 0xFF],
    ] as [[UInt8]])
  func broken(bytes: [UInt8]) {
    #expect(told(feed(bytes)) == ["broken 1002"])
    #expect(told(feed(frame(0x81, "x") + bytes, piece: 1)) == ["message x", "broken 1002"])
  }

  @Test("H21: a message begun must be ended before another begins")
  func order() {
    #expect(told(feed(frame(0x01, "x") + [0x81])) == ["broken 1002"])
    #expect(told(feed(frame(0x01, "x") + frame(0x00, "y") + [0x01])) == ["broken 1002"])
  }

  @Test("Binary is refused by its own code, and nothing after it is read")
  func binary() {
    #expect(told(feed(frame(0x82, "x") + frame(0x81, "y"))) == ["broken 1003"])
  }

  @Test(
    "H21: a close carries a code that may be sent and a reason in UTF-8",
    arguments: [
      ([], "closed 0"), ([0x03, 0xE8], "closed 1000"), ([0x03, 0xEB, 0x78], "closed 1003"),
      ([0x0B, 0xB8], "closed 3000"), ([0x13, 0x87], "closed 4999"), ([0x03], "broken 1002"),
      ([0x03, 0xE7], "broken 1002"),
      ([0x03, 0xEC], "broken 1002"), ([0x03, 0xED], "broken 1002"), ([0x03, 0xEE], "broken 1002"),
      ([0x03, 0xF7], "broken 1002"), ([0x04, 0x4C], "broken 1002"), ([0x07, 0xD0], "broken 1002"),
      ([0x13, 0x88], "broken 1002"), ([0x03, 0xE8, 0xC3], "broken 1007"),
      ([0x03, 0xE8, 0xED, 0xA0, 0x80], "broken 1007"),
    ] as [([UInt8], String)])
  func closes(payload: [UInt8], wanted: String) {
    #expect(told(feed(SocketClient.frame(0x88, payload))) == [wanted])
  }

  @Test(
    "Text that is no UTF-8 is told at once, also over frames, and where it ends in the middle of a scalar",
    arguments: [
      [0xC3, 0x28], [0xED, 0xA0, 0x80], [0xC0, 0x80], [0xF4, 0x90], [0xE0, 0x9F], [0xF0, 0x8F], [0xFF], [0x80],
    ] as [[UInt8]])
  func text(bytes: [UInt8]) {
    let message = SocketClient.frame(0x01, Array("x".utf8) + bytes)
    #expect(told(feed(message)).last == "broken 1007")
    #expect(told(feed(message, piece: 1)).last == "broken 1007")
    #expect(told(feed(SocketClient.frame(0x81, [0xE2, 0x82]))).last == "broken 1007")
    let split = SocketClient.frame(0x01, [0xE2]) + SocketClient.frame(0x00, [0x82]) + SocketClient.frame(0x80, [0xAC])
    #expect(told(feed(split)) == ["message €"])
  }

  @Test("H22: a message of a million fragments is refused as too big, after as many as there may be")
  func fragments() {
    var machine = WebSocketMachine(fragmentsMaximum: 1_024)
    var taken = 0
    var last: WebSocketMachine.Action?
    for number in 0..<1_000_000 {
      var frame = ByteBuffer(bytes: SocketClient.frame(number == 0 ? 0x01 : 0x00, [0x78]))
      last = machine.feed(&frame).last
      if machine.isOver { break }
      taken += 1
    }
    #expect(taken == 1_024 && last == .broken(.tooBig))
  }

  @Test("Whatever comes, it is told the same however it is cut, and nothing after the end", arguments: 0..<100)
  func anything(seed: UInt64) {
    var state = seed &* 0x9E37_79B9_7F4A_7C15 | 1
    func random(_ limit: UInt64) -> Int {
      state ^= state << 13
      state ^= state >> 7
      state ^= state << 17
      return Int(state % limit)
    }
    var bytes: [UInt8] = []
    for _ in 0..<20 {
      let first: UInt8 = [0x81, 0x01, 0x00, 0x80, 0x89, 0x8A, 0x88, UInt8(random(256))][random(8)]
      let payload = (0..<[0, 1, 5, 125, 126, 300][random(6)]).map { _ in UInt8(0x20 + random(0x60)) }
      bytes += SocketClient.frame(first, first == 0x88 ? [0x03, 0xE8] : payload)
      if random(10) == 0 { bytes.append(UInt8(random(256))) }
    }
    let whole = told(feed(bytes))
    #expect(told(feed(bytes, piece: 1)) == whole && told(feed(bytes, piece: 1 + random(50))) == whole)
    let ends = whole.indices.filter { whole[$0].hasPrefix("broken") || whole[$0].hasPrefix("closed") }
    #expect(ends.isEmpty || ends == [whole.count - 1])
  }

  @Test("Frames that bring nothing of a line are counted: pings, pongs and empty ones")
  func lineless() {
    var machine = WebSocketMachine(fragmentsMaximum: 9)
    var bytes = ByteBuffer()
    for (first, text) in [(0x81, "x"), (0x89, "ping"), (0x8A, ""), (0x81, ""), (0x01, "a"), (0x00, ""), (0x80, "b")] {
      bytes.writeBytes(SocketClient.frame(UInt8(first), Array(text.utf8)))
    }
    _ = machine.feed(&bytes)
    #expect(machine.linelessFrames == 4 && !machine.isOver)
  }

  @Test("2,000 frames without a line may come in a second; more are read as late as they should have come")
  func pace() {
    var pace = FramePace(at: 0)
    #expect(pace.take(2_000, at: 0) == nil)
    #expect(pace.take(2_000, at: 500) == 1_500)
    #expect(pace.take(2_000, at: 2_000) == nil)
    #expect(pace.take(1_000_000, at: 2_000) == FramePace.pauseLongestMilliseconds)
  }

  @Test("A length that no message has is too big")
  func length() {
    #expect(told(feed([0x81, 0xFF, 0x7F, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 1, 2, 3, 4])) == ["broken 1009"])
  }

  @Test("The UTF-8 check takes exactly what Swift takes", arguments: 0..<200)
  func utf8(seed: UInt64) {
    var state = seed &* 0x9E37_79B9_7F4A_7C15 | 1
    for _ in 0..<200 {
      let bytes = (0..<6).map { _ in
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        // Mostly bytes with which scalars of several bytes begin or go on.
        let byte = UInt8(truncatingIfNeeded: state >> 8)
        return state & 3 == 0 ? byte & 0x7F : byte | 0x80
      }
      var check = UTF8Check()
      let isRight = bytes.withUnsafeBytes { check.accept($0) } && check.isBetweenScalars
      #expect(isRight == (String(validating: bytes, as: UTF8.self) != nil), "\(bytes)")
    }
  }
}
