import Foundation
import Testing

@testable import Embedding

@Suite("A model file that is not what it should be")
struct ModelFileTests {
  private func opening(_ bytes: [UInt8]) throws -> ModelError? {
    let url = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID().uuidString).model")
    try Data(bytes).write(to: url)
    defer { try? FileManager.default.removeItem(at: url) }
    do throws(ModelError) {
      _ = try ModelFile(path: url.path)
      return nil
    } catch { return error }
  }

  private func header(version: UInt8 = 1, size: UInt8 = 0) -> [UInt8] {
    var bytes = Array("fdencode".utf8) + [version, 0, 0, 0, size, 0, 0, 0, 10, 0, 0, 0]
    bytes += [UInt8](repeating: 0, count: ModelLayout.headerBytes - bytes.count)
    return bytes
  }

  @Test("An empty file, another file, another version and one cut short are each told apart")
  func refused() throws {
    #expect(try kind(opening([])) == "not a model")
    #expect(try kind(opening(Array("# Shop\n".utf8) + [UInt8](repeating: 32, count: 200))) == "not a model")
    #expect(try kind(opening(header(version: 9))) == "version 9")
    #expect(try kind(opening(header(size: 7))) == "not a model")
    #expect(try kind(opening(header())) == "96 bytes")
  }

  private func kind(_ error: ModelError?) -> String {
    switch error {
    case .notAModel: "not a model"
    case .otherVersion(_, let found, _): "version \(found)"
    case .wrongSize(_, let bytes, let wanted): wanted > 20_000_000 ? "\(bytes) bytes" : "\(wanted) wanted"
    default: "something else"
    }
  }

  @Test("A file that is missing is named")
  func missing() {
    #expect(throws: ModelError.unreadable(path: "/nowhere/small.model", reason: "No such file or directory")) {
      _ = try ModelFile(path: "/nowhere/small.model")
    }
  }

  @Test("Distances fall into the buckets of the published code")
  func buckets() {
    #expect([0, -1, -7, -8, -20, -127, -500].map { RelativeBias.bucket($0, of: 32) } == [0, 1, 7, 8, 10, 15, 15])
    #expect([1, 7, 8, 500].map { RelativeBias.bucket($0, of: 32) } == [17, 23, 24, 31])
  }
}
