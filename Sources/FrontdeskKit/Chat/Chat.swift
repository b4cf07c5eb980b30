import Comprehension
import Conversation
public import Foundation
import Knowledge
import Language

extension Frontdesk {
  /// A conversation with a customer, as a value.
  ///
  ///     var chat = shop.conversation(locale: "de", at: .now)
  ///     for line in chat.lines { print("\(line.label): \(line.text)") }      // who speaks is said first of all
  ///     let turn = try chat.hear("Kann ich mit einem Menschen sprechen?", at: .now)
  ///     if turn.handOff != nil { callSomebody() }
  ///
  /// It is what happened in it and nothing else: the list of its ``events``, from which it can be made again. It has no
  /// clock and does nothing by itself: each step is handed the time, and what came of it is returned. Each step is
  /// taken whole, or refused with nothing changed. Who speaks is decided by who has the conversation: the bot answers
  /// in ``Status/bot``, acknowledges in ``Status/pending``, and is silent in ``Status/open``.
  ///
  /// Time never goes back in it: a moment before that of its last event counts as that.
  public struct Chat: Sendable {
    /// Who answers. Set it to go on with knowledge that was edited, from the next step on.
    public var desk: Frontdesk
    /// What is known of the queue that a waiting customer stands in; read by each step.
    public var queue = Queue()
    /// All that happened, in order: what to keep of it.
    public private(set) var events: [Event]
    private(set) var state: ConversationState

    init(_ desk: Frontdesk, events: [Event], _ state: ConversationState) {
      self.desk = desk
      self.events = events
      self.state = state
    }
  }

  /// Begins a conversation. Its first line says that the customer talks to a program (D1), and how to reach a person.
  ///
  /// - Parameters:
  ///   - locale: the customer's language, such as `de` or `de-AT`; nil: the business's. The conversation follows the
  ///     customer into another that the desk speaks.
  ///   - channel: where the customer came in, for who reads the events.
  ///   - now: when.
  public func conversation(locale: String? = nil, channel: String = "kit", at now: Date) -> Chat {
    var chat = Chat(self, events: [], ConversationState())
    let language = locale.flatMap(LocaleCode.init(tag:)) ?? receptionist.base.business.locale
    do throws(Refusal) { _ = try chat.carryOut(.open(channel: channel, locale: language), at: now) } catch {
      preconditionFailure("a conversation that is not yet begun can be: \(error)")
    }
    return chat
  }
}

extension Frontdesk.Chat {
  /// Who has the conversation.
  public enum Status: String, Hashable, Sendable, CaseIterable {
    /// The bot answers.
    case bot
    /// It waits for a person.
    case pending
    /// A person has it.
    case open
    /// A person has it, and put it aside until a later time.
    case snoozed
    /// It is done; a new message starts afresh, with the bot.
    case resolved
  }

  /// Who has it.
  public var status: Status { Status(state.status) }

  /// The language that the desk speaks in it.
  public var locale: String { state.locale.rawValue }

  /// The person who has it.
  public var person: Frontdesk.Person? { state.agent.map { Frontdesk.Person(id: $0.id, name: $0.name) } }

  /// When something is due if nobody does anything before: call ``wake(at:)`` then. Nil: nothing is.
  public var due: Date? { state.dueAt.map { Date($0) } }

  /// All that was said in it, in order: first of all, that the bot is one.
  public var lines: [Frontdesk.Line] { events.compactMap { line($0) } }

  /// Why the bot did what it did last, in plain sentences, the deciding one first. Empty before its first decision.
  public var why: [String] { state.lastDecision.map { Why.lines(for: $0, in: desk.receptionist.base) } ?? [] }

  /// The frustration of a message, were it the next one.
  func mood(of message: String) -> Mood {
    desk.receptionist.understand(MaskedText(masking: message), in: state).mood
  }
}

extension Frontdesk.Chat {
  /// A line as the customer says it: card numbers struck out (P5), then understood.
  mutating func carryOut(saying text: String, _ id: MessageID, at now: Date) throws(Frontdesk.Refusal) -> Frontdesk.Turn
  {
    let text = MaskedText(masking: text)
    return try carryOut(.say(text, id: id, desk.receptionist.understand(text, in: state)), at: now)
  }

  /// Has the core decide, and takes what it decided in.
  mutating func carryOut(_ command: Command, at now: Date) throws(Frontdesk.Refusal) -> Frontdesk.Turn {
    let moment = events.last.map { max($0.stored.at, Timestamp(now)) } ?? Timestamp(now)
    let given = desk.receptionist.surroundings(at: moment, queue: queue.outlook)
    do throws(Conversation.Refusal) {
      switch try decide(command, in: state, given: given, now: moment) {
      case .duplicate: return turn([], isRepeated: true)
      case .happened(let contents):
        let happened = contents.enumerated().map { place, content in
          Conversation.Event(seq: state.seq + 1 + place, at: moment, content: content)
        }
        for event in happened { state.apply(event) }
        let kept = happened.map(Frontdesk.Event.init)
        events += kept
        return turn(kept, isRepeated: false)
      }
    } catch { throw Frontdesk.Refusal(error) }
  }

  private func turn(_ happened: [Frontdesk.Event], isRepeated: Bool) -> Frontdesk.Turn {
    var (handOff, decision): (Frontdesk.HandOff?, Decision?)
    for event in happened {
      if case .handoff(let wanted) = event.stored.content { handOff = Frontdesk.HandOff(wanted) }
      if case .decided(let decided) = event.stored.content { decision = decided }
    }
    return Frontdesk.Turn(
      events: happened, lines: happened.compactMap { line($0) }.filter { $0.speaker != .customer }, status: status,
      handOff: handOff, why: decision.map { Why.lines(for: $0, in: desk.receptionist.base) } ?? [],
      frustration: decision.map { Frontdesk.Frustration($0.mood) }, isRepeated: isRepeated)
  }

  private func line(_ event: Frontdesk.Event) -> Frontdesk.Line? {
    guard case .message(let message) = event.stored.content else { return nil }
    return Frontdesk.Line(
      message, at: event.at, label: message.from.label(in: desk.receptionist.catalogue, state.locale))
  }
}

extension Frontdesk.Chat.Status {
  init(_ status: Conversation.Status) {
    self =
      switch status {
      case .bot: .bot
      case .pending: .pending
      case .open: .open
      case .snoozed: .snoozed
      case .resolved: .resolved
      }
  }
}
