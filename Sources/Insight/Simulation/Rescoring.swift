import Comprehension
package import Conversation
import Desk
import Knowledge
import Language
import Sentiment

extension SimulatedConversation {
  /// A stored conversation, scored anew.
  ///
  /// - Returns: nil where its words were erased (P3).
  package init?(_ id: ConversationID, _ events: [Event], by ear: MoodEar) {
    let wasErased = events.contains { if case .forgotten = $0.content { true } else { false } }
    guard !wasErased else { return nil }
    var rescoring = Rescoring(ear)
    for event in events { rescoring.take(event) }
    self.init(id: id.rawValue, turns: rescoring.turns, calmUntil: rescoring.course.wentWell ? .max : nil)
  }
}

/// Reads a conversation event by event, up to where people took over.
private struct Rescoring {
  private(set) var turns: [SimulatedTurn] = []
  private(set) var course = Course()
  private let ear: MoodEar
  private let acts = DialogueActDetector.shipped
  private var state = ConversationState()
  private var line: Line?

  init(_ ear: MoodEar) { self.ear = ear }

  /// A line, heard, that waits for its decision.
  private struct Line {
    var text: String
    var heard: Frustration
  }

  mutating func take(_ event: Event) {
    guard !course.isWithPeople else { return }
    course.take(event.content)
    if case .message(let message) = event.content, message.from.kind == .customer { hear(message.text) }
    state.apply(event)
    if case .decided(let decision) = event.content { take(decision) }
  }

  private mutating func hear(_ text: String) {
    let context = FrustrationContext(state, before: text, acts.acts(in: text))
    line = Line(text: text, heard: ear.hear(text, in: context))
  }

  /// - Precondition: the state knows the decision, and what the customer declined with the line.
  private mutating func take(_ decision: Decision) {
    guard let line else { return }
    turns.append(
      SimulatedTurn(
        line.text, score: line.heard.score, reasons: line.heard.reasons,
        isMoodHeard: decision.leavesRoomForMood && !state.offersAreDeclined,
        before: decision.cause == .mood ? Help(decision.action) : nil, wasMiss: decision.isMiss))
    // What is carried on is what is heard now, not what was heard then.
    state.run = line.heard.run
    self.line = nil
  }
}

extension Help {
  init?(_ action: Decision.Action) {
    switch action {
    case .offer: self = .offer
    case .handOver: self = .handOver
    default: return nil
    }
  }
}

extension Decision {
  var isMiss: Bool { action == .offer && cause == .miss }

  /// Whether frustration could have decided in its place.
  var leavesRoomForMood: Bool {
    guard rule == nil else { return false }
    return switch action {
    case .answer, .ask, .offer: true
    case .handOver: cause == .mood
    case .smallTalk: smallTalk == .insult
    case .disclose, .wait: false
    }
  }
}

extension Frustration {
  /// For people, the largest first: `+1.20 strong words: outrageous`.
  fileprivate var reasons: [String] {
    terms.map { Mood.Term(signal: $0.signal, found: $0.found, weight: $0.weight).words }
  }
}

extension Mood.Term {
  var words: String {
    (weight < 0 ? "" : "+") + Figures.decimal(weight, places: 2) + " " + signal + (found.isEmpty ? "" : ": \(found)")
  }
}
