import Conversation
import Foundation
import Knowledge
import Testing

@testable import Wire

@Suite struct ServerMessageTests {
  @Test("Every line that a server can send is read as it was meant", arguments: ServerSamples.lines)
  func roundTrip(message: ServerMessage, line: ServerLine) throws {
    #expect(try readServerLine(message.line) == line)
    #expect(!message.line.contains(UInt8(ascii: "\n")))
    #expect(throws: Never.self) { try JSONSerialization.jsonObject(with: Data(message.line)) }
  }

  @Test("An ok carries what its request answers, beside what every ok has")
  func ok() throws {
    let fields = [
      WireField("more", .bool(true)), WireField("lines", .array([.string("a\"\u{0}"), .integer(-3), .decimal(0.5)])),
    ]
    let acknowledgement = Acknowledgement(
      id: Sample.id(), at: Sample.moment, conversation: Sample.conversation, seq: 4, isDuplicate: true)
    let line = ServerMessage.ok(acknowledgement, fields: fields).line
    #expect(
      String(decoding: line, as: UTF8.self)
        == "{\"type\":\"ok\",\"id\":\"a1\",\"ts\":1795000000000,\"conv\":\"\(Sample.conversation)\",\"seq\":4,\"dup\":true,"
        + "\"more\":true,\"lines\":[\"a\\\"\\u0000\",-3,0.5]}")
    guard case .ok(acknowledgement, let read) = try readServerLine(line) else {
      Issue.record("no ok")
      return
    }
    #expect(read["more"]?.bool == true)
    #expect(read["lines"] == fields[1].value)
  }

  @Test("Of every kind of event, an agent is told all, and reads it as it was")
  func agentsEvents() throws {
    for event in ServerSamples.events {
      let line = ServerMessage.event(event, of: Sample.conversation, for: .agent).line
      guard case .event(let read) = try readServerLine(line) else {
        Issue.record("no event")
        continue
      }
      #expect((read.conversation, read.seq, read.at) == (Sample.conversation, event.seq, event.at))
      switch (event.content, read.content) {
      case (.message(let message), .message(let wire)):
        #expect(wire.entries == message.entries)
        #expect(wire.draft == message.draft)
      case (.decided(let decision), .decided(let body)):
        #expect(body["action"]?.string == decision.action.rawValue)
        var bytes: [UInt8] = []
        bytes.append(body)
        #expect(try JSONDecoder().decode(Decision.self, from: Data(bytes)) == decision)
      case (.requestTaken, .private): break
      case (let stored, .plain(let told)): #expect(told == stored)
      default: Issue.record("\(event.content.kind) is told as \(read.content)")
      }
    }
    #expect(Set(ServerSamples.events.map(\.content.kind)) == Set(Event.Kind.allCases))
  }

  @Test("A customer is sent what is not for them as private, with nothing else")
  func privateEvents() {
    for event in ServerSamples.events {
      let line = ServerMessage.event(event, of: Sample.conversation, for: .customer).line
      let text = String(decoding: line, as: UTF8.self)
      switch event.content.kind {
      case .decided, .noted, .labelsChanged, .timerSet, .requestTaken:
        #expect(
          text == "{\"type\":\"event\",\"conv\":\"\(Sample.conversation)\",\"seq\":\(event.seq),\"ts\":1795000000000,"
            + "\"kind\":\"private\"}")
      default:
        #expect(text.contains("\"kind\":\"\(event.content.kind.rawValue)\""))
      }
      for secret in ["noa", "Max", "SECRET", "ahead", "draft", "entries", "where-is", "\"by\""] {
        #expect(!text.contains(secret))
      }
    }
  }

  @Test("P3: what is left of something that a customer was never told is private to them as it was")
  func erasedPrivately() {
    for kind in Event.Kind.allCases {
      let event = Event(
        seq: 1, at: Sample.moment,
        content: .erased(Erased(was: kind.rawValue, from: Speaker(.human, name: "noa"), id: Sample.id())))
      let text = String(
        decoding: ServerMessage.event(event, of: Sample.conversation, for: .customer).line, as: UTF8.self)
      let isTold: Bool =
        switch kind {
        case .message, .contactLeft, .contactIdentified, .rated, .pageViewed: true
        default: false
        }
      #expect(text.contains("\"kind\":\"event.erased\"") == isTold)
      #expect(text.contains("\"kind\":\"private\"}") == !isTold)
    }
  }

  @Test("A message is told as docs/protocol.md says")
  func message() throws {
    let prompt = Prompt(
      .choose,
      choices: [
        Choice("Where is my order?", .entry("where-is", variant: nil)), Choice("None", .noneOfThese),
        Choice("Yes", .person), Choice("No", .noPerson),
      ], cause: .miss)
    let event = Event(
      seq: 3, at: Sample.moment,
      content: .message(Message(from: Speaker(.bot, name: "Book"), text: "**Hi**", prompt: prompt)))
    let line = ServerMessage.event(event, of: Sample.conversation, for: .customer).line
    #expect(
      String(decoding: line, as: UTF8.self)
        == "{\"type\":\"event\",\"conv\":\"\(Sample.conversation)\",\"seq\":3,\"ts\":1795000000000,"
        + "\"kind\":\"message.created\",\"from\":{\"kind\":\"bot\",\"name\":\"Book\"},\"text\":\"**Hi**\","
        + "\"format\":\"markdown\",\"prompt\":\"choose\",\"choices\":["
        + "{\"choice\":\"Where is my order?\",\"label\":\"Where is my order?\"},"
        + "{\"choice\":\"none_of_these\",\"label\":\"None\"},{\"choice\":\"person\",\"label\":\"Yes\"},"
        + "{\"choice\":\"no_person\",\"label\":\"No\"}]}")
    let wire = WireEvent.WireMessage(
      from: Speaker(.bot, name: "Book"), text: "**Hi**", isMarkdown: true, prompt: .choose,
      choices: [
        WireEvent.Choice("Where is my order?", label: "Where is my order?"),
        WireEvent.Choice("none_of_these", label: "None"),
        WireEvent.Choice("person", label: "Yes"), WireEvent.Choice("no_person", label: "No"),
      ])
    #expect(
      try readServerLine(line)
        == .event(WireEvent(in: Sample.conversation, seq: 3, at: Sample.moment, content: .message(wire))))
  }

  @Test("An event that answers a request says which one")
  func answering() throws {
    let event = ServerSamples.events[0]
    let line = ServerMessage.event(event, of: Sample.conversation, for: .customer, answering: Sample.id()).line
    #expect(
      try readServerLine(line)
        == .event(
          WireEvent(
            in: Sample.conversation, seq: event.seq, at: event.at, content: .plain(event.content),
            answering: Sample.id())))
  }

  @Test("Numbers with which nobody could reckon are left out, and a heartbeat and a wait are kept in bounds")
  func hugeNumbers() throws {
    func read(_ line: String) throws -> ServerLine { try readServerLine(Array(line.utf8)) }
    for (sent, beat) in [
      ("9223372036854775807", 25), ("-9223372036854775808", 25), ("-3", 1), ("0", 1), ("90000", 3_600), ("30", 30),
    ] {
      let line = #"{"type":"welcome","role":"customer","session":"s","epoch":"e","seq":0,"limits":{},"#
      guard
        case .welcome(let welcome) = try read(
          line + #""heartbeat_s":\#(sent),"bot":{"name":"B","disclosure":"x"}}"#)
      else {
        Issue.record("no welcome")
        continue
      }
      #expect(welcome.heartbeatSeconds == beat)
    }
    let waits: [(String, Int?)] = [("9007199254740992", nil), ("-1", 0), ("86400001", 86_400_000), ("250", 250)]
    for (sent, wait) in waits {
      #expect(
        try read(#"{"type":"bye","code":"shutdown","retry_after_ms":\#(sent)}"#)
          == .bye(.shutdown, retryAfterMilliseconds: wait))
    }
  }

  @Test("What a client does not know, it passes over")
  func tolerance() throws {
    func read(_ line: String) throws -> ServerLine { try readServerLine(Array(line.utf8)) }
    guard case .unknown(type: "party", _) = try read(#"{"type":"party","x":[1.5,{}]}"#) else {
      return #expect(Bool(false))
    }
    guard case .unknown(type: "event", _) = try read(#"{"type":"event","kind":"party"}"#) else {
      return #expect(Bool(false))
    }
    guard
      case .event(let event) = try read(
        "{\"type\":\"event\",\"conv\":\"\(Sample.conversation)\",\"seq\":1,\"ts\":2,\"kind\":\"party.held\",\"x\":1}"),
      case .unknown(kind: "party.held", let fields) = event.content
    else { return #expect(Bool(false)) }
    #expect(fields["x"]?.integer == 1)
    #expect(try read(#"{"type":"bye","code":"party"}"#) == .bye(nil, retryAfterMilliseconds: nil))
    #expect(
      try read(#"{"type":"error","id":"a1","error":{"code":"party","message":"m"}}"#)
        == .error(WireError(.forbidden, "m"), id: Sample.id()))
    #expect(throws: WireError.self) { try read("{\"type\":\"ok\"}") }
    #expect(throws: WireError.self) { try read("{}") }
    #expect(throws: WireError.self) { try read("nonsense") }
  }
}
