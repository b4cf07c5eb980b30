import Conversation
import Foundation
import Storage
import Testing

@Suite("A customer of whom the website has signed who they are")
struct IdentityTests {
  static let secret = "the website and its desk know this"
  /// As any HMAC-SHA256 makes them of the identifiers.
  private static let hashes = [
    "customer-7": "173f54ef1f644a9ab6d446c4a4fcd1d1602487edc51709e4c74ba076dd899ddb",
    "customer-8": "409cf5a035c62418e9254e6727a72f7d3acf4d226184c118b2cb814da68d15c2",
  ]

  /// The rest of a customer's hello.
  static func known(_ identifier: String, hash: String? = nil, session: String? = nil, _ more: String = "") -> String {
    let resume = session.map { #","resume":{"session":"\#($0)"}"# } ?? ""
    let hash = hash ?? hashes[identifier] ?? ""
    let signed = #""identifier":"\#(identifier)","identifier_hash":"\#(hash)""#
    return #""role":"customer","identity":{\#(signed)\#(more)}\#(resume)"#
  }

  @Test("A hash that fits is believed: an agent is told, once for each change, and so is the customer")
  func right() async throws {
    let house = House(identitySecret: Self.secret)
    let token = try await house.add("Maria")
    try await house.serve { port in
      let customer = try LineClient(port: port)
      let details = #","name":"Ada","email":"ada@example.org","phone":"+44 20""#
      let welcome = try customer.hello(Self.known("customer-7", details))
      let session = try #require(welcome["session"])
      let told = try customer.next { $0["kind"] == "contact.identified" }
      let conversation = try #require(welcome["conv"])
      _ = try LineClient(port: port).hello(Self.known("customer-7", session: session, details))
      _ = try LineClient(port: port).hello(Self.known("customer-7", session: session, #","name":"Ada L.""#))
      let agent = try LineClient(port: port)
      try agent.hello(#""role":"agent","token":"\#(token)""#)
      try agent.send(#"{"type":"follow","id":"f","conv":"\#(conversation)"}"#)
      let events = try agent.all { $0["id"] == "f" }.filter { $0["kind"] == "contact.identified" }
      #expect(events.map { $0["name"] } == ["Ada", "Ada L."])
      for event in [told, events[0]] {
        let expected = ["identifier": "customer-7", "email": "ada@example.org", "phone": "+44 20"]
        for (name, value) in expected { #expect(event[name] == value) }
      }
      try agent.send(#"{"type":"summary","id":"s","conv":"\#(conversation)"}"#)
      #expect(try agent.answer(to: "s").description.contains("customer-7, signed by the website"))
    }
  }

  @Test("A hash that does not fit is answered with auth, without the right one; the connection stays")
  func wrong() async throws {
    let house = House(identitySecret: Self.secret)
    try await house.serve { port in
      let client = try LineClient(port: port)
      let right = try #require(Self.hashes["customer-7"])
      let flipped = right.dropLast() + (right.hasSuffix("0") ? "1" : "0")
      for hash in [try #require(Self.hashes["customer-8"]), String(flipped), String(repeating: "0", count: 64)] {
        let refusal = try client.hello(Self.known("customer-7", hash: hash))
        #expect(refusal.code == "auth" && refusal.description.contains("identifier_hash is not"))
        #expect(!refusal.description.contains(right) && !refusal.description.contains(Self.secret))
      }
      #expect(try client.hello(Self.known("customer-7", hash: "0")).code == "bad_field")
      #expect(try client.hello(Self.known("customer-7", hash: right.uppercased())).type == "welcome")
    }
    #expect(try await house.store.conversations(matching: ConversationFilter(), limit: 9).count == 1)
  }

  @Test("A desk without a secret believes nobody, and says so; without an identity nothing is otherwise")
  func noSecret() async throws {
    try await House().serve { port in
      let client = try LineClient(port: port)
      let refusal = try client.hello(Self.known("customer-7"))
      #expect(refusal.code == "auth" && refusal.description.contains("this desk has no identity secret"))
      #expect(try client.begin().type == "welcome")
    }
    try await House(identitySecret: Self.secret).serve { port in
      let client = try LineClient(port: port)
      let session = try #require(try client.begin()["session"])
      let again = try LineClient(port: port)
      try again.hello(#""role":"customer","resume":{"session":"\#(session)"}"#)
      try again.send(#"{"type":"history","id":"h","after":0}"#)
      #expect(try again.all { $0["id"] == "h" }.allSatisfy { $0["kind"] != "contact.identified" })
    }
  }

  @Test("I7: on two devices they have two conversations side by side, and each may be gone on with")
  func devices() async throws {
    try await House(identitySecret: Self.secret).serve { port in
      let phone = try LineClient(port: port)
      let laptop = try LineClient(port: port)
      let first = try phone.hello(Self.known("customer-7"))
      let second = try laptop.hello(Self.known("customer-7"))
      #expect(first["conv"] != second["conv"] && first["session"] != second["session"])
      #expect(try phone.say("opening hours", id: "a").type == "ok" && laptop.say("opening hours", id: "a").type == "ok")
      let session = try #require(first["session"])
      // The page says who they are only later, or not at all: the session is enough.
      let later = try LineClient(port: port)
      #expect(try later.hello(#""role":"customer","resume":{"session":"\#(session)"}"#)["conv"] == first["conv"])
      #expect(try phone.rest().last?.code == "replaced")
      #expect(try laptop.say("opening hours", id: "b").type == "ok")
      #expect(try LineClient(port: port).hello(Self.known("customer-7", session: session))["conv"] == first["conv"])
    }
  }

  @Test("I9: who signs in next in the same browser is not let into the session of the one before")
  func nextInTheBrowser() async throws {
    try await House(identitySecret: Self.secret).serve { port in
      // Known from the beginning, and known only later.
      let first = try #require(try LineClient(port: port).hello(Self.known("customer-7"))["session"])
      let second = try #require(try LineClient(port: port).begin()["session"])
      #expect(try LineClient(port: port).hello(Self.known("customer-7", session: second)).type == "welcome")
      for session in [first, second] {
        let client = try LineClient(port: port)
        let refused = try client.hello(Self.known("customer-8", session: session))
        let unknown = try client.hello(Self.known("customer-8", session: "nobody"))
        #expect(refused.code == "auth" && refused.description == unknown.description)
        #expect(try client.hello(Self.known("customer-8")).type == "welcome")
      }
      // Nor when its words are gone.
      let owner = try LineClient(port: port)
      try owner.hello(Self.known("customer-7", session: first))
      try owner.send(#"{"type":"forget","id":"f"}"#)
      #expect(try owner.answer(to: "f").type == "ok")
      #expect(try LineClient(port: port).hello(Self.known("customer-8", session: first)).code == "auth")
    }
  }

  @Test("H36: a session that was not given by the desk is unknown, though its conversation is there")
  func forged() async throws {
    try await House(identitySecret: Self.secret).serve { port in
      let welcome = try LineClient(port: port).hello(Self.known("customer-7"))
      let (session, conversation) = (try #require(welcome["session"]), try #require(welcome["conv"]))
      let client = try LineClient(port: port)
      for forged in [
        conversation, conversation + String(repeating: "a", count: 26), String(session.dropLast()), session + "a",
        session.uppercased(), try #require(Self.hashes["customer-7"]),
      ] {
        #expect(try client.hello(#""role":"customer","resume":{"session":"\#(forged)"}"#).code == "auth")
      }
    }
  }

  @Test("P2, P3: export and forget reach all that the customer said, on whatever device, and nobody else's")
  func everywhere() async throws {
    try await House(identitySecret: Self.secret).serve { port in
      let anonymous = try #require(try LineClient(port: port).begin()["session"])
      let sessions = [nil, nil, anonymous]
      var mine: Set<String> = []
      for session in sessions {
        let client = try LineClient(port: port)
        mine.insert(try #require(try client.hello(Self.known("customer-7", session: session))["conv"]))
        try client.say("to zanzibar", id: "z")
      }
      let other = try LineClient(port: port)
      try other.hello(Self.known("customer-8", #","name":"Grace""#))
      try other.say("to montevideo", id: "m")
      let client = try LineClient(port: port)
      try client.hello(Self.known("customer-7", session: anonymous))
      func exported() throws -> [Line] {
        try client.send(#"{"type":"export","id":"e"}"#)
        return try client.all { $0.type == "ok" && $0["id"] == "e" }.filter { $0.type == "data" }
      }
      let data = try exported()
      #expect(Set(data.compactMap { $0["conv"] }) == mine)
      #expect(data.allSatisfy { $0.description.contains("zanzibar") && $0.description.contains("customer-7") })
      #expect(!data.contains { $0.description.contains("Grace") })
      try client.send(#"{"type":"forget","id":"f"}"#)
      #expect(try client.answer(to: "f").type == "ok")
      #expect(try !exported().contains { $0.description.contains("zanzibar") || $0.description.contains("customer-7") })
      try other.send(#"{"type":"export","id":"e"}"#)
      #expect(try other.next { $0.type == "data" }.description.contains("Grace"))
    }
  }

  @Test("P3: after forget no byte of the data folder has the identifier, the name or how they are reached")
  func nowhere() async throws {
    let folder = try TemporaryFolder()
    let data = URL(fileURLWithPath: folder.path).appending(path: "data")
    let words = ["customer-7", "Zanzibarian", "zoe@example.org", "+44 20 7946"]
    @Sendable func found() throws -> [String] {
      let files = try FileManager.default.contentsOfDirectory(at: data, includingPropertiesForKeys: nil)
      let all = try files.map { String(decoding: try Data(contentsOf: $0), as: UTF8.self) }.joined()
      return words.filter(all.contains)
    }
    let house = House(store: try SQLiteEventStore(dataFolder: data), identitySecret: Self.secret)
    try await house.serve { port in
      let details = #","name":"Zanzibarian","email":"zoe@example.org","phone":"+44 20 7946""#
      for _ in 1...2 {
        let client = try LineClient(port: port)
        try client.hello(Self.known("customer-7", details))
        try client.say("opening hours", id: "a")
      }
      #expect(try found() == words, "a search can find them")
      let client = try LineClient(port: port)
      try client.hello(Self.known("customer-7", details))
      try client.send(#"{"type":"forget","id":"f"}"#)
      #expect(try client.answer(to: "f").type == "ok")
      #expect(try found().isEmpty)
    }
    #expect(try found().isEmpty)
  }

  @Test("P5: a card number that the website passes on is stored nowhere")
  func masked() async throws {
    try await House(identitySecret: Self.secret).serve { port in
      let client = try LineClient(port: port)
      try client.hello(Self.known("customer-7", #","name":"4111 1111 1111 1111","email":"4111111111111111@a.example""#))
      let event = try client.next { $0["kind"] == "contact.identified" }
      #expect(event["name"]?.contains("1111 1111") == false && event["email"]?.contains("11111111") == false)
    }
  }
}
