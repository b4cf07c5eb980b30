import Conversation
import Desk
import Knowledge
import Storage

/// What customers and agents do.
extension World {
  private static let lines = [
    "where is my order", "are pets allowed", "gift card", "opening hours", "get me a person", "no", "yes", "1", "2",
    "none of these", "who won the cup in 1974", "purple elephants dance", "are you a robot?", "never mind", "thanks",
    "this is useless!!", "I hate this, you stupid bot!!!", "my lawyer will call you", "write to anna@example.org",
    "my card is 4111 1111 1111 1111", "", "a shelf fell on me", "wo bleibt mein Paket? Ich warte schon so lange",
  ]

  func visit(_ customer: Party) {
    guard let conversation = customer.conversation else { return open(customer) }
    switch Int.random(in: 0..<24, using: &random) {
    case 0: send(.command(.askForPerson, request(customer, "human")), from: customer)
    case 1: send(.command(.resolve(by: nil), request(customer, "resolve")), from: customer)
    case 2:
      send(
        .choose(["person", "no_person", "none_of_these"].randomElement(using: &random)!, id: customer.nextID()),
        from: customer)
    case 3:
      send(
        .command(.rate(.answer, score: Int.random(in: 0...6, using: &random)), request(customer, "rate")),
        from: customer)
    case 4: desk.typing(Speaker(.customer), isOn: true, in: conversation)
    case 5: open(customer)
    case 6: look(customer)
    case 7:
      let identity = ContactIdentity(identifier: ["anna", "ben"].randomElement(using: &random)!)
      send(.command(.identify(identity), request(customer, "identify \(identity)")), from: customer)
    case 8 where random.chance(0.3): send(.command(.forget(by: nil), request(customer, "forget")), from: customer)
    default: send(.say(Self.lines.randomElement(using: &random)!, id: customer.nextID()), from: customer)
    }
  }

  private func look(_ customer: Party) {
    let page = PageView(path: ["/dogs", "/cart"].randomElement(using: &random)!)
    send(.command(.viewPage(page), request(customer, "page \(page.path)")), from: customer)
  }

  func work(_ party: Party, _ agent: Agent) {
    if party.conversation == nil || random.chance(0.2) {
      guard let conversation = journal.somethingToClaim(&random) else { return }
      party.connect(nil)
      party.join(conversation)
      reconnect(party)
      return send(.command(.claim(agent), request(party, "claim")), from: party)
    }
    let other = agents.randomElement(using: &random)!.account.agent
    let command: Command? =
      switch Int.random(in: 0..<16, using: &random) {
      case 0: .handBack(by: agent)
      case 1: .resolve(by: agent)
      case 2: .snooze(until: clock.now() + 30_000, by: agent)
      case 3: .transfer(.agent(other), by: agent)
      case 4: .transfer(.department("orders"), by: agent)
      case 5: .label(add: ["vip"], by: agent)
      case 6: .claim(agent)
      default: nil
      }
    if let command { return send(.command(command, request(party, "\(command)")), from: party) }
    let id = party.nextID()
    let isNote = random.chance(0.2)
    send(isNote ? .note("call back", id: id, by: agent) : .reply("I am on it.", id: id, by: agent), from: party)
  }

  private func request(_ party: Party, _ body: String) -> Request {
    Request(from: party.speaker, id: party.nextID(), body: body)
  }

  private func open(_ customer: Party) {
    customer.connect(nil)
    customer.join(nil)
    let desk = desk
    spawn {
      guard let conversation = try? await desk.openConversation(channel: "test") else { return }
      customer.join(conversation)
    }
  }

  /// A connection that is new, perhaps while the old one is believed to be there. It may have seen more than it says.
  func reconnect(_ party: Party) {
    guard let conversation = party.conversation else { return }
    let isForgetful = random.chance(climate.forgetfulness)
    let seq = max(0, party.seen - (isForgetful ? Int.random(in: 0..<4, using: &random) : 0))
    let connection = Connection(party, in: conversation, after: seq)
    party.connect(connection)
    let desk = desk
    spawn {
      guard let following = try? await desk.follow(conversation, after: seq, connection) else { return }
      connection.began(following)
    }
  }

  private func send(_ order: Order, from party: Party) {
    guard let id = order.id else { return }
    party.note(order, as: id)
    submit(order, as: id, from: party)
  }

  func submit(_ order: Order, as id: MessageID, from party: Party) {
    guard let conversation = party.conversation else { return }
    let isAnswerLost = random.chance(climate.lostAnswers)
    let delay = Int.random(in: 0...Int(climate.lineDelay), using: &random)
    let desk = desk
    @Sendable func arrive() {
      desk.submit(order, in: conversation) { result in
        if !isAnswerLost { party.hear(result, to: id, in: conversation) }
      }
    }
    if delay == 0 { return arrive() }
    spawn {
      for _ in 0..<delay { await Task.yield() }
      arrive()
    }
  }

  /// The same once more, as a client does that has no answer.
  func sendAgain(_ party: Party) {
    guard let (id, order) = party.earlier(&random) else { return }
    submit(order, as: id, from: party)
  }

  /// I9: who does not exist is not found, whatever is asked.
  func askStranger() {
    let stranger = ConversationID(random: 0, random.next())
    desk.submit(.say("hello", id: MessageID(rawValue: "x")!), in: stranger) { [verdict] result in
      verdict.expect(result == .failure(.notFound), "I9: a conversation that does not exist answers \(result)")
    }
  }
}

extension Order {
  /// Under which it is sent.
  fileprivate var id: MessageID? {
    switch self {
    case .say(_, let id), .choose(_, let id), .reply(_, let id, _, _), .note(_, let id, _): id
    case .command(_, let request): request?.id
    }
  }
}
