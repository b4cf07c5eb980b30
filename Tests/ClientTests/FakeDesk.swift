import Conversation
import Knowledge
import Wire

@testable import Client

/// Plays the desk to a machine, line by line, and keeps what the machine does.
struct FakeDesk {
  static let conversation = ConversationID(random: 1, 2)
  static let other = ConversationID(random: 3, 4)

  var machine: ClientMachine
  var now: Int64 = 1_000
  var sent: [ClientMessage] = []
  var told: [Report] = []
  var answers: [MessageID: Result<Answer, WireError>] = [:]
  var connectsAfter: [Int64] = []
  var closes = 0
  /// When `tick` is to be called, as the machine asked.
  var alarms: [Int64] = []

  init(_ role: Hello.Role = .customer, resume: Hello.Resume? = nil) {
    machine = ClientMachine(Hello(role: role, resume: resume))
  }

  mutating func take(_ actions: [ClientMachine.Action]) {
    for action in actions {
      switch action {
      case .send(let message): sent.append(message)
      case .tell(let report): told.append(report)
      case .answer(let id, let result):
        precondition(answers[id] == nil, "a request is answered once")
        answers[id] = result
      case .connect(let wait): connectsAfter.append(wait)
      case .wake(let wait): alarms.append(now + wait)
      case .close: closes += 1
      }
    }
  }

  mutating func connect(
    epoch: String = "e1", seq: Int = 0, recovered: Bool = false, in conversation: ConversationID? = conversation
  ) {
    take(machine.connected(at: now))
    let isAgent = machine.hello.role == .agent
    let welcome = Welcome(
      role: machine.hello.role, session: "secret", epoch: epoch, conversation: isAgent ? nil : conversation, seq: seq,
      recovered: recovered, limits: WireLimits(), heartbeatSeconds: 25, bot: Welcome.Bot(name: "Bot", disclosure: ""))
    receive(.welcome(welcome))
  }

  mutating func receive(_ line: ServerLine) { take(machine.received(line, at: now)) }
  mutating func lose(jitter: Double = 0) { take(machine.disconnected(reason: "gone", jitter: jitter)) }
  mutating func tick(after milliseconds: Int64) {
    now += milliseconds
    take(machine.tick(at: now))
  }

  /// Lets time go by with nothing but the wake-ups that were asked for.
  ///
  /// - Returns: how many there were.
  mutating func sleep(_ milliseconds: Int64) -> Int {
    let end = now + milliseconds
    var count = 0
    while let next = alarms.min(), next <= end {
      alarms.remove(at: alarms.firstIndex(of: next)!)
      now = max(now, next)
      count += 1
      take(machine.tick(at: now))
      if sent.last == .ping(id: nil) { receive(.pong(id: nil)) }
    }
    now = end
    return count
  }

  mutating func ask(_ id: MessageID, _ request: ClientRequest, in conversation: ConversationID? = nil) {
    take(machine.ask(request, Envelope(id: id, conversation: conversation), at: now))
  }

  /// - Parameter request: what asked for it; nil: it has just happened.
  mutating func event(_ seq: Int, in conversation: ConversationID = conversation, re request: MessageID? = nil) {
    receive(.event(Self.event(seq, in: conversation, re: request)))
  }

  mutating func ok(_ id: MessageID, seq: Int? = nil, _ fields: [WireField] = []) {
    receive(.ok(Acknowledgement(id: id, at: Timestamp(milliseconds: 0), seq: seq), fields: fields))
  }

  static func event(
    _ seq: Int, in conversation: ConversationID = conversation, re request: MessageID? = nil
  ) -> WireEvent {
    WireEvent(
      in: conversation, seq: seq, at: Timestamp(milliseconds: Int64(seq)), content: .private, answering: request)
  }

  /// The numbers of the events that were told, in order.
  var toldSeqs: [Int] {
    told.compactMap { if case .event(let event) = $0 { event.seq } else { nil } }
  }

  /// Ids of the requests sent, in order.
  var requested: [String] {
    sent.compactMap { if case .request(let envelope, _) = $0 { envelope.id.rawValue } else { nil } }
  }

  var lastHello: Hello? {
    sent.compactMap { if case .hello(let hello) = $0 { hello } else { nil } }.last
  }

  var ending: Ending? {
    told.compactMap { if case .ended(let ending) = $0 { ending } else { nil } }.last
  }
}

extension MessageID {
  static func named(_ name: String) -> MessageID { MessageID(rawValue: name)! }
}
