import Conversation
import Knowledge
import Testing

@Suite("Requests that are sent again")
struct RequestsTests {
  private let maria = Speaker(.human, name: "Maria")

  private func outcome(_ chat: Chat, _ command: Command, _ request: Request) throws -> Outcome {
    try decide(command, as: request, in: chat.state, given: chat.given, now: chat.now)
  }

  @Test("I2: a request is recorded first, carried out once, and known again under its seq")
  func once() throws {
    var chat = Chat()
    let request = Request.sent("q1", "human")
    let events = chat.perform(.askForPerson, as: request)
    #expect(
      events.first?.content == .requestTaken(RequestTaken(from: request.from, id: request.id, body: request.body)))
    guard case .duplicate(let seq) = try outcome(chat, .askForPerson, request) else {
      Issue.record("carried out twice")
      return
    }
    #expect(seq == events[0].seq)
  }

  @Test("I2: the same id with another body is a conflict, and so is one that a message or a note has")
  func conflicts() throws {
    var chat = Chat()
    chat.perform(.askForPerson, as: .sent("q1", "human"))
    #expect(throws: Refusal.idConflict) { try outcome(chat, .resolve(by: nil), .sent("q1", "resolve")) }
    #expect(throws: Refusal.idConflict) { try chat.attempt(.say("human", id: "q1", Understanding())) }
    chat.perform(.say("hello", id: "m1", Understanding()))
    #expect(throws: Refusal.idConflict) { try outcome(chat, .askForPerson, .sent("m1", "hello")) }
    chat.perform(.claim(.maria), as: .sent(by: maria, "c1", "claim"))
    chat.perform(.note("hi", id: "n1", by: .maria))
    #expect(throws: Refusal.idConflict) { try chat.attempt(.reply("hi", id: "n1", by: .maria)) }
    #expect(throws: Refusal.idConflict) { try chat.attempt(.note("claim", id: "c1", by: .maria)) }
  }

  @Test("I2: of two texts that share their fingerprint the longer is not taken for the shorter one sent again")
  func sameFingerprint() {
    // Looked for: FNV-1a makes 796bafb2ea5605a0 of either.
    let (longer, shorter): (MaskedText, MaskedText) = ("owztvibwnm1thy", "ngaqoo5iae0fh")
    var chat = Chat()
    chat.perform(.say(shorter, id: "m1", Understanding()))
    #expect(throws: Refusal.idConflict) { try chat.attempt(.say(longer, id: "m1", Understanding())) }
  }

  @Test("I2: a note sent again is stored once; ids are each sender's own")
  func notes() throws {
    var chat = Chat()
    chat.perform(.note("hi", id: "n1", by: .maria))
    #expect(try chat.attempt(.note("hi", id: "n1", by: .maria)).isEmpty)
    #expect(try chat.attempt(.note("hi", id: "n1", by: .jonas)).count == 1)
  }

  @Test("Where nothing has to happen, nothing is recorded")
  func nothing() {
    var chat = Chat()
    chat.perform(.claim(.maria))
    let before = chat.state
    #expect(chat.perform(.claim(.maria), as: .sent(by: maria, "c1", "claim")).isEmpty)
    #expect(chat.perform(.label(remove: ["none"], by: .maria), as: .sent(by: maria, "l1", "label")).isEmpty)
    #expect(chat.perform(.due).isEmpty)
    #expect(chat.state == before)
  }

  @Test("What is refused is not recorded, and may be sent again")
  func refused() throws {
    var chat = Chat()
    chat.perform(.claim(.jonas))
    #expect(throws: Refusal.notOwner) { try chat.attempt(.claim(.maria), as: .sent(by: maria, "c1", "claim")) }
    chat.perform(.handBack(by: .jonas))
    #expect(try chat.attempt(.claim(.maria), as: .sent(by: maria, "c1", "claim")).count > 1)
  }

  @Test("A conversation that was never opened takes nothing")
  func unopened() {
    let given = Chat().given
    for command in [Command.say("hi", id: "m1", Understanding()), .askForPerson, .claim(.maria), .due, .resume] {
      #expect(throws: Refusal.wrongState(.bot)) {
        try decide(command, in: ConversationState(), given: given, now: Timestamp(milliseconds: 0))
      }
    }
  }
}
