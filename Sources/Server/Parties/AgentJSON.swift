import Conversation
import Desk
import Knowledge
import Language
import Storage
import Wire

/// What has a form in docs/protocol.md § What an agent sends.
protocol JSONRepresentable {
  var json: JSONValue { get }
}

extension JSONValue {
  init(_ value: some JSONRepresentable) { self = value.json }

  static func list(_ values: [some JSONRepresentable]) -> JSONValue { .array(values.map(\.json)) }
  static func strings(_ values: [String]) -> JSONValue { .array(values.map(JSONValue.string)) }
  static func time(_ value: Timestamp) -> JSONValue { .integer(Int(value.rawValue)) }

  /// An object of what is there.
  static func object(_ members: (String, JSONValue?)...) -> JSONValue {
    .object(members.compactMap { name, value in value.map { WireField(name, $0) } })
  }
}

extension QueueEntry: JSONRepresentable {
  var json: JSONValue {
    .object(
      ("conv", .string(conversation.rawValue)), ("place", .integer(place)), ("since", .time(since)),
      ("cause", .string(cause.rawValue)), ("priority", .string(priority.rawValue)),
      ("department", department.map { .string($0.rawValue) }), ("for", agent.map { .string($0.name) }),
      ("first_line", firstLine.map(JSONValue.string)), ("locale", .string(locale.rawValue)),
      ("bot_seq", .integer(seq)))
  }
}

extension ConversationSummary: JSONRepresentable {
  var json: JSONValue {
    .object(
      ("conv", .string(id.rawValue)), ("status", .string(status.rawValue)), ("seq", .integer(seq)),
      ("created", .time(createdAt)), ("last", .time(lastEventAt)),
      ("agent", agent.map { .object(("id", .string($0.id)), ("name", .string($0.name))) }),
      ("cause", handoff.map { .string($0.cause.rawValue) }), ("priority", .string(priority.rawValue)),
      ("department", handoff?.department.map { .string($0.rawValue) }), ("labels", .strings(labels)),
      ("first_line", firstLine.map(JSONValue.string)), ("locale", .string(locale.rawValue)))
  }
}

extension AgentView: JSONRepresentable {
  var json: JSONValue {
    .object(
      ("id", .string(id)), ("name", .string(name)), ("role", .string(role.rawValue)),
      ("presence", .string(presence.rawValue)), ("departments", .strings(departments.map(\.rawValue))),
      ("load", .integer(load)), ("capacity", .integer(capacity)))
  }
}

extension Department: JSONRepresentable {
  var json: JSONValue { .object(("id", .string(id.rawValue)), ("name", .string(name))) }
}

extension CannedReply: JSONRepresentable {
  var json: JSONValue { .object(("shortcode", .string(shortcode)), ("text", .string(text))) }
}

extension Suggestion: JSONRepresentable {
  var json: JSONValue {
    .object(
      ("entry", .string(entry.rawValue)), ("title", .string(title)), ("text", .string(text)),
      ("confidence", .decimal(confidence)), ("sure", .bool(isSure)))
  }
}

extension SearchHit: JSONRepresentable {
  var json: JSONValue {
    .object(
      ("conv", .string(conversation.rawValue)), ("seq", .integer(seq)), ("ts", .time(at)), ("from", from.json),
      ("snippet", .string(snippet)))
  }
}

extension Speaker: JSONRepresentable {
  var json: JSONValue { .object(("kind", .string(kind.rawValue)), ("name", .string(name))) }
}

extension Note: JSONRepresentable {
  var json: JSONValue { .object(("by", .string(by.name)), ("text", .string(text))) }
}

extension Rating: JSONRepresentable {
  var json: JSONValue {
    .object(
      ("about", .string(about.rawValue)), ("score", .integer(score)), ("comment", comment.map(JSONValue.string)),
      ("rated", seq.map(JSONValue.integer)))
  }
}

extension CaseSummary: JSONRepresentable {
  var json: JSONValue {
    .object(
      ("cause", cause.map { .string($0.rawValue) }), ("lines", .strings(lines)), ("asked", .strings(asked)),
      ("answered", .strings(answered)), ("failed", .strings(failed)), ("mood", .array(mood.map(JSONValue.decimal))),
      ("contact", .strings(contact)), ("notes", .list(notes)), ("labels", .strings(labels)),
      ("ratings", .list(ratings)),
      ("details", .array(details.map { .object(("name", .string($0.name)), ("value", .string($0.value))) })))
  }
}

extension DeskStatus: JSONRepresentable {
  var json: JSONValue {
    let departments = waitingByDepartment.sorted { $0.key.rawValue < $1.key.rawValue }
    return .object(
      ("ts", .time(at)), ("uptime_ms", .integer(Int(uptimeMilliseconds))), ("waiting", .integer(waiting)),
      ("longest_waiting_since", longestWaitingSince.map(JSONValue.time)), ("open", .integer(open)),
      ("waiting_by_department", .object(departments.map { WireField($0.key.rawValue, .integer($0.value)) })),
      (
        "agents",
        .object(
          ("online", .integer(agentsOnline)), ("away", .integer(agentsAway)), ("offline", .integer(agentsOffline)))
      ),
      ("messages_per_min", .decimal(messagesPerMinute)), ("answers_per_min", .decimal(answersPerMinute)),
      ("opened_in_hour", .integer(openedInHour)), ("handoffs_in_hour", .integer(handoffsInHour)),
      ("handoff_rate", handoffRate.map(JSONValue.decimal)),
      (
        "decided_by",
        .object(decidedByTier.sorted { $0.key < $1.key }.map { WireField($0.key, .integer($0.value)) })
      ),
      ("cut_short", .integer(cutShort)), ("offer_at", .decimal(offerAt)), ("hand_over_at", .decimal(handOverAt)),
      ("traces_left", hasTracesLeft ? .bool(true) : nil))
  }
}

extension AgentAccount: JSONRepresentable {
  /// As their own welcome shows it.
  var json: JSONValue {
    .object(
      ("id", .string(id)), ("name", .string(name)), ("role", .string(role.rawValue)),
      ("departments", .strings(departments.map(\.rawValue))), ("capacity", .integer(capacity)))
  }
}

extension Proposal {
  var fields: [WireField] {
    [
      WireField("file", .string(file)), WireField("entry", .string(entry.rawValue)), WireField("diff", .string(diff)),
      WireField("collisions", .strings(collisions)), WireField("confirm", .string(confirm)),
    ]
  }
}

extension Taught {
  var fields: [WireField] {
    [
      WireField("entry", .string(entry.rawValue)), WireField("written", .strings(written)),
      WireField("remarks", .strings(remarks)),
    ]
  }
}
