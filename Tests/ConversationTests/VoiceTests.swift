import Conversation
import Knowledge
import Language
import Testing

@Suite("How the bot says when")
struct VoiceTests {
  private func when(_ day: Int, _ weekday: Weekday, _ minute: Int, in locale: LocaleCode) -> String {
    let now = CivilMinute(date: CivilDate(year: 2026, month: 12, day: 24), weekday: .thursday, minuteOfDay: 720)
    let moment = CivilMinute(
      date: CivilDate(year: 2026, month: 12, day: day), weekday: weekday, minuteOfDay: minute)
    return Voice(.shipped, KnowledgeBase.shop.business, in: locale).when(moment, from: now)
  }

  @Test("Today, tomorrow, a weekday within the week, and a date beyond it")
  func english() {
    #expect(when(24, .thursday, 13 * 60 + 30, in: .english) == "today at 13:30")
    #expect(when(25, .friday, 540, in: .english) == "tomorrow at 9:00")
    #expect(when(28, .monday, 545, in: .english) == "on Monday at 9:05")
    #expect(when(31, .thursday, 540, in: .english) == "on Thursday, 31 December, at 9:00")
  }

  @Test(
    "A business that does not say its name is this business, in every shipped language", arguments: LocaleCode.shipped)
  func unnamed(locale: LocaleCode) {
    let voice = Voice(.shipped, Business(name: ""), in: locale)
    let name = Catalogue.shipped.sentence(.thisBusiness, in: locale)
    for key in SentenceKey.allCases where Catalogue.shipped.sentence(key, in: locale).contains("{business}") {
      #expect(voice.says(key).contains(name), "\(key)")
    }
    #expect(
      Voice(.shipped, Business(name: ""), in: .english).says(.wayToAPerson).contains("anything about this business."))
  }

  @Test("In the other shipped languages")
  func others() {
    #expect(when(28, .monday, 540, in: .german) == "am Montag um 9:00 Uhr")
    #expect(when(28, .monday, 540, in: .french) == "lundi à 9 h 00")
    #expect(when(28, .monday, 540, in: .spanish) == "el lunes a las 9:00")
  }
}
