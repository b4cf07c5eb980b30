import Language
import Testing

@Suite("Guessing the language")
struct LanguageGuesserTests {
  private let guesser = LanguageGuesser.shipped

  @Test("On short messages of four languages at most 3 % are taken for another, and 80 % and more are known")
  func listedMessages() throws {
    let lists = ["human-asked", "human-near", "person-wished", "person-near", "claims", "claims-not"]
    let wordings = try lists.flatMap { try Wording.all($0) }
    let guesses = wordings.map { (wording: $0, guess: guesser.guess($0.text)?.rawValue) }
    let wrong = guesses.filter { $0.guess != nil && $0.guess != $0.wording.locale }
    let right = guesses.filter { $0.guess == $0.wording.locale }
    #expect(wrong.count * 100 <= wordings.count * 3, "\(wrong)")
    #expect(right.count * 100 >= wordings.count * 80)
  }

  @Test(
    "Nothing is guessed from a name, a number, or another language",
    arguments: [
      "", "42", "👍", "Anna", "iPhone 13", "Dzień dobry, czy jest dzisiaj otwarte?", "Wat zijn jullie openingstijden",
      "Где мой заказ?", "你好，请问几点开门", "Quanto costa la spedizione per favore",
    ])
  func unsure(_ text: String) {
    #expect(guesser.guess(text) == nil)
  }
}
