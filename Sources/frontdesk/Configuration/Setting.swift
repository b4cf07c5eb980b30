import Conversation
import Desk
import Embedding
import Sentiment
import Server
import Wire

/// Something that an owner may set: in `frontdesk.yaml`, in the environment, or by a flag, in that order of growing
/// weight.
struct Setting: Hashable, Sendable {
  enum Kind: Hashable, Sendable {
    case text
    case choice([String])
    case whole(ClosedRange<Int>)
    case decimal(ClosedRange<Double>)
    /// Such as `90s`, `10m`, `2h`; in seconds.
    case duration(ClosedRange<Int>)
    /// Origins of websites, as a list or with commas between them.
    case origins
    /// An IP address, or none.
    case address
    /// Of so many characters at least, or none. Never shown.
    case secret(Int)
  }

  /// Dotted, as in the file: `limits.lines_per_second`.
  let name: String
  let kind: Kind
  /// Empty: none.
  let standard: String
  /// What it is, in a few words.
  let help: String

  /// A value as it may be shown: of a secret, that there is one.
  func shown(_ value: String) -> String {
    if case .secret = kind, !value.isEmpty { "set" } else { value }
  }

  /// A value as it is named where it is wrong.
  func quoted(_ value: String) -> String { if case .secret = kind { "what it is" } else { "“\(value)”" } }

  /// The variable that sets it.
  var variable: String { "FRONTDESK_" + name.uppercased().replacing(".", with: "_") }

  /// What it takes, in a few words; nil: any text.
  var range: String? {
    switch kind {
    case .text: nil
    case .origins: "origins, such as https://shop.example; several in a list, or with commas between"
    case .address: "an IP address"
    case .secret(let least): "at least \(least) characters, never shown"
    case .choice(let choices): choices.joined(separator: ", ")
    case .whole(let range): "\(range.lowerBound) to \(range.upperBound)"
    case .decimal(let range): "\(range.lowerBound) to \(range.upperBound)"
    case .duration(let range):
      Standard.written(.seconds(range.lowerBound)) + " to " + Standard.written(.seconds(range.upperBound))
    }
  }

  /// What is wrong with a value, and what would be right; nil where nothing is.
  func objection(to value: String) -> String? {
    switch kind {
    case .text: return nil
    case .origins:
      guard Self.list(value).allSatisfy(Self.isOrigin) else {
        return "use origins such as https://shop.example: scheme, host and, where it is not the usual one, port"
      }
    case .address:
      guard value.isEmpty || IPAddress(value) != nil else { return "use an IP address, such as 127.0.0.1" }
    case .secret(let least):
      guard value.isEmpty || value.count >= least else { return "use at least \(least) characters, at random" }
    case .choice(let choices): return choices.contains(value) ? nil : "use one of \(choices.joined(separator: ", "))"
    case .whole(let range):
      guard let number = Int(value), range.contains(number) else {
        return "use a whole number from \(range.lowerBound) to \(range.upperBound)"
      }
    case .decimal(let range):
      guard let number = Double(value), range.contains(number) else {
        return "use a number from \(range.lowerBound) to \(range.upperBound)"
      }
    case .duration(let range):
      guard let seconds = Self.seconds(value), range.contains(seconds) else {
        return "use a time such as 90s, 10m or 2h, from \(range.lowerBound)s to \(range.upperBound)s"
      }
    }
    return nil
  }

  static func seconds(_ text: String) -> Int? {
    guard let unit = text.last, let number = Int(text.dropLast()), number >= 0 else { return nil }
    let factors: [Character: Int] = ["s": 1, "m": 60, "h": 3_600, "d": 86_400]
    guard let factor = factors[unit] else { return nil }
    let (seconds, overflow) = number.multipliedReportingOverflow(by: factor)
    return overflow ? nil : seconds
  }
}

extension Setting {
  /// The values of a list.
  static func list(_ text: String) -> [String] {
    text.split { $0 == "," || $0.isWhitespace }.map(String.init)
  }

