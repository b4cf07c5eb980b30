import Foundation

@testable import Embedding

/// Lines of text, and what the published tokenizers and weights make of them: `Scripts/make-reference-vectors`.
struct Reference {
  let lines: [String]
  /// The numbers of each line's pieces.
  let pieces: [[Int32]]
  /// Of the first lines; empty where the folder has pieces only.
  let vectors: [[Float]]

  /// The folder of the lines kept with the tests.
  static let kept = Bundle.module.bundleURL.appending(path: "Data")
  /// A folder of many more lines.
  static let long = ProcessInfo.processInfo.environment["FRONTDESK_TEST_PIECES"].map {
    URL(fileURLWithPath: $0, isDirectory: true)
  }

  init(_ size: EncoderSize, in folder: URL = kept) throws {
    lines = try Self.lines(of: folder.appending(path: "lines.txt"))
    pieces = try Self.lines(of: folder.appending(path: "\(size.rawValue).pieces"))
      .map { $0.split(separator: " ").compactMap { Int32($0) } }
    vectors =
      (try? Data(contentsOf: folder.appending(path: "\(size.rawValue).vectors")))
      .map { Self.vectors($0, width: size.shape.width) } ?? []
  }

  private static func lines(of file: URL) throws -> [String] {
    try Data(contentsOf: file).split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).dropLast()
      .map { String(decoding: $0, as: UTF8.self) }
  }

  /// Rows of 16-bit floats.
  private static func vectors(_ data: Data, width: Int) -> [[Float]] {
    let bytes = Array(data)
    let numbers = stride(from: 0, to: bytes.count, by: 2).map { place in
      Float(Float16(bitPattern: UInt16(bytes[place]) | UInt16(bytes[place + 1]) << 8))
    }
    return stride(from: 0, to: numbers.count, by: width).map { Array(numbers[$0..<$0 + width]) }
  }
}
