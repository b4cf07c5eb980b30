import Sentiment
import Testing

@Suite("Each term of the score")
struct TermTests {
  struct Pair: Sendable, CustomTestStringConvertible {
    var signal: String
    var raises: String
    var nearMiss: String
    var testDescription: String { "\(signal): \(raises) / \(nearMiss)" }

    init(_ signal: String, _ raises: String, not nearMiss: String) {
      self.signal = signal
      self.raises = raises
      self.nearMiss = nearMiss
    }
  }

  static let english = [
    Pair("negative", "this is a horrible experience", not: "this is a long experience"),
    Pair("negative", "that is not good", not: "that is good"),
    Pair("positive", "that is great", not: "that is a chair"),
    Pair("capitals", "WHY is this NOT here", not: "is the USB of the HDMI here"),
    Pair("capitals", "I WANT MY ORDER", not: "OK"),
    Pair("capitals", "where is MY ORDER, it is LATE AGAIN", not: "do you sell the XPS13 PRO"),
    Pair("capitals", "THIS IS WRONG", not: "ABC123 DEF456 GHI789"),
    Pair("questionRun", "what??", not: "what? when? where?"),
    Pair("questionRun", "really?!", not: "really! what?"),
    Pair("objection", "that's not what I asked", not: "I asked what time you open"),
    Pair("persistence", "I am still waiting", not: "still or sparkling water?"),
    Pair("persistence", "this is the third time", not: "this is the third room"),
    Pair("persistence", "it has been three weeks", not: "it takes three weeks"),
    Pair("failure", "it doesn't work", not: "it works"),
    Pair("failure", "my parcel never arrived", not: "my parcel arrived"),
    Pair("failure", "dont work", not: "I work here"),
    Pair("trouble", "the screen is broken", not: "the screen is not broken"),
    Pair("strong", "this is unacceptable", not: "this is not unacceptable"),
    Pair("strong", "I am furious", not: "my boss is furious"),
    Pair("strong", "we were really annoyed", not: "my sister was really annoyed"),
    Pair("threat", "I will call my lawyer", not: "I will call my mother"),
    Pair("profanity", "what the fuck is this", not: "what is this"),
    Pair("profanity", "f*** this", not: "*this* is it"),
    Pair("profanity", "you bastards", not: "fucking brilliant"),
    Pair("refusal", "no, the other one", not: "no thanks"),
    Pair("refusal", "nope", not: "there is no bus"),
    Pair("politeness", "could you help me please", not: "help me"),
    Pair("short", "my order", not: "where is my order"),
    Pair("short", "my order", not: "useless"),
  ]

  static let others = [
    Pair("failure", "das funktioniert nicht", not: "das funktioniert"),
    Pair("persistence", "ich warte schon seit Wochen", not: "danke, bis bald wieder"),
    Pair("strong", "das ist eine Unverschämtheit", not: "das ist eine Lieferung"),
    Pair("strong", "das ist eine Unverschaemtheit", not: "das ist ein Schrank"),
    Pair("strong", "ich bin stinksauer", not: "mein Chef ist stinksauer"),
    Pair("threat", "ich rufe meinen Anwalt an", not: "ich rufe meinen Bruder an"),
    Pair("profanity", "so eine Scheiße", not: "so eine Scheibe"),
    Pair("objection", "danach habe ich nicht gefragt", not: "ich habe eine Frage"),
    Pair("politeness", "können Sie mir bitte helfen", not: "ich habe eine Frage"),
    Pair("negative", "der Service ist schlecht", not: "der Service ist schon geöffnet"),
    Pair("positive", "das ist wunderschön", not: "das ist schon geöffnet"),
    Pair("failure", "ça ne marche pas", not: "ça marche"),
    Pair("persistence", "je n'ai toujours pas reçu la lampe", not: "est-ce toujours ouvert le lundi"),
    Pair("strong", "c'est inadmissible", not: "c'est possible"),
    Pair("profanity", "c'est de la merde", not: "c'est de la laine"),
    Pair("profanity", "quel connard", not: "es con leche"),
    Pair("objection", "ce n'est pas ma question", not: "j'ai une question"),
    Pair("failure", "no funciona", not: "funciona"),
    Pair("persistence", "otra vez lo mismo", not: "hola de nuevo"),
    Pair("strong", "esto es una vergüenza", not: "esto es una lámpara"),
    Pair("strong", "esto es una verguenza", not: "esto es una silla"),
    Pair("profanity", "qué mierda", not: "qué mesa"),
    Pair("objection", "no es lo que pregunté", not: "es lo que busco"),
  ]

  @Test("is raised by its sentence and not by the near miss", arguments: english + others)
  func pair(_ pair: Pair) {
    #expect(signals(pair.raises).contains(pair.signal))
    #expect(!signals(pair.nearMiss).contains(pair.signal))
  }

  @Test("says what in the message raised it")
  func found() throws {
    let terms = scorer.messageTerms(of: "It STILL doesn't work, useless!!")
    let persistence = try #require(terms.first { $0.signal == "persistence" })
    let failure = try #require(terms.first { $0.signal == "failure" })
    #expect(persistence.found.contains("still"))
    #expect(failure.found == "doesn't work, useless")
  }

  @Test("counts one hit half of two")
  func graded() {
    #expect(weight("failure", of: "it is useless") == 0.9)
    #expect(weight("failure", of: "it is useless and never arrived") == 1.8)
    #expect(weight("failure", of: "it is useless, never arrived and nobody answers") == 1.8)
  }

  @Test("leaves an exclamation mark without weight of its own")
  func exclamation() {
    #expect(scorer.messageTerms(of: "the box is here!!!") == scorer.messageTerms(of: "the box is here"))
  }

  @Test("does not read what stands in quotation marks", arguments: ["\"", "“", "«"])
  func quotation(_ mark: String) {
    let closing = ["“": "”", "«": "»"][mark] ?? mark
    #expect(!signals("the screen says \(mark)service not working\(closing) and a number").contains("failure"))
    #expect(signals("the screen says \(mark)service not working and a number").contains("failure"))
  }

  @Test("does not read web and mail addresses")
  func addresses() {
    #expect(signals("see https://scam.example/useless or fuck@example.com").isDisjoint(with: ["profanity", "strong"]))
  }

  @Test("reads stretched words and typographic apostrophes")
  func spelling() {
    #expect(signals("this is uselessssss").contains("failure"))
    #expect(signals("it doesn’t work").contains("failure"))
    #expect(signals("it doesnt work").contains("failure"))
  }
}
