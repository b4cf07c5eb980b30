import Conversation
import Desk
import Knowledge
import Synchronization
import TestSupport

/// Somebody at the other end of a line: what they sent, what they were told, and whether that may be so.
final class Party: Sendable {
  struct Sent {
    var order: Order
    /// What was answered, each time that it was.
    var answers: [Done] = []
    var isSettled = false
    /// Sent once, to one desk, with nothing lost: answered in the order in which it was sent.
    var sentTimes = 1
  }

  private struct Insides {
    var conversation: ConversationID?
    /// Of the last event seen; what comes again is skipped (I6).
    var seen = 0
    var connection: Connection?
    var sent: [(id: MessageID, what: Sent)] = []
    var counter = 0
  }

  let name: String
  let speaker: Speaker
  let verdict: Verdict
  let journal: Journal
  private let insides = Mutex(Insides())

  init(_ name: String, as speaker: Speaker, _ verdict: Verdict, _ journal: Journal) {
    self.name = name
    self.speaker = speaker
    self.verdict = verdict
    self.journal = journal
  }

  var conversation: ConversationID? { insides.withLock { $0.conversation } }
  var seen: Int { insides.withLock { $0.seen } }
  var connection: Connection? { insides.withLock { $0.connection } }

  /// Another conversation is theirs from now on.
  func join(_ conversation: ConversationID?) {
    insides.withLock { insides in
      insides.conversation = conversation
      insides.seen = 0
      insides.sent = []
    }
  }

  /// A new connection takes the place of the one before (I7).
  func connect(_ connection: Connection?) {
    let replaced = insides.withLock { insides in
      defer { insides.connection = connection }
      return insides.connection
    }
    replaced?.end()
  }

  func nextID() -> MessageID {
    insides.withLock { insides in
      insides.counter += 1
      return MessageID(rawValue: "\(name)-\(insides.counter)")!
    }
  }

  func note(_ order: Order, as id: MessageID) {
    insides.withLock { insides in
      if let index = insides.sent.firstIndex(where: { $0.id == id }) {
        insides.sent[index].what.sentTimes += 1
      } else {
        insides.sent.append((id, Sent(order: order)))
      }
    }
  }

  /// Something sent before, which may be sent again under its id.
  func earlier(_ random: inout SeededGenerator) -> (MessageID, Order)? {
    let sent = insides.withLock { $0.sent }
    return sent.randomElement(using: &random).map { ($0.id, $0.what.order) }
  }

  /// What was never answered: to be sent again, with the same id.
  var unanswered: [(MessageID, Order)] {
    insides.withLock { $0.sent.filter { !$0.what.isSettled }.map { ($0.id, $0.what.order) } }
  }

  func see(_ events: [Event], in conversation: ConversationID) {
    insides.withLock { insides in
      guard insides.conversation == conversation else { return }
      for event in events where event.seq > insides.seen { insides.seen = event.seq }
    }
  }

  /// An answer reached them.
  func hear(_ result: Result<Done, DeskError>, to id: MessageID, in conversation: ConversationID) {
    verdict.trace("\(name) \(id) \(result)")
    let answers: [Done]? = insides.withLock { insides in
      guard insides.conversation == conversation, let index = insides.sent.firstIndex(where: { $0.id == id }) else {
        return nil
      }
      guard case .success(let done) = result else {
        // It may be stored nevertheless.
        if case .failure(.store) = result { return nil }
        insides.sent[index].what.isSettled = true
        return nil
      }
      insides.sent[index].what.isSettled = true
      if done.isDuplicate { verdict.mark(.knownAgain) }
      insides.sent[index].what.answers.append(done)
      return insides.sent[index].what.answers
    }
    guard let answers, let done = answers.last else { return }
    let stored = journal.events(of: conversation)
    verdict.expect(done.last <= stored.count, "I1: \(id) is acknowledged at \(done.last) of \(stored.count) stored")
    // A request for what is so already stores nothing, and is no repetition when it is sent again.
    func isOwn(_ done: Done) -> Bool {
      stored.indices.contains(done.seq - 1) && stored[done.seq - 1].content.isSent(by: speaker, as: id)
    }
    let own = answers.filter(isOwn)
    guard isOwn(done), let first = own.first else {
      let storesNothing = isRequest(id) && !done.isDuplicate && done.seq == done.last
      return verdict.expect(storesNothing, "I1: \(id) is acknowledged at \(done.seq) and not stored there")
    }
    verdict.expect(
      first.seq == done.seq && first.last == done.last,
      "I2: \(id) is at \(first.seq)–\(first.last), and sent again at \(done.seq)–\(done.last)")
    verdict.expect(own.count(where: { !$0.isDuplicate }) <= 1, "I2: \(id) is carried out twice")
  }

