import Crypto
import Foundation

/// Embeddings of a knowledge base's rows in a file, so that a start need not work them out again. It holds hashes of the
/// texts and no text.
///
/// `fdrows01`, the encoder's identity (32 bytes), width and count (32 bits each), for each row 16 bytes of the SHA-256 of
/// its text, then all numbers row after row as 32-bit floats, at last the SHA-256 of all of that. Little-endian.
struct RowFile {
  /// The first 16 bytes of the SHA-256 of a text.
  struct Key: Hashable, Sendable {
    let high, low: UInt64

    init(_ text: String) {
      var text = text
      let digest = text.withUTF8 { SHA256.hash(data: UnsafeRawBufferPointer($0)) }
      (high, low) = digest.withUnsafeBytes {
        ($0.loadUnaligned(as: UInt64.self), $0.loadUnaligned(fromByteOffset: 8, as: UInt64.self))
      }
    }

    init(_ bytes: UnsafeRawBufferPointer, at offset: Int) {
      high = bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
      low = bytes.loadUnaligned(fromByteOffset: offset + 8, as: UInt64.self)
    }
  }

  private static let magic = Array("fdrows01".utf8)
  private static let headerBytes = 48
  private static let keyBytes = 16
  private static let sumBytes = 32

  private let path: String
  private let identity: [UInt8]
  private let width: Int

  /// - Parameter identity: of the encoder, by which a file of another one is told: anything that changes with it.
  init(path: String, identity: String, width: Int) {
    self.path = path
    self.identity = Array(SHA256.hash(data: Data(identity.utf8)))
    self.width = width
  }

  /// What the file holds; nothing where there is none, or it is damaged, or another encoder's.
  func read() -> [Key: [Float]] {
    guard let file = try? MappedFile(path: path) else { return [:] }
    return withExtendedLifetime(file) { rows(in: file.bytes) }
  }

  private func rows(in bytes: UnsafeRawBufferPointer) -> [Key: [Float]] {
    guard bytes.count >= Self.headerBytes + Self.sumBytes, bytes.prefix(8).elementsEqual(Self.magic),
      bytes[8..<40].elementsEqual(identity), Int(Self.number(bytes, 40)) == width
    else { return [:] }
    let count = Int(Self.number(bytes, 44))
    let numbers = Self.headerBytes + count * Self.keyBytes
    let end = numbers + count * width * 4
    guard end + Self.sumBytes == bytes.count,
      SHA256.hash(data: UnsafeRawBufferPointer(rebasing: bytes[..<end])).elementsEqual(bytes[end...])
    else { return [:] }
    var rows: [Key: [Float]] = [:]
    for row in 0..<count {
      let start = numbers + row * width * 4
      rows[Key(bytes, at: Self.headerBytes + row * Self.keyBytes)] = (0..<width).map {
        Float(bitPattern: Self.number(bytes, start + 4 * $0))
      }
    }
    return rows
  }

  /// Writes the rows under a name beside the file's and renames that, so that the file is whole or as it was.
  func write(_ rows: [Key: [Float]]) throws {
    var data = Data(Self.magic + identity)
    for number in [width, rows.count] {
      withUnsafeBytes(of: UInt32(number).littleEndian) { data.append(contentsOf: $0) }
    }
    let ordered = rows.sorted { ($0.key.high, $0.key.low) < ($1.key.high, $1.key.low) }
    for (key, _) in ordered {
      withUnsafeBytes(of: key.high) { data.append(contentsOf: $0) }
      withUnsafeBytes(of: key.low) { data.append(contentsOf: $0) }
    }
    for (_, row) in ordered {
      for number in row { withUnsafeBytes(of: number.bitPattern.littleEndian) { data.append(contentsOf: $0) } }
    }
    data.append(contentsOf: SHA256.hash(data: data))
    let part = path + ".part"
    guard
      FileManager.default.createFile(atPath: part, contents: data, attributes: [.posixPermissions: 0o600]),
      rename(part, path) == 0
    else {
      unlink(part)
      throw CocoaError(.fileWriteUnknown)
    }
  }

  private static func number(_ bytes: UnsafeRawBufferPointer, _ offset: Int) -> UInt32 {
    UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt32.self))
  }
}
