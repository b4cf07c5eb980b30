import Client
import Conversation
import Foundation
import Knowledge
import Testing
import Wire

@testable import Terminal

/// A scripted session: what is typed and what the desk says, and the screen text that comes of it.
struct ConsoleScript {
  static let first = ConversationID(random: 1, 1)
  static let second = ConversationID(random: 2, 2)

  var model: ConsoleModel
  private(set) var screen = ""
  private(set) var asks: [ConsoleAsk] = []
  private(set) var signals: [TerminalSignal] = []
  private(set) var typedIn: [String] = []
  private(set) var hasLeft = false
  private var seqs: [ConversationID: Int] = [:]

  init(unicode: Bool = true, isTerminal: Bool = false, width: Int? = 90) {
    let abilities = TerminalAbilities(unicode: unicode)
    model = ConsoleModel(
      ConsoleModel.Manner(abilities: abilities, isTerminal: isTerminal), width: width,
      now: Timestamp(milliseconds: 1_796_290_200_000))
  }

  mutating func type(_ line: String) {
    screen += "\(model.prompt)> \(line)\n"
    take { $0.typed(line) }
  }

  /// Ctrl-C.
  mutating func interrupt() { take { $0.interrupted() } }

  mutating func desk(_ report: Report) { take { $0.report(report) } }

  mutating func welcome(again: Bool = false, role: String = "lead") {
    let agent = JSONValue.object([
      WireField("id", .string("a1")), WireField("name", .string("Anna")), WireField("role", .string(role)),
    ])
    let welcome = Welcome(
      role: .agent, session: "", epoch: "e", conversation: nil, seq: 0, recovered: false, limits: WireLimits(),
      heartbeatSeconds: 25, bot: Welcome.Bot(name: "Bookmark (automated)", disclosure: ""), agent: agent)
    desk(.welcomed(welcome, again: again))
  }

  /// Answers the oldest unanswered ask of this purpose.
  mutating func answer(_ purpose: ConsoleAsk.Purpose, _ json: String = "{}", events: [WireEvent] = []) throws {
    let index = try #require(asks.firstIndex { $0.purpose == purpose }, "\(purpose) was not asked: \(asks)")
    let ask = asks.remove(at: index)
    let fields = try Self.json(json).fields ?? []
    let acknowledgement = Acknowledgement(id: MessageID(rawValue: "x")!, at: model.now)
    take { $0.answered(ask, .success(Answer(acknowledgement, fields: fields, events: events))) }
  }

  mutating func refuse(_ purpose: ConsoleAsk.Purpose, _ error: WireError) throws {
    let index = try #require(asks.firstIndex { $0.purpose == purpose })
    let ask = asks.remove(at: index)
    take { $0.answered(ask, .failure(error)) }
  }

  mutating func event(_ content: WireEvent.Content, in conversation: ConversationID = first) {
    let event = next(content, in: conversation)
    desk(.event(event))
  }

  mutating func next(_ content: WireEvent.Content, in conversation: ConversationID = first) -> WireEvent {
    seqs[conversation, default: 0] += 1
    return WireEvent(in: conversation, seq: seqs[conversation]!, at: model.now, content: content)
  }

  /// Marks a step in the screen text.
  mutating func comment(_ text: String) { screen += "# \(text)\n" }

  private mutating func take(_ change: (inout ConsoleModel) -> [ConsoleEffect]) {
    for effect in change(&model) {
      switch effect {
      case .show(let lines): screen += lines.map { $0.text + "\n" }.joined()
      case .say(let text, _): screen += SafeText.lines(text).map { "! \($0)\n" }.joined()
      case .ask(let ask): asks.append(ask)
      case .signal(let signal):
        signals.append(signal)
        if signal == .bell { screen += "(bell)\n" }
      case .type(let text): typedIn.append(text)
      case .leave: hasLeft = true
      }
    }
  }

  static func json(_ text: String) throws -> JSONValue {
    try JSONDecoder().decode(Decoded.self, from: Data(text.utf8)).value
  }

  /// Made by the system's decoder, which tells `true` from 1.
  private struct Decoded: Decodable {
    let value: JSONValue

    init(from decoder: any Decoder) throws {
      let here = try decoder.singleValueContainer()
      if let flag = try? here.decode(Bool.self) {
        value = .bool(flag)
      } else if let whole = try? here.decode(Int.self) {
        value = .integer(whole)
      } else if let number = try? here.decode(Double.self) {
        value = .decimal(number)
      } else if let text = try? here.decode(String.self) {
        value = .string(text)
      } else if let list = try? here.decode([Decoded].self) {
        value = .array(list.map(\.value))
      } else if let object = try? here.decode([String: Decoded].self) {
        value = .object(object.sorted { $0.key < $1.key }.map { WireField($0.key, $0.value.value) })
      } else {
        value = .null
      }
    }
  }

  static func queue(_ entries: [(ConversationID, String, String)]) -> String {
    let since = 1_796_290_200_000 - 240_000
    let list = entries.enumerated().map { index, entry in
      """
      {"conv":"\(entry.0)","place":\(index + 1),"since":\(since),"cause":"\(entry.1)","priority":"normal",
      "first_line":"\(entry.2)","locale":"en","bot_seq":5}
      """
    }
    return "{\"waiting\":[\(list.joined(separator: ","))],\"total\":\(entries.count)}"
  }

  static func says(_ kind: Speaker.Kind, _ text: String, name: String = "", markdown: Bool = false) -> WireEvent.Content
  {
    .message(WireEvent.WireMessage(from: Speaker(kind, name: name), text: text, isMarkdown: markdown))
  }

  static let directory = """
    {"agents":[{"id":"a1","name":"Anna","role":"lead","presence":"online","departments":[],"load":0,"capacity":5},
    {"id":"b1","name":"Ben","role":"agent","presence":"away","departments":["orders"],"load":2,"capacity":3}],
    "departments":[{"id":"orders","name":"Orders and delivery"},{"id":"ben","name":"Benefits"}],
    "canned":[{"shortcode":"hello","text":"Hello {{contact.name|there}}, this is {{agent.name}}."},
    {"shortcode":"returns","text":"You have 30 days."},{"shortcode":"why-not","text":"why"},
    {"shortcode":"parcel","text":"Your parcel {{parcel.number}} is here."}]}
    """
}
