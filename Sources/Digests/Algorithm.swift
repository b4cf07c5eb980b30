import CCrypto

/// A digest algorithm of libcrypto's, looked up once.
///
/// `@unchecked` because the pointer leads to what libcrypto never changes and any number of threads may use.
struct Algorithm: @unchecked Sendable {
  static let sha256 = Algorithm("SHA2-256", byteCount: 32)
  static let sha1 = Algorithm("SHA1", byteCount: 20)

  /// Of the digest.
  let byteCount: Int
  private let description: OpaquePointer

  private init(_ name: String, byteCount: Int) {
    guard let description = EVP_MD_fetch(Library.shared.context, name, nil) else {
      preconditionFailure("libcrypto has \(name) built in: only a library that was made without it lacks it")
    }
    self.description = description
    self.byteCount = byteCount
  }

  /// A digest of nothing yet; whoever asks for it frees it.
  func begin() -> OpaquePointer {
    guard let state = EVP_MD_CTX_new() else { preconditionFailure("there is no memory for some hundred bytes") }
    let outcome = EVP_DigestInit_ex2(state, description, nil)
    precondition(outcome == 1, "an algorithm that is built in begins wherever there is memory")
    return state
  }
}
