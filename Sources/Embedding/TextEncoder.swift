/// Anything that turns texts into vectors of unit length which point the same way for texts of the same meaning.
///
/// The room makes, keeps, chooses and runs such encoders: a table of word vectors that is part of the program
/// (`StaticEncoder`), and two published transformers in bytes (`Encoder`) that an owner installs (`ModelShelf`).
/// `RememberingEncoder` spares what was worked out before.
package protocol TextEncoder: Sendable {
  /// Which tier it makes: `static`, `small` or `large`.
  var tier: String { get }
  /// Numbers in a vector.
  var width: Int { get }

  /// A vector for each text, in the same order, `width` numbers each; zeros where an encoder knows nothing in a text.
  /// Any number of threads may ask at once.
  func embeddings(of texts: [String]) -> [[Float]]

  /// Those of a knowledge base's rows: many at once, and the same ones again at the next start.
  ///
  /// - Parameter progress: called with the share that is done, 0 to 1, on the caller's thread.
  func embeddings(ofRows texts: [String], progress: ((Double) -> Void)?) -> [[Float]]
}

extension TextEncoder {
  /// As `embeddings(of:)`, in parts of 32 texts, so that `progress` has something to tell.
  package func embeddings(ofRows texts: [String], progress: ((Double) -> Void)?) -> [[Float]] {
    let partSize = 32
    var embeddings: [[Float]] = []
    for start in stride(from: 0, to: texts.count, by: partSize) {
      embeddings += self.embeddings(of: Array(texts[start..<min(start + partSize, texts.count)]))
      progress?(Double(embeddings.count) / Double(texts.count))
    }
    return embeddings
  }
}

extension Encoder: TextEncoder {
  /// `small` or `large`, as the file's model is.
  package var tier: String { file.size.rawValue }
}
