import Comprehension
import Conversation
import Knowledge
import Language
import Storage
import Testing

@testable import Desk

@Suite("What agents ask of the desk")
struct AgentServicesTests {
  private let fixture = DeskFixture()
  private let directory = InMemoryAgentDirectory()
  private let services: AgentServices
  private let ada = AgentAccount.named("Ada")
  private let bob = AgentAccount.named("Bob")
  private let lead = AgentAccount.named("Lea", role: .lead)

  init() {
    services = AgentServices(desk: fixture.desk, store: fixture.store, directory: directory, clock: fixture.clock)
  }

  /// A conversation in which the bot failed, answered, and was left for a person.
  private func handedOver() async throws -> ConversationID {
    let id = try await fixture.open()
    try await fixture.desk.say("qwertz uiopasdf", id: .number(1), in: id)
    try await fixture.desk.say("opening hours", id: .number(2), in: id)
    try await fixture.desk.perform(.askForPerson, in: id)
    return id
  }

  @Test(
    "The summary tells why a person was called, what was asked, answered and of no use, and the mood after each line")
  func summary() async throws {
    let id = try await handedOver()
    try await fixture.desk.say("are pets allowed in the shop", id: .number(3), in: id)
    try await fixture.desk.perform(.claim(ada.agent), in: id)
    try await fixture.desk.perform(.label(add: ["vip"], by: ada.agent), in: id)
    let summary = try await services.summary(of: id, as: ada)
    #expect(summary.cause == .request)
    #expect(summary.lines.first == "The customer asked for a person.")
    #expect(summary.asked == ["qwertz uiopasdf", "opening hours", "are pets allowed in the shop"])
    #expect(summary.answered == ["When are you open?"])
    #expect(summary.failed == ["qwertz uiopasdf"])
    #expect(summary.mood.count == 3 && summary.mood.allSatisfy { (0...1).contains($0) })
    #expect(summary.labels == ["vip"])
    #expect(!summary.details.contains { $0.name == "was with" })
    try await fixture.desk.perform(.handBack(by: ada.agent), in: id)
    let after = try await services.summary(of: id, as: ada)
    #expect(after.details.contains(.init("was with", "Ada")))
  }

  @Test("Who the customer is by the website's signature is among the details, with what it knows of them")
  func identity() async throws {
    let id = try await handedOver()
    #expect(try await !services.summary(of: id, as: ada).details.contains { $0.name == "identity" })
    try await fixture.desk.perform(
      .identify(ContactIdentity(identifier: "customer-7", name: "Joe", phone: "+49 30")), in: id)
    let details = try await services.summary(of: id, as: ada).details
    for detail in [("name", "Joe"), ("phone", "+49 30"), ("identity", "customer-7, signed by the website")] {
      #expect(details.contains(.init(detail.0, detail.1)))
    }
    #expect(!details.contains { $0.name == "email" })
  }

  @Test("What says where the customer can be reached is listed as that, and not as a question")
  func contact() async throws {
    let id = try await handedOver()
    try await fixture.desk.say("joe@example.com", id: .number(3), in: id)
    let summary = try await services.summary(of: id, as: ada)
    #expect(summary.contact == ["joe@example.com"])
    #expect(summary.asked == ["qwertz uiopasdf", "opening hours"])
  }

  @Test("E5: after a resolve the summary is of the new matter alone")
  func freshMatter() async throws {
    let id = try await handedOver()
    try await fixture.desk.perform(.claim(ada.agent), in: id)
    try await fixture.desk.perform(.resolve(by: ada.agent), in: id)
    #expect(try await services.summary(of: id, as: ada).asked.first == "qwertz uiopasdf")
    try await fixture.desk.say("buy a voucher", id: .number(4), in: id)
    let summary = try await services.summary(of: id, as: ada)
    #expect(summary.asked == ["buy a voucher"] && summary.cause == nil && summary.failed.isEmpty)
  }

  @Test("Suggestions are for the customer's last line that the bot did not answer, as they would be posted")
  func suggestions() async throws {
    let id = try await handedOver()
    try await fixture.desk.say("are pets allowed in the shop", id: .number(3), in: id)
    try await fixture.desk.perform(.claim(ada.agent), in: id)
    let best = try #require(try await services.suggestions(for: id, as: ada).first)
    #expect(best.entry == "dogs" && best.title == "May I bring my dog?" && best.text == "Gladly.")
    #expect((0...1).contains(best.confidence))
    try await fixture.desk.say("are you open on Saturday", id: .number(4), in: id)
    #expect(try await services.suggestions(for: id, as: ada).first?.entry == "hours")
  }

