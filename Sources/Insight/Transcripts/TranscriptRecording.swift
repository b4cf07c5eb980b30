package import Conversation
package import Foundation
import Knowledge
import Language

extension Transcript {
  /// What happened in a conversation, as a transcript that expects the same to happen again.
  ///
  /// It can be replayed as far as the customer and the bot speak; what a person said, and what came after it, stands in
  /// it as comments. Texts are as stored, card numbers struck out (P5). What depends on the queue at that moment is a
  /// comment too, since another day has another queue.
  ///
  /// - Parameters:
  ///   - events: from the first one on.
  ///   - zone: the business's.
  package init(recording events: some Sequence<Event>, knowledge: String? = nil, in zone: TimeZone) {
    self.init(knowledge: knowledge)
    var recorder = TranscriptRecorder()
    for event in events { recorder.take(event) }
    recorder.finish(&self, in: zone)
  }
}

/// Cuts a conversation's events into the steps of the customer that led to them.
private struct TranscriptRecorder {
  private struct Step {
    var line: Transcript.Turn.Line?
    var at: Timestamp
    var status: Status
    var events: [Event.Content] = []
  }

  private var steps: [Step] = []
  private var status = Status.bot
  private var locale: LocaleCode?
  /// Once a person has come, or the conversation was closed, nothing can be replayed any more.
  private var isOver = false
  /// Whether what happens now is no reply to the last step.
  private var isAside = false
  private var remarks: [String] = []

  mutating func take(_ event: Event) {
    if isOver { return remark(on: event) }
    switch event.content {
    case .created(let created):
      locale = created.locale
      begin(nil, at: event.at)
    case .message(let message) where message.from.kind == .customer: begin(.says(message.text), at: event.at)
    case .decided(let decision) where decision.isWordlessRequest: begin(.asksForPerson, at: event.at)
    case .assigneeChanged(let change) where change.agent != nil: end("A person took over; a replay ends here.")
    case .statusChanged(let change) where change.to == .resolved:
      end("The conversation was closed; a replay ends here.")
    default: break
    }
    if isOver { return }
    if case .statusChanged(let change) = event.content { status = change.to }
    if belongsToStep(event) { steps[steps.count - 1].events.append(event.content) }
  }

  private mutating func begin(_ line: Transcript.Turn.Line?, at: Timestamp) {
    steps.append(Step(line: line, at: at, status: status))
    isAside = false
  }

  private mutating func end(_ remark: String) {
    isOver = true
    remarks.append(remark)
  }

  private mutating func remark(on event: Event) {
    guard case .message(let message) = event.content else { return }
    let name = message.from.name.isEmpty ? "" : " \(message.from.name)"
    remarks.append("\(message.from.kind.rawValue)\(name): \(message.text)")
  }

  /// What a later command of the desk's own added (the customer came back, nobody came in time) is no reply to the
  /// customer's step: it was stored at another time, or begins with a reminder after the decision was made.
  private mutating func belongsToStep(_ event: Event) -> Bool {
    guard let step = steps.last, event.at == step.at else { return false }
    if event.content.isReminder && step.events.contains(where: \.isDecision) { isAside = true }
    return !isAside
  }
}

extension TranscriptRecorder {
  func finish(_ transcript: inout Transcript, in zone: TimeZone) {
    transcript.locale = locale
    transcript.remarks = remarks
    guard let first = steps.first else { return }
    let opened = LocalMoment(first.at, in: zone)
    transcript.at = opened
    var clock = opened.timestamp(in: zone)
    for step in steps {
      let record = TurnRecord(step.events, from: step.status)
      guard let line = step.line else {
        transcript.opening = Transcript.Expected(texts: record.lines.map { Transcript.Placed($0) })
        continue
      }
      // Seconds of reading and typing are of no account; a replay lags behind by less than a minute.
      let lag = step.at - clock
      let pause = lag >= 60_000 ? lag / 1000 * 1000 : 0
      clock = clock + pause
      transcript.turns.append(turn(line, after: pause, step, record))
    }
  }

  private func turn(
    _ line: Transcript.Turn.Line, after pause: Int64, _ step: Step, _ record: TurnRecord
  ) -> Transcript.Turn {
    let (texts, remarks) = lines(of: step)
    let status = record.status == step.status ? [] : [Expectation.status(record.status)]
    return Transcript.Turn(
      line, after: pause,
      expected: Transcript.Expected(
        texts: texts.map { Transcript.Placed($0) }, outcomes: (record.outcomes + status).map { Transcript.Placed($0) }),
      remarks: remarks.map { "bot: \($0)" })
  }

  /// The bot's lines: those to expect again, and those that tell a waiting customer about the queue.
  private func lines(of step: Step) -> (texts: [String], remarks: [String]) {
    var status = step.status
    var (texts, remarks): ([String], [String]) = ([], [])
    for event in step.events {
      if case .statusChanged(let change) = event { status = change.to }
      guard case .message(let message) = event, message.from.kind == .bot else { continue }
      if status == .pending { remarks.append(message.asRead) } else { texts.append(message.asRead) }
    }
    return (texts, remarks)
  }
}

extension Decision {
  /// The core reads no text where a person is asked for by a button or a command.
  fileprivate var isWordlessRequest: Bool { action == .handOver && cause == .request && reading == nil }
}

extension Event.Content {
  fileprivate var isDecision: Bool {
    if case .decided = self { true } else { false }
  }

  /// D9: the customer is told again whom they talk to.
  fileprivate var isReminder: Bool {
    guard case .disclosed(let disclosure) = self else { return false }
    return disclosure.occasion == .pause || disclosure.occasion == .continuousUse
  }
}
