import Foundation
import Glibc
import Synchronization

/// What a program sent to its terminal, and what the terminal shows of it.
final class SeenOutput: Sendable {
  private struct State {
    var screen: ScreenModel
    var raw: [UInt8] = []
    /// The first part of a character that was cut in two by the read.
    var undecoded: [UInt8] = []
  }

  private let state: Mutex<State>

  init(columns: Int) { state = Mutex(State(screen: ScreenModel(columns: columns))) }

  var screen: ScreenModel { state.withLock { $0.screen } }
  var raw: [UInt8] { state.withLock { $0.raw } }

  /// Reads `descriptor` on a thread of its own until the other side is closed, and closes it.
  func follow(_ descriptor: Int32) {
    Thread { [self] in
      var buffer = [UInt8](repeating: 0, count: 65_536)
      while true {
        let count = read(descriptor, &buffer, buffer.count)
        if count < 0, errno == EINTR { continue }
        guard count > 0 else { break }
        take(buffer[..<count])
      }
      close(descriptor)
    }.start()
  }

  private func take(_ bytes: ArraySlice<UInt8>) {
    state.withLock { state in
      state.raw += bytes
      state.undecoded += bytes
      let complete = Self.wholeCharacters(in: state.undecoded)
      state.screen.feed(String(decoding: state.undecoded[..<complete], as: UTF8.self))
      state.undecoded.removeFirst(complete)
    }
  }

  /// How many bytes at the start end with a whole character.
  private static func wholeCharacters(in bytes: [UInt8]) -> Int {
    for back in 1...3 where back <= bytes.count {
      let byte = bytes[bytes.count - back]
      if byte < 0x80 { break }
      guard byte >= 0xC0 else { continue }
      let needed = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : 2
      return needed > back ? bytes.count - back : bytes.count
    }
    return bytes.count
  }
}
