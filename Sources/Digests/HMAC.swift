import CCrypto

/// HMAC-SHA256 (RFC 2104): codes of bytes that nobody can make without the key.
package struct HMAC: Sendable {
  private let key: [UInt8]

  /// - Parameter key: of any length.
  package init(key: some Sequence<UInt8>) {
    let key = Array(key)
    // A key is filled up with zeros (RFC 2104 § 2), and libcrypto may be handed no null pointer for an empty one.
    self.key = key.isEmpty ? [0] : key
  }

  /// The code of these bytes, 32 of them.
  package func code(of bytes: some Sequence<UInt8>) -> [UInt8] {
    bytes.withBytes { bytes in
      [UInt8](unsafeUninitializedCapacity: SHA256.byteCount) { code, count in
        let end = EVP_Q_mac(
          Library.shared.context, "HMAC", nil, "SHA2-256", nil, key, key.count,
          bytes.baseAddress?.assumingMemoryBound(to: UInt8.self), bytes.count, code.baseAddress, SHA256.byteCount,
          &count)
        precondition(
          end != nil && count == SHA256.byteCount, "HMAC is built into libcrypto and takes any key and bytes")
      }
    }
  }

  /// Whether `code` is the one of these bytes, in a time that tells nothing of the right one.
  package func isCode(_ code: [UInt8], of bytes: some Sequence<UInt8>) -> Bool {
    ConstantTime.areEqual(code, self.code(of: bytes))
  }
}
