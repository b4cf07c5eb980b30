import Digests
import Foundation

@testable import Embedding

/// A folder of models whose weights are all zero: whole in every respect, and saying nothing.
struct ShelfFolder: ~Copyable {
  let shelf: ModelShelf

  init() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("models-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    shelf = ModelShelf(folder: folder.path)
  }

  deinit { try? FileManager.default.removeItem(atPath: shelf.folder) }

  /// - Parameters:
  ///   - size: whose layout it has, and under whose name it is put unless `place` is another one's.
  ///   - hashed: with the right hash, which takes a reading of it all.
  func put(_ size: EncoderSize, as place: EncoderSize? = nil, hashed: Bool = false) throws {
    let marks = size.marks
    var lines = [marks.first, marks.last, marks.unknown]
    lines += (lines.count..<size.shape.pieces).map { "p\($0)" }
    let vocabulary = Data(lines.joined(separator: "\n").utf8)
    let layout = ModelLayout(size.shape, vocabularyBytes: vocabulary.count)
    var bytes = Data(ModelFile.magic)
    for number in [ModelFile.version, size == .small ? 0 : 1, vocabulary.count] {
      withUnsafeBytes(of: UInt32(number).littleEndian) { bytes.append(contentsOf: $0) }
    }
    bytes.append(Data(count: layout.vocabulary.lowerBound - bytes.count))
    bytes.append(vocabulary)
    if hashed {
      var hash = SHA256()
      hash.update(bytes[ModelLayout.headerBytes...])
      hash.update(Data(count: layout.end - bytes.count))
      bytes.replaceSubrange(32..<64, with: hash.finalize())
    }
    let path = shelf.path(of: place ?? size)
    try bytes.write(to: URL(fileURLWithPath: path))
    // The zeros that follow take no room.
    try edit(path) { try $0.truncate(atOffset: UInt64(layout.end)) }
  }

  func cut(_ size: EncoderSize, to bytes: UInt64) throws {
    try edit(shelf.path(of: size)) { try $0.truncate(atOffset: bytes) }
  }

  func write(_ byte: UInt8, at offset: UInt64, of size: EncoderSize) throws {
    try edit(shelf.path(of: size)) {
      try $0.seek(toOffset: offset)
      try $0.write(contentsOf: [byte])
    }
  }

  private func edit(_ path: String, _ body: (FileHandle) throws -> Void) throws {
    let file = try FileHandle(forUpdating: URL(fileURLWithPath: path))
    defer { try? file.close() }
    try body(file)
  }
}
