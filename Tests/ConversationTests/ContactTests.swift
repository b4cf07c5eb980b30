import Knowledge
import Language
import Testing

@testable import Conversation

@Suite("Contact details that nobody asked for yet")
struct ContactTests {
  @Test(
    "Who leaves them to the offer of a person wants one, whatever else the line says",
    arguments: ["anna@example.com", "mail me at jo.k@posteo.example or call 0176 5551234", "030 1112233"])
  func toTheOffer(_ line: String) {
    var chat = Chat(opening: .closedUntilMonday)
    #expect(chat.say().botLine.prompt?.kind == .offer)
    let events = chat.say(line)
    #expect(events.decisions.map(\.rule) == ["left contact details to the offer of a person"])
    #expect(chat.state.status == .pending && events.kinds.contains(.contactLeft))
    #expect(events.handoffs.map(\.cause) == [.miss], "why it was offered is why one is called")
  }

  @Test("What answers the offer otherwise, or asks something that is certain, stays what it is")
  func notToTheOffer() {
    for (acts, reading) in [([DialogueAct.refusal], Reading.nothing), ([], .sure("hours"))] {
      var chat = Chat()
      chat.say()
      chat.say("tom@example.com", acts: acts, finding: reading)
      #expect(chat.state.status == .bot)
    }
  }

  @Test(
    "A line that says nothing but how its writer can be reached is the wish to be reached",
    arguments: [
      (LocaleCode.english, "my e-mail is tom@example.com"), (.english, "you can reach me on +49 151 2345678"),
      (.english, "tom@example.com"), (.german, "Meine Handynummer ist 0151 2345678"),
      (.french, "voici mon numéro : 06 12 34 56 78"), (.spanish, "mi correo es tom@example.com"),
    ])
  func alone(_ locale: LocaleCode, _ line: String) {
    var chat = Chat(opening: .closedUntilMonday, locale: locale)
    let events = chat.say(line, finding: .unsure("hours"))
    #expect(events.decisions.map(\.rule) == ["left contact details"])
    #expect(events.kinds.contains(.contactLeft) && chat.state.status == .pending)
  }

  @Test(
    "A mere number may be that of an order, and an address in a longer line part of the matter",
    arguments: [
      "0301112233", "my order for tom@example.com has not come", "order 0301112233", "do you have 0306406152?",
      "Is it from 01.12. - 05.12.2026?", "are you there 09.00 - 18.00?", "is it hello@cornerbooks.example",
    ])
  func notAlone(_ line: String) {
    var chat = Chat()
    chat.say(line)
    #expect(chat.state.status == .bot)
    var choosing = Chat()
    choosing.say(finding: .unsure("hours", "order"))
    choosing.say(line)
    #expect(choosing.state.status == .bot)
  }

  @Test(
    "An address that is asked about, denied, or the business's own, is no yes to the offer",
    arguments: [
      "please don't write to anna@example.com", "is support@example.com your address?",
      "I wrote to hello@cornerbooks.example already", "it was supposed to go to amy@example.org",
    ])
  func noConsent(_ line: String) {
    var chat = Chat()
    chat.say()
    chat.say(line)
    #expect(chat.state.status == .bot)
  }

  @Test("A number in a line about something else corrects nothing")
  func notCorrected() {
    var chat = Chat.waiting(.closedUntilMonday)
    chat.say("tom@example.com")
    #expect(!chat.say("my order is 0451234567").kinds.contains(.contactLeft))
  }

  @Test("Who has left word and waits can correct it: the later word is kept as well")
  func corrected() {
    var chat = Chat.waiting(.closedUntilMonday)
    chat.say("tom@example.con")
    let events = chat.say("sorry, tom@example.com")
    #expect(events.kinds.contains(.contactLeft))
    #expect(events.botLine.text.hasPrefix("Thank you. That is with your conversation now"))
  }
}
