import Comprehension
import Conversation
import Desk
import Foundation
import Insight
import Knowledge
import Storage
import Testing

@Suite("Stored conversations, heard anew")
struct SimulationOfStoredTests {
  @Test("What was done is read from the events; the score is the present scorer's, and rises with what is not accepted")
  func scores() async throws {
    let heard = try #require(
      try await hear("are dogs allowed", "no, that is not what I asked", "still not what I asked, this is useless"))
    let scores = heard.turns.compactMap(\.score)
    #expect(heard.turns.map(\.text).first == "are dogs allowed")
    #expect(scores.count == 3 && scores[0] == 0 && scores[1] > 0.4 && scores[2] > scores[1] + 0.5)
    #expect(heard.turns[2].reasons.first?.hasPrefix("+") == true)
    #expect(heard.turns.allSatisfy { $0.isMoodHeard })
  }

  @Test("What the desk heard then and what is heard now are the same, by the same words")
  func sameAsTheDesk() async throws {
    let lines = ["are dogs allowed", "that did not help", "dog hotel", "none of these", "what a joke, useless bot"]
    let events = try await events(lines.map { .line($0) })
    let stored = events.compactMap { event in
      if case .decided(let decision) = event.content { decision.mood.accumulated } else { nil }
    }
    // As if an older scorer had been at work then.
    let older = events.map { event in
      guard case .decided(var decision) = event.content else { return event }
      decision.mood = .calm
      return Event(seq: event.seq, at: event.at, content: .decided(decision))
    }
    let heard = try #require(SimulatedConversation(Self.id, older, by: MoodEar()))
    #expect(heard.turns.count == stored.count && stored.contains { $0 > 1 })
    #expect(zip(heard.turns, stored).allSatisfy { abs(($0.score ?? -1) - $1) < 1e-9 })
  }

  @Test("It is read up to where people took over, and a wish for a person leaves the mood nothing to do")
  func upToPeople() async throws {
    let heard = try #require(try await hear("are dogs allowed", "get me a person please", "useless, useless, useless"))
    #expect(heard.turns.map(\.text) == ["are dogs allowed", "get me a person please"])
    #expect(heard.turns.map(\.isMoodHeard) == [true, false])
  }

  @Test("E6: after an offer was declined nobody is offered for some lines")
  func declined() async throws {
    let heard = try #require(
      try await hear("who won the cup in 1974", "no thanks", "are dogs allowed", "that did not help"))
    #expect(heard.turns.map(\.wasMiss) == [true, false, false, false])
    #expect(heard.turns.map(\.isMoodHeard) == [true, false, false, false])
  }

  @Test("A budget is kept by the highest score of each conversation that went well, as it was stored, and by no other")
  func calmScores() async throws {
    let lines = ["are dogs allowed", "that did not help"].map(Step.line)
    let told = try await events(lines + [.command(.rate(.conversation, score: 5))])
    let highest = told.compactMap { event in
      if case .decided(let decision) = event.content { decision.mood.accumulated } else { nil }
    }.max()
    #expect(CalmScore(told)?.highest == highest && (highest ?? 0) > 0.4)
    #expect(CalmScore(try await events(lines)) == nil)
    #expect(CalmScore(try await events(lines + [.command(.rate(.conversation, score: 1))])) == nil)
    let forgotten = lines + [.command(.resolve(by: nil)), .command(.forget(by: nil))]
    #expect(CalmScore(try await events(forgotten)) == nil)
    // A good rating before people came says nothing of what came then.
    let called = lines + [.command(.rate(.answer, score: 5)), .command(.askForPerson)]
    #expect(CalmScore(try await events(called)) == nil)
  }

  @Test("E6: what mood could not do after a declined offer counts for no budget")
  func declinedScores() async throws {
    let lines = ["who won the cup in 1974", "no thanks", "that did not help"].map(Step.line)
    #expect(CalmScore(try await events(lines + [.command(.rate(.conversation, score: 5))]))?.highest == 0)
  }

  @Test("A customer counts once, by their highest score")
  func byCustomer() async throws {
    let told = try await events([
      .line("are dogs allowed"), .line("that did not help"), .command(.rate(.conversation, score: 5)),
    ])
    let score = try #require(CalmScore(told))
    let nobodys = CalmScore.byCustomer([score, score])
    #expect(nobodys.count == (score.customer == nil ? 2 : 1))
  }

  @Test("A good rating, or an end without a person, says that it went well; a bad rating that it did not")
  func wentWell() async throws {
    func calm(_ steps: [Step]) async throws -> Int? {
      SimulatedConversation(Self.id, try await events(steps), by: MoodEar())?.calmUntil
    }
    let line = Step.line("are dogs allowed")
    let resolved = Step.command(.resolve(by: nil))
    func rated(_ score: Int) -> Step { .command(.rate(.conversation, score: score)) }
    #expect(try await calm([line]) == nil)
    #expect(try await calm([line, rated(5)]) == .max)
    #expect(try await calm([line, rated(1)]) == nil)
    #expect(try await calm([line, resolved]) == .max)
    #expect(try await calm([line, rated(1), resolved]) == nil)
    #expect(try await calm([line, .command(.askForPerson), rated(5)]) == nil)
  }

  @Test("P3: one whose words were erased is passed over")
  func erased() async throws {
    let events = try await events([.line("are dogs allowed"), .command(.forget(by: nil))])
    #expect(SimulatedConversation(Self.id, events, by: MoodEar()) == nil)
  }

  @Test(
    "Said once more to the same knowledge nothing changes; to one that has the answer, less is offered for want of one")
  func replay() async throws {
    let heard = try #require(try await hear("how long is a gift card good for", "are dogs allowed"))
    let same = KnowledgeReplay(try SmallShop.receptionist()).replaying(heard)
    #expect(heard.turns.map(\.wasMiss) == [true, false])
    #expect(same.turns.map(\.isMiss) == [true, false] && !same.isChanged)
    var files = SmallShop.files
    files["gifts.md"] = "# Gifts\n\n## How long is a gift card good for? {#gift-cards}\n\nThree years.\n"
    let better = KnowledgeReplay(Receptionist(try KnowledgeLoader(files: files).load())).replaying(heard)
    #expect(better.turns.map(\.isMiss) == [false, false])
  }

  @Test("Under other thresholds a person is called sooner, and from there on nothing is known")
  func thresholds() async throws {
    let heard = try #require(try await hear("are dogs allowed", "that is not what I asked", "how much is delivery"))
    var policy = Policy()
    (policy.offerAt, policy.handOverAt) = (0.1, 0.2)
    let replayed = KnowledgeReplay(try SmallShop.receptionist().with(policy)).replaying(heard)
    #expect(replayed.turns.map(\.now) == [nil, .handOver, nil])
    #expect(replayed.turns[2].score == nil)
    #expect(replayed.handOver == .gained)
  }

  @Test("A dialogue of a file is compared with itself under the thresholds in force; an early signal is a false alarm")
  func dialogues() throws {
    let text = """
      {"id": "d", "must_not_before": 2, "turns": [{"from": "customer", "text": "are dogs allowed"}, \
      {"from": "bot", "text": "Dogs are welcome."}, {"from": "customer", "text": "no, that is not what I asked"}, \
      {"from": "bot", "text": "Delivery is 4 euros."}]}
      """
    let dialogue = try #require(try Dialogue.all(in: TextFile(Data(text.utf8), path: "d.jsonl")).first)
    var policy = Policy()
    policy.offerAt = 0.2
    let receptionist = try SmallShop.receptionist()
    let simulated = SimulatedConversation(
      DialogueJudge(receptionist).judge(dialogue), DialogueJudge(receptionist.with(policy)).judge(dialogue))
    #expect(simulated.offer == .gained && simulated.now.offeredAt == 1)
    #expect(simulated.turns[1].reasons.contains { $0.hasPrefix("+") })
    let summary = SimulationSummary([simulated])
    #expect(summary.falseAlarmsBefore == Proportion(0, of: 1) && summary.falseAlarmsNow == Proportion(1, of: 1))
  }

  private static let id = ConversationID(rawValue: String(repeating: "a", count: 26))!

  private enum Step {
    case line(String)
    case command(Command)
  }

  private func hear(_ lines: String...) async throws -> SimulatedConversation? {
    SimulatedConversation(Self.id, try await events(lines.map { .line($0) }), by: MoodEar())
  }

  /// What a desk stores, step by step.
  private func events(_ steps: [Step]) async throws -> [Event] {
    let store = InMemoryEventStore()
    let clock = SettableClock(LocalMoment.ordinaryMorning.timestamp(in: SmallShop.zone))
    let desk = Desk(try SmallShop.receptionist(), store: store, clock: clock)
    let id = try await desk.openConversation(channel: "terminal")
    for (number, step) in steps.enumerated() {
      clock.advance(milliseconds: 1_000)
      switch step {
      case .line(let text): try await desk.say(text, id: MessageID(rawValue: "line-\(number)")!, in: id)
      case .command(let command): _ = try await desk.perform(command, in: id)
      }
    }
    return await store.allEvents(of: id)
  }
}
