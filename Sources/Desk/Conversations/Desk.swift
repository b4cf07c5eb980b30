package import Comprehension
package import Conversation
package import Knowledge
package import Language
package import Storage
import Synchronization

/// The core's `decide`, or what a simulation puts in its place.
package typealias Deciding =
  @Sendable (Command, Request?, ConversationState, Surroundings, Timestamp) throws(Refusal) -> Outcome

/// Erases what is kept of a conversation outside the store, see `Desk.init`.
package typealias ErasingElsewhere = @Sendable (ConversationID, ConversationState) async throws(StoreError) -> Void

/// Is told what is wrong with the store where nobody asked who could be, see `Desk.start`.
package typealias Complaining = @Sendable (StoreError) -> Void

/// The running front desk: it hears what is asked of conversations, has it decided by the core, stores what happened,
/// and tells everybody who follows. The room around it is what a running desk needs beside the core: who waits and who
/// works (`Floor`), who is who (`SignIn`), what understands (`Receptionist`), timers, and what agents may read.
///
/// A conversation is the unit of ordering: what is asked of one is done in the order in which it was asked, and
/// different conversations are worked on side by side. Nothing the desk holds in memory is the truth: what others
/// stored meanwhile, in this process or another, decides every race.
package final class Desk: Sendable {
  /// Queue, agents and presence; it hears of every event that this desk stores.
  package let floor: Floor
  let store: any EventStore
  let clock: any WallClock
  let lanes = LaneDirectory()
  let alarm = Alarm()
  let deciding: Deciding
  let erasingElsewhere: ErasingElsewhere
  /// Is told why what nobody asked for could not be done, see `start`.
  let complaining = Mutex<Complaining>({ _ in })
  private let reception: Mutex<Reception>
  private let makeID: @Sendable () -> ConversationID
  private let executor: (any TaskExecutor)?

  /// - Parameters:
  ///   - settings: its policy goes before the receptionist's, which holds where none are given.
  ///   - makeID: names new conversations; at random unless a simulation needs to know them.
  ///   - erasingElsewhere: is called before the words of a conversation are erased (P3), perhaps more than once: erases
  ///     what is kept of it outside the store. Where it throws, nothing is erased.
  ///   - executor: runs all that the desk does on its own account; the system's unless a simulation decides what is
  ///     run when.
  package init(
    _ receptionist: Receptionist, store: any EventStore, settings: DeskSettings? = nil,
    clock: any WallClock = SystemClock(),
    makeID: @escaping @Sendable () -> ConversationID = {
      ConversationID(random: .random(in: 0 ... .max), .random(in: 0 ... .max))
    },
    deciding: @escaping Deciding = { command, request, state, given, now throws(Refusal) in
      try decide(command, as: request, in: state, given: given, now: now)
    },
    erasingElsewhere: @escaping ErasingElsewhere = { _, _ in },
    executor: (any TaskExecutor)? = nil
  ) {
    let receptionist = settings.map { receptionist.with($0.policy) } ?? receptionist
    floor = Floor(settings: settings ?? DeskSettings(policy: receptionist.policy), clock: clock, executor: executor)
    reception = Mutex(Reception(receptionist))
    self.store = store
    self.clock = clock
    self.makeID = makeID
    self.deciding = deciding
    self.erasingElsewhere = erasingElsewhere
    self.executor = executor
  }

  /// Who answers now.
  package var receptionist: Receptionist { reception.withLock { $0.receptionist } }
  /// The knowledge base that answers now; another one after `adopt`.
  package var knowledge: KnowledgeBase { receptionist.base }
  /// The bot's sentences as they are now, with the business's in their place.
  package var catalogue: Catalogue { receptionist.catalogue }

  /// Reads now what the first lines of customers would read from files: where no file can be opened any more, nobody's
  /// line is the first.
  package func readAhead() { receptionist.readAhead() }

  /// From now on another knowledge base answers, whole, by the policy in force. Conversations go on where they are.
  package func adopt(_ receptionist: Receptionist) {
    reception.withLock { now in
      now = Reception(receptionist.with(now.receptionist.policy), servingSince: now.servingSince)
    }
  }

  /// From now on frustration brings a person from other scores on, see `Policy`.
  package func adopt(offerAt: Double, handOverAt: Double) {
    reception.withLock { now in
      var policy = now.receptionist.policy
      policy.offerAt = offerAt
      policy.handOverAt = handOverAt
      now = Reception(now.receptionist.with(policy), servingSince: now.servingSince)
    }
  }

  /// From now on people can act: until now they could not.
  func beginServing(at now: Timestamp) {
    reception.withLock { $0 = Reception($0.receptionist, servingSince: now) }
  }

  /// Begins a conversation: its greeting is stored when this returns.
  package func openConversation(
    channel: String, locale: LocaleCode? = nil, customer: CustomerID? = nil
  ) async throws(DeskError) -> ConversationID {
    let id = makeID()
    let locale = locale ?? knowledge.business.locale
    _ = try await carryOut(
      .command(.open(channel: channel, locale: locale, customer: customer)), in: id, mayBeNew: true)
    return id
  }

  /// Has an order carried out after all that was asked of the conversation before. Returns at once, on any thread.
  ///
  /// - Parameter then: called once, on any thread, when the outcome is durable (I1) and those who follow were told. Not
  ///   to block.
  package func submit(
    _ order: Order, in conversation: ConversationID, then: @escaping @Sendable (Result<Done, DeskError>) -> Void
  ) {
    submit(order, in: conversation, mayBeNew: false) { result in then(result.map(\.done)) }
  }

  /// `submit`, awaited.
  @discardableResult
  package func perform(_ order: Order, in conversation: ConversationID) async throws(DeskError) -> Done {
    try await carryOut(order, in: conversation).done
  }

  /// Hears a line of the customer's.
  ///
  /// - Returns: the events stored; none for a message that was stored before (I2).
  @discardableResult
  package func say(
    _ text: String, id: MessageID, in conversation: ConversationID
  ) async throws(DeskError) -> [Event] {
    try await carryOut(.say(text, id: id), in: conversation).events
  }

  /// Does what is asked and stores what came of it.
  ///
  /// - Returns: the events stored.
  @discardableResult
  package func perform(_ command: Command, in conversation: ConversationID) async throws(DeskError) -> [Event] {
    try await carryOut(.command(command), in: conversation).events
  }

  func surroundings(at now: Timestamp) -> (Receptionist, Surroundings) {
    reception.withLock { ($0.receptionist, $0.surroundings(at: now)) }
  }

  private func carryOut(
    _ order: Order, in conversation: ConversationID, mayBeNew: Bool = false
  ) async throws(DeskError) -> CarriedOut {
    try await withCheckedContinuation { continuation in
      submit(order, in: conversation, mayBeNew: mayBeNew) { continuation.resume(returning: $0) }
    }.get()
  }

  private func submit(
    _ order: Order, in conversation: ConversationID, mayBeNew: Bool,
    then: @escaping @Sendable (Result<CarriedOut, DeskError>) -> Void
  ) {
    let isTaken = give(.carryOut(order, mayBeNew: mayBeNew, then: then), to: conversation)
    if !isTaken { then(.failure(.overloaded)) }
  }

  /// Puts an errand at the end of a conversation's and has it worked on.
  ///
  /// - Returns: false where too much waits there already.
  func give(_ errand: Errand, to conversation: ConversationID) -> Bool {
    let (lane, reception) = lanes.add(errand, to: conversation)
    switch reception {
    case .isFull: return false
    case .waits: break
    case .needsWorker: run { [self] in await work(on: lane) }
    }
    return true
  }

  /// Whether nobody decides what runs when.
  var isOnSharedThreads: Bool { executor == nil }

  /// Runs something on the desk's own account.
  func run(_ body: @escaping @Sendable () async -> Void) {
    Task(executorPreference: executor) { await body() }
  }
}

/// Who answers, and the world as they see it: the same for all who ask within a minute.
private struct Reception {
  let receptionist: Receptionist
  /// Nil until the desk was started.
  let servingSince: Timestamp?
  private var seen: (minute: Int64, surroundings: Surroundings)?

  init(_ receptionist: Receptionist, servingSince: Timestamp? = nil) {
    self.receptionist = receptionist
    self.servingSince = servingSince
  }

  /// With nobody in the queue.
  mutating func surroundings(at now: Timestamp) -> Surroundings {
    let minute = now.rawValue / 60_000
    if let seen, seen.minute == minute { return seen.surroundings }
    var surroundings = receptionist.surroundings(at: now)
    surroundings.servingSince = servingSince
    seen = (minute, surroundings)
    return surroundings
  }
}
