/// Keys that follow from a key, by HMAC-SHA256 (RFC 5869).
package enum HKDF {
  /// - Parameters:
  ///   - material: the key that the other one follows from.
  ///   - salt: need not be secret; by default there is none.
  ///   - info: what the key is for: another one has another key.
  ///   - byteCount: at most 255 times 32.
  package static func key(
    from material: some Sequence<UInt8>, salt: some Sequence<UInt8> = [], info: some Sequence<UInt8>,
    byteCount: Int = SHA256.byteCount
  ) -> [UInt8] {
    precondition((0...255 * SHA256.byteCount).contains(byteCount), "RFC 5869 § 2.3: a block's number is one byte")
    let extracted = HMAC(key: HMAC(key: salt).code(of: material))
    var key: [UInt8] = []
    var block: [UInt8] = []
    var number: UInt8 = 0
    while key.count < byteCount {
      number += 1
      block = extracted.code(of: block + info + [number])
      key += block
    }
    return Array(key.prefix(byteCount))
  }
}
