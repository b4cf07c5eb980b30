/// Anything that turns texts into vectors of unit length which point the same way for texts of the same meaning.
package protocol TextEncoder: Sendable {
  /// Which tier it makes: `static`, `small` or `large`.
  var tier: String { get }
  /// Numbers in a vector.
  var width: Int { get }

  func embeddings(of texts: [String]) -> [[Float]]
}

extension Encoder: TextEncoder {
  package var tier: String { file.size.rawValue }
}