  @Test(
    "A wish for a person, thanks and what was chosen are no questions: suggestions and summary keep to the last one")
  func realQuestions() async throws {
    let id = try await fixture.open()
    try await fixture.desk.say("qwertz opening gift", id: .number(1), in: id)
    try await fixture.desk.say("purple elephants dance at midnight", id: .number(2), in: id)
    let prompt = try #require(try await fixture.desk.state(of: id).prompt)
    #expect(prompt.kind == .offer)
    try await fixture.desk.perform(Order.choose("person", id: .number(3)), in: id)
    let expected = ["qwertz opening gift", "purple elephants dance at midnight"]
    try await fixture.desk.say("a person please", id: .number(4), in: id)
    try await fixture.desk.say("thank you", id: .number(5), in: id)
    #expect(try await services.summary(of: id, as: ada).asked == expected)
    try await fixture.desk.say("are pets allowed in the shop", id: .number(6), in: id)
    try await fixture.desk.say("a person please", id: .number(7), in: id)
    #expect(try await services.summary(of: id, as: ada).asked.last == "are pets allowed in the shop")
    #expect(try await services.suggestions(for: id, as: ada).first?.entry == "dogs")
  }

  @Test("Where the customer has asked nothing but for a person, nothing is suggested")
  func noQuestion() async throws {
    let id = try await fixture.open()
    try await fixture.desk.say("a person please", id: .number(1), in: id)
    #expect(try await services.summary(of: id, as: ada).asked.isEmpty)
    #expect(try await services.suggestions(for: id, as: ada).isEmpty)
  }

  @Test("None of these, a label and a number name what the bot had shown, and are not what the customer asks")
  func chosen() throws {
    let prompt = Prompt(
      .choose, choices: [Choice("Gift cards", .entry("gift", variant: nil)), Choice("None of these", .noneOfThese)])
    for choice in ["none of these", "Gift cards", "2", "1."] {
      let contents: [Event.Content] = [
        .created(Created(locale: "en", channel: "test")),
        .message(Message(from: Speaker(.customer), text: "are pets allowed in the shop")),
        .decided(Decision(.ask, entries: ["gift"])),
        .message(Message(from: Speaker(.bot), text: "Which one?", prompt: prompt)),
        .message(Message(from: Speaker(.customer), text: choice)),
        .decided(Decision(.offer, cause: .miss)),
      ]
      let events = zip(1..., contents).map { Event(seq: $0, at: .noon, content: $1) }
      #expect(CaseSummary(events, in: .cornerShop).asked == ["are pets allowed in the shop"])
      #expect(Suggestion.best(for: events, Receptionist(.cornerShop)).first?.entry == "dogs")
    }
  }

  @Test("A suggestion is sure exactly where the bot itself answers by it, whatever the bar is")
  func sure() async throws {
    var guesses: [Double] = []
    for bar in [1, 1.3, 2] {
      let fixture = DeskFixture(Receptionist(.cornerShop, answerBar: bar))
      for question in ["buy a voucher", "may my dog come along", "open on Saturday", "is my package here", "elephants"]
      {
        let id = try await fixture.open()
        let decision = try #require(try await fixture.desk.say(question, id: .number(1), in: id).decisions.last)
        let suggested = Suggestion.best(
          for: await fixture.store.events(of: id, after: 0, limit: .max), fixture.desk.receptionist)
        let sure = suggested.filter(\.isSure).map(\.entry)
        #expect(sure == (decision.action == .answer ? decision.entries : []), "\(question) at \(bar)")
        guesses += suggested.filter { !$0.isSure }.map(\.confidence)
      }
    }
    // What the best of them would be at a bar of 1.
    #expect(guesses.contains { $0 > 0.68 })
  }

  @Test("A suggestion is in the conversation's language where there is a translation")
  func translated() throws {
    var dogs = try #require(KnowledgeBase.cornerShop.entry("dogs"))
    dogs.title = "Darf mein Hund mit?"
    dogs.answer = "Gern."
    let base = KnowledgeBase(
      business: KnowledgeBase.cornerShop.business, entries: KnowledgeBase.cornerShop.entries,
      translations: ["de": ["dogs": dogs]])
    let contents: [Event.Content] = [
      .created(Created(locale: "de", channel: "test")),
      .message(Message(from: Speaker(.customer), text: "are pets allowed in the shop")),
    ]
    let events = zip(1..., contents).map { Event(seq: $0, at: .noon, content: $1) }
    #expect(Suggestion.best(for: events, Receptionist(base)).first?.text == "Gern.")
  }

