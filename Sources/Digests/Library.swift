import CCrypto

/// libcrypto as this program alone uses it: what the machine's openssl.cnf says of providers and properties does not
/// reach it. What is stored depends on the digests being the same everywhere.
///
/// `@unchecked` because libcrypto locks its context itself.
struct Library: @unchecked Sendable {
  static let shared = Library()

  let context: OpaquePointer

  private init() {
    guard let context = OSSL_LIB_CTX_new() else { preconditionFailure("there is no memory for libcrypto's context") }
    self.context = context
  }
}
