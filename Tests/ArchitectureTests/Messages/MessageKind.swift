/// A section of docs/errors.md: where in the sources its messages are written, and in which constructs.
struct MessageKind {
  /// How a message is written.
  enum Construct {
    case calls([String])
    case cases(String)
    case values([String])

    func found(in text: SwiftText) -> [Spoken] {
      switch self {
      case .calls(let names): text.calls(of: names)
      case .cases(let name): text.cases(of: name)
      case .values(let names): text.values(of: names)
      }
    }
  }

  /// As the page names it, in the comments around its list.
  let name: String
  /// Beginnings of paths under Sources, each with what is looked for there.
  let places: [(path: String, construct: Construct)]
  /// Between the words of the names for programs that stand beside its messages; nil: there are none.
  var codeSeparator: String?

  static let all = [
    MessageKind(
      name: "usage",
      places: [
        ("frontdesk/", .calls(["ValidationError"])), ("Desk/Agents/AgentName", .values(["rule"])),
        ("frontdesk/Options/ConfigurationOptions", .calls(["Failure"])),
      ]),
    MessageKind(
      name: "settings",
      places: [
        ("frontdesk/Configuration/", .calls(["Failure", "flaw"])), ("frontdesk/Configuration/", .cases("objection")),
        ("frontdesk/Configuration/", .cases("flaw")), ("frontdesk/Hosting/ServeEndpoint", .calls(["Failure"])),
      ]),
    MessageKind(
      name: "commands",
      places: [
        ("frontdesk/Commands/", .calls(["Failure", "self.init", "Self.nobody"])),
        ("frontdesk/Calibration/", .calls(["Failure"])), ("frontdesk/Output/C", .calls(["Failure"])),
        ("frontdesk/Hosting/DeskLock", .calls(["Failure"])), ("frontdesk/Hosting/DeskRun", .calls(["Failure"])),
        ("frontdesk/Chat/", .cases("description")),
        ("Benchmarks/", .cases("description")),
      ]),
    MessageKind(name: "listening", places: [("Server/ServerError", .cases("explanation")), ("Server/", reasons)]),
    MessageKind(
      name: "knowledge folder",
      places: [
        ("Knowledge/Loading/", .calls(["KnowledgeError", ".failure"])),
        (
          "Knowledge/",
          .calls([
            "findings.error", "findings.warning", "reading.findings.error", "reading.findings.warning", "report",
            "Suspect",
          ])
        ),
        ("Matching/Collisions/", .cases("diagnostic")),
        ("Conversation/Sentences/Catalogue", .cases("explanation")),
      ], codeSeparator: "-"),
    MessageKind(
      name: "files",
      places: [("Insight/", .calls(["UnreadableFile"])), ("Insight/Evaluation/Dialogue", .cases("sentence"))]),
    MessageKind(
      name: "transcripts",
      places: [
        ("Insight/Transcripts/", .calls(["flaw", "Misunderstanding"])), ("frontdesk/Output/T", .calls(["Failure"])),
      ]),
    MessageKind(
      name: "models",
      places: [
        ("Embedding/Model/ModelError", .cases("words")), ("Embedding/Shelf/ModelShelf+Mending", .cases("mend")),
        ("Embedding/Shelf/ModelNotice", .cases("words")), ("Embedding/", reasons),
      ]),
    MessageKind(
      name: "storage",
      places: [
        ("frontdesk/Options/DataOptions", .calls(["Failure", "self.init"])),
        ("Storage/StoreError+Words", .cases("words")), ("Storage/", reasons), ("Storage/", .calls([".corrupt"])),
      ]),
    MessageKind(
      name: "connection",
      places: [
        ("Client/", .cases("inWords")), ("Client/Connecting/ConnectFailure", .cases("words")),
        ("Client/", .calls(["WireError"])),
      ]),
    MessageKind(
      name: "chat",
      places: [
        ("Terminal/Chat/ChatProblem", .values(["text"])), ("Terminal/Chat/ChatProblem", .cases("with")),
        ("Terminal/Chat/ChatProblem", .cases("unknown")), ("Terminal/Chat/ChatProblem", .cases("badName")),
        ("Terminal/Chat/", .calls([".note"])),
      ]),
    MessageKind(name: "notices", places: [("frontdesk/", .calls([".warn", ".note"]))]),
    MessageKind(
      name: "console",
      places: [
        ("Terminal/Console/Grammar/", .cases("text")), ("Terminal/Console/Model/", .calls(["complain"])),
        ("Terminal/Console/Model/", .values(["nothingSelected"])),
      ]),
    MessageKind(name: "teaching", places: [("Desk/Teaching/TeachError", .cases("description")), ("Desk/", reasons)]),
    MessageKind(
      name: "protocol",
      places: [
        ("Wire/", .calls(["WireError"])), ("Server/", .calls(["WireError"])),
        ("Server/Parties/", .calls(["self.init"])),
        ("Server/Sessions/", .values(["helloFirst", "sentence"])),
      ], codeSeparator: "_"),
    MessageKind(name: "website", places: [("Server/HTTP/", .calls([".text"]))], codeSeparator: " "),
    MessageKind(
      name: "library",
      places: [("FrontdeskKit/", .cases("description")), ("FrontdeskKit/Chat/Journal", .calls(["JournalMistake"]))]),
  ]

  /// Why something of a room's cannot be used: a clause that stands in the message of another place.
  private static let reasons = Construct.calls([
    ".unusable", ".unusableSocket", ".unusableSite", ".unusableTLS", ".cannotListen", ".unusableStore", ".weights",
    ".unreadable", ".unwritable", ".tracesLeft",
  ])

  /// What stands in the sources, in the order of the places and then of the files, each once.
  func messages(in sources: [Source]) -> [Spoken] {
    var seen: Set<Spoken> = []
    return places.flatMap { path, construct in
      sources.filter { $0.path.hasPrefix("Sources/" + path) }.flatMap { construct.found(in: $0.text) }
    }
    // What the website answers where all is well is no matter of this page.
    .filter { $0.code != "ok" && seen.insert($0).inserted }
  }

  /// A file in which something is looked for.
  struct Source {
    var path: String
    var text: SwiftText
  }

  /// All of them, read once.
  static func sources(in house: House) -> [Source] {
    let looked = all.flatMap { $0.places.map { "Sources/" + $0.path } }
    return house.files.filter { file in looked.contains { file.path.hasPrefix($0) } }.map { file in
      Source(path: file.path, text: SwiftText(file.lines.joined(separator: "\n")))
    }
  }
}
