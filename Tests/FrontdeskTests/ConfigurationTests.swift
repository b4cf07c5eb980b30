import Conversation
import Desk
import Foundation
import Testing

@testable import frontdesk

@Suite struct ConfigurationTests {
  private func file(_ text: String) throws -> String {
    let path = FileManager.default.temporaryDirectory.appending(path: "frontdesk-\(UUID().uuidString).yaml").path
    try Data(text.utf8).write(to: URL(fileURLWithPath: path))
    return path
  }

  private func message(_ body: () throws -> Void) -> String {
    do { try body() } catch { return (error as? Failure)?.message ?? "\(error)" }
    return ""
  }

  @Test("Every default is a value that its setting takes")
  func standards() {
    for setting in Setting.all where !setting.standard.isEmpty {
      #expect(setting.objection(to: setting.standard) == nil, "\(setting.name)")
    }
    #expect(Set(Setting.all.map(\.name)).count == Setting.all.count)
  }

  @Test("A setting is read nested or with its dots, and its line is known")
  func nested() throws {
    let path = try file("routing: automatic\nagents:\n  away_after: 20m\nlimits.lines_burst: 40\n")
    let configuration = try Configuration(file: path, environment: [:])
    #expect(configuration[.awayAfter] == .init(text: "20m", source: .file(path: path, line: 3)))
    #expect(configuration.seconds(.awayAfter) == 1_200 && configuration.whole(.linesBurst) == 40)
    #expect(configuration[.data].source == .standard)
  }

  @Test("A flag is over the environment, which is over the file")
  func precedence() throws {
    let path = try file("routing: automatic\nlog_level: debug\ndata: there\n")
    let environment = ["FRONTDESK_LOG_LEVEL": "error", "FRONTDESK_DATA": "elsewhere"]
    let configuration = try ConfigurationFlags(["frontdesk", "serve", "--config", path, "--set=data=here"])
      .configuration(environment)
    #expect(configuration[.routing] == .init(text: "automatic", source: .file(path: path, line: 1)))
    #expect(configuration[.logLevel] == .init(text: "error", source: .environment("FRONTDESK_LOG_LEVEL")))
    #expect(configuration[.data] == .init(text: "here", source: .flag("--set")))
  }

  @Test(
    "What is wrong in the file is named with its line and a mend",
    arguments: [
      ("routing: sometimes", ":1: routing cannot be “sometimes”.\n  Please use one of manual, automatic."),
      ("\nagents:\n  away_after: 5", ":3: agents.away_after cannot be “5”."),
      (
        "agents: {away: 5m}",
        ":1: there is no setting “agents.away”.\n  Did you mean agents.away_after? Without the line"
      ),
      ("rouitng: manual", "Did you mean routing?"), ("telephone: 1", "there is no setting “telephone”.\n  Without"),
      ("routing: [manual]", ":1: “routing” takes a single"),
      ("agents: {away_after: 5m}\nagents.away_after: 6m", ":2: “agents.away_after” stands here and in"),
      ("a: &a [x]\nrouting: *a", ":1: "), ("routing: \"\\e]0;x\"", "cannot be"), ("{", ":1: this is not YAML: "),
      ("data: x\nrouting: [\n", ":2: this is not YAML: "),
      ("routing: manual\nrouting: automatic", ":2: this is not YAML: “routing” stands there a second time."),
      ("data: \"x\nrouting: manual", ":2: this is not YAML: "),
    ])
  func flaws(text: String, words: String) throws {
    let path = try file(text)
    let message = message { _ = try Configuration(file: path, environment: [:]) }
    #expect(message.contains(words), "\(message)")
    #expect(!message.unicodeScalars.contains("\u{1B}"))
  }

  @Test("A name in the environment that begins like ours and sets nothing stops the start, with the nearest that does")
  func unknownNames() throws {
    let message = self.message { _ = try Configuration(file: nil, environment: ["FRONTDESK_ROUTNG": "automatic"]) }
    #expect(message.contains("FRONTDESK_ROUTNG: there is no such setting"))
    #expect(message.contains("Did you mean FRONTDESK_ROUTING?"))
    let others = [
      "FRONTDESK_TOKEN": "x", "FRONTDESK_BINARY": "x", "FRONTDESK_SEED": "7", "PATH": "/bin", "FRONTDESK": "1",
    ]
    #expect(self.message { _ = try Configuration(file: nil, environment: others) } == "")
  }

  @Test("A budget of false alarms sets the threshold, from its own place; a threshold that is set counts more")
  func budgets() throws {
    func configuration(_ assignments: String...) throws -> Configuration {
      try ConfigurationFlags(file: nil, assignments).configuration([:])
    }
    #expect(try configuration().decimal(.offerAt) == DeskSettings().policy.offerAt)
    let tight = try configuration("frustration.false_alarms_per_100=2")
    #expect(tight.decimal(.offerAt) == 2 && tight[.offerAt].source == .budget(.flag("--set")))
    #expect(tight.decimal(.handOverAt) == DeskSettings().policy.handOverAt)
    let loose = try configuration("frustration.false_hand_overs_per_100=2.5")
    #expect(loose.decimal(.handOverAt) < DeskSettings().policy.handOverAt)
    let raw = try configuration("frustration.false_alarms_per_100=2", "frustration.offer_at=1.7")
    #expect(raw.decimal(.offerAt) == 1.7)
    #expect(throws: Failure.self) { try configuration("frustration.false_alarms_per_100=0") }
    #expect(throws: Failure.self) { try configuration("frustration.false_hand_overs_per_100=10") }
  }

  @Test("What is right by itself and wrong together is refused: thresholds, doors and their TLS")
  func together() throws {
    func message(_ assignments: [String]) -> String {
      self.message { try ConfigurationFlags(file: nil, assignments).configuration([:]).checkDoors() }
    }
    #expect(message(["frustration.offer_at=9"]).contains("above frustration.hand_over_at, which is 2.7"))
    #expect(message(["frustration.offer_at=9", "frustration.hand_over_at=9"]) == "")
    for address in ["0.0.0.0:1", "192.168.1.7:1", "[::]:1", "[fe80::1]:1"] {
      #expect(message(["serve.tcp=\(address)"]).contains("can be reached from elsewhere"))
      #expect(message(["serve.tcp=\(address)", "serve.tls_certificate=c", "serve.tls_key=k"]) == "")
    }
    for address in ["127.0.0.1:1", "127.9.9.9:1", "[::1]:1", "localhost:1"] {
      #expect(message(["serve.tcp=\(address)"]) == "")
    }
    #expect(message(["serve.tcp=1"]).contains("is no address"))
    #expect(message(["serve.tls_key=k"]).contains("a key without a certificate"))
  }

  @Test("An empty file, and none, are the defaults; one that is named must be there")
  func absence() throws {
    for text in ["", "# nothing\n", "---\n"] {
      #expect(try Configuration(file: file(text), environment: [:])[.routing].source == .standard)
    }
    #expect(message { _ = try Configuration(file: "/nowhere.yaml", environment: [:]) }.contains("cannot be read"))
    #expect(message { _ = try ConfigurationFlags(file: nil, ["nothing"]).configuration([:]) }.contains("NAME=VALUE"))
    #expect(message { _ = try ConfigurationFlags(file: nil, ["no=1"]).configuration([:]) }.contains("no setting “no”"))
  }
}
