import Sentiment
import Testing

@Suite("What only sounds like trouble stays calm")
struct CalmTests {
  /// Below this a first message moves nothing: a third of the lowest threshold in use.
  private static let calm = 0.4

  @Test(
    "calm phrases",
    arguments: [
      "No problems", "no problem at all", "not bad", "not bad at all", "can't complain", "Can’t complain!",
      "it stopped working but your guide fixed it", "No worries", "thanks again", "no thanks", "never mind, found it",
      "that's fucking brilliant, thanks", "damn you're good", "holy shit, that was fast", "hell yeah",
      "my boss is furious about the price, what do you charge?", "OK", "USB", "do you still have the blue lamp?",
      "I was wrong, my fault", "Is the DELPHINIUM MIX in the SEED box?", "hello again", "could be worse",
      "My husband died in August. Can I move his order to my name?",
      "kein Problem", "nicht schlecht", "kann nicht klagen", "nein danke", "danke nochmal", "bis bald wieder",
      "Haben Sie die Lampe noch?", "Das Gerät war kaputt, geht aber wieder, danke",
      "pas de souci", "pas mal du tout", "aucun problème", "non merci", "merci encore", "je ne peux pas me plaindre",
      "no hay problema", "nada mal", "no me puedo quejar", "no gracias", "gracias de nuevo", "no pasa nada",
    ])
  func phrases(_ message: String) {
    #expect(scorer.score(message).message < Self.calm)
  }

  @Test(
    "an everyday question in four languages says nothing",
    arguments: [
      "How much is delivery to Cork?", "My phone needs a new battery, how long does that take?",
      "Was kostet die Lieferung nach Bremen?", "Ich war gestern da, die Tür war zu. Wann ist der Laden offen?",
      "Combien coûte la livraison à Lyon ?", "¿Cuánto cuesta el envío a Sevilla?",
    ])
  func everyday(_ message: String) {
    #expect(scorer.score(message).message < 0.25)
  }

  @Test(
    "what is plain anger is above a half",
    arguments: [
      "This is the third time I ask and nobody answers, unacceptable", "you stupid useless bot",
      "it STILL doesn't work, what a joke", "fuck you", "I am fed up, this is a scam",
      "das ist jetzt das dritte Mal, unverschämt", "es funktioniert immer noch nicht, so ein Saftladen",
      "c'est une honte, toujours pas reçu", "votre service est nul et ça ne marche pas",
      "esto es una vergüenza, nadie contesta", "estoy harto, sigue sin funcionar", "🤬🤬🤬",
    ])
  func angry(_ message: String) {
    #expect(scorer.score(message).message > 0.5)
  }
}
