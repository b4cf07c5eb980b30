import Conversation
import Knowledge
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
    let isOver = status == .resolved
    #expect(ReadingRights.mayRead(status: status, owner: ada.agent, as: ada))
    #expect(ReadingRights.mayRead(status: status, owner: ada.agent, as: lead))
    #expect(ReadingRights.mayRead(status: status, owner: nil, as: bob) != isOver)
    #expect(ReadingRights.mayRead(status: status, owner: ada.agent, tookPart: true, as: bob) == !isPrivate)
  }

  @Test("H40: what is resolved is read by leads and by those who took part, whoever had it at the end, or nobody")
  func resolved() {
    let (ada, bob, lead) = (
      AgentAccount.named("Ada"), AgentAccount.named("Bob"), AgentAccount.named("Lea", role: .lead)
    )
    for owner in [ada.agent, nil] {
      #expect(!ReadingRights.mayRead(status: .resolved, owner: owner, as: bob))
      #expect(ReadingRights.mayRead(status: .resolved, owner: owner, tookPart: true, as: bob))
      #expect(ReadingRights.mayRead(status: .resolved, owner: owner, as: lead))
    }
  }

  @Test("H40: what waits is read by those whom it waits for: a department's agents, one person, or all")
  func waiting() {
    let orders = AgentAccount.named("Ada", departments: ["orders"])
    let safety = AgentAccount.named("Bob", departments: ["safety"])
    func reads(_ account: AgentAccount, _ handoff: Handoff, tookPart: Bool = false) -> Bool {
      ReadingRights.mayRead(status: .pending, owner: nil, handoff: handoff, tookPart: tookPart, as: account)
    }
    let forOrders = Handoff(cause: .request, department: "orders")
    #expect(reads(orders, forOrders) && !reads(safety, forOrders) && reads(.named("Cleo"), forOrders))
    #expect(reads(safety, Handoff(cause: .request)))
    var forBob = forOrders
    forBob.agent = safety.agent
    #expect(reads(safety, forBob) && reads(safety, forOrders, tookPart: true))
  }

  @Test("H40: the account decides, not the name")
  func names() {
    let ada = AgentAccount.named("Ada")
    let impostor = Agent(id: "id-other", name: "Ada")
    #expect(!ReadingRights.mayRead(status: .open, owner: impostor, as: ada))
  }
}
