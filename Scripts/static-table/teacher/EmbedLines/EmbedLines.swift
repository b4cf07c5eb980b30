import Embedding
import Foundation

/// `EmbedLines LARGE LINES VECTORS`: writes what the large encoder makes of each line, as 16-bit floats.
@main
struct EmbedLines {
  static func main() throws {
    let arguments = CommandLine.arguments
    guard arguments.count == 4 else { fatalError("EmbedLines LARGE LINES VECTORS") }
    let (large, lines, vectors) = (arguments[1], arguments[2], arguments[3])
    let model = vectors + ".model"
    var converter = try ModelConverter(
      .large, weights: "\(large)/model.safetensors", vocabulary: "\(large)/vocab.txt")
    try converter.write(to: model)
    defer { try? FileManager.default.removeItem(atPath: model) }
    let encoder = try Encoder(path: model)
    let texts = try String(contentsOfFile: lines, encoding: .utf8)
      .split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(String.init)
    var output = Data()
    let embeddings = encoder.embeddings(ofRows: texts) { share in
      FileHandle.standardError.write(Data("\r\(lines): \(Int(share * 100)) %".utf8))
    }
    for embedding in embeddings {
      embedding.map { Float16($0) }.withUnsafeBytes { output.append(contentsOf: $0) }
    }
    try output.write(to: URL(fileURLWithPath: vectors), options: .atomic)
  }
}
