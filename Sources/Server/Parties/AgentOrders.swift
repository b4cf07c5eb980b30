import Conversation
import Desk
import Knowledge
import Storage
import Wire

extension Order {
  /// What an agent's request comes to where the core itself sees to it that only the owner does it; nil for the others.
  init?(_ request: ClientRequest, of envelope: Envelope, by account: AgentAccount) {
    let agent = account.agent
    func command(_ command: Command, _ body: String) -> Order {
      .command(command, Request(from: Speaker(.human, name: agent.name), id: envelope.id, body: body))
    }
    switch request {
    case .reply(let text, let draft): self = .reply(text, id: envelope.id, by: agent, draft: draft)
    case .transferToDepartment(let department):
      self = command(.transfer(.department(department), by: agent), "transfer department \(department.rawValue)")
    case .handBack: self = command(.handBack(by: agent), "handback")
    case .snooze(let until): self = command(.snooze(until: until, by: agent), "snooze \(until.rawValue)")
    case .resolve(let reason):
      // What is kept to know the request again must not hold what was struck out either (P5).
      let reason = reason.map(MaskedText.init(masking:))
      self = command(.resolve(by: agent, reason: reason), "resolve \(reason?.text ?? "")")
    default: return nil
    }
  }
}
