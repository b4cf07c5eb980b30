import Conversation
import Knowledge
import Testing

@Suite("Who the customer is")
struct IdentityTests {
  private let ada = ContactIdentity(identifier: "customer-7", name: "Ada", email: "ada@example.org", phone: "+44 1")

  @Test("It is an event when it is told first and when it changed, and no other time")
  func once() {
    var chat = Chat()
    #expect(chat.perform(.identify(ada)).map(\.content) == [.contactIdentified(ada)])
    #expect(chat.perform(.identify(ada)).isEmpty)
    var moved = ada
    moved.email = "ada@example.net"
    #expect(chat.perform(.identify(moved)).map(\.content) == [.contactIdentified(moved)])
    #expect(chat.state.contact == moved)
  }

  @Test("It is known in any state, brings no line, and outlives the end of a matter")
  func inAnyState() {
    var chat = Chat()
    chat.perform(.resolve(by: nil))
    #expect(chat.perform(.identify(ada)).messages.isEmpty)
    #expect(chat.state.status == .resolved)
    chat.say("hello again")
    chat.perform(.resolve(by: nil))
    #expect(chat.state.contact == ada)
  }

  @Test("P3: it is there to be erased though nothing was said, and is told anew after that")
  func erased() {
    var chat = Chat()
    chat.perform(.forget(by: nil))
    chat.perform(.identify(ada))
    #expect(!chat.perform(.forget(by: nil)).isEmpty)
    #expect(chat.state.contact == nil && !chat.state.holdsWords)
    #expect(chat.perform(.identify(ada)).count == 1)
  }

  @Test("P5: a card number is struck out of whatever the website says; the same again is no news")
  func masked() throws {
    let card = "4111 1111 1111 1111"
    let identity = ContactIdentity(identifier: card, name: "Ada \(card)", email: "\(card)@a.example", phone: card)
    var chat = Chat()
    chat.perform(.identify(identity))
    let stored = try #require(chat.state.contact)
    for text in [stored.identifier, stored.name, stored.email, stored.phone] {
      #expect(try !#require(text).contains("1111 1111"))
    }
    #expect(chat.perform(.identify(identity)).isEmpty)
  }
}
