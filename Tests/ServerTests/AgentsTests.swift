import Conversation
import Desk
import Foundation
import Knowledge
import Server
import Storage
import Testing
import Wire

@Suite("Agents over a socket")
struct AgentsTests {
  @Test("The whole way: a customer asks for a person, an agent claims, both speak, and the bot has it again")
  func escalation() async throws {
    let house = House()
    let token = try await house.add("Maria")
    try await house.serve { port in
      let agent = try LineClient(port: port)
      try agent.hello(#""role":"agent","token":"\#(token)""#)
      let customer = try LineClient(port: port)
      let conversation = try customer.begin()["conv"]!
      try customer.send(#"{"type":"human","id":"h"}"#)
      #expect(try customer.next { $0["kind"] == "queue.position_changed" }.number("position") == 1)
      let news = try agent.next { $0["kind"] == "queue.changed" && $0.description.contains(conversation) }
      #expect(news.description.contains(#""cause":"request""#))
      try agent.send(#"{"type":"claim","id":"c","conv":"\#(conversation)"}"#)
      let claimed = try agent.all { $0["id"] == "c" }
      #expect(claimed.last?.type == "ok")
      #expect(claimed.contains { $0["kind"] == "assignee.changed" })
      #expect(try customer.next { $0["kind"] == "assignee.changed" }.description.contains("Maria"))
      try agent.send(#"{"type":"reply","id":"r","conv":"\#(conversation)","text":"Hello!"}"#)
      #expect(try customer.next { $0["text"] == "Hello!" }.description.contains(#""kind":"human""#))
      try agent.send(#"{"type":"typing","conv":"\#(conversation)","on":true}"#)
      #expect(try customer.next { $0["kind"] == "typing" }.flag("on") == true)
      _ = try customer.say("Hi Maria", id: "m")
      _ = try agent.next { $0["text"] == "Hi Maria" }
      try agent.send(#"{"type":"handback","id":"b","conv":"\#(conversation)"}"#)
      _ = try agent.answer(to: "b")
      try customer.send(#"{"type":"say","id":"q","text":"opening hours"}"#)
      _ = try customer.next { $0["text"] == "From nine to six." }
    }
  }

  @Test(
    "Of several who claim one wins, and the others are told already_claimed, leads as well",
    arguments: [AgentAccount.Role.agent, .lead])
  func race(role: AgentAccount.Role) async throws {
    let house = House()
    var tokens: [String] = []
    for name in ["Ada", "Ben", "Cleo"] { tokens.append(try await house.add(name, role)) }
    try await house.serve { [tokens] port in
      let customer = try LineClient(port: port)
      let conversation = try customer.begin()["conv"]!
      try customer.send(#"{"type":"human","id":"h"}"#)
      _ = try customer.answer(to: "h")
      let agents = try tokens.map { token in
        let agent = try LineClient(port: port)
        try agent.hello(#""role":"agent","token":"\#(token)""#)
        return agent
      }
      for agent in agents { try agent.send(#"{"type":"claim","id":"c","conv":"\#(conversation)"}"#) }
      let answers = try agents.map { try $0.answer(to: "c") }
      #expect(answers.count { $0.type == "ok" } == 1)
      #expect(answers.filter { $0.type == "error" }.map(\.code) == ["already_claimed", "already_claimed"])
    }
  }

  @Test("H40: what another agent has is forbidden to read in every way; a lead may, and may take it over")
  func privacy() async throws {
    let house = House()
    let (maria, ben) = (try await house.add("Maria"), try await house.add("Ben"))
    let lead = try await house.add("Lea", .lead)
    try await house.serve { port in
      func agent(_ token: String) throws -> LineClient {
        let client = try LineClient(port: port)
        try client.hello(#""role":"agent","token":"\#(token)""#)
        return client
      }
      let customer = try LineClient(port: port)
      let conversation = try customer.begin()["conv"]!
      _ = try customer.say("opening hours", id: "a")
      let (owner, other, leader) = (try agent(maria), try agent(ben), try agent(lead))
      try other.send(#"{"type":"follow","id":"f","conv":"\#(conversation)"}"#)
      #expect(try other.answer(to: "f").type == "ok")
      try owner.send(#"{"type":"claim","id":"c","conv":"\#(conversation)"}"#)
      #expect(try owner.answer(to: "c").type == "ok")
      for request in ["history", "follow", "summary", "suggest", "why"] {
        let more = request == "history" ? #","after":0,"limit":5"# : ""
        try other.send(#"{"type":"\#(request)","id":"x","conv":"\#(conversation)"\#(more)}"#)
        #expect(try other.answer(to: "x").code == "forbidden", "\(request)")
        try leader.send(#"{"type":"\#(request)","id":"x","conv":"\#(conversation)"\#(more)}"#)
        #expect(try leader.answer(to: "x").type == "ok", "\(request)")
      }
      for (type, more) in [("note", #","text":"mine""#), ("label", #","add":["x"]"#)] {
        try other.send(#"{"type":"\#(type)","id":"y","conv":"\#(conversation)"\#(more)}"#)
        #expect(try other.answer(to: "y").code == "forbidden")
      }
      try other.send(#"{"type":"reply","id":"z","conv":"\#(conversation)","text":"x"}"#)
      #expect(try other.answer(to: "z").code == "not_owner")
      _ = try customer.say("a secret for Maria", id: "s")
      try other.send(#"{"type":"search","id":"q","text":"secret","limit":10}"#)
      let heard = try other.all { $0["id"] == "q" }
      #expect(!heard.contains { $0.description.contains("secret") })
      try leader.send(#"{"type":"claim","id":"t","conv":"\#(conversation)"}"#)
      #expect(try leader.answer(to: "t").code == "already_claimed")
      try other.send(#"{"type":"claim","id":"u","conv":"\#(conversation)","take_over":true}"#)
      #expect(try other.answer(to: "u").code == "forbidden")
      try leader.send(#"{"type":"claim","id":"v","conv":"\#(conversation)","take_over":true}"#)
      #expect(try leader.answer(to: "v").type == "ok")
    }
  }

  @Test("H40: what an agent may no longer read ends what they were told of it then, not what they follow since")
  func lateCheck() async throws {
    let store = HeldStore()
    let house = House(store: store)
    let token = try await house.add("Maria")
    try await house.serve { port in
      let agent = try LineClient(port: port)
      try agent.hello(#""role":"agent","token":"\#(token)""#)
      let customer = try LineClient(port: port)
      let conversation = try customer.begin()["conv"]!
      try agent.send(#"{"type":"follow","id":"f","conv":"\#(conversation)"}"#)
      #expect(try agent.answer(to: "f").type == "ok")
      blocking { await store.holdNextSummary() }
      // Resolved without them: not theirs to read, unless it goes on with the bot.
      try customer.send(#"{"type":"resolve","id":"r"}"#)
      #expect(try customer.answer(to: "r").type == "ok")
      blocking { while await !store.isHolding { await Task.yield() } }
      _ = try customer.say("opening hours", id: "a")
      try agent.send(#"{"type":"follow","id":"g","conv":"\#(conversation)"}"#)
      #expect(try agent.answer(to: "g").type == "ok")
      blocking {
        await store.letGo()
        try? await Task.sleep(for: .milliseconds(200))
      }
      _ = try customer.say("buy a voucher", id: "b")
      #expect(try agent.next { $0["text"] == "buy a voucher" }["conv"] == conversation)
    }
  }

  @Test("What an agent sends together with the hello is carried out when they are on the floor")
  func pipelined() async throws {
    let house = House()
    var tokens: [String] = []
    for number in 0..<40 { tokens.append(try await house.add("Agent \(number)")) }
    try await house.serve { [tokens] port in
      for token in tokens {
        let agent = try LineClient(port: port)
        let hello = #"{"type":"hello","v":1,"role":"agent","token":"\#(token)"}"#
        try agent.send(hello + "\n" + #"{"type":"presence","id":"p","presence":"away"}"#)
        #expect(try agent.answer(to: "p").type == "ok")
        try agent.send(#"{"type":"directory","id":"d"}"#)
        let agents = try #require(try agent.answer(to: "d").object["agents"] as? [[String: Any]])
        #expect(!agents.contains { $0["presence"] as? String == "online" })
      }
    }
  }

  @Test("P11: every request of an agent's is on record, with what it was refused for, before it is answered")
  func onRecord() async throws {
    let house = House()
    let (maria, ben) = (try await house.add("Maria"), try await house.add("Ben"))
    try await house.serve { port in
      let (owner, other) = (try LineClient(port: port), try LineClient(port: port))
      try owner.hello(#""role":"agent","token":"\#(maria)""#)
      try other.hello(#""role":"agent","token":"\#(ben)""#)
      let customer = try LineClient(port: port)
      let conversation = try customer.begin()["conv"]!
      func asks(_ client: LineClient, _ type: String, _ more: String = "") throws -> String {
        let id = UInt32.random(in: 0 ... .max)
        try client.send(#"{"type":"\#(type)","id":"\#(id)","conv":"\#(conversation)"\#(more)}"#)
        _ = try client.next { ["ok", "error"].contains($0.type) }
        return house.latestRecord()
      }
      #expect(try asks(owner, "queue") == "Maria queue")
      #expect(try asks(owner, "claim") == "Maria claim")
      #expect(try asks(owner, "reply", #","text":"Hello!""#) == "Maria reply")
      #expect(try asks(owner, "note", #","text":"hm""#) == "Maria note")
      #expect(try asks(owner, "history") == "Maria history")
      #expect(try asks(owner, "snooze", #","until":1"#) == "Maria snooze_refused bad_field")
      #expect(try asks(other, "claim") == "Ben claim_refused already_claimed")
      #expect(try asks(other, "claim", #","take_over":true"#) == "Ben claim_refused forbidden")
      #expect(try asks(other, "reply", #","text":"x""#) == "Ben reply_refused not_owner")
      #expect(try asks(other, "note", #","text":"x""#) == "Ben note_refused forbidden")
      #expect(try asks(other, "summary") == "Ben summary_refused forbidden")
      #expect(try asks(other, "teach", #","question":"q","entry":"hours""#) == "Ben teach_refused forbidden")
      #expect(try asks(owner, "handback") == "Maria handback")
    }
  }

  @Test("What was stored is answered as stored, where it cannot be put on record")
  func unrecorded() async throws {
    let house = House(agents: UnrecordingDirectory())
    let token = try await house.add("Maria")
    try await house.serve { port in
      let customer = try LineClient(port: port)
      let conversation = try customer.begin()["conv"]!
      let agent = try LineClient(port: port)
      try agent.hello(#""role":"agent","token":"\#(token)""#)
      try agent.send(#"{"type":"claim","id":"c","conv":"\#(conversation)"}"#)
      #expect(try agent.answer(to: "c").type == "ok")
      _ = try customer.say("Hi Maria", id: "m")
      _ = try agent.next { $0["text"] == "Hi Maria" }
    }
  }

  @Test("H37: a wrong token, a revoked one and none at all are answered in the same words")
  func sameWords() async throws {
    let house = House()
    let revoked = try await house.add("Maria")
    _ = try await house.agents.revoke("Maria", at: Timestamp(milliseconds: 1_900_000_000_000))
    let answers = try await house.serve { port in
      let client = try LineClient(port: port)
      return try [#","token":"\#(revoked)""#, #","token":"fd_wrong""#, ""].map {
        try client.hello(#""role":"agent"\#($0)"#).description
      }
    }
    #expect(Set(answers).count == 1)
    #expect(Line(answers[0]).code == "auth")
  }

  @Test("H38: who tries tokens again and again has to wait, on another connection too")
  func backOff() async throws {
    let codes = try await House().serve { port in
      var codes: [String] = []
      // On a busy machine an attempt may take longer than the first waits, which double.
      while codes.last != "rate_limited", codes.count < 16 {
        codes.append(try LineClient(port: port).hello(#""role":"agent","token":"fd_wrong""#).code)
      }
      return codes
    }
    #expect(codes.count > 5 && codes.dropLast().allSatisfy { $0 == "auth" })
    #expect(codes.last == "rate_limited")
  }

  @Test("H39: a revoked token ends its session")
  func revoked() async throws {
    let house = House()
    let token = try await house.add("Maria")
    let last = try await house.serve { port in
      let agent = try LineClient(port: port)
      try agent.hello(#""role":"agent","token":"\#(token)""#)
      blocking { _ = try? await house.agents.revoke("Maria", at: Timestamp(milliseconds: 1_900_000_000_000)) }
      return try agent.rest().last
    }
    #expect(last?.code == "revoked")
  }

  @Test("What an agent asks of the desk as a whole is answered in the protocol's form")
  func overview() async throws {
    let house = House()
    let token = try await house.add("Maria")
    try await house.serve { port in
      let customer = try LineClient(port: port)
      let conversation = try customer.begin()["conv"]!
      _ = try customer.say("buy a voucher", id: "a")
      try customer.send(#"{"type":"human","id":"h"}"#)
      _ = try customer.answer(to: "h")
      let agent = try LineClient(port: port)
      try agent.hello(#""role":"agent","token":"\#(token)""#)
      func ask(_ request: String) throws -> [String: Any] {
        try agent.send(#"{"id":"x",\#(request)}"#)
        return try agent.answer(to: "x").object
      }
      let waiting = try #require(try ask(#""type":"queue""#)["waiting"] as? [[String: Any]])
      #expect(waiting.first?["conv"] as? String == conversation)
      #expect(waiting.first?["first_line"] as? String == "buy a voucher")
      let listed = try #require(try ask(#""type":"convs","limit":10"#)["convs"] as? [[String: Any]])
      #expect(listed.first?["status"] as? String == "pending")
      let agents = try #require(try ask(#""type":"directory""#)["agents"] as? [[String: Any]])
      #expect(agents.first?["presence"] as? String == "online")
      #expect(try ask(#""type":"presence","presence":"away""#)["type"] as? String == "ok")
      let status = try #require(try ask(#""type":"status""#)["status"] as? [String: Any])
      #expect(status["waiting"] as? Int == 1)
      #expect(status["offer_at"] as? Double == 1.55 && status["hand_over_at"] as? Double == 2.7)
      let summary = try #require(
        try ask(#""type":"summary","conv":"\#(conversation)""#)["summary"] as? [String: Any])
      #expect(summary["asked"] as? [String] == ["buy a voucher"])
      let suggestions = try ask(#""type":"suggest","conv":"\#(conversation)""#)["suggestions"] as? [[String: Any]]
      #expect(suggestions?.first?["text"] as? String == "Yes, at the till.")
      #expect(suggestions?.first?["sure"] as? Bool == true)
      #expect(
        (try ask(#""type":"claim","conv":"\#(ConversationID(random: 5, 6).rawValue)""#)["error"] as? [String: Any])?[
          "code"] as? String == "not_found")
    }
  }
}
