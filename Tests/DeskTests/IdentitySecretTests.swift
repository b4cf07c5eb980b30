import Conversation
import Desk
import Digests
import Foundation
import Testing

@Suite("The secret that signs who the customer is")
struct IdentitySecretTests {
  private let text = "a secret of thirty-two characters"
  private var secret: IdentitySecret { IdentitySecret(text) }

  private func hash(_ identifier: String) -> [UInt8] {
    HMAC(key: text.utf8).code(of: identifier.utf8)
  }

  @Test("What any HMAC-SHA256 of the identifier's UTF-8 says is right, and nothing else")
  func signature() {
    // As `openssl dgst -sha256 -hmac` has it.
    let right = "de283c3d596c73b7d61b0263aba65a3c9100e7edacf25ae859c9f54b61956264"
    #expect(hash("customer-é").map { String(format: "%02x", $0) }.joined() == right)
    let signed = hash("customer-é")
    #expect(secret.hasSigned("customer-é", signed))
    for other in ["customer-e\u{301}", "customer-è", "", "customer-é "] { #expect(!secret.hasSigned(other, signed)) }
    for place in signed.indices {
      var wrong = signed
      wrong[place] ^= 1
      #expect(!secret.hasSigned("customer-é", wrong))
    }
    #expect(!secret.hasSigned("customer-é", []) && !secret.hasSigned("customer-é", signed + [0]))
    #expect(!IdentitySecret(text + "!").hasSigned("customer-é", signed))
  }

  @Test("A customer and a session are named as they are for ever, by keys that follow from the secret")
  func names() throws {
    #expect(secret.customer(identifier: "customer-é").rawValue == "ogznxhfzspyvf3w5hjp7ffix6a")
    let conversation = try #require(ConversationID(rawValue: "abcdefghijklmnopqrstuvwxyz"))
    let session = secret.session(of: conversation)
    #expect(session == "abcdefghijklmnopqrstuvwxyzdk6inkpvic6gxme5in5d5mcnkb")
    #expect(secret.conversation(of: session) == conversation)
    #expect(IdentitySecret(text + "!").customer(identifier: "customer-é") != secret.customer(identifier: "customer-é"))
  }

  @Test("H36: nothing but a session that the desk made leads to a conversation", arguments: [0, 25, 26, 51])
  func forged(place: Int) throws {
    let session = secret.session(of: ConversationID(random: 1, 2))
    var wrong = Array(session.utf8)
    wrong[place] = wrong[place] == 0x61 ? 0x62 : 0x61
    #expect(secret.conversation(of: String(decoding: wrong, as: UTF8.self)) == nil)
    #expect(secret.conversation(of: session.uppercased()) == nil && secret.conversation(of: session + "a") == nil)
    #expect(secret.conversation(of: String(session.prefix(26))) == nil && secret.conversation(of: "") == nil)
    #expect(IdentitySecret(text + "!").conversation(of: session) == nil)
  }

  @Test("Who may choose their identifier, and is shown its signature, cannot make a session of it or another's name")
  func noOracle() throws {
    let conversation = ConversationID(random: 1, 2)
    let session = secret.session(of: conversation)
    for chosen in [
      conversation.rawValue, "frontdesk session", "frontdesk customer", "frontdesk session\u{1}",
      "frontdesk session" + conversation.rawValue,
    ] {
      // The signature itself, and what it opens as a key.
      let signed = hash(chosen)
      let keyed = HMAC(key: signed).code(of: conversation.rawValue.utf8)
      for code in [signed, keyed] { #expect(!session.hasSuffix(base32(code))) }
    }
  }

  private func base32(_ digest: [UInt8]) -> String {
    let alphabet = Array("abcdefghijklmnopqrstuvwxyz234567")
    let bits = digest.flatMap { byte in (0..<8).map { byte >> (7 - $0) & 1 } }
    return String((0..<26).map { place in alphabet[bits[place * 5..<place * 5 + 5].reduce(0) { $0 << 1 | Int($1) }] })
  }
}
