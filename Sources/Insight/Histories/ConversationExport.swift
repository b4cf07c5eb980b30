package import Conversation
package import Foundation
package import Knowledge
import Language

/// A stored conversation in the forms that leave the program.
package struct ConversationExport: Sendable {
  private let id: ConversationID
  private let events: [Event]

  /// - Parameter events: all that are stored of it, in order.
  package init(_ id: ConversationID, _ events: [Event]) {
    self.id = id
    self.events = events
  }

  /// Everything that is stored of it (P2).
  package var json: JSON {
    get throws {
      .object([("id", .string(id.rawValue)), ("events", .array(try events.map { try JSON(encoding: $0) }))])
    }
  }

  /// Ready to be read, edited and replayed.
  package func transcript(in zone: TimeZone) -> String {
    var transcript = Transcript(recording: events, in: zone)
    transcript.preamble = ["Conversation \(id)"]
    return transcript.written
  }

  /// The names of the columns of `rows`.
  package static let columns = [
    "conversation", "seq", "at", "kind", "from", "name", "text", "decision", "entries", "cause",
  ]

  /// One for each event.
  package var rows: [[String]] {
    events.map { event in
      [id.rawValue, String(event.seq), event.at.iso8601, event.content.kind.rawValue] + Self.cells(event.content)
    }
  }

  private static func cells(_ content: Event.Content) -> [String] {
    switch content {
    case .message(let message):
      [message.from.kind.rawValue, message.from.name, message.text, "", ids(message.entries), ""]
    case .decided(let decision):
      ["", "", "", decision.action.rawValue, ids(decision.entries), decision.cause?.rawValue ?? ""]
    case .handoff(let handoff): ["", "", handoff.department?.rawValue ?? "", "", "", handoff.cause.rawValue]
    case .offerDeclined(let declined): ["", "", "", "", "", declined.cause.rawValue]
    case .statusChanged(let change): ["", "", change.to.rawValue, "", "", ""]
    case .assigneeChanged(let change): ["", change.agent?.name ?? "", "", "", "", ""]
    case .contactLeft(let contact): ["", "", contact.text, "", "", ""]
    case .contactIdentified(let identity): ["", "", identity.written, "", "", ""]
    case .localeChanged(let change): ["", "", change.locale.rawValue, "", "", ""]
    case .created(let created): ["", "", created.channel, "", "", ""]
    case .disclosed(let disclosure): ["", "", disclosure.occasion.rawValue, "", "", ""]
    case .masked(let masked): ["", "", "card numbers: \(masked.cardNumbers)", "", "", ""]
    case .noted(let note): ["", note.by.name, note.text, "", "", ""]
    case .labelsChanged(let change):
      ["", change.by.name, change.written, "", "", ""]
    case .rated(let rating): ["", "", "\(rating.about.rawValue) \(rating.score) \(rating.comment ?? "")", "", "", ""]
    case .pageViewed(let page): ["", "", page.title.map { "\(page.path) \($0)" } ?? page.path, "", "", ""]
    case .erased(let erased): [erased.from?.kind.rawValue ?? "", erased.from?.name ?? "", "", "", "", ""]
    case .forgotten(let forgotten): ["", forgotten.by?.name ?? "", "", "", "", ""]
    case .timerSet, .requestTaken: ["", "", "", "", "", ""]
    }
  }

  private static func ids(_ entries: [EntryID]) -> String { entries.map(\.rawValue).joined(separator: " ") }
}

extension LabelsChange {
  /// `+refund -late`
  package var written: String { (added.map { "+" + $0 } + removed.map { "-" + $0 }).joined(separator: " ") }
}

extension ContactIdentity {
  /// `Ada Lovelace <ada@example.org> +44 20 7946 0000 (customer-7)`
  package var written: String {
    [name, email.map { "<\($0)>" }, phone, "(\(identifier))"].compactMap(\.self).joined(separator: " ")
  }
}

extension Timestamp {
  /// In UTC, to the second: `2026-11-24T13:05:00Z`.
  package var iso8601: String {
    let moment = LocalMoment(self, in: .gmt)
    let text = moment.description.replacing(" ", with: "T")
    return (moment.secondOfDay % 60 == 0 ? text + ":00" : text) + "Z"
  }
}
