/// SHA-1 (FIPS 180-4), which proves nothing any more: for the opening of a WebSocket alone, which must have it.
package enum SHA1 {
  /// Of all the bytes.
  package static func hash(_ bytes: some Sequence<UInt8>) -> [UInt8] {
    var state = DigestState(.sha1)
    bytes.withBytes { state.update($0) }
    return state.finish()
  }
}
