/// A converted model, mapped into memory.
///
/// `@unchecked` because its pointers lead into `file`, which is read-only and which it keeps.
package final class ModelFile: @unchecked Sendable {
  /// Raised whenever a file of before cannot be read any more.
  static let version = 1
  static let magic = Array("fdencode".utf8)

  /// Which encoder it is of, by its header.
  package let size: EncoderSize
  /// Where it was opened, as it was given.
  package let path: String
  let layout: ModelLayout
  private let file: MappedFile

  /// Opens it and checks its header and length. What the bytes say is checked by `requireUnaltered`, which reads them
  /// all.
  package init(path: String) throws(ModelError) {
    file = try MappedFile(path: path)
    self.path = path
    let bytes = file.bytes
    guard bytes.count >= ModelLayout.headerBytes, bytes.prefix(8).elementsEqual(Self.magic) else {
      throw .notAModel(path: path)
    }
    let version = Int(Self.number(bytes, 8))
    guard version == Self.version else {
      throw .otherVersion(path: path, found: version, wanted: Self.version)
    }
    guard EncoderSize.allCases.indices.contains(Int(Self.number(bytes, 12))) else { throw .notAModel(path: path) }
    size = EncoderSize.allCases[Int(Self.number(bytes, 12))]
    layout = ModelLayout(size.shape, vocabularyBytes: Int(Self.number(bytes, 16)))
    guard layout.end == bytes.count else {
      throw .wrongSize(path: path, bytes: bytes.count, wanted: layout.end)
    }
  }

  /// The length of the whole file.
  package var byteCount: Int { file.bytes.count }

  /// The SHA-256 of all that follows the header, as its maker wrote it there.
  var recordedHash: UnsafeRawBufferPointer { UnsafeRawBufferPointer(rebasing: file.bytes[32..<64]) }
  var content: UnsafeRawBufferPointer { UnsafeRawBufferPointer(rebasing: file.bytes[ModelLayout.headerBytes...]) }

  var vocabulary: UnsafeRawBufferPointer { UnsafeRawBufferPointer(rebasing: file.bytes[layout.vocabulary]) }

  func floats(_ range: Range<Int>) -> UnsafePointer<Float> {
    UnsafeRawBufferPointer(rebasing: file.bytes[range]).assumingMemoryBound(to: Float.self).baseAddress
      .unsafelyUnwrapped
  }

  func integers(_ range: Range<Int>) -> UnsafePointer<Int8> {
    UnsafeRawBufferPointer(rebasing: file.bytes[range]).assumingMemoryBound(to: Int8.self).baseAddress
      .unsafelyUnwrapped
  }

  private static func number(_ bytes: UnsafeRawBufferPointer, _ offset: Int) -> UInt32 {
    UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt32.self))
  }
}
