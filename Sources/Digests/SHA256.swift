/// SHA-256 (FIPS 180-4).
///
/// ```swift
/// SHA256.hash("a text".utf8)
///
/// var hash = SHA256()
/// hash.update(head)
/// hash.update(body)
/// let digest = hash.finalize()
/// ```
package struct SHA256: ~Copyable {
  /// Of a digest.
  package static let byteCount = Algorithm.sha256.byteCount

  private var state = DigestState(.sha256)

  package init() {}

  /// Of all the bytes, which are read where they lie.
  package static func hash(_ bytes: UnsafeRawBufferPointer) -> [UInt8] {
    var hash = SHA256()
    hash.update(bytes)
    return hash.finalize()
  }

  /// Of all the bytes, which are copied only where they do not lie in one piece.
  package static func hash(_ bytes: some Sequence<UInt8>) -> [UInt8] { bytes.withBytes { hash($0) } }

  /// Adds bytes, which are read where they lie.
  package mutating func update(_ bytes: UnsafeRawBufferPointer) { state.update(bytes) }

  /// Adds bytes, which are copied only where they do not lie in one piece.
  package mutating func update(_ bytes: some Sequence<UInt8>) { bytes.withBytes { state.update($0) } }

  /// The digest of all that was added.
  package consuming func finalize() -> [UInt8] { state.finish() }
}