  /// Whether a browser would write it so in `Origin`.
  static func isOrigin(_ text: String) -> Bool {
    guard let match = text.wholeMatch(of: #/(https?)://(?:[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?|\[[0-9a-f:]+\])(:\d{1,5})?/#)
    else { return false }
    return match.2.map { $0 != (match.1 == "https" ? ":443" : ":80") } ?? true
  }
}

extension Setting {
  static let knowledge = Setting(
    name: "knowledge", kind: .text, standard: "knowledge", help: "The folder with the business's markdown.")
  static let data = Setting(
    name: "data", kind: .text, standard: "data", help: "The folder that everything is kept in.")
  static let models = Setting(
    name: "models", kind: .text, standard: "models", help: "The folder with the language models.")
  static let model = Setting(
    name: "model", kind: .choice(ModelChoice.allCases.map(\.rawValue)), standard: ModelChoice.auto.rawValue,
    help: "Which language models answer: what is installed, those up to a size, or none.")
  static let answerBudget = Setting(
    name: "answer_budget_ms", kind: .whole(5...1_000), standard: "40",
    help: "Milliseconds that the language models may take for a question.")
  static let answerBar = Setting(
    name: "answer_bar", kind: .decimal(0.5...3), standard: "1",
    help: "How much more than by the wordings alone an answer must score to be posted; a factor.")
  static let tcp = Setting(
    name: "serve.tcp", kind: .text, standard: "", help: "HOST:PORT for clients on the network.")
  static let http = Setting(
    name: "serve.http", kind: .text, standard: "", help: "HOST:PORT for the website: widget, agents' page, WebSocket.")
  static let httpOrigins = Setting(
    name: "serve.http_origins", kind: .origins, standard: "",
    help: "Websites whose pages may show the widget, and names of the desk's own.")
  static let httpProxy = Setting(
    name: "serve.http_proxy", kind: .address, standard: "",
    help: "The proxy whose X-Forwarded headers are believed; from elsewhere nobody else comes in without TLS.")
  static let identitySecret = Setting(
    name: "identity_secret", kind: .secret(IdentitySecret.charactersMinimum), standard: "",
    help: "What the website signs with who its customer is.")
  static let unix = Setting(
    name: "serve.unix", kind: .text, standard: "", help: "A Unix socket beside the one in the data folder.")
  static let certificate = Setting(
    name: "serve.tls_certificate", kind: .text, standard: "", help: "A PEM file with the certificate and its chain.")
  static let key = Setting(name: "serve.tls_key", kind: .text, standard: "", help: "A PEM file with its private key.")
  static let logLevel = Setting(
    name: "log_level", kind: .choice(["trace", "debug", "info", "notice", "warning", "error", "critical"]),
    standard: "info", help: "What is logged at least.")
  static let routing = Setting(
    name: "routing", kind: .choice(DeskSettings.Routing.allCases.map(\.rawValue)),
    standard: Standard.desk.routing.rawValue,
    help: "Whether agents claim, or are given conversations.")
  static let awayAfter = Setting(
    name: "agents.away_after", kind: .duration(60...86_400), standard: Standard.written(Standard.desk.awayAfter),
    help: "An agent who does nothing for so long is given nothing new.")
  static let offlineGrace = Setting(
    name: "agents.offline_grace", kind: .duration(1...86_400), standard: Standard.written(Standard.desk.offlineGrace),
    help: "An agent whose connection is gone for so long loses their conversations to the queue.")
  static let quietAfter = Setting(
    name: "agents.quiet_after", kind: .duration(30...86_400),
    standard: Standard.written(.milliseconds(Standard.desk.policy.quietMillisecondsBeforeRelease)),
    help: "A customer's line unanswered for so long brings the conversation back into the queue.")
  static let waitNotice = Setting(
    name: "queue.notice_after", kind: .duration(30...86_400),
    standard: Standard.written(.milliseconds(Standard.desk.policy.waitMillisecondsBeforeNotice)),
    help: "A customer who waits so long is told that nobody is free yet.")
  static let waitNoticeAgain = Setting(
    name: "queue.notice_again", kind: .duration(60...86_400),
    standard: Standard.written(.milliseconds(Standard.desk.policy.waitMillisecondsBetweenNotices)),
    help: "And from then on each time so much has passed.")
  static let falseAlarms = Setting(
    name: "frustration.false_alarms_per_100", kind: .decimal(FalseAlarmBudget.range), standard: "5",
    help: "Of 100 calm conversations, those in which a person may be offered for mood.")
  static let falseHandOvers = Setting(
    name: "frustration.false_hand_overs_per_100", kind: .decimal(FalseAlarmBudget.range), standard: "1",
    help: "Of 100 calm conversations, those in which a person may be brought in at once for mood.")
  static let offerAt = Setting(
    name: "frustration.offer_at", kind: .decimal(0.1...10),
    standard: String(Standard.desk.policy.offerAt),
    help: "Frustration at which a person is offered; where it is set, whatever the budget is.")
  static let handOverAt = Setting(
    name: "frustration.hand_over_at", kind: .decimal(0.1...10),
    standard: String(Standard.desk.policy.handOverAt),
    help: "Frustration at which a person is brought in at once; where it is set, whatever the budget is.")
  static let abuseEnding = Setting(
    name: "abuse", kind: .choice(Policy.AbuseEnding.allCases.map(\.rawValue)),
    standard: Standard.desk.policy.abuseEnding.rawValue,
    help: "Whether a person takes a conversation in which a customer goes on insulting, or it is closed.")
  static let linesPerSecond = Setting(
    name: "limits.lines_per_second", kind: .whole(1...1_000_000),
    standard: String(Standard.limits.linesPerSecond),
    help: "Lines a second that a customer may send.")
  static let linesBurst = Setting(
    name: "limits.lines_burst", kind: .whole(1...1_000_000),
    standard: String(Standard.limits.linesBurst),
    help: "Lines that a customer may send at once.")
  static let sessionsPerMinute = Setting(
    name: "limits.sessions_per_minute", kind: .whole(1...1_000_000),
    standard: String(Standard.limits.sessionsPerMinute),
    help: "New conversations a minute from one address.")
  static let connections = Setting(
    name: "limits.connections_per_address", kind: .whole(1...1_000_000),
    standard: String(Standard.limits.connectionsPerAddress),
    help: "Connections from one address.")

  /// Those that `frontdesk calibrate` moves.
  static let calibrated = [answerBar]

  /// All of them, in the order in which `config` prints them.
  static let all = [
    knowledge, data, models, model, answerBudget, answerBar, tcp, http, httpOrigins,
    httpProxy, identitySecret, unix, certificate, key, logLevel, routing, awayAfter,
    offlineGrace, quietAfter, waitNotice, waitNoticeAgain, falseAlarms, falseHandOvers, offerAt, handOverAt,
    abuseEnding, linesPerSecond, linesBurst,
    sessionsPerMinute, connections,
  ]
}

/// What the rooms take unless told otherwise, as it is written in the settings: nothing is said twice.
private enum Standard {
  static let desk = DeskSettings()
  static let limits = WireLimits()

  /// Of whole seconds, in the largest unit that fits.
  static func written(_ duration: Duration) -> String {
    let seconds = duration.components.seconds
    for (unit, length) in [("d", 86_400), ("h", 3_600), ("m", 60)] as [(String, Int64)]
    where seconds >= length && seconds % length == 0 {
      return "\(seconds / length)\(unit)"
    }
    return "\(seconds)s"
  }
}
