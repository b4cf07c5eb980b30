import Language
import Testing

@Suite("Who speaks of ending their life, and who only uses the words")
struct DespairTests {
  private let detector = CircumstanceDetector.shipped

  private func isDespair(_ message: String) -> Bool { detector.circumstances(in: message).contains(.despair) }

  @Test(
    "Heard in English, with and without apostrophes",
    arguments: [
      "I'm going to kill myself", "im going to kill myself", "im gonna kill myself", "gonna kill myself",
      "I am really going to kill myself tonight", "I want to commit suicide", "I have suicidal thoughts",
      "ive been having suicidal thoughts again", "I am suicidal", "I've been feeling very suicidal",
      "I've been thinking about killing myself", "i keep thinking about suicide", "I think about killing myself",
      "I want to end it all", "I don't want to live any more", "i dont want to live anymore",
      "i no longer want to live", "I am thinking of ending my life", "I'm thinking about taking my own life",
      "I wish I was dead", "I wish I'd never been born or I wasn't alive, i wish i was never born",
      "everyone would be better off without me", "I have nothing left to live for", "there is no reason to live",
      "I'm going to jump off a bridge", "I have written a suicide note", "I've taken an overdose",
      "I want to die because nobody helps", "i'm thinking of hurting myself", "I can't go on living",
      "Where is my order? I am going to take my life.", "I plan on killing myself",
    ])
  func english(_ message: String) { #expect(isDespair(message)) }

  @Test(
    "Heard in German, with and without umlauts",
    arguments: [
      "ich will Selbstmord begehen", "ich denke an Selbstmord", "Ich denke oft an Suizid",
      "ich habe vor, mich umzubringen", "ich hab vor mich umzubringen", "ich habe vor, mir das Leben zu nehmen",
      "ich bring mich um", "dann bringe ich mich um", "ich hab Suizidgedanken",
      "ich habe immer wieder Selbstmordgedanken", "ich will mich umbringen", "Ich werde mich heute umbringen",
      "am liebsten würde ich mich umbringen", "will mich umbringen", "weil ich mich umbringen will",
      "ich denke ständig daran, mich umzubringen", "ich überlege mir das leben zu nehmen",
      "ich will mir das Leben nehmen", "ich moechte nicht mehr leben", "ich mag nicht mehr leben",
      "ich nehme mir das Leben", "ich will einfach nur noch sterben", "ich wünschte, ich wäre tot",
      "ich bin suizidgefährdet", "ich mache Schluss mit meinem Leben", "ich habe keinen Grund mehr zu leben",
      "ich will vor den zug springen",
      "ich habe keine Lust mehr zu leben", "ich plane meinen Selbstmord",
    ])
  func german(_ message: String) { #expect(isDespair(message)) }

  @Test(
    "Heard in French, with and without apostrophes and accents",
    arguments: [
      "j'ai des pensées suicidaires", "jai des pensees suicidaires", "J’ai souvent des idées suicidaires",
      "je vais me suicider", "je pense à me suicider", "je pense souvent au suicide", "j'ai envie de mourir",
      "j'ai envie d'en finir", "je veux en finir avec la vie", "je vais me tuer", "jvais me tuer ce soir",
      "je veux mettre fin à mes jours", "je ne veux plus vivre", "jveux plus vivre", "je n'ai plus envie de vivre",
      "je suis suicidaire", "je n'ai plus aucune raison de vivre", "j'ai décidé de me donner la mort",
      "j'ai voulu me suicider",
    ])
  func french(_ message: String) { #expect(isDespair(message)) }

  @Test(
    "Heard in Spanish, with and without accents",
    arguments: [
      "tengo pensamientos suicidas", "tengo ideas suicidas", "me voy a matar", "voy a matarme", "me quiero matar",
      "quiero suicidarme", "me voy a suicidar", "estoy pensando en suicidarme", "pienso en el suicidio",
      "quiero quitarme la vida", "he pensado en quitarme la vida", "quiero acabar con mi vida", "quiero morir",
      "ya no quiero vivir", "no tengo ganas de vivir", "quiero morirme", "mi vida ya no tiene sentido",
      "ojala estuviera muerto", "tengo pensamientos de suicidio",
    ])
  func spanish(_ message: String) { #expect(isDespair(message)) }

  @Test(
    "What is said every day, a threat, and what others do is none of it",
    arguments: [
      "this queue is killing me", "I could kill for a coffee", "I'm dying to read it", "I nearly died laughing",
      "I want to die hard collection", "I'd rather die than call you again", "I want to end my life insurance",
      "I want to end my subscription",
      "I want to take my life drawing class", "I'm killing myself laughing",
      "I am thinking of Suicide Squad for my son",
      "do you have a book about suicidal thoughts", "is life worth living is the title", "I'm not suicidal",
      "I want to live in Berlin", "I don't want to live in Berlin", "how do I kill a process", "dead tired of waiting",
      "my ex is going to kill me", "can I end it today",
      "ich lach mich tot", "ich sterbe vor Langeweile", "mein Ex will mich umbringen", "er droht, mich umzubringen",
      "Haben Sie Bücher über Suizidgedanken", "ich habe ein Buch über Selbstmordgedanken bestellt",
      "ich bringe mich um die Garantie, oder?", "ich will nicht sterben", "ich will mich nicht umbringen",
      "ich möchte meine Lebensversicherung beenden", "das bringt mich um den Verstand", "Bringen Sie mich um acht hin",
      "ich könnte sterben vor Scham",
      "ich kann nicht mehr leben ohne dieses Buch",
      "je meurs d'envie de le lire", "je suis mort de rire", "mon ex va me tuer", "je me tue à vous le dire",
      "je veux en finir avec cette commande", "je veux vivre à Paris", "je n'ai pas envie de vivre à Paris",
      "avez-vous Idées noires de Franquin",
      "os voy a matar", "te voy a matar", "mi mujer me va a matar", "me muero de risa", "quiero matar el tiempo",
      "me muero de ganas de leerlo", "no quiero vivir en Madrid", "quiero acabar con este pedido",
    ])
  func everyday(_ message: String) { #expect(!isDespair(message)) }
}
