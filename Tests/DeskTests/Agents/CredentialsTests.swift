import Testing

@testable import Desk

@Suite("Agents' tokens")
struct CredentialsTests {
  @Test("A token is fd_ and 43 characters of base64url, and no two are equal")
  func shape() {
    let tokens = (0..<200).map { _ in Credentials.makeToken().token }
    #expect(Set(tokens).count == tokens.count)
    for token in tokens {
      #expect(token.hasPrefix("fd_") && token.utf8.count == 46)
      #expect(token.dropFirst(3).allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-" || $0 == "_") })
    }
    let used = Set(tokens.flatMap { $0.dropFirst(3) })
    #expect(used.count == 64)
  }

  @Test("Its digest is SHA-256, and the one that is handed out with it")
  func digest() {
    let (token, digest) = Credentials.makeToken()
    #expect(digest == Credentials.digest(of: token) && digest.count == 32)
    // FIPS 180-2, appendix B.1.
    #expect(Credentials.digest(of: "abc").prefix(4) == [0xba, 0x78, 0x16, 0xbf])
  }

  @Test("Digests are equal in every byte or not at all")
  func comparison() {
    let digest = Credentials.digest(of: "abc")
    #expect(Credentials.areEqual(digest, digest))
    for index in digest.indices {
      var other = digest
      other[index] ^= 1
      #expect(!Credentials.areEqual(digest, other))
    }
    #expect(!Credentials.areEqual(digest, Array(digest.dropLast())))
    #expect(!Credentials.areEqual(Credentials.closedDigest(), Credentials.closedDigest()))
  }
}
