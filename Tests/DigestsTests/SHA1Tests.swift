import Digests
import Testing

@Suite("SHA-1")
struct SHA1Tests {
  @Test(
    "The examples of FIPS 180-2, appendix A, come out as published",
    arguments: [
      ("abc", "a9993e364706816aba3e25717850c26c9cd0d89d"),
      ("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq", "84983e441c3bd26ebaae4aa1f95129e5e54670f1"),
      (String(repeating: "a", count: 1_000_000), "34aa973cd4c4daa4f61eeb2bdbad27316534016f"),
    ])
  func published(text: String, digest: String) {
    #expect(hexadecimal(SHA1.hash(text.utf8)) == digest)
  }
}
