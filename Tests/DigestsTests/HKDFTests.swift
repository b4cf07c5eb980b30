import Digests
import Testing

@Suite("HKDF by HMAC-SHA256")
struct HKDFTests {
  @Test("The test cases with SHA-256 of RFC 5869, appendix A, come out as published")
  func published() {
    let short = [UInt8](repeating: 0x0b, count: 22)
    #expect(
      hexadecimal(HKDF.key(from: short, salt: 0x00...0x0c, info: 0xf0...0xf9, byteCount: 42))
        == "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865")
    #expect(
      hexadecimal(HKDF.key(from: 0x00...0x4f, salt: 0x60...0xaf, info: 0xb0...0xff, byteCount: 82))
        == "b11e398dc80327a1c8e7f78c596a49344f012eda2d4efad8a050cc4c19afa97c59045a99cac7827271cb41c65e590e09"
        + "da3275600c2f09b8367793a9aca3db71cc30c58179ec3e87c14c01d5c1f3434f1d87")
    #expect(
      hexadecimal(HKDF.key(from: short, salt: [], info: [], byteCount: 42))
        == "8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d9d201395faa4b61a96c8")
  }

  @Test("A shorter key is the beginning of a longer one, up to the longest that there is")
  func lengths() {
    let longest = HKDF.key(from: "key".utf8, info: "use".utf8, byteCount: 255 * 32)
    #expect(longest.count == 255 * 32)
    for count in [0, 1, 31, 32, 33, 64, 8159] {
      #expect(HKDF.key(from: "key".utf8, info: "use".utf8, byteCount: count) == Array(longest.prefix(count)))
    }
    #expect(HKDF.key(from: "key".utf8, info: "use".utf8).count == 32)
  }
}
