import Foundation
import Glibc
import Testing

/// Three customers and two agents in terminals of their own, and one desk.
@Suite("People at one desk")
struct PeopleTests {
  @Test("A race in the consoles has one winner; a killed desk that comes back loses, doubles and reorders no line")
  func raceAndKill() async throws {
    let shop = try Shop()
    let desk = try await shop.desk()
    let customers = [try shop.caller(), try shop.caller(), try shop.caller()]
    let agents = [try await shop.agent("Ruth"), try await shop.agent("Sam")]
    for customer in customers { try await customer.waitsForInput() }
    for agent in agents { try await agent.waitsForWork() }

    customers[0].enter("I want to talk to a person")
    for agent in agents { try await agent.shows("asked for a person") }
    for agent in agents { agent.enter("claim 1") }
    for agent in agents {
      try await agent.shows("an outcome") { $0.flowing.contains("is yours") || $0.flowing.contains("not yours") }
    }
    let winners = agents.filter { $0.screen.flowing.contains("is yours") }
    #expect(winners.count == 1)
    let winner = try #require(winners.first)
    let loser = try #require(agents.first { $0 !== winner })

    customers[1].enter("I want to talk to a person")
    try await loser.shows("a second one") { _ in loser.bells >= 2 }
    loser.enter("claim")
    try await loser.shows("is yours")
    let pairs = [(customers[0], winner), (customers[1], loser)]
    try await talk(pairs, customers[2], "before")

    desk.end()
    // Typed while nobody is there.
    for (index, (customer, agent)) in pairs.enumerated() {
      customer.enter("customer \(index) meanwhile")
      agent.enter("agent \(index) meanwhile")
    }
    let again = try await shop.desk()
    for (index, (customer, agent)) in pairs.enumerated() {
      try await agent.shows("customer \(index) meanwhile")
      try await customer.shows("agent \(index) meanwhile")
    }
    try await talk(pairs, customers[2], "after")
    try await onRecord(in: shop)
    again.end()
  }

  @Test("Two leads of the same machine race for one conversation: one wins, the other takes over by saying so")
  func leadsRace() async throws {
    let shop = try Shop()
    let desk = try await shop.desk()
    let customer = try shop.caller()
    let leads = [try shop.lead("Ruth"), try shop.lead("Sam")]
    for lead in leads { try await lead.waitsForWork() }
    try await customer.waitsForInput()
    customer.enter("I want to talk to a person")
    for lead in leads { try await lead.shows("asked for a person") }
    for lead in leads { lead.enter("claim 1") }
    for lead in leads {
      try await lead.shows("an outcome") { $0.flowing.contains("is yours") || $0.flowing.contains("not yours") }
    }
    let winner = try #require(leads.first { $0.screen.flowing.contains("is yours") })
    let loser = try #require(leads.first { $0 !== winner })
    #expect(loser.screen.flowing.contains("somebody else has it already"))
    #expect(!loser.screen.flowing.contains("is yours"))
    loser.enter("claim 1 --take-over")
    try await loser.shows("is yours")
    try await winner.shows("now.")
    desk.end()
  }

  @Test("Where the desk gives conversations out, both agents get work, see why and what, and speak at once")
  func automatic() async throws {
    let shop = try Shop()
    try shop.place.write("routing: automatic\n", to: "frontdesk.yaml")
    let desk = try await shop.desk()
    let agents = [try await shop.agent("Ruth"), try await shop.agent("Sam")]
    for agent in agents { try await agent.waitsForWork() }
    let bells = agents.map(\.bells)
    let customers = [try shop.caller(), try shop.caller()]
    for (index, customer) in customers.enumerated() {
      try await customer.waitsForInput()
      customer.enter("what does delivery cost")
      try await customer.shows("Delivery is 4 euros")
      customer.enter("person number \(index) please, a human being")
      try await customer.shows("You are now with")
    }
    for (index, agent) in agents.enumerated() {
      try await agent.shows("is yours now")
      try await agent.shows("the reason") { $0.flowing.contains("asked for a person") }
      try await agent.shows("the summary") { $0.flowing.contains("Asked") && $0.flowing.contains("delivery cost") }
      try await agent.shows("the last lines") { $0.flowing.contains("Delivery is 4 euros") }
      #expect(agent.bells > bells[index])
    }
    for (index, customer) in customers.enumerated() {
      let name = customer.screen.flowing.contains("You are now with Ruth") ? "Ruth" : "Sam"
      let agent = agents[name == "Ruth" ? 0 : 1]
      agent.enter("Good evening, \(index).")
      try await customer.shows("Good evening, \(index).")
      customer.enter("question \(index) for you")
      try await agent.shows("question \(index) for you")
      #expect(agent.times("question \(index) for you") == 1)
    }
    #expect(Set(customers.map { $0.screen.flowing.contains("You are now with Ruth") }).count == 2)
    desk.end()
  }

