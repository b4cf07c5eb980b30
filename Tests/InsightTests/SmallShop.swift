import Comprehension
import Conversation
import Desk
import Foundation
import Insight
import Knowledge
import Storage

/// A knowledge base that is enough to be answered from, asked about, and sent to people.
enum SmallShop {
  static let files = [
    "business.yaml": """
    name: Small Shop
    timezone: Europe/Berlin
    hours:
      wednesday: ["09:00-18:00"]
      thursday: ["09:00-18:00"]
    departments:
      safety: {name: Safety, priority: urgent}
    escalate_on: [my lawyer]
    """,
    "orders.md": """
    # Orders

    ## Where is my parcel? {#where-is-my-parcel}

    Also asked:
    - track my parcel
    - my parcel has not arrived
    - when will the parcel come

    The courier's link is in the mail that we sent.

    ## How much is delivery? {#delivery-cost}

    Also asked:
    - what does delivery cost
    - shipping price
    - is delivery free

    Delivery is **4 euros**.

    ## Can I bring my dog? {#dogs}

    Also asked:
    - are dogs allowed
    - may my dog come in

    Dogs are welcome.
    """,
    "safety.md": """
    # Safety

    ## Something hurt me {#injury hand-to=safety priority=urgent}

    Also asked:
    - the blender cut my finger
    - I was injured by a lamp

    We are sorry. A person will talk to you.
    """,
  ]

  static func base() throws -> KnowledgeBase { try KnowledgeLoader(files: files).load() }
  static func receptionist() throws -> Receptionist { try Receptionist(base()) }
  static let zone = TimeZone(identifier: "Europe/Berlin")!

  /// What is stored of a chat in which a customer says these lines, one a second.
  static func events(of lines: [String]) async throws -> [Event] {
    let store = InMemoryEventStore()
    let clock = SettableClock(LocalMoment.ordinaryMorning.timestamp(in: zone))
    let desk = Desk(try receptionist(), store: store, clock: clock)
    let id = try await desk.openConversation(channel: "terminal")
    for (number, line) in lines.enumerated() {
      clock.advance(milliseconds: 1_000)
      try await desk.say(line, id: MessageID(rawValue: "line-\(number)")!, in: id)
    }
    return await store.allEvents(of: id)
  }
}
