import Language
import Testing

@Suite("An explicit wish to speak to a person")
struct WantsPersonTests {
  private let detector = DialogueActDetector.shipped

  @Test("At least 97 % of the wishes are met")
  func wishesAreMet() throws {
    let wishes = try Wording.all("person-wished")
    let missed = wishes.filter { !detector.acts(in: $0.text).contains(.wantsPerson) }
    #expect(missed.count * 100 <= wishes.count * 3, "\(missed)")
  }

  @Test("At most 2 % of messages with the same words about another matter are taken for a wish")
  func nearMissesPass() throws {
    let near = try Wording.all("person-near") + Wording.all("human-near")
    let wrong = near.filter { detector.acts(in: $0.text).contains(.wantsPerson) }
    #expect(wrong.count * 100 <= near.count * 2, "\(wrong)")
  }

  @Test(
    "A wish is a wish in rude words, and so is to have had enough of the bot",
    arguments: [
      "gib mir einen echten menschen verdammt", "mensch verdammt", "jetzt hol mir einen menschen du blechkiste",
      "ich will nicht mit einem bot reden", "keine maschine bitte", "chefin sprechen", "give me a real human damn it",
      "get me a person you useless bot", "I don't want a bot",
    ])
  func rude(_ message: String) {
    #expect(detector.acts(in: message).contains(.wantsPerson))
  }

  @Test("A manager is a person, and a ladder is not")
  func ladder() {
    for wish in [
      "ich möchte den Leiter sprechen", "ich brauche einen Leiter", "verbinden Sie mich mit dem Leiter",
      "verbinden Sie mich zum Leiter", "ich will die Leiterin sprechen", "Filialleiter bitte sprechen",
    ] {
      #expect(detector.acts(in: wish).contains(.wantsPerson), "\(wish)")
    }
    for item in ["ich brauche eine Leiter", "Leiter", "eine Leiter", "ich möchte die Leiter", "ich suche eine Leiter"] {
      #expect(!detector.acts(in: item).contains(.wantsPerson), "\(item)")
    }
  }

  @Test("A row of digits is no choice", arguments: ["1111", "111", "2222", "4111 1111 1111 1111", "4222222222222"])
  func digits(_ message: String) {
    let chosen = detector.acts(in: message).contains { act in
      if case .choice(let number) = act { number < 10 } else { false }
    }
    #expect(!chosen)
  }

  @Test(
    "A wish refused is no wish",
    arguments: [
      "no human please", "I don't want a person", "please don't connect me to an agent", "ich will keinen Menschen",
      "pas besoin d'un conseiller", "no quiero hablar con una persona",
    ])
  func refusalIsNoWish(_ message: String) {
    #expect(!detector.acts(in: message).contains(.wantsPerson))
  }

  @Test("One person is a number of guests", arguments: ["one person", "eine Person", "une personne", "una persona"])
  func oneGuest(_ message: String) {
    #expect(!detector.acts(in: message).contains(.wantsPerson))
  }

  @Test(
    "A word of some language is no misspelt word for a person",
    arguments: ["pardon?", "Mensa", "Perón", "pardon", "peasant", "Pension", "sorry?", "beraten", "Kolleg"])
  func wordsAreNoSlips(_ message: String) {
    #expect(!detector.acts(in: message).contains(.wantsPerson))
  }

  @Test(
    "A misspelt wish is met all the same", arguments: ["agnet please", "speak to a persno", "reprsentative please"])
  func slipsAreMet(_ message: String) {
    #expect(detector.acts(in: message).contains(.wantsPerson))
  }
}