  @Test("Why is told of the bot's last decision, after a claim too")
  func why() async throws {
    let id = try await fixture.open()
    #expect(try await services.why(of: id, as: ada).isEmpty)
    try await fixture.desk.say("opening hours", id: .number(1), in: id)
    try await fixture.desk.perform(.claim(ada.agent), in: id)
    #expect(try await services.why(of: id, as: ada).first == "Posted “When are you open?” (hours).")
  }

  @Test("Why tells what was read otherwise than written, and the mood, in plain sentences")
  func whyInFull() async throws {
    let id = try await fixture.open()
    try await fixture.desk.say("when are you opne", id: .number(1), in: id)
    let lines = try await services.why(of: id, as: ada)
    #expect(lines.first == "Posted “When are you open?” (hours).")
    #expect(lines.contains { $0.contains("“opne” as “open”") })
    #expect(lines.contains { $0.hasPrefix("Frustration:") })
  }

  @Test("H40: what another agent has is forbidden in every form, found in no search and in no list, but to a lead")
  func forbidden() async throws {
    let id = try await handedOver()
    #expect(try await services.search("qwertz", as: bob, limit: 10).map(\.conversation) == [id])
    try await fixture.desk.perform(.claim(ada.agent), in: id)
    await #expect(throws: AgentServiceError.forbidden) { try await services.mayRead(id, as: bob) }
    await #expect(throws: AgentServiceError.forbidden) { try await services.summary(of: id, as: bob) }
    await #expect(throws: AgentServiceError.forbidden) { try await services.suggestions(for: id, as: bob) }
    await #expect(throws: AgentServiceError.forbidden) { try await services.why(of: id, as: bob) }
    #expect(try await services.search("qwertz", as: bob, limit: 10).isEmpty)
    #expect(try await services.conversations(matching: ConversationFilter(), as: bob, limit: 10).isEmpty)
    for account in [ada, lead] {
      #expect(try await services.search("qwertz", as: account, limit: 10).count == 1)
      #expect(try await services.conversations(matching: ConversationFilter(), as: account, limit: 10).count == 1)
      #expect(!(try await services.summary(of: id, as: account)).asked.isEmpty)
    }
    await #expect(throws: AgentServiceError.notFound) { try await services.summary(of: .number(1), as: lead) }
  }

  @Test("H40: after a resolve a conversation is for leads and for those who had it or noted something in it")
  func afterResolve() async throws {
    let (cleo, id) = (AgentAccount.named("Cleo"), try await handedOver())
    try await fixture.desk.perform(Order.note("knows them", id: .number(8), by: cleo.agent), in: id)
    try await fixture.desk.perform(.claim(ada.agent), in: id)
    try await fixture.desk.perform(.resolve(by: ada.agent), in: id)
    await #expect(throws: AgentServiceError.forbidden) { try await services.mayRead(id, as: bob) }
    #expect(try await services.search("qwertz", as: bob, limit: 10).isEmpty)
    #expect(try await services.conversations(matching: ConversationFilter(), as: bob, limit: 10).isEmpty)
    for account in [ada, cleo, lead] {
      try await services.mayRead(id, as: account)
      #expect(try await services.search("qwertz", as: account, limit: 10).count == 1)
      #expect(await services.mayStillRead(id, as: account))
    }
    #expect(await !services.mayStillRead(id, as: bob))
    let alone = try await fixture.open()
    try await fixture.desk.perform(.resolve(by: nil), in: alone)
    await #expect(throws: AgentServiceError.forbidden) { try await services.mayRead(alone, as: bob) }
  }

  @Test("P11: whatever is read or searched is on record, and no text is")
  func audited() async throws {
    let id = try await handedOver()
    try await fixture.desk.perform(.claim(ada.agent), in: id)
    _ = try await services.summary(of: id, as: ada)
    _ = try await services.search("qwertz", as: lead, limit: 10)
    let trail = await directory.audit(limit: 10).reversed()
    #expect(trail.map(\.action) == ["summary", "search"])
    #expect(trail.map(\.agent?.name) == ["Ada", "Lea"])
    #expect(trail.allSatisfy { $0.detail?.contains("qwertz") != true })
  }

  @Test("The directory lists everybody with an account and the departments")
  func directoryView() async throws {
    for account in [bob, ada] { try await directory.add(account) }
    _ = await fixture.desk.floor.signIn(ada, AgentEar())
    let view = try await services.directory()
    #expect(view.agents.map(\.name) == ["Ada", "Bob"])
    #expect(view.agents.map(\.presence) == [.online, .offline])
  }
}
