import Language
import Testing

@Suite("Guessing the language")
struct LanguageGuesserTests {
  private let guesser = LanguageGuesser.shipped

  @Test("Of the listed messages none is taken for another language, and 95 % and more are known")
  func listedMessages() throws {
    let lists = ["human-asked", "human-near", "person-wished", "person-near", "claims", "claims-not"]
    let wordings = try lists.flatMap { try Wording.all($0) }
    let guesses = wordings.map { (wording: $0, guess: guesser.guess($0.text)?.rawValue) }
    let wrong = guesses.filter { $0.guess != nil && $0.guess != $0.wording.locale }
    let right = guesses.filter { $0.guess == $0.wording.locale }
    #expect(wrong.isEmpty, "\(wrong)")
    #expect(right.count * 100 >= wordings.count * 95)
  }

  @Test(
    "Two words are enough",
    arguments: [
      ("en", ["opening hours tomorrow", "gift voucher lost", "when do u close", "refund not received"]),
      ("de", ["Hunde erlaubt?", "Guten Tag", "Kurs abbrechen", "oeffnungszeiten", "Rechnung fehlt"]),
      ("fr", ["mot de passe oublié", "frais de port", "ouvert le dimanche", "facture manquante", "colis perdu"]),
      ("es", ["admiten perros?", "pantalla rota", "cambiar la cita", "falta la factura", "pedido perdido"]),
    ])
  func short(language: String, texts: [String]) {
    for text in texts { #expect(guesser.guess(text)?.rawValue == language, "\(text)") }
  }

  @Test(
    "A word or two that the conversation's language has as well tell of no other; a greeting of another does",
    arguments: [
      ("en", "hat", nil), ("en", "hotel", nil), ("es", "hotel", nil), ("fr", "important", nil), ("en", "hallo", "de"),
      ("en", "bonjour", "fr"), ("en", "hola", "es"), ("en", "wo seid ihr", "de"), ("en", "gracias", "es"),
      ("en", "danke", "de"), ("de", "merci beaucoup", "fr"),
    ])
  func inConversation(_ locale: String, _ text: String, _ guessed: String?) {
    #expect(guesser.guess(text, in: LocaleCode(rawValue: locale))?.rawValue == guessed)
  }

  @Test(
    "English that looks like another language is not taken for it",
    arguments: [
      "perfect, I'll wait here", "voids applecare?", "limits on top ups", "update on vacation request", "see ya later",
      "transfer between two accounts", "put fan on", "measure tire pressure", "r u a bot lol",
    ])
  func looksForeign(_ text: String) {
    #expect([nil, .english].contains(guesser.guess(text)))
  }

  @Test("Nothing is guessed from a name or a number", arguments: ["", "42", "👍", "Anna", "iPhone 13", "A12-34"])
  func unsure(_ text: String) {
    #expect(guesser.guess(text) == nil)
  }

  @Test(
    "Laughter has no language", arguments: ["lol", "haha", "hahahaha", "xd", "xDDD", "loool", "jaja", "mdr", "hehe"])
  func laughter(_ text: String) {
    #expect(guesser.guess(text) == nil)
    #expect(guesser.guess("\(text), where is my order?") == .english)
  }

  @Test(
    "A language that the bot does not speak is told from those it does, or not at all",
    arguments: [
      ("Dzień dobry, czy jest dzisiaj otwarte?", true), ("Wat zijn jullie openingstijden", true),
      ("Quanto costa la spedizione per favore", true), ("Quando posso ritirare il mio ordine?", true),
      ("Где мой заказ?", true), ("你好，请问几点开门", true), ("Onde está a minha encomenda?", true),
      ("Paketim hala gelmedi", false), ("missä pakettini on", false),
      ("un tavolo per sei persone", false), ("chiave rotta", false), ("bir masa alti kisilik", false),
    ])
  func foreign(text: String, isCertain: Bool) {
    let guess = guesser.guess(text)
    #expect(guess == .undetermined || (!isCertain && guess == nil))
  }
}
