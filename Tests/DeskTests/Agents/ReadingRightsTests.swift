import Conversation
import Storage
import Testing

@testable import Desk

@Suite("What agents may read")
struct ReadingRightsTests {
  @Test("H40: another agent's open or snoozed conversation is read by a lead alone", arguments: Status.allCases)
  func others(status: Status) {
    let (ada, bob, lead) = (
      AgentAccount.named("Ada"), AgentAccount.named("Bob"), AgentAccount.named("Lea", role: .lead)
    )
    let isPrivate = status == .open || status == .snoozed
    #expect(ReadingRights.mayRead(status: status, owner: ada.agent, as: ada))
    #expect(ReadingRights.mayRead(status: status, owner: ada.agent, as: lead))
    #expect(ReadingRights.mayRead(status: status, owner: nil, as: bob))
    #expect(ReadingRights.mayRead(status: status, owner: ada.agent, tookPart: true, as: bob) == !isPrivate)
  }

  @Test("H40: one that was resolved in somebody's hands is read by those who took part")
  func resolved() {
    let (ada, bob) = (AgentAccount.named("Ada"), AgentAccount.named("Bob"))
    #expect(!ReadingRights.mayRead(status: .resolved, owner: ada.agent, as: bob))
    #expect(ReadingRights.mayRead(status: .resolved, owner: ada.agent, tookPart: true, as: bob))
  }

  @Test("H40: the account decides, not the name")
  func names() {
    let ada = AgentAccount.named("Ada")
    let impostor = Agent(id: "id-other", name: "Ada")
    #expect(!ReadingRights.mayRead(status: .open, owner: impostor, as: ada))
  }
}
