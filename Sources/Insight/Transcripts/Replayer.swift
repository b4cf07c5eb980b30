package import Comprehension
import Conversation
package import Desk
import Foundation
import Knowledge
import Storage

/// Runs transcripts through the desk as it is: the same code that customers talk to, on a store in memory and a clock
/// that the transcript sets.
package struct Replayer: Sendable {
  private let receptionist: Receptionist

  /// - Parameter receptionist: whose knowledge and settings the transcripts are held against.
  package init(_ receptionist: Receptionist) { self.receptionist = receptionist }

  /// A line that the desk refuses is a mismatch.
  ///
  /// - Throws: `DeskError` for anything else that keeps the desk from answering.
  package func replay(_ transcript: Transcript) async throws(DeskError) -> Replay {
    var run = ReplayRun(transcript, receptionist)
    try await run.open()
    for (index, turn) in transcript.turns.enumerated() { try await run.take(turn, number: index + 1) }
    return Replay(transcript: transcript, mismatches: run.mismatches)
  }
}

/// One transcript on its way through the desk.
private struct ReplayRun {
  private(set) var mismatches: [Replay.Mismatch] = []
  private let transcript: Transcript
  private let receptionist: Receptionist
  private let store = InMemoryEventStore()
  private let clock: SettableClock
  private let desk: Desk
  private var conversation: ConversationID?
  private var status = Status.bot

  init(_ transcript: Transcript, _ receptionist: Receptionist) {
    self.transcript = transcript
    self.receptionist = receptionist
    clock = SettableClock((transcript.at ?? .ordinaryMorning).timestamp(in: receptionist.timeZone))
    desk = Desk(receptionist, store: store, clock: clock)
  }

  /// Opens a conversation and looks at the bot's first lines.
  mutating func open() async throws(DeskError) {
    let events = try await openConversation()
    compare(events, with: transcript.opening, customer: nil)
  }

  mutating func take(_ turn: Transcript.Turn, number: Int) async throws(DeskError) {
    clock.advance(milliseconds: turn.pause)
    await keepHours()
    do throws(DeskError) {
      let events = try await events(of: turn.line, number: number)
      compare(events, with: turn.expected, customer: turn.line.asSaid)
    } catch .refused(let refusal) {
      mismatches.append(
        Replay.Mismatch(
          location: turn.location, customer: turn.line.asSaid, expected: ["a line that the desk takes"],
          got: refusal.inWords, bot: [], why: []))
    }
  }

  private mutating func events(of line: Transcript.Turn.Line, number: Int) async throws(DeskError) -> [Event.Content] {
    guard let conversation, let id = MessageID(rawValue: "turn-\(number)") else { throw .notFound }
    switch line {
    case .says(let text): return try await desk.say(text, id: id, in: conversation).map(\.content)
    case .asksForPerson: return try await desk.perform(.askForPerson, in: conversation).map(\.content)
    case .restarts:
      try await desk.perform(.resolve(by: nil), in: conversation)
      return try await openConversation()
    }
  }

  private mutating func openConversation() async throws(DeskError) -> [Event.Content] {
    if conversation == nil { _ = await desk.floor.signIn(.somebody, Colleague()) }
    await keepHours()
    let opened = try await desk.openConversation(channel: "replay", locale: transcript.locale)
    conversation = opened
    status = .bot
    return await store.events(of: opened, after: 0, limit: .max).map(\.content)
  }

  /// A transcript is of a business whose people are there when it is open, and only then.
  private func keepHours() async {
    let isOpen = if case .open = receptionist.base.business.hours.status(at: clock.now()) { true } else { false }
    await desk.floor.setPresence(isOpen ? .online : .offline, of: AgentAccount.somebody.id)
  }

  private mutating func compare(_ events: [Event.Content], with expected: Transcript.Expected, customer: String?) {
    let record = TurnRecord(events, from: status)
    status = record.status
    let texts = expected.texts.filter { !record.says($0.value) }.map { ($0.location, "bot: \($0.value)") }
    let outcomes = expected.outcomes.filter { !record.meets($0.value) }.map { ($0.location, worded($0.value)) }
    let unmet = (texts + outcomes).sorted { $0.0 < $1.0 }
    guard let first = unmet.first else { return }
    mismatches.append(
      Replay.Mismatch(
        location: first.0, customer: customer, expected: unmet.map(\.1), got: record.worded, bot: record.lines,
        why: record.decisions.last.map { Why.lines(for: $0, in: receptionist.base) } ?? []))
  }

  /// The expectation, with a word about ids that no entry has: a slip in the transcript more often than in the bot.
  private func worded(_ expectation: Expectation) -> String {
    let unknown = expectation.entries.filter { receptionist.base.entry($0) == nil }
    guard !unknown.isEmpty else { return "\(expectation)" }
    return "\(expectation) (no entry has the id \(unknown.map(\.rawValue).joined(separator: ", ")))"
  }
}

extension TurnRecord {
  fileprivate var worded: String {
    (outcomes + [.status(status)]).map { "\($0)" }.joined(separator: "; ")
  }
}

extension Expectation {
  fileprivate var entries: [EntryID] {
    switch self {
    case .answer(let entries), .ask(let entries): entries
    case .not(let expectation): expectation.entries
    default: []
    }
  }
}

extension Transcript.Turn.Line {
  fileprivate var asSaid: String {
    switch self {
    case .says(let text): text
    case .asksForPerson: "/human"
    case .restarts: "/restart"
    }
  }
}

extension AgentAccount {
  fileprivate static let somebody = AgentAccount(
    id: "replay", name: "Somebody", tokenDigest: [], createdAt: Timestamp(milliseconds: 0))
}

/// A connection of somebody who is there and does nothing.
private final class Colleague: FloorListener {
  func queueChanged(_ waiting: [QueueEntry], total: Int) {}
  func agentsChanged(_ agents: [AgentView]) {}
  func conversationChanged(_ summary: ConversationSummary) {}
  func revoked() {}
}

extension Refusal {
  /// What is wrong with a line of a transcript that the desk refuses.
  fileprivate var inWords: String {
    switch self {
    case .tooLong(let limit): "refused: the line has more than \(limit) characters"
    case .empty: "refused: there is nothing in the line that can be seen"
    default: "refused: \(self)"
    }
  }
}
