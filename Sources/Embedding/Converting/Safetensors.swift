import Foundation

/// Tensors of 32-bit floats in a file as the `safetensors` format lays them out: the length of a header, the header as
/// JSON (name to type, shape and place), then the numbers.
struct Safetensors {
  private struct Tensor: Decodable {
    var dtype: String
    var shape: [Int]
    var data_offsets: [Int]
  }

  private let file: MappedFile
  private let path: String
  private let tensors: [String: Tensor]
  private let start: Int

  /// Larger headers are not believed.
  private static let headerMax = 100_000_000

  var bytes: UnsafeRawBufferPointer { file.bytes }

  init(path: String) throws(ModelError) {
    file = try MappedFile(path: path)
    self.path = path
    let bytes = file.bytes
    guard bytes.count > 8 else { throw .weights(path: path, reason: "they are not in the safetensors format") }
    let length = UInt64(littleEndian: bytes.loadUnaligned(as: UInt64.self))
    guard length < Self.headerMax, 8 + Int(length) <= bytes.count else {
      throw .weights(path: path, reason: "they are not in the safetensors format")
    }
    start = 8 + Int(length)
    do {
      let header = try JSONDecoder().decode([String: Either].self, from: Data(bytes[8..<start]))
      tensors = header.compactMapValues(\.tensor)
    } catch { throw .weights(path: path, reason: "their header is damaged") }
  }

  /// The numbers of a tensor, row by row.
  func floats(_ name: String, shape: [Int]) throws(ModelError) -> [Float] {
    guard let tensor = tensors[name] else { throw .weights(path: path, reason: "\(name) is missing") }
    guard tensor.dtype == "F32", tensor.shape == shape, tensor.data_offsets.count == 2 else {
      throw .weights(path: path, reason: "\(name) is not \(shape) numbers of 32 bits")
    }
    let count = shape.reduce(1, *)
    let offset = tensor.data_offsets[0]
    guard offset >= 0, tensor.data_offsets[1] - offset == 4 * count, start + offset + 4 * count <= file.bytes.count
    else {
      throw .weights(path: path, reason: "\(name) lies outside of the file")
    }
    return (0..<count).map {
      Float(
        bitPattern: UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: start + offset + 4 * $0, as: UInt32.self)))
    }
  }

  /// A tensor, or the metadata, which is not one.
  private struct Either: Decodable {
    var tensor: Tensor?

    init(from decoder: any Decoder) { tensor = try? Tensor(from: decoder) }
  }
}
