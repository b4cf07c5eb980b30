import Sentiment
import Testing

/// The figures were worked out by the program that learnt the weights (`Scripts/train-mood`), from the same vectors;
/// those of turns whose cues have changed since, by this one.
@Suite("The program scores as the one that learnt its weights")
struct ParityTests {
  struct Turn: Sendable {
    var text: String
    var move: BotMove?
    var isFirst: Bool
    /// Not accepted, run, score; no score where a first line alone sets it.
    var words: [Double?]
    /// Not accepted, run, score, hostile, negative.
    var `static`: [Double?]
    var small: [Double?]

    init(
      _ text: String, after move: BotMove?, isFirst: Bool, words: [Double?], static: [Double?],
      small: [Double?]
    ) {
      self.text = text
      self.move = move
      self.isFirst = isFirst
      self.words = words
      self.static = `static`
      self.small = small
    }
  }

  static let turns = [
    Turn(
      "Hi, how do I move my appointment to another day?", after: nil, isFirst: true, words: [0.0000, 0.0000, 0.0000],
      static: [0.0000, 0.0000, 0.0000, -2.5874, -0.4288], small: [0.0000, 0.0000, 0.0000, -2.8790, -2.2984]),
    Turn(
      "Perfect, found it, thanks so much!",
      after: BotMove(kind: .answer, text: "You can move an appointment in your account, up to 24 hours before it."),
      isFirst: false, words: [0.0564, 0.0564, 0.1268], static: [0.1480, 0.1480, 0.3330, -3.1406, -3.0000],
      small: [0.1418, 0.1418, 0.3191, -3.0929, -2.5539]),
    Turn(
      "No, that's all. Bye", after: BotMove(kind: .talk, text: "You're welcome! Anything else?"), isFirst: false,
      words: [0.0380, 0.0402, 0.0402], static: [0.0593, 0.0740, 0.0740, -4.0384, -2.6899],
      small: [0.0483, 0.0709, 0.0709, -2.5482, -1.3672]),
    Turn(
      "oh wait, one more thing: is there parking?", after: BotMove(kind: .talk, text: "Goodbye!"), isFirst: false,
      words: [0.0146, 0.0201, 0.0201], static: [0.0345, 0.0370, 0.0370, -2.5912, -1.4977],
      small: [0.0257, 0.0355, 0.0355, -3.1147, -1.8366]),
    Turn(
      "does the boiler service cover the radiators too", after: nil, isFirst: true, words: [0.0000, 0.0000, 0.0000],
      static: [0.0000, 0.0000, 0.0000, -3.5808, -1.4679], small: [0.0000, 0.0000, 0.0000, -3.0662, -1.0799]),
    Turn(
      "That's not what I asked. Are the radiators included??",
      after: BotMove(kind: .answer, text: "A boiler service takes an hour and costs 95 euros."), isFirst: false,
      words: [0.9266, 0.9266, 0.9266], static: [0.8451, 0.8451, 0.8451, -3.0209, -0.5346],
      small: [0.8672, 0.8672, 0.8672, -3.0560, -1.7817]),
    Turn(
      "Brilliant, the same text again. Wonderful help, well done.",
      after: BotMove(
        kind: .answer, text: "A boiler service takes an hour and costs 95 euros.", isAgain: true, isSameAgain: true),
      isFirst: false, words: [0.9557, 1.8412, 3.3703], static: [0.8764, 1.6170, 3.0192, -2.9818, -2.1988],
      small: [0.8282, 1.5463, 2.8713, -2.4421, -3.5006]),
    Turn(
      "are you serious? this is useless, I'll ask for my money back and leave a one star review",
      after: BotMove(kind: .miss, text: "I have found nothing on that. Could you put it another way?"), isFirst: false,
      words: [0.9990, 2.8384, 5.7106], static: [0.9956, 2.6055, 5.4679, -1.9403, 0.4021],
      small: [0.9773, 2.4886, 5.2984, -1.7939, -0.5966]),
    Turn(
      "yes please, it's a fucking joke", after: BotMove(kind: .offer, text: "Shall I fetch a person for you?"),
      isFirst: false, words: [0.3109, 1.4192, 1.8078], static: [0.3823, 1.3785, 1.8565, -1.8223, -2.0691],
      small: [0.1337, 1.2443, 1.4113, -1.3988, -2.1884]),
    Turn(
      "Third time I write about the same broken lift, nobody answers, I'm fed up", after: nil, isFirst: true,
      words: [0.0000, 1.0000, nil], static: [0.0000, 1.0000, nil, -2.5260, -1.2026],
      small: [0.0000, 1.0000, nil, -2.1120, 1.1958]),
    Turn(
      "no, neither of those", after: BotMove(kind: .choices, text: "Do you mean one of these?\n- Lift repairs\n- Keys"),
      isFirst: false, words: [0.6496, 1.2991, 1.2991], static: [0.5506, 1.1013, 1.1013, -3.8611, -1.1782],
      small: [0.6899, 1.3798, 1.3798, -2.3417, -2.7364]),
    Turn(
      "I did that already, twice 🙄 you useless bot",
      after: BotMove(kind: .answer, text: "Lift repairs are reported to the caretaker by telephone."), isFirst: false,
      words: [0.9999, 2.2989, 4.1737], static: [0.9991, 2.0994, 3.9728, -1.6567, -0.4469],
      small: [0.9994, 2.3784, 4.2523, -1.0988, 0.7106]),
    Turn(
      "Wie lange ist der Gutschein gültig?", after: nil, isFirst: true, words: [0.0000, 0.0000, 0.0000],
      static: [0.0000, 0.0000, 0.0000, -2.6145, -0.7019], small: [0.0000, 0.0000, 0.0000, -3.1601, -3.1540]),
    Turn(
      "Nein, das war nicht meine Frage. Wie lange ist er gültig?",
      after: BotMove(kind: .answer, text: "Einen Gutschein lösen Sie an der Kasse ein."), isFirst: false,
      words: [0.9320, 0.9320, 0.9320], static: [0.8330, 0.8330, 0.8330, -3.4566, -2.0941],
      small: [0.9286, 0.9286, 0.9286, -3.4001, -1.2775]),
    Turn(
      "Super, vielen Dank :)", after: BotMove(kind: .answer, text: "Gutscheine gelten drei Jahre."), isFirst: false,
      words: [0.0765, 0.0739, 0.1217], static: [0.1667, 0.1528, 0.2570, -4.0641, -3.8537],
      small: [0.2071, 0.1997, 0.3291, -3.2903, -3.8515]),
    Turn(
      "Combien de temps faut-il pour la livraison ?", after: nil, isFirst: true, words: [0.0000, 0.0000, 0.0000],
      static: [0.0000, 0.0000, 0.0000, -2.5789, -0.6174], small: [0.0000, 0.0000, 0.0000, -3.0815, -1.9454]),
    Turn(
      "Non, ce n'est pas ma question, je parle du délai",
      after: BotMove(kind: .answer, text: "La livraison coûte six euros."), isFirst: false,
      words: [0.9692, 0.9692, 0.9692], static: [0.9439, 0.9439, 0.9439, -3.9649, -0.7094],
      small: [0.8672, 0.8672, 0.8672, -3.4978, -0.3661]),
    Turn(
      "D'accord, merci beaucoup", after: BotMove(kind: .answer, text: "Comptez trois jours ouvrés."), isFirst: false,
      words: [0.0140, 0.0275, 0.0363], static: [0.0177, 0.0344, 0.0455, -3.2016, -1.7372],
      small: [0.1109, 0.2071, 0.2765, -3.0244, -2.6976]),
    Turn(
      "¿Dónde puedo devolver los zapatos?", after: nil, isFirst: true, words: [0.0000, 0.0000, 0.0000],
      static: [0.0000, 0.0000, 0.0000, -2.8084, -0.8737], small: [0.0000, 0.0000, 0.0000, -3.5972, -1.7599]),
    Turn(
      "No es eso lo que pregunté, quiero devolver los zapatos",
      after: BotMove(kind: .answer, text: "Los zapatos se envían en dos días."), isFirst: false,
      words: [0.9885, 0.9885, 0.9885], static: [0.9166, 0.9166, 0.9166, -3.7735, -2.3288],
      small: [0.9756, 0.9756, 0.9756, -3.4494, -1.6115]),
    Turn(
      "Hello, my parcel was supposed to come on Monday and hasn't arrived", after: nil, isFirst: true,
      words: [0.0000, 1.0000, 1.0000], static: [0.0000, 1.0000, 1.0000, -3.1042, -1.1438],
      small: [0.0000, 1.0000, 1.0000, -2.8661, -0.9126]),
    Turn(
      "nobody has told me anything, where is it?", after: BotMove(kind: .talk, text: "Hello! What can I do for you?"),
      isFirst: false, words: [0.0427, 0.5000, 0.5000], static: [0.0320, 0.5000, 0.5000, -3.2311, -0.7731],
      small: [0.0483, 0.5000, 0.5000, -3.3097, -2.2530]),
    Turn(
      "No. It never arrived. You idiots, I have been waiting for weeks",
      after: BotMove(kind: .answer, text: "Parcels arrive within three days."), isFirst: false,
      words: [0.9987, 1.4981, 2.9962], static: [0.9887, 1.4831, 2.9661, -1.5061, 0.3552],
      small: [0.9980, 1.4970, 2.9940, -1.9833, -1.1011]),
    Turn(
      "again?? that does not help me",
      after: BotMove(kind: .answer, text: "Parcels arrive within three days.", isAgain: true, isSameAgain: true),
      isFirst: false, words: [0.9690, 2.4207, 2.7598], static: [0.9236, 2.2934, 2.6167, -2.4127, -1.1660],
      small: [0.9291, 2.3200, 2.6452, -3.4297, -1.8642]),
    Turn(
      "ok", after: BotMove(kind: .offer, text: "Shall I fetch a person for you?"), isFirst: false,
      words: [0.0314, 1.2103, 1.2103], static: [0.0320, 1.1467, 1.1467, -2.6837, -0.6010],
      small: [0.0531, 1.1600, 1.1600, -3.0134, -1.9907]),
  ]

  @Test(
    "turn by turn, by the words alone, with word vectors and with a model", arguments: ["words", "static", "small"])
  func parity(_ tier: String) {
    var context = FrustrationContext()
    for (index, turn) in Self.turns.enumerated() {
      if turn.isFirst { context = FrustrationContext() }
      context.move = turn.move
      context.vector = tier == "words" ? nil : .random(tier, seed: UInt64(index + 1))
      let frustration = scorer.score(turn.text, in: context)
      let figures = [
        frustration.notAccepted, frustration.run, frustration.score, frustration.hostile, frustration.negative,
      ]
      let expected = tier == "words" ? turn.words : tier == "static" ? turn.static : turn.small
      for (figure, expected) in zip(figures, expected) {
        guard let expected else { continue }
        #expect(abs((figure ?? .nan) - expected) < 1e-3, "\(turn.text)")
      }
      context.earlierMessages.append(turn.text)
      context.run = frustration.run
    }
  }
}
