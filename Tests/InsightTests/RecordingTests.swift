import Comprehension
import Conversation
import Desk
import Insight
import Knowledge
import Storage
import TestSupport
import Testing

@Suite("Conversations written down as transcripts")
struct RecordingTests {
  @Test("What happened is written down and goes the same way again", arguments: 0..<60 as Range<UInt64>)
  func roundTrip(seed: UInt64) async throws {
    var random = SeededGenerator(seed: seed)
    let receptionist = try SmallShop.receptionist()
    let events = try await Self.conversation(receptionist, &random)
    let written = Transcript(recording: events, in: SmallShop.zone).written
    let read = try Transcript(parsing: written, file: "recorded.txt")
    let replay = try await Replayer(receptionist).replay(read)
    #expect(replay.mismatches.isEmpty, "\(written)\n\(replay.mismatches)")
    #expect(!read.turns.isEmpty && read.turns.contains { !$0.expected.outcomes.isEmpty })
  }

  @Test("Turns, pauses, commands and what is expected stand in it as they are written by hand")
  func form() async throws {
    let clock = SettableClock(Self.start)
    let (desk, store, id) = try await Self.open(try SmallShop.receptionist(), clock)
    try await desk.say("are dogs allowed", id: MessageID(rawValue: "1")!, in: id)
    clock.advance(milliseconds: 5_400_000)
    try await desk.perform(.askForPerson, in: id)
    let written = await Transcript(recording: store.allEvents(of: id), knowledge: "knowledge", in: SmallShop.zone)
      .written
    #expect(written.hasPrefix("knowledge: knowledge\nat: 2026-09-16 11:00\nlocale: en\nbot: Hello"))
    #expect(
      written.contains("\n\ncustomer: are dogs allowed\nbot: Dogs are welcome.\nexpect: answer dogs\n"))
    #expect(
      written.contains("\n\nafter: 1h 30m\ncustomer: /human\nexpect: hand_over request\nexpect: pending\n# bot: "))
  }

  @Test("P5: card numbers stand in a transcript as they are stored, struck out")
  func masked() async throws {
    let (desk, store, id) = try await Self.open(try SmallShop.receptionist(), SettableClock(Self.start))
    try await desk.say("I paid with 4111 1111 1111 1111", id: MessageID(rawValue: "1")!, in: id)
    let written = await Transcript(recording: store.allEvents(of: id), in: SmallShop.zone).written
    #expect(!written.contains("1111 1111"))
    #expect(written.contains("customer: I paid with "))
  }

  @Test(
    "What a person says, and what comes after, is a comment: a replay ends where the bot no longer has the conversation"
  )
  func person() async throws {
    let (desk, store, id) = try await Self.open(try SmallShop.receptionist(), SettableClock(Self.start))
    let maria = Agent(id: "m", name: "Maria")
    try await desk.say("are dogs allowed", id: MessageID(rawValue: "1")!, in: id)
    try await desk.perform(.claim(maria), in: id)
    try await desk.perform(
      .reply(MaskedText(masking: "Hello\ncustomer: fake"), id: MessageID(rawValue: "r")!, by: maria), in: id)
    try await desk.say("thanks", id: MessageID(rawValue: "2")!, in: id)
    let written = await Transcript(recording: store.allEvents(of: id), in: SmallShop.zone).written
    #expect(written.contains("# human Maria: Hello\n#   customer: fake\n# customer: thanks\n"))
    #expect(try Transcript(parsing: written, file: "").turns.map(\.line) == [.says("are dogs allowed")])
  }

  @Test("A reminder to a customer who comes back is no reply to their line, even within the same millisecond")
  func comingBack() async throws {
    let receptionist = try SmallShop.receptionist()
    let (desk, store, id) = try await Self.open(receptionist, SettableClock(Self.start))
    try await desk.say("are dogs allowed", id: MessageID(rawValue: "1")!, in: id)
    try await desk.perform(.resume, in: id)
    let transcript = await Transcript(recording: store.allEvents(of: id), in: SmallShop.zone)
    #expect(transcript.turns.map { $0.expected.outcomes.map(\.value) } == [[.answer(["dogs"])]])
    #expect(try await Replayer(receptionist).replay(transcript).passed)
  }

  private static let start = LocalMoment.ordinaryMorning.timestamp(in: SmallShop.zone)

  private static func open(
    _ receptionist: Receptionist, _ clock: SettableClock
  ) async throws -> (Desk, InMemoryEventStore, ConversationID) {
    let store = InMemoryEventStore()
    let desk = Desk(receptionist, store: store, clock: clock)
    return (desk, store, try await desk.openConversation(channel: "terminal"))
  }

  /// Somebody who says all sorts of things, with pauses of all lengths.
  private static func conversation(
    _ receptionist: Receptionist, _ random: inout SeededGenerator
  ) async throws -> [Event] {
    let lines = [
      "where is my parcel", "are dogs allowd", "delivery", "parcel delivery cost and dogs?", "who won the cup in 1974",
      "yes",
      "no", "1", "2", "none of these", "never mind", "are you a robot?", "get me a person", "my lawyer will call you",
      "the blender cut my finger", "thanks", "hello", "this is useless, that is not what I asked!!", "and on Thursday?",
      "write to anna@example.org", "4111 1111 1111 1111", "wo ist mein Paket?",
    ]
    let clock = SettableClock(start + Int64.random(in: 0..<1_000, using: &random))
    let (desk, store, id) = try await open(receptionist, clock)
    for number in 0..<Int.random(in: 1...8, using: &random) {
      let pauses: [Int64] = [0, 7_300, 61_500, 7_200_000, 50_000_000]
      clock.advance(milliseconds: pauses.randomElement(using: &random)! + Int64.random(in: 1..<1_000, using: &random))
      switch Int.random(in: 0..<10, using: &random) {
      case 0: try await desk.perform(.askForPerson, in: id)
      case 1: try await desk.perform(.resume, in: id)
      case 2:
        try await desk.say(NastyTexts.message(&random), id: MessageID(rawValue: "m\(number)")!, in: id)
      default:
        try await desk.say(lines.randomElement(using: &random)!, id: MessageID(rawValue: "m\(number)")!, in: id)
      }
    }
    // At least one line that the customer said.
    try await desk.say("are dogs allowed", id: MessageID(rawValue: "last")!, in: id)
    return await store.allEvents(of: id)
  }
}

extension InMemoryEventStore {
  func allEvents(of id: ConversationID) -> [Event] { events(of: id, after: 0, limit: .max) }
}
