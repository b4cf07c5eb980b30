import Conversation
import Desk
import Knowledge
import Wire

/// A connection of somebody who looks how the desk is and takes no part: no account, nobody who counts as online.
final class ObserverParty: Party {
  private let services: AgentServices
  private let clock: any WallClock
  private let mailbox: Mailbox

  init(services: AgentServices, clock: any WallClock, mailbox: Mailbox) {
    self.services = services
    self.clock = clock
    self.mailbox = mailbox
  }

  /// `status`: an observer may ask for nothing else.
  func carryOut(_ request: ClientRequest, _ envelope: Envelope) {
    Task { [services, clock, mailbox] in
      let status = JSONValue(await services.status())
      mailbox.post(.answer(.ok(envelope.id, at: clock.now(), [WireField("status", status)])))
    }
  }

  func typing(_ conversation: ConversationID?, isOn: Bool) {}
  func left(with bucket: TokenBucket?) {}
}
