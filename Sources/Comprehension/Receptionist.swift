package import Conversation
package import Embedding
package import Knowledge
package import Language
package import Matching
package import Sentiment

/// Everything that understands a message, built once from a knowledge base and never changed.
///
/// The rooms that match, score and recognise know nothing of each other or of chats. Here their results become the
/// values that the core decides on. A changed knowledge base makes a new receptionist, which the desk swaps in whole.
package struct Receptionist: Sendable {
  /// What it answers from.
  package let base: KnowledgeBase
  /// The shipped sentences with the business's in their place.
  package let catalogue: Catalogue
  /// What is wrong with the sentences that the business put in place of the bot's; the shipped ones stand in.
  package let sentenceFlaws: [Catalogue.Flaw]
  /// Ranks the entries of `base`, and counts which tier decided.
  package let matcher: TieredMatcher
  /// By which the conversations of this receptionist are decided.
  package private(set) var policy: Policy
  private let acts = DialogueActDetector.shipped
  private let circumstances = CircumstanceDetector.shipped
  private let language = LanguageGuesser.shipped
  private let frustration = FrustrationScorer.shipped
  private let emergencies: EmergencyWords

  /// - Parameters:
  ///   - encoders: from the cheapest to the best; a tier each beside the words.
  ///   - budget: the time for one question; nil: as much as it takes.
  ///   - answerBar: how much more than by the wordings alone an answer must score to be posted; a factor.
  ///   - progress: is told how much of the matcher is built, from 0 to 1.
  package init(
    _ base: KnowledgeBase, policy: Policy = Policy(), encoders: [any TextEncoder] = [],
    budget: TimeBudget? = nil, answerBar: Double = 1, progress: ((Double) -> Void)? = nil
  ) {
    var recipe = Recipe()
    recipe.answerBar = answerBar
    let matcher = TieredMatcher(base, encoders: encoders, recipe: recipe, budget: budget, progress: progress)
    self.init(base, policy: policy, matcher)
  }

  private init(_ base: KnowledgeBase, policy: Policy, _ matcher: TieredMatcher) {
    self.base = base
    self.policy = policy
    self.matcher = matcher
    (catalogue, sentenceFlaws) = Catalogue.shipped.replacing(base.sentences)
    emergencies = EmergencyWords(base.business.escalateOn)
  }

  /// One who answers from another knowledge base, under the same policy and with the same encoders.
  package func knowing(_ base: KnowledgeBase, progress: ((Double) -> Void)? = nil) -> Receptionist {
    Receptionist(base, policy: policy, matcher.knowing(base, progress: progress))
  }

  /// The same under another policy.
  package func with(_ policy: Policy) -> Receptionist {
    var changed = self
    changed.policy = policy
    return changed
  }

  /// What a message says, in the light of what went before.
  ///
  /// One that is longer than a conversation takes is not read at all: the core refuses it.
  ///
  /// - Parameter begun: when it came, from which the time for a question counts.
  package func understand(
    _ message: MaskedText, in state: ConversationState, since begun: ContinuousClock.Instant = .now
  ) -> Understanding {
    let text = message.text
    guard text.unicodeScalars.count <= policy.messageScalarsMaximum else { return Understanding() }
    let acts = acts(in: text)
    let whole = matcher.rank(text, after: acts.isBareReply ? nil : state.lastQuestion, since: begun)
    matcher.usage.count(whole.evidence)
    return Understanding(
      acts: acts,
      circumstances: circumstances.circumstances(in: text),
      emergency: emergencies.found(in: text),
      whole: Reading(whole),
      parts: matcher.parts(of: text, since: begun).map { Reading($0) },
      mood: mood(of: text, acts: acts, in: state, since: begun),
      language: guessedLanguage(of: text, in: state.locale))
  }

  /// Talk in which the bot is called by its name is what it would be without: "thanks Pim". Of anything else the name,
  /// which may be a word like another, is a part.
  private func acts(in text: String) -> [DialogueAct] {
    let found = acts.acts(in: text)
    guard found.isEmpty, let name = base.business.botName.map(words(of:)), !name.isEmpty else { return found }
    let said = words(of: text)
    let unnamed = said.replacing(name, with: [])
    guard unnamed != said else { return found }
    let talk = acts.acts(in: unnamed.joined(separator: " "))
    return talk.allSatisfy(\.isTalk) ? talk : found
  }

  /// What is word for word a wording of the business's is in none of the languages in which it wrote nothing.
  private func guessedLanguage(of text: String, in current: LocaleCode) -> LocaleCode? {
    guard let guessed = language.guess(text, in: current) else { return nil }
    return base.locales.contains(guessed) || !matcher.isWording(text) ? guessed : nil
  }

  /// Reads now what the first lines of customers would read from files: word lists, rules and cues of every language.
  /// Nobody has asked anything: it does not count as having been asked.
  package func readAhead() {
    for line in ["Where is my order?", "Wo ist meine Bestellung?", "Où est ma commande ?", "¿Dónde está mi pedido?"] {
      let acts = acts.acts(in: line)
      _ = (circumstances.circumstances(in: line), language.guess(line), ranking(of: line))
      _ = mood(of: line, acts: acts, in: ConversationState(), since: .now)
    }
  }

  /// All candidates for a question, with the matcher's own scores.
  package func ranking(of question: String, after previous: String? = nil) -> Ranking {
    matcher.rank(question, after: previous)
  }

  /// The world at a moment, as decisions see it.
  package func surroundings(at now: Timestamp, queue: QueueOutlook = QueueOutlook()) -> Surroundings {
    let today = base.business.hours.civilMinute(at: now).date
    return Surroundings(
      knowledge: base, catalogue: catalogue, policy: policy, opening: base.business.hours.status(at: now),
      queue: queue, notices: base.business.notices(on: today))
  }

  private func mood(
    of text: String, acts: [DialogueAct], in state: ConversationState, since begun: ContinuousClock.Instant
  ) -> Mood {
    // Who spells as they speak means what the words would be.
    let read = frustration.read(text)
    let vector = matcher.embedding(of: read.text, by: Self.moodEncoders, since: begun)
    let context = FrustrationContext(
      state, before: text, acts, writtenIn: base.business.locale,
      vector: vector.map { read.vector($0.values, tier: $0.tier) })
    return Mood(frustration.score(read, in: context))
  }

  /// The encoders that the scorer has learnt from, the better one first.
  private static let moodEncoders = ["small", "static"]
}

