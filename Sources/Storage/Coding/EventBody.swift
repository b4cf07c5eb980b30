import Conversation
import Foundation
import Knowledge
import Language

/// What an event carries, as the JSON that is stored.
///
/// It is what `JSONEncoder` writes with sorted keys. The kinds of which every line of a customer's stores some are
/// written by hand, since that took most of the time of an append; a test holds both to the same bytes and to every
/// field there is.
enum EventBody {
  static func json(of content: Event.Content) throws -> String {
    var json = JSONText()
    let isWritten =
      switch content {
      case .message(let message): write(message, to: &json)
      case .decided(let decision): write(decision, to: &json)
      case .statusChanged(let change): write(change, to: &json)
      case .timerSet(let timer): write(timer, to: &json)
      case .masked(let masked): write(masked, to: &json)
      case .requestTaken(let request): write(request, to: &json)
      default: false
      }
    return isWritten ? json.string : try encoded(content.body)
  }

  /// As Foundation writes it.
  static func encoded(_ body: any Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(body), as: UTF8.self)
  }

  /// False, like all of these, where it leaves the value to `JSONEncoder`.
  private static func write(_ message: Message, to json: inout JSONText) -> Bool {
    guard message.standing == nil else { return false }
    json.object { json in
      json.member("draft", message.draft?.rawValue)
      json.member("entries") { $0.array(message.entries) { $0.append($1.rawValue) } }
      json.member("from") { write(message.from, to: &$0) }
      json.member("id", message.id?.rawValue)
      if let prompt = message.prompt { json.member("prompt") { write(prompt, to: &$0) } }
      json.member("text", message.text)
    }
    return true
  }

  private static func write(_ speaker: Speaker, to json: inout JSONText) {
    json.object { json in
      json.member("kind", speaker.kind.rawValue)
      json.member("name", speaker.name)
    }
  }

  private static func write(_ prompt: Prompt, to json: inout JSONText) {
    json.object { json in
      json.member("cause", prompt.cause?.rawValue)
      json.member("choices") { json in
        json.array(prompt.choices) { json, choice in
          json.object { json in
            json.member("label", choice.label)
            json.member("meaning") { write(choice.meaning, to: &$0) }
          }
        }
      }
      json.member("kind", prompt.kind.rawValue)
    }
  }

  private static func write(_ meaning: Choice.Meaning, to json: inout JSONText) {
    json.object { json in
      switch meaning {
      case .entry(let entry, let variant):
        json.member("entry", entry.rawValue)
        json.member("variant", variant)
      case .noneOfThese: json.member("reply", "none_of_these")
      case .person: json.member("reply", "person")
      case .noPerson: json.member("reply", "no_person")
      }
    }
  }

  private static func write(_ decision: Decision, to json: inout JSONText) -> Bool {
    guard decision.mood.isFinite, decision.moodThreshold?.isFinite ?? true,
      decision.reading?.candidates.allSatisfy(\.confidence.isFinite) ?? true
    else {
      return false
    }
    json.object { json in
      json.member("action", decision.action.rawValue)
      json.member("cause", decision.cause?.rawValue)
      json.member("circumstance", decision.circumstance?.rawValue)
      json.member("entries") { $0.array(decision.entries) { $0.append($1.rawValue) } }
      json.member("failed", decision.failed)
      json.member("failuresInARow", decision.failuresInARow)
      json.member("mood") { write(decision.mood, to: &$0) }
      if let threshold = decision.moodThreshold { json.member("moodThreshold", threshold) }
      if let reading = decision.reading { json.member("reading") { write(reading, to: &$0) } }
      json.member("rule", decision.rule)
      json.member("smallTalk", decision.smallTalk?.rawValue)
      if let told = decision.told { json.member("told") { $0.array(told) { $0.append($1.rawValue) } } }
    }
    return true
  }

  private static func write(_ mood: Mood, to json: inout JSONText) {
    json.object { json in
      json.member("accumulated", mood.accumulated)
      json.member("message", mood.message)
      if let notAccepted = mood.notAccepted { json.member("notAccepted", notAccepted) }
      if let run = mood.run { json.member("run", run) }
      json.member("terms") { json in
        json.array(mood.terms) { json, term in
          json.object { json in
            json.member("found", term.found)
            json.member("signal", term.signal)
            json.member("weight", term.weight)
          }
        }
      }
    }
  }

  private static func write(_ reading: Reading, to json: inout JSONText) {
    json.object { json in
      json.member("band", reading.band.rawValue)
      json.member("candidates") { json in
        json.array(reading.candidates) { json, candidate in
          json.object { json in
            json.member("confidence", candidate.confidence)
            json.member("entry", candidate.entry.rawValue)
            json.member("variant", candidate.variant)
          }
        }
      }
      json.member("evidence") { $0.array(reading.evidence) { $0.append($1) } }
    }
  }

  private static func write(_ change: StatusChange, to json: inout JSONText) -> Bool {
    json.object { json in
      if let agent = change.by { json.member("by") { write(agent, to: &$0) } }
      json.member("from", change.from.rawValue)
      json.member("reason", change.reason)
      json.member("to", change.to.rawValue)
      if let until = change.until { json.member("until", until.rawValue) }
    }
    return true
  }

  private static func write(_ agent: Agent, to json: inout JSONText) {
    json.object { json in
      json.member("id", agent.id)
      json.member("name", agent.name)
    }
  }

  private static func write(_ timer: TimerSet, to json: inout JSONText) -> Bool {
    json.object { json in
      if let due = timer.due { json.member("due", due.rawValue) }
    }
    return true
  }

  private static func write(_ masked: Masked, to json: inout JSONText) -> Bool {
    json.object { $0.member("cardNumbers", masked.cardNumbers) }
    return true
  }

  private static func write(_ request: RequestTaken, to json: inout JSONText) -> Bool {
    json.object { json in
      json.member("body", request.body)
      json.member("from") { write(request.from, to: &$0) }
      json.member("id", request.id.rawValue)
    }
    return true
  }
}

extension Mood {
  fileprivate var isFinite: Bool {
    message.isFinite && accumulated.isFinite && notAccepted?.isFinite != false && run?.isFinite != false
      && terms.allSatisfy(\.weight.isFinite)
  }
}
