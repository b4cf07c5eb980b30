import Testing

@testable import Language

@Suite("What customers are in the midst of")
struct CircumstanceTests {
  private let detector = CircumstanceDetector.shipped

  @Test(
    "A death, an illness, a loss near to the customer is heard in every shipped language",
    arguments: [
      "My father passed away last week, how do I cancel his order?", "we just lost our dog and have all this food left",
      "my wife has breast cancer and can't come to the event", "I was diagnosed with epilepsy, can I get a refund",
      "our house burned down, can you send the invoice again", "i lost my job, can i pay later",
      "I've been diagnosed with cancer", "she's been diagnosed with dementia", "my mother's funeral is on Friday",
      "after my dad’s death I need his invoices", "my wife's got cancer", "we've been made redundant",
      "I've just lost my father", "my mum's died", "our flat's flooded", "my husband's in hospital",
      "Meine Mutter ist gestorben, wie kann ich ihr Abo kündigen?", "mein mann liegt im krankenhaus",
      "Nach dem Tod meines Vaters brauche ich seine Rechnungen", "wir haben unseren hund verloren",
      "Mon père est décédé, comment annuler sa commande ?", "je viens de perdre ma femme", "je suis en deuil",
      "Mi madre ha fallecido, ¿cómo anulo su pedido?", "acabo de perder a mi perro", "mi hijo está en el hospital",
    ])
  func sad(_ message: String) { #expect(detector.circumstances(in: message) == [.sad]) }

  @Test(
    "That it cannot wait is heard in every shipped language",
    arguments: [
      "it's urgent, where is my parcel", "I need it today for a birthday", "please answer asap", "this can't wait",
      "It's an emergency", "its a real emergency", "that’s an emergency",
      "I'm leaving for the airport in an hour and the ticket is not here", "we are in a hurry",
      "es ist wirklich dringend", "ich brauche das Buch noch heute", "bitte so schnell wie möglich",
      "c'est urgent, où est mon colis ?", "j'en ai besoin ce soir", "es muy urgente", "lo necesito hoy", "tengo prisa",
    ])
  func urgent(_ message: String) { #expect(detector.circumstances(in: message) == [.urgent]) }

  @Test(
    "Who speaks of ending their life is heard in every shipped language",
    arguments: [
      "I am going to kill myself", "i want to end my life", "I just want to die", "i feel suicidal",
      "i don't want to live anymore", "ich will nicht mehr leben", "ich bringe mich um", "je veux mourir",
      "je ne veux plus vivre", "quiero morirme", "no quiero seguir viviendo",
    ])
  func despair(_ message: String) { #expect(detector.circumstances(in: message) == [.despair]) }

  @Test(
    "What only uses the same words is neither",
    arguments: [
      "the battery died after a week", "I lost my password", "I lost my wallet in your shop",
      "do you sell books on grief",
      "do you have books about cancer", "what is the emergency number", "where is the emergency exit",
      "is there urgent care nearby", "my order died in the warehouse", "can I pass on my ticket to a friend",
      "my parcel was lost", "how quickly do you deliver", "are you open today", "do you deliver to hospitals",
      "I need to know your opening hours", "der akku ist tot", "ich habe meine karte verloren", "habt ihr heute offen",
      "la batterie est morte", "j'ai perdu mon mot de passe", "la batería ha muerto", "he perdido mi clave",
      "my daughter passed her exam", "I lost my friend's gift card", "my wife died laughing at your window",
      "it's not very urgent, can I speak to a person", "this is not really urgent", "no rush at all",
      "das ist nicht so dringend", "ce n'est pas très urgent", "no es urgente", "no tengo prisa",
      "mein Sohn und meine Tochter sind verschieden groß", "this queue kills me", "I want to kill time with a thriller",
      "do you have the suicide squad comics",
      "my mother likes thrillers", "my dad's birthday is tomorrow",
      "my dad's book is damaged", "my son's death metal record is scratched", "my son's got a question",
      "my house's number is wrong", "we've been waiting", "it's not an emergency", "I've had enough",
    ])
  func neither(_ message: String) { #expect(detector.circumstances(in: message).isEmpty) }
}