  private func isRequest(_ id: MessageID) -> Bool {
    insides.withLock { insides in
      if case .command? = insides.sent.first(where: { $0.id == id })?.what.order { true } else { false }
    }
  }
}

/// One connection of a party's, as long as it lasts.
final class Connection: Listener {
  private struct Insides {
    var position: Int
    var following: Following?
    var isOver = false
    /// The line is dead, and the desk does not know yet.
    var isBroken = false
  }

  let conversation: ConversationID
  private let party: Party
  /// Up to which event the conversation was erased when this began: of those, no words may be told.
  private let erasedThrough: Int
  private let insides: Mutex<Insides>

  init(_ party: Party, in conversation: ConversationID, after seq: Int) {
    self.conversation = conversation
    self.party = party
    erasedThrough = party.journal.erasedThrough(conversation)
    insides = Mutex(Insides(position: seq))
  }

  func began(_ following: Following) {
    let isOver = insides.withLock { insides in
      insides.following = following
      return insides.isOver
    }
    if isOver { following.end() }
  }

  func breakDown() { insides.withLock { $0.isBroken = true } }

  func end() {
    let following = insides.withLock { insides in
      insides.isOver = true
      return insides.following
    }
    following?.end()
  }

  /// Where it is; nil where nothing is told on it any more.
  var position: Int? {
    insides.withLock { $0.isOver || $0.isBroken || $0.following == nil ? nil : $0.position }
  }

  func hear(_ events: [Event], in conversation: ConversationID) {
    let (position, isOver, isBroken) = insides.withLock { insides in
      defer { insides.position += events.count }
      return (insides.position, insides.isOver, insides.isBroken || insides.following == nil && insides.isOver)
    }
    let verdict = party.verdict
    verdict.trace("\(party.name) hears \(events.map(\.seq))")
    verdict.expect(!isOver || isBroken, "I7: \(party.name) is told something on a connection that was replaced")
    verdict.expect(
      events.map(\.seq) == Array(position + 1..<position + 1 + events.count),
      "I5: \(party.name) is told \(events.map(\.seq)) after \(position)")
    let isTrue = events.allSatisfy { party.journal.holds($0, of: conversation, erasedThrough: erasedThrough) }
    verdict.expect(isTrue, "I1: \(party.name) is told what is not stored in \(conversation)")
    if !isBroken && !isOver { party.see(events, in: conversation) }
  }

  func hear(_ place: QueuePlace?, of conversation: ConversationID) {
    party.verdict.trace("\(party.name) at \(place?.position ?? 0)")
  }

  func hear(typing speaker: Speaker, isOn: Bool, in conversation: ConversationID) {}

  func lost(_ conversation: ConversationID) {}
}

extension Event.Content {
  /// Whether it is what was sent under a name.
  fileprivate func isSent(by speaker: Speaker, as id: MessageID) -> Bool {
    switch self {
    case .message(let message): message.id == id && message.from == speaker
    case .noted(let note): note.id == id && note.by.name == speaker.name
    case .requestTaken(let request): request.id == id && request.from == speaker
    case .erased(let rest): rest.id == id && rest.from == speaker
    default: false
    }
  }
}
