/// Splits what arrives, in pieces of any size, into lines, and holds no more of a line than a line may have.
///
/// A CR before the LF, empty lines, and a byte order mark at the very beginning are dropped (H7). What comes out does
/// not depend on how the bytes were cut.
package struct LineFramer: Sendable {
  /// What was found in the stream, in its order.
  package enum Piece {
    /// A line without its end; valid during the call only.
    case line(UnsafeRawBufferPointer)
    /// A line had more than `lineBytes`; said once, the rest of it up to the LF is thrown away (H2).
    case tooLong
    /// A line had more than `unendedLineBytes`: the connection is to be closed; nothing is read any more (H3).
    case hopeless
  }

  private static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]
  /// A byte order mark and a CR, which do not count.
  private static let uncounted = 4

  private let lineBytes: Int
  private let unendedLineBytes: Int
  /// The beginning of a line whose end has not come.
  private var held: [UInt8] = []
  /// How much of the present line has come, thrown away or held.
  private var length = 0
  private var isSkipping = false
  private var isFirstLine = true
  /// Whether `hopeless` was said.
  private var isHopeless = false

  /// - Parameter limits: of which `lineBytes` and `unendedLineBytes` count here.
  package init(limits: WireLimits = WireLimits()) {
    lineBytes = limits.lineBytes
    unendedLineBytes = limits.unendedLineBytes
  }

  /// Tells `use` of each line that ends in `bytes`, in order, until it returns false.
  ///
  /// - Returns: how many bytes were taken; less than all only where `use` returned false. The rest is to be fed again
  ///   before anything else.
  @discardableResult
  package mutating func feed(_ bytes: UnsafeRawBufferPointer, _ use: (Piece) -> Bool) -> Int {
    let chunk = LineBytes(bytes)
    var start = 0
    while start < chunk.count, !isHopeless {
      let end = chunk.firstIndex(of: UInt8(ascii: "\n"), from: start)
      let goesOn = take(chunk[start..<(end ?? chunk.count)], isEnded: end != nil, use)
      start = end.map { $0 + 1 } ?? chunk.count
      if !goesOn { return start }
    }
    return chunk.count
  }

  /// The stream has ended: what came after the last LF is a line too.
  package mutating func finish(_ use: (Piece) -> Bool) {
    guard length > 0, !isHopeless else { return }
    _ = take(UnsafeRawBufferPointer(start: nil, count: 0), isEnded: true, use)
  }

  /// - Returns: whether to go on.
  private mutating func take(_ part: UnsafeRawBufferPointer, isEnded: Bool, _ use: (Piece) -> Bool) -> Bool {
    length += part.count
    var goesOn = true
    if length > lineBytes + Self.uncounted, !isSkipping {
      isSkipping = true
      held = []
      goesOn = use(.tooLong)
    }
    if length > unendedLineBytes {
      isHopeless = true
      return use(.hopeless) && goesOn
    }
    guard isEnded else {
      if !isSkipping { held.append(contentsOf: part) }
      return goesOn
    }
    defer {
      (length, isSkipping, isFirstLine) = (0, false, false)
      held = []
    }
    if isSkipping { return goesOn }
    if held.isEmpty { return end(part, use) }
    held.append(contentsOf: part)
    return held.withUnsafeBytes { end($0, use) }
  }

  private func end(_ raw: UnsafeRawBufferPointer, _ use: (Piece) -> Bool) -> Bool {
    var line = raw[...]
    if isFirstLine, line.starts(with: Self.byteOrderMark) { line = line.dropFirst(Self.byteOrderMark.count) }
    if line.last == UInt8(ascii: "\r") { line = line.dropLast() }
    if line.isEmpty { return true }
    return use(line.count > lineBytes ? .tooLong : .line(UnsafeRawBufferPointer(rebasing: line)))
  }
}