extension [DialogueAct] {
  /// A "yes", "no" or "never mind" and no more: it asks for nothing, so it does not go on with the question before.
  fileprivate var isBareReply: Bool { first == .affirmation || first == .refusal || first == .withdrawal }
}

extension FrustrationContext {
  /// What a conversation knew before a line of the customer's.
  ///
  /// - Parameters:
  ///   - acts: of the line.
  ///   - business: the language that the business writes in, where it is known.
  package init(
    _ state: ConversationState, before text: String, _ acts: [DialogueAct], writtenIn business: LocaleCode? = nil,
    vector: MessageVector? = nil
  ) {
    self.init(
      earlierMessages: state.recentMessages, move: state.recentMessages.isEmpty ? nil : state.move.map(BotMove.init),
      verdict: state.verdict(by: text, acts, writtenIn: business), run: state.run, vector: vector,
      hasWaitedTooLong: state.waitNotedAt != nil, brokenPromises: state.releases)
  }
}

extension Mood {
  fileprivate init(_ scored: Frustration) {
    self.init(
      message: scored.message, accumulated: scored.score, notAccepted: scored.notAccepted, run: scored.run,
      terms: scored.terms.map { Term(signal: $0.signal, found: $0.found, weight: $0.weight) })
  }
}

extension Sentiment.BotMove {
  fileprivate init(_ move: Conversation.BotMove) {
    self.init(
      kind: Kind(rawValue: move.kind.rawValue) ?? .talk, text: move.text, isAgain: move.isAgain,
      isSameAgain: move.isSameAgain)
  }
}

extension ConversationState {
  /// What is known for certain of the bot's turn before a line: whether it was of use, by a rating or by what the
  /// customer picks of the choices shown; nil where neither says.
  fileprivate func verdict(by text: String, _ acts: [DialogueAct], writtenIn business: LocaleCode?) -> Bool? {
    let languages = [locale] + (business.map { [$0] } ?? [])
    if let prompt, prompt.kind == .choose, let picked = prompt.picked(by: text, acts, in: languages) {
      switch picked {
      case .entry: return true
      case .noneOfThese: return false
      case .person, .noPerson: return nil
      }
    }
    return answerRating.flatMap { $0 == Self.neutralRating ? nil : $0 > Self.neutralRating }
  }

  private static let neutralRating = 3
}

extension DialogueAct {
  fileprivate var isTalk: Bool { if case .smallTalk = self { true } else { false } }
}
