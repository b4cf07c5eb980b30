import CKernels
import Synchronization

/// Turns texts into embeddings: vectors of unit length that point the same way for texts of the same meaning.
///
/// A transformer with weights and inputs of its products rounded to bytes; everything between is in 32-bit floats. Any
/// number of threads may encode at once; each takes a workspace of its own.
package final class Encoder: Sendable {
  /// The model that it runs, mapped into memory.
  package let file: ModelFile
  private let pieces: WordPieces
  private let kernel: kernel_kind
  private let shelf = Mutex<[Workspace]>([])
  private let biases = Mutex<[Int: [Float]]>([:])

  /// Pieces of one text that are read; a customer's question has 12, a story of 150 words 200.
  package static let piecesMax = 256
  /// Pieces that are encoded together.
  static let rowsMax = 256
  /// Workspaces that are kept; whoever needs more allocates them.
  private static let shelfMax = 4

  /// - Parameter instructions: one of those that the processor runs; stops the program otherwise.
  /// - Throws: where the file cannot be read, is no model that this program reads, or has a vocabulary without its
  ///   marks.
  package convenience init(path: String, instructions: VectorInstructions = .best) throws(ModelError) {
    try self.init(ModelFile(path: path), instructions: instructions)
  }

  init(_ file: ModelFile, instructions: VectorInstructions) throws(ModelError) {
    precondition(VectorInstructions.runnable.contains(instructions))
    guard let pieces = WordPieces(file.vocabulary, of: file.size) else { throw .altered(path: file.path) }
    self.file = file
    self.pieces = pieces
    kernel = instructions.kernel
  }

  /// Numbers in an embedding.
  package var width: Int { file.size.shape.width }

  /// The embedding of one text, of which `piecesMax` pieces are read.
  package func embedding(of text: String) -> [Float] { embeddings(of: [text])[0] }

  /// Those of many texts: as many together as have room.
  package func embeddings(of texts: [String]) -> [[Float]] {
    let workspace = shelf.withLock { $0.popLast() } ?? Workspace(file.size.shape, rows: Self.rowsMax)
    defer { shelf.withLock { if $0.count < Self.shelfMax { $0.append(workspace) } } }
    var result: [[Float]] = []
    var batch: [[Int32]] = []
    var rows = 0
    for text in texts {
      let pieces = pieces.pieces(of: text, limit: Self.piecesMax)
      if rows + pieces.count > Self.rowsMax {
        result += encode(batch, in: workspace)
        (batch, rows) = ([], 0)
      }
      batch.append(pieces)
      rows += pieces.count
    }
    return result + encode(batch, in: workspace)
  }

  /// The numbers of the pieces that are read of a text, its marks of beginning and end included: at least 2.
  package func pieces(of text: String) -> [Int32] { pieces.pieces(of: text, limit: Self.piecesMax) }

  private func encode(_ texts: [[Int32]], in workspace: Workspace) -> [[Float]] {
    guard !texts.isEmpty else { return [] }
    let pass = EncoderPass(
      file, kernel, workspace, lengths: texts.map(\.count), biases: texts.map { biases(for: $0.count) })
    pass.look(up: texts.joined())
    for layer in file.layout.layers { pass.run(layer) }
    return pass.means()
  }

  /// Those for a length are worked out once, and kept for the lengths that questions have.
  private func biases(for rows: Int) -> [Float]? {
    let shape = file.size.shape
    guard shape.relativeBuckets > 0 else { return nil }
    if let known = biases.withLock({ $0[rows] }) { return known }
    let made = RelativeBias.biases(file.floats(file.layout.relativeBias), shape, rows: rows)
    if rows <= Self.biasesKeptMax { biases.withLock { $0[rows] = made } }
    return made
  }

  private static let biasesKeptMax = 48
}
