import Conversation
public import Foundation

extension Frontdesk {
  /// Somebody who works at the desk.
  public struct Person: Hashable, Sendable, Codable, Identifiable {
    /// By which they are known again.
    public var id: String
    /// As customers read it.
    public var name: String

    /// - Parameters:
    ///   - id: by which they are known again.
    ///   - name: as customers read it.
    public init(id: String, name: String) {
      self.id = id
      self.name = name
    }
  }

  /// What is known of the queue that a customer waits in. Whoever serves it knows; a chat tells its customer.
  public struct Queue: Hashable, Sendable {
    /// Conversations that will be served before this one.
    public var ahead: Int
    /// The wait, in minutes, if it was measured.
    public var waitMinutes: Int?
    /// Whether somebody is there who serves it.
    public var isAttended: Bool

    /// - Parameters:
    ///   - ahead: conversations that will be served before this one.
    ///   - waitMinutes: the wait, if it was measured.
    ///   - isAttended: whether somebody is there who serves it.
    public init(ahead: Int = 0, waitMinutes: Int? = nil, isAttended: Bool = true) {
      self.ahead = ahead
      self.waitMinutes = waitMinutes
      self.isAttended = isAttended
    }
  }
}

extension Frontdesk.Chat {
  /// A person takes the conversation. Only now is the customer told that they are with one (D6), and from now on the
  /// bot is silent.
  ///
  /// - Throws: ``Frontdesk/Refusal/notOwner`` where another person has it.
  @discardableResult
  public mutating func join(_ person: Frontdesk.Person, at now: Date) throws(Frontdesk.Refusal) -> Frontdesk.Turn {
    try carryOut(.claim(Agent(person)), at: now)
  }

  /// The person who has it says something. Card numbers are struck out (P5).
  ///
  /// - Parameters:
  ///   - text: plain text; 8,000 Unicode scalars at most.
  ///   - id: the sender's own name for it, as of ``hear(_:id:at:)``.
  ///   - person: the one who has it.
  ///   - now: when.
  @discardableResult
  public mutating func reply(
    _ text: String, id: String? = nil, by person: Frontdesk.Person, at now: Date
  ) throws(Frontdesk.Refusal) -> Frontdesk.Turn {
    try carryOut(.reply(MaskedText(masking: text), id: try messageID(id), by: Agent(person)), at: now)
  }

  /// The person who has it gives it back to the bot, which is said before the bot says anything (D8).
  @discardableResult
  public mutating func handBack(by person: Frontdesk.Person, at now: Date) throws(Frontdesk.Refusal) -> Frontdesk.Turn {
    try carryOut(.handBack(by: Agent(person)), at: now)
  }

  /// The person who has it went away: it goes back into the queue, with a word to the customer (E4).
  @discardableResult
  public mutating func release(at now: Date) throws(Frontdesk.Refusal) -> Frontdesk.Turn {
    try carryOut(.release, at: now)
  }

  /// The person who has it is done.
  ///
  /// - Parameters:
  ///   - person: the one who has it.
  ///   - reason: in their words, for who reads the events.
  ///   - now: when.
  @discardableResult
  public mutating func resolve(
    by person: Frontdesk.Person, reason: String? = nil, at now: Date
  ) throws(Frontdesk.Refusal) -> Frontdesk.Turn {
    try carryOut(.resolve(by: Agent(person), reason: reason.map { MaskedText(masking: $0) }), at: now)
  }
}

extension Agent {
  fileprivate init(_ person: Frontdesk.Person) { self.init(id: person.id, name: person.name) }
}

extension Frontdesk.Queue {
  var outlook: QueueOutlook {
    QueueOutlook(ahead: max(0, ahead), waitMinutes: waitMinutes.map { max(0, $0) }, isAttended: isAttended)
  }
}
