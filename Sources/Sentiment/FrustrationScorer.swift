/// Scores how frustrated a customer is, and says why.
///
/// Of a message alone: a weighted sum of signals that anyone can read off, words of mood (after VADER), of failure, of
/// patience lost, of anger, capitals, repetition (`messageTerms(of:in:)`). Of the conversation: whether the bot's line
/// before was accepted, how often in a row none was, and how the customer says so. Nothing is hidden in either: the
/// terms sum to the figure.
///
///     let scorer = FrustrationScorer.shipped
///     let frustration = scorer.score("no, that's not what I asked", in: context)
///     for term in frustration.terms { … }  // answers in a row not accepted: not what I asked, 0.9
///
/// Reads English, German, French and Spanish, and finds out by itself which it is. Linear in the message's length.
package struct FrustrationScorer: Sendable {
  /// The scorer with the lexicons and what was learnt that come with the program, read once.
  package static let shipped = FrustrationScorer()

  let lexicon = LexiconFiles.shipped()
  let weights = Weights()
  private let lists = CueLists.shipped()
  private let acceptance = AcceptanceDetector.shipped()
  private let heads = MessageHeads.shipped()

  /// What half of `message`'s range stands at, and how steep it is: σ(2(z − 1.2)).
  private static let midpoint = 1.2
  private static let steepness = 2.0

  /// How frustrated the customer is after a message. Nothing is remembered between two calls: what went before stands
  /// in the context, `run` of the last score included.
  package func score(_ message: String, in context: FrustrationContext = .init()) -> Frustration {
    score(read(message), in: context)
  }

  /// Of a message that was read already, for a vector of its words.
  package func score(_ message: ReadMessage, in context: FrustrationContext) -> Frustration {
    let reading = message.reading
    let z = terms(of: reading, in: context).reduce(0) { $0 + $1.weight }
    let turn = Turn(message.typed, reading: reading, earlier: context.earlierMessages, lists: lists)
    let notAccepted = notAccepted(turn, in: context)
    let judged = context.vector.flatMap { heads.judge(turn, vector: $0) }
    let conversation = ConversationScore(turn, notAccepted: notAccepted, hostile: judged?.hostile, in: context)
    return Frustration(
      z: z, message: logistic(Self.steepness * (z - Self.midpoint)), notAccepted: notAccepted.probability,
      run: conversation.run, score: conversation.score, hostile: judged?.hostile, negative: judged?.negative,
      terms: conversation.terms)
  }

  /// The summands of a message's `z`, in the order in which a person would tell them.
  package func messageTerms(of message: String, in context: FrustrationContext = .init()) -> [Frustration.Term] {
    terms(of: Reading(message, lexicon: lexicon), in: context)
  }

  /// Reads a message, its spelling repaired where it needs that: once, for its score and for what else is made of it.
  package func read(_ message: String) -> ReadMessage {
    ReadMessage(typed: message, reading: Reading(message, lexicon: lexicon))
  }

  /// What is known for certain overrides what is read out of the words.
  private func notAccepted(_ turn: Turn, in context: FrustrationContext) -> AcceptanceDetector.Finding {
    switch context.verdict {
    case true?: .init(probability: 0, reasons: [])
    case false?: .init(probability: 1, reasons: ["declined or rated badly"])
    case nil:
      context.move.map { acceptance.judge(turn, after: $0, vector: context.vector) }
        ?? .init(probability: 0, reasons: [])
    }
  }
}
