import Digests
import Testing

@Suite("SHA-256")
struct SHA256Tests {
  @Test(
    "The examples of FIPS 180-2, appendix B, and nothing at all come out as published",
    arguments: [
      ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
      ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
      (
        "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
      ),
      (
        String(repeating: "a", count: 1_000_000), "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"
      ),
    ])
  func published(text: String, digest: String) {
    #expect(hexadecimal(SHA256.hash(text.utf8)) == digest)
    #expect(hexadecimal(Array(text.utf8).withUnsafeBytes { SHA256.hash($0) }) == digest)
  }

  @Test(
    "However the bytes are cut, the digest is that of the whole", arguments: [0, 1, 55, 63, 64, 65, 128, 999, 1000])
  func pieces(place: Int) {
    let bytes = (0..<1000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    var hash = SHA256()
    hash.update(bytes[..<place])
    bytes[place...].withUnsafeBytes { hash.update($0) }
    let digest = hash.finalize()
    #expect(digest == SHA256.hash(bytes))
  }

  @Test("Bytes that do not lie in one piece are read in their order")
  func scattered() {
    #expect(SHA256.hash((0...255).lazy.map { UInt8($0) }) == SHA256.hash(Array(0...255)))
    #expect(SHA256.hash([[97, 98], [99]].joined()) == SHA256.hash("abc".utf8))
  }

  @Test("Two digests at a time, and many threads, do not disturb each other")
  func together() async {
    var one = SHA256()
    var other = SHA256()
    one.update("a".utf8)
    other.update("ab".utf8)
    one.update("bc".utf8)
    other.update("c".utf8)
    let right = SHA256.hash("abc".utf8)
    let digests = [one.finalize(), other.finalize()]
    #expect(digests == [right, right])
    await withTaskGroup(of: Bool.self) { group in
      for number in 0..<64 {
        group.addTask {
          let text = String(repeating: "\(number)", count: 1000)
          let first = SHA256.hash(text.utf8)
          return (0..<50).allSatisfy { _ in SHA256.hash(text.utf8) == first }
        }
      }
      for await isRight in group { #expect(isRight) }
    }
  }
}

func hexadecimal(_ bytes: [UInt8]) -> String {
  bytes.map { byte in String(byte >> 4, radix: 16) + String(byte & 15, radix: 16) }.joined()
}
