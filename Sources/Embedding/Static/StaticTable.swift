import CTables
import Digests

/// A vector for each of some word pieces, in bytes with a scale a piece.
///
/// A header of 64 bytes (magic; from byte 8 the SHA-256 of all that follows it; from byte 40 version, pieces, width and
/// bytes of the vocabulary); the vocabulary, a piece a line; the scales as 32-bit floats; a row of bytes a piece. Each
/// part begins at a multiple of 64, and all numbers are little-endian. Scripts/train-static-table writes it.
///
/// `@unchecked` because it only ever reads the bytes, which whoever hands them over keeps; the linked ones stay.
struct StaticTable: @unchecked Sendable {
  static let magic = Array("fdstatic".utf8)
  /// Raised whenever a table of before cannot be read any more.
  static let version = 1
  static let headerBytes = 64

  /// Numbers a vector.
  let width: Int
  let count: Int
  let vocabulary: UnsafeRawBufferPointer
  private let scales: UnsafePointer<Float>
  private let rows: UnsafePointer<Int8>

  /// The table that is part of the program.
  static var linked: UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(start: static_table_begin(), count: static_table_end() - static_table_begin())
  }

  /// Reads every byte once, to compare the checksum.
  ///
  /// - Parameter bytes: begin at a multiple of 64.
  /// - Returns: nil where they are not a whole and unaltered table.
  init?(_ bytes: UnsafeRawBufferPointer) {
    guard bytes.count >= Self.headerBytes, bytes.prefix(8).elementsEqual(Self.magic) else { return nil }
    func number(at offset: Int) -> Int {
      Int(UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt32.self)))
    }
    guard number(at: 40) == Self.version else { return nil }
    (count, width) = (number(at: 44), number(at: 48))
    let vocabularyEnd = Self.headerBytes + number(at: 52)
    let scalesStart = Self.roundedUp(vocabularyEnd)
    let rowsStart = Self.roundedUp(scalesStart + 4 * count)
    guard width > 0, count > 0, bytes.count == rowsStart + count * width else { return nil }
    let content = UnsafeRawBufferPointer(rebasing: bytes[40...])
    guard SHA256.hash(content).elementsEqual(bytes[8..<40]) else { return nil }
    guard let start = bytes.baseAddress else { return nil }
    vocabulary = UnsafeRawBufferPointer(rebasing: bytes[Self.headerBytes..<vocabularyEnd])
    scales = (start + scalesStart).assumingMemoryBound(to: Float.self)
    rows = (start + rowsStart).assumingMemoryBound(to: Int8.self)
  }

  /// A piece's vector: the numbers of its row, each times its scale.
  subscript(piece: Int) -> (row: UnsafePointer<Int8>, scale: Float) {
    precondition(piece < count)
    return (rows + piece * width, scales[piece])
  }

  private static func roundedUp(_ offset: Int) -> Int { (offset + 63) / 64 * 64 }
}
