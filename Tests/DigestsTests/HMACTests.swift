import Digests
import Testing

@Suite("HMAC-SHA256")
struct HMACTests {
  /// A test case of RFC 4231 § 4: key, data and the code of HMAC-SHA-256, of which case 5 has the first half alone.
  struct Case {
    var key: [UInt8]
    var data: [UInt8]
    var code: String
  }

  static let cases = [
    Case(
      key: Array(repeating: 0x0b, count: 20), data: Array("Hi There".utf8),
      code: "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7"),
    Case(
      key: Array("Jefe".utf8), data: Array("what do ya want for nothing?".utf8),
      code: "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"),
    Case(
      key: Array(repeating: 0xaa, count: 20), data: Array(repeating: 0xdd, count: 50),
      code: "773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe"),
    Case(
      key: Array(1...25), data: Array(repeating: 0xcd, count: 50),
      code: "82558a389a443c0ea4cc819899f2083a85f0faa3e578f8077a2e3ff46729665b"),
    Case(
      key: Array(repeating: 0x0c, count: 20), data: Array("Test With Truncation".utf8),
      code: "a3b6167473100ee06e0c796c2955552b"),
    Case(
      key: Array(repeating: 0xaa, count: 131),
      data: Array("Test Using Larger Than Block-Size Key - Hash Key First".utf8),
      code: "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54"),
    Case(
      key: Array(repeating: 0xaa, count: 131),
      data: Array(
        """
        This is a test using a larger than block-size key and a larger than block-size data. The key needs to be \
        hashed before being used by the HMAC algorithm.
        """.utf8),
      code: "9b09ffa71b942fcb27635fbcd5b0e944bfdc63644f0713938a7f51535c3a35e2"),
  ]

  @Test("The test cases of RFC 4231 come out as published", arguments: cases)
  func published(example: Case) {
    let code = HMAC(key: example.key).code(of: example.data)
    #expect(code.count == 32 && hexadecimal(code).hasPrefix(example.code))
  }

  @Test("An empty key and no bytes have a code, too")
  func empty() {
    // As `openssl dgst -sha256 -hmac ""` has it.
    #expect(
      hexadecimal(HMAC(key: []).code(of: [])) == "b613679a0814d9ec772f95d778c35fc5ff1697c493715653c6c712144292c5ad")
  }

  @Test("A code is right in every byte or not at all")
  func comparison() {
    let (key, other) = (HMAC(key: "key".utf8), HMAC(key: "kex".utf8))
    let code = key.code(of: "text".utf8)
    #expect(key.isCode(code, of: "text".utf8))
    #expect(!key.isCode(code, of: "texts".utf8) && !other.isCode(code, of: "text".utf8))
    for place in code.indices {
      var wrong = code
      wrong[place] ^= 0x80
      #expect(!key.isCode(wrong, of: "text".utf8))
    }
    for wrong in [[], Array(code.dropLast()), code + [0]] { #expect(!key.isCode(wrong, of: "text".utf8)) }
  }

  @Test("Bytes are the same or not, whatever their lengths")
  func constantTime() {
    #expect(ConstantTime.areEqual([], []) && ConstantTime.areEqual([1, 2], [1, 2]))
    #expect(!ConstantTime.areEqual([1, 2], [1, 3]) && !ConstantTime.areEqual([1, 2], [3, 2]))
    #expect(!ConstantTime.areEqual([1], [1, 0]) && !ConstantTime.areEqual([], [0]))
  }
}
