import Conversation
import Foundation
import Insight
import Knowledge
import Language
import Markdown
import Storage
import Terminal

/// Stored conversations on a terminal. The time, the role and the label before each line are ours; what people wrote
/// stands behind them, made harmless (H31–H33).
struct HistoryView {
  private let console: Console
  private let zone = TimeZone.current

  init(_ console: Console) { self.console = console }

  func show(_ summaries: [ConversationSummary]) throws(Failure) {
    if summaries.isEmpty { console.warn("No conversation is stored here yet.") }
    if !summaries.isEmpty, console.output.isTerminal { try console.show(Self.heading) }
    for summary in summaries {
      let status = summary.status.rawValue
      try console.show(
        StyledLine([
          StyledRun(summary.id.rawValue, .bold), StyledRun("  \(minute(summary.lastEventAt))  ", .faint),
          StyledRun(status + String(repeating: " ", count: 10 - status.count), summary.status.style),
          StyledRun(SafeText.line(shortened(summary.firstLine ?? "–"))),
        ]))
    }
  }

  /// For people only: a script counts lines.
  private static let heading = StyledLine([
    StyledRun("id" + String(repeating: " ", count: 26) + "last line         state     first line", .faint)
  ])

  func show(_ events: [Event]) throws(Failure) {
    var locale = LocaleCode.english
    for event in events {
      switch event.content {
      case .created(let created): locale = created.locale
      case .localeChanged(let change): locale = change.locale
      default: break
      }
      try show(event, locale)
    }
  }

  private func show(_ event: Event, _ locale: LocaleCode) throws(Failure) {
    let time = StyledRun(minute(event.at) + "  ", .faint)
    guard case .message(let message) = event.content else {
      if let note = event.content.note {
        try console.show(StyledLine([time, StyledRun("  " + SafeText.line(note), .faint)]))
      }
      return
    }
    // Whoever reads this is not the customer, who is “You” to themselves.
    let name = message.from.kind == .customer ? "Customer" : message.from.label(in: .shipped, locale)
    let label = SafeText.line(name) + ": "
    var lines = words(of: message)
    for (number, choice) in (message.prompt?.choices ?? []).enumerated() {
      lines.append(StyledLine("\(number + 1). \(SafeText.line(choice.label))"))
    }
    // What follows the first line is indented below it, so that no text can pass for a line of somebody else's.
    let indentation = String(repeating: " ", count: time.text.count + 2)
    for (index, line) in lines.enumerated() {
      let head = index == 0 ? [time, StyledRun(label, message.from.kind.style)] : [StyledRun(indentation)]
      try console.show(StyledLine(head + line.runs))
    }
  }

  /// The bot writes CommonMark; what people write stands as they wrote it.
  private func words(of message: Message) -> [StyledLine] {
    guard message.from.kind == .bot else { return SafeText.lines(message.text).map { StyledLine($0) } }
    return MarkdownRenderer(.plain, width: nil).lines(of: MarkdownDocument(parsing: message.text))
  }

  /// `2026-11-24 14:05`.
  private func minute(_ timestamp: Timestamp) -> String {
    String(LocalMoment(timestamp, in: zone).description.prefix(16))
  }

  private func shortened(_ text: String) -> String {
    let text = text.whiteSpaceNormalised
    return text.count > 60 ? text.prefix(59) + "…" : text
  }
}

extension Status {
  fileprivate var style: TextStyle { self == .pending ? .yellow : self == .open ? .green : .faint }
}

extension Speaker.Kind {
  fileprivate var style: TextStyle {
    switch self {
    case .bot: .cyan
    case .human: .green
    case .customer: .bold
    case .system: .faint
    }
  }
}

extension Event.Content {
  /// What happened, where it is not a line of the conversation; nil where the lines beside it say as much.
  fileprivate var note: String? {
    switch self {
    case .created(let created): "came in by \(created.channel)"
    case .decided(let decision): decision.note
    case .masked(let masked): "card numbers struck out: \(masked.cardNumbers)"
    case .localeChanged(let change): "went on in \(change.locale)"
    case .handoff(let handoff): "a person was called (\(handoff.cause.rawValue), \(handoff.priority.rawValue))"
    case .offerDeclined: "declined a person"
    case .statusChanged(let change): "\(change.from.rawValue) → \(change.to.rawValue)"
    case .assigneeChanged(let change): change.agent.map { "\($0.name) took over" } ?? "nobody has it now"
    case .contactIdentified(let identity): "signed in on the website as \(identity.written)"
    case .contactLeft: "left contact details"
    case .noted(let note): "\(note.by.name) noted: \(note.text)"
    case .labelsChanged(let change): "\(change.by.name) labelled: \(change.written)"
    case .rated(let rating): "rated the \(rating.about.rawValue) \(rating.score) of 5"
    case .pageViewed(let page): "looked at \(page.path)" + (page.title.map { " (\($0))" } ?? "")
    case .erased(let erased): erased.was == Event.Kind.message.rawValue ? "erased: a line was here" : nil
    case .forgotten(let forgotten): "all words before were erased, by \(forgotten.by?.name ?? "the customer")"
    case .timerSet, .requestTaken: nil
    case .disclosed, .message: nil
    }
  }
}

extension Decision {
  fileprivate var note: String {
    let entries = entries.map(\.rawValue).joined(separator: action == .ask ? ", " : " + ")
    return [action.rawValue, entries, smallTalk?.rawValue, cause.map { "(\($0.rawValue))" }].compactMap(\.self)
      .filter { !$0.isEmpty }.joined(separator: " ")
  }
}
