import CCrypto

/// A digest under way, in libcrypto's memory.
struct DigestState: ~Copyable {
  private let algorithm: Algorithm
  private let state: OpaquePointer

  init(_ algorithm: Algorithm) {
    self.algorithm = algorithm
    state = algorithm.begin()
  }

  deinit { EVP_MD_CTX_free(state) }

  /// Reads the bytes where they lie.
  mutating func update(_ bytes: UnsafeRawBufferPointer) {
    let outcome = EVP_DigestUpdate(state, bytes.baseAddress, bytes.count)
    precondition(outcome == 1, "a digest that has begun takes whatever follows")
  }

  consuming func finish() -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: algorithm.byteCount) { digest, count in
      let outcome = EVP_DigestFinal_ex(state, digest.baseAddress, nil)
      precondition(outcome == 1, "a digest that has begun can be ended")
      count = algorithm.byteCount
    }
  }
}

extension Sequence<UInt8> {
  /// Its bytes where they lie; a copy of them only where they do not lie in one piece.
  func withBytes<Result>(_ body: (UnsafeRawBufferPointer) -> Result) -> Result {
    withContiguousStorageIfAvailable { body(UnsafeRawBufferPointer($0)) } ?? Array(self).withUnsafeBytes(body)
  }
}
