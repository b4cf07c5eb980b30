import Digests
import Foundation

/// Embeddings of a knowledge base's rows in a file, so that a start need not work them out again. It holds hashes of
/// the texts and no text.
///
/// `fdrows02`, the encoder's identity (32 bytes), width and count (32 bits each), for each row 16 bytes of the SHA-256
/// of its text and the day of its last use (32 bits), then all numbers row after row as 32-bit floats, at last the
/// SHA-256 of all of that. Little-endian.
struct RowFile {
  /// The first 16 bytes of the SHA-256 of a text.
  struct Key: Hashable, Sendable {
    let high, low: UInt64

    init(_ text: String) {
      (high, low) = SHA256.hash(text.utf8).withUnsafeBytes {
        ($0.loadUnaligned(as: UInt64.self), $0.loadUnaligned(fromByteOffset: 8, as: UInt64.self))
      }
    }

    init(_ bytes: UnsafeRawBufferPointer, at offset: Int) {
      high = bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
      low = bytes.loadUnaligned(fromByteOffset: offset + 8, as: UInt64.self)
    }
  }

  /// What an encoder made of a text, and the day on which that was wanted last, in days since 1970.
  struct Row: Hashable, Sendable {
    var vector: [Float]
    var usedOn: Int
  }

  private static let magic = Array("fdrows02".utf8)
  private static let headerBytes = 48
  private static let keyBytes = 20
  private static let sumBytes = 32

  private let path: String
  private let identity: [UInt8]
  private let width: Int

  /// - Parameter identity: of the encoder, by which a file of another one is told: anything that changes with it.
  init(path: String, identity: String, width: Int) {
    self.path = path
    self.identity = SHA256.hash(identity.utf8)
    self.width = width
  }

  /// What the file holds; nothing where there is none, or it is damaged, or another encoder's.
  func read() -> [Key: Row] {
    guard let file = try? MappedFile(path: path) else { return [:] }
    return withExtendedLifetime(file) { rows(in: file.bytes) }
  }

  private func rows(in bytes: UnsafeRawBufferPointer) -> [Key: Row] {
    guard bytes.count >= Self.headerBytes + Self.sumBytes, bytes.prefix(8).elementsEqual(Self.magic),
      bytes[8..<40].elementsEqual(identity), Int(Self.number(bytes, 40)) == width
    else { return [:] }
    let count = Int(Self.number(bytes, 44))
    let numbers = Self.headerBytes + count * Self.keyBytes
    let end = numbers + count * width * 4
    guard end + Self.sumBytes == bytes.count,
      SHA256.hash(UnsafeRawBufferPointer(rebasing: bytes[..<end])).elementsEqual(bytes[end...])
    else { return [:] }
    var rows: [Key: Row] = [:]
    for row in 0..<count {
      let (key, start) = (Self.headerBytes + row * Self.keyBytes, numbers + row * width * 4)
      let vector = (0..<width).map { Float(bitPattern: Self.number(bytes, start + 4 * $0)) }
      rows[Key(bytes, at: key)] = Row(vector: vector, usedOn: Int(Self.number(bytes, key + 16)))
    }
    return rows
  }

  /// The file holds these rows afterwards, or is as it was.
  func write(_ rows: [Key: Row]) throws(ModelError) {
    var data = Data(Self.magic + identity)
    for number in [width, rows.count] {
      withUnsafeBytes(of: UInt32(number).littleEndian) { data.append(contentsOf: $0) }
    }
    let ordered = rows.sorted { ($0.key.high, $0.key.low) < ($1.key.high, $1.key.low) }
    for (key, row) in ordered {
      withUnsafeBytes(of: key.high) { data.append(contentsOf: $0) }
      withUnsafeBytes(of: key.low) { data.append(contentsOf: $0) }
      withUnsafeBytes(of: UInt32(clamping: row.usedOn).littleEndian) { data.append(contentsOf: $0) }
    }
    for (_, row) in ordered {
      for number in row.vector { withUnsafeBytes(of: number.bitPattern.littleEndian) { data.append(contentsOf: $0) } }
    }
    data.append(contentsOf: SHA256.hash(data))
    try PartialFile.write(data, to: path, mode: 0o600)
  }

  private static func number(_ bytes: UnsafeRawBufferPointer, _ offset: Int) -> UInt32 {
    UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt32.self))
  }
}
