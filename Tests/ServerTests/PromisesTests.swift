import Conversation
import Foundation
import Server
import Storage
import Testing
import Wire

@Suite("The protocol's promises over a socket")
struct PromisesTests {
  @Test("A question is answered: the events of a request come before its ok, and its own line names it")
  func answers() async throws {
    let lines = try await House().serve { port in
      let client = try LineClient(port: port)
      _ = try client.begin()
      try client.send(#"{"type":"say","id":"a","text":"opening hours"}"#)
      return try client.all { $0.type == "ok" }
    }
    let texts = lines.filter { $0["kind"] == "message.created" }
    #expect(texts.map { $0["text"] } == ["opening hours", "From nine to six."])
    #expect(texts.map { $0["cid"] } == ["a", nil])
    let ok = try #require(lines.last)
    #expect(ok.number("seq") == texts.first?.number("seq"))
    #expect(ok.number("last") == lines.compactMap { $0.type == "event" ? $0.number("seq") : nil }.max())
  }

  @Test("A new conversation begins with the disclosure, and its welcome says that nothing was told yet")
  func begins() async throws {
    let lines = try await House().serve { port in
      let client = try LineClient(port: port)
      try client.send(#"{"type":"hello","v":1,"role":"customer","locale":"de"}"#)
      return try client.all { $0["kind"] == "message.created" }
    }
    #expect(lines.first?.number("seq") == 0)
    #expect(lines.dropFirst().map { $0.number("seq") } == Array(1..<lines.count))
    #expect(lines.contains { $0["kind"] == "disclosure.made" && $0["locale"] == "de" })
    let bot = try #require(lines.first?.object["bot"] as? [String: Any])
    #expect(bot["automated"] as? Bool == true)
  }

  @Test("I1: there is no ok before the store has committed")
  func durable() async throws {
    let store = GatedStore()
    let house = House(store: store)
    try await house.serve { port in
      let client = try LineClient(port: port)
      _ = try client.begin()
      blocking { await store.shut() }
      try client.send(#"{"type":"say","id":"a","text":"opening hours"}"#)
      #expect(client.isQuiet(milliseconds: 400))
      blocking { await store.open() }
      #expect(try client.answer(to: "a").type == "ok")
    }
  }

  @Test("I2: the same id and text is stored once and says so; another text under it is an id_conflict")
  func idempotent() async throws {
    try await House().serve { port in
      let client = try LineClient(port: port)
      _ = try client.begin()
      let first = try client.say("opening hours", id: "a")
      let second = try client.say("opening hours", id: "a")
      #expect(second.number("seq") == first.number("seq"))
      #expect(second.flag("dup") == true)
      #expect(first.flag("dup") != true)
      #expect(try client.say("something else", id: "a").code == "id_conflict")
      for id in ["h", "h"] { try client.send(#"{"type":"human","id":"\#(id)"}"#) }
      let human = try [client.answer(to: "h"), client.answer(to: "h")]
      #expect(human[0].number("seq") == human[1].number("seq"))
      #expect(human[1].flag("dup") == true)
    }
  }

  @Test("I5: a resume replays everything that was missed, once, in order, before anything new")
  func resumes() async throws {
    try await House().serve { port in
      let first = try LineClient(port: port)
      let welcome = try first.begin()
      let (session, epoch) = (welcome["session"]!, welcome["epoch"]!)
      let seen = try first.say("opening hours", id: "a").number("last")!
      for number in 0..<30 { _ = try first.say("buy a voucher", id: "b\(number)") }
      let second = try LineClient(port: port)
      let again = try second.hello(
        #""role":"customer","resume":{"session":"\#(session)","epoch":"\#(epoch)","after":\#(seen)}"#)
      #expect(again.flag("recovered") == true)
      #expect(again["conv"] == welcome["conv"])
      #expect(again.number("seq") == seen)
      try second.send(#"{"type":"say","id":"new","text":"opening hours"}"#)
      let lines = try second.all { $0.type == "ok" }
      let seqs = lines.filter { $0.type == "event" && $0.number("seq") != nil }.compactMap { $0.number("seq") }
      #expect(seqs == Array((seen + 1)...lines.last!.number("last")!))
    }
  }

  @Test("I5: where the history is another one, recovered is false and nothing old is replayed")
  func otherEpoch() async throws {
    try await House().serve { port in
      let first = try LineClient(port: port)
      let welcome = try first.begin()
      let last = try first.say("opening hours", id: "a").number("last")!
      let session = welcome["session"]!
      for resume in [
        #"{"session":"\#(session)"}"#, #"{"session":"\#(session)","epoch":"other","after":1}"#,
        #"{"session":"\#(session)","epoch":"\#(welcome["epoch"]!)","after":100000}"#,
      ] {
        let client = try LineClient(port: port)
        let again = try client.hello(#""role":"customer","resume":\#(resume)"#)
        #expect(again.flag("recovered") == false)
        #expect(again.number("seq")! >= last)
        try client.send(#"{"type":"ping","id":"p"}"#)
        let lines = try client.all { $0.type == "pong" }
        #expect(lines.filter { $0.type == "event" }.allSatisfy { ($0.number("seq") ?? .max) > last })
      }
    }
  }

  @Test("I7: a new connection on a session replaces the old one")
  func replaces() async throws {
    try await House().serve { port in
      let first = try LineClient(port: port)
      let welcome = try first.begin()
      let second = try LineClient(port: port)
      try second.hello(#""role":"customer","resume":{"session":"\#(welcome["session"]!)"}"#)
      #expect(try first.rest().last?.code == "replaced")
      #expect(try second.say("opening hours", id: "a").type == "ok")
    }
  }

  @Test("I9: another's conversation answers exactly as one that does not exist, whatever is asked of it")
  func strangers() async throws {
    try await House().serve { port in
      let owner = try LineClient(port: port)
      let theirs = try owner.begin()["conv"]!
      let nobodys = ConversationID(random: 1, 2).rawValue
      let client = try LineClient(port: port)
      _ = try client.begin()
      for request in [
        #""type":"say","text":"hi""#, #""type":"human""#, #""type":"resolve""#,
        #""type":"history","after":0,"limit":5"#,
        #""type":"rate","about":"answer","score":5"#, #""type":"choose","choice":"person""#,
      ] {
        let answers = try [theirs, nobodys].map { conversation in
          try client.send(#"{\#(request),"id":"x","conv":"\#(conversation)"}"#)
          return try client.answer(to: "x").description
        }
        #expect(answers[0] == answers[1])
        #expect(Line(answers[0]).code == "not_found")
      }
      try owner.send(#"{"type":"ping"}"#)
      #expect(
        try owner.all { $0.type == "pong" }.allSatisfy { $0.type != "event" || $0["kind"] != "conversation.handoff" })
    }
  }

  @Test("I9: an unknown session is answered as an unknown token is, and hello may be said again")
  func unknownSession() async throws {
    try await House().serve { port in
      let client = try LineClient(port: port)
      let unknown = try client.hello(
        #""role":"customer","resume":{"session":"\#(ConversationID(random: 3, 4).rawValue)"}"#)
      let token = try client.hello(#""role":"agent","token":"fd_nobody""#)
      #expect(unknown.description == token.description)
      #expect(unknown.code == "auth")
      #expect(try client.hello().type == "welcome")
    }
  }

  @Test("I10: at 32 unanswered requests nothing more is read, until some are answered")
  func backPressure() async throws {
    let store = GatedStore()
    let house = House(store: store)
    try await house.serve { port in
      let client = try LineClient(port: port)
      _ = try client.begin()
      blocking { await store.shut() }
      for number in 0..<31 { try client.send(#"{"type":"say","id":"a\#(number)","text":"opening hours"}"#) }
      try client.send(#"{"type":"ping","id":"before"}"#)
      #expect(try client.next("pong")["id"] == "before")
      try client.send(#"{"type":"say","id":"a31","text":"opening hours"}"#)
      try client.send(#"{"type":"ping","id":"after"}"#)
      #expect(client.isQuiet(milliseconds: 400))
      blocking { await store.open() }
      var oks = 0
      let lines = try client.all {
        if $0.type == "ok" { oks += 1 }
        return oks == 32
      }
      let pong = try lines.first { $0.type == "pong" } ?? client.next("pong")
      #expect(pong["id"] == "after")
    }
  }

  @Test("A history of far more than may wait unread is sent whole, page by page as it is read")
  func longHistory() async throws {
    let house = House()
    try await house.serve { port in
      let client = try LineClient(port: port)
      _ = try client.begin()
      let text = String(repeating: "long ", count: 1_500)
      for number in 0..<60 { _ = try client.say(text + String(number), id: "a\(number)") }
      try client.send(#"{"type":"history","id":"h","after":0,"limit":300}"#)
      let lines = try client.all { $0.type == "ok" && $0["id"] == "h" }
      let events = lines.filter { $0.type == "event" }
      #expect(events.compactMap { $0.number("seq") } == Array(1...events.count))
      #expect(events.allSatisfy { $0["re"] == "h" })
      #expect(events.map(\.description.utf8.count).reduce(0, +) > 262_144)
      try client.send(#"{"type":"export","id":"e"}"#)
      let export = try client.all { $0.type == "ok" && $0["id"] == "e" }
      #expect(export.first { $0.type == "data" }?["conv"] != nil)
    }
  }

  @Test("History tells whether there is more, from either end")
  func historyPages() async throws {
    try await House().serve { port in
      let client = try LineClient(port: port)
      _ = try client.begin()
      let last = try client.say("opening hours", id: "a").number("last")!
      func page(_ range: String) throws -> (seqs: [Int], more: Bool?) {
        try client.send(#"{"type":"history","id":"h",\#(range)}"#)
        let lines = try client.all { $0.type == "ok" && $0["id"] == "h" }
        return (lines.filter { $0.type == "event" }.compactMap { $0.number("seq") }, lines.last?.flag("more"))
      }
      #expect(try page(#""after":0,"limit":2"#) == ([1, 2], true))
      #expect(try page(#""after":\#(last - 1),"limit":2"#) == ([last], false))
      #expect(try page(#""before":3,"limit":300"#) == ([1, 2], false))
      #expect(try page(#""before":\#(last + 1),"limit":2"#) == ([last - 1, last], true))
    }
  }

  @Test("The same desk on SQLite: what was acknowledged is there for the next desk, and the session goes on")
  func onDisk() async throws {
    let folder = try TemporaryFolder()
    let url = URL(fileURLWithPath: folder.path)
    let (session, epoch, last) = try await House(store: try SQLiteEventStore(dataFolder: url)).serve { port in
      let client = try LineClient(port: port)
      let welcome = try client.begin()
      let ok = try client.say("opening hours", id: "a")
      return (welcome["session"]!, welcome["epoch"]!, ok.number("last")!)
    }
    try await House(store: try SQLiteEventStore(dataFolder: url)).serve { port in
      let client = try LineClient(port: port)
      let welcome = try client.hello(
        #""role":"customer","resume":{"session":"\#(session)","epoch":"\#(epoch)","after":\#(last)}"#)
      #expect(welcome.flag("recovered") == true)
      #expect(try client.say("opening hours", id: "a").flag("dup") == true)
    }
  }
}

private func == (_ left: (seqs: [Int], more: Bool?), _ right: ([Int], Bool)) -> Bool {
  left.seqs == right.0 && left.more == right.1
}