  private func talk(
    _ pairs: [(customer: TerminalSession, agent: TerminalSession)], _ alone: TerminalSession, _ when: String
  ) async throws {
    for (index, pair) in pairs.enumerated() {
      for number in 1...3 {
        pair.customer.enter("customer \(index) \(when) \(number)")
        pair.agent.enter("agent \(index) \(when) \(number)")
      }
    }
    let before = alone.times("Dogs are welcome")
    alone.enter("are dogs allowed")
    for (index, pair) in pairs.enumerated() {
      try await pair.agent.shows("customer \(index) \(when) 3")
      try await pair.customer.shows("agent \(index) \(when) 3")
    }
    try await alone.shows("the bot's answer") { $0.flowing.ranges(of: "Dogs are welcome").count == before + 1 }
  }

  /// Each line once and in order, as it is stored.
  private func onRecord(in shop: Shop) async throws {
    let export = try await PipedRun(["export", "--all"], in: shop.place)
    #expect(export.ending == .exit(0), "\(export.errors)")
    let conversations = try JSONDecoder().decode([Exported].self, from: Data(export.output.utf8))
    for (side, kind) in [("customer", "customer"), ("agent", "human")] {
      for index in 0...1 {
        let wanted =
          (1...3).map { "\(side) \(index) before \($0)" } + ["\(side) \(index) meanwhile"]
          + (1...3).map { "\(side) \(index) after \($0)" }
        let found = conversations.map { conversation in
          conversation.events.compactMap(\.message).filter { $0.from.kind == kind }.map(\.text)
            .filter { $0.hasPrefix("\(side) \(index) ") }
        }
        #expect(found.filter { !$0.isEmpty } == [wanted])
      }
    }
    #expect(conversations.allSatisfy { $0.events.map(\.seq) == Array(1...$0.events.count) })
  }

  private struct Exported: Decodable {
    struct Event: Decodable {
      var seq: Int
      /// Nil for events of other kinds.
      var message: Message?

      private enum Keys: String, CodingKey { case seq, kind, body }

      init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: Keys.self)
        seq = try values.decode(Int.self, forKey: .seq)
        if try values.decode(String.self, forKey: .kind) == "message.created" {
          message = try values.decode(Message.self, forKey: .body)
        }
      }
    }
    struct Message: Decodable {
      struct From: Decodable { var kind: String }
      var from: From
      var text: String
    }
    var events: [Event]
  }

  @Test("A chat that runs the desk is killed: another takes it over, and everybody goes on")
  func takeover() async throws {
    let shop = try Shop()
    let host = try shop.chat()
    try await host.waitsForInput()
    let customer = try shop.chat()
    try await customer.waitsForInput()
    let ruth = try shop.lead("Ruth")
    try await ruth.waitsForWork()
    customer.enter("I want to talk to a person")
    try await ruth.shows("asked for a person")
    ruth.enter("claim")
    try await ruth.shows("is yours")
    ruth.enter("Good evening.")
    try await customer.shows("Good evening.")

    host.send(signal: SIGKILL)
    _ = try await host.ending()
    customer.enter("are you still there")
    try await ruth.shows("are you still there")
    ruth.enter("Always.")
    try await customer.shows("Always.")
    #expect(ruth.times("are you still there") == 1 && customer.times("Always.") == 1)
    let later = try shop.chat()
    try await later.waitsForInput()
    later.enter("are dogs allowed")
    try await later.shows("Dogs are welcome")
  }
}
