import Conversation
import Knowledge

extension ConsoleGrammar {
  /// The command with what follows it.
  func command(_ word: CommandWord, _ rest: String) throws(GrammarProblem) -> ConsoleCommand {
    switch word.command {
    case .conv: try about(rest, word)
    case .claim: try claim(word, rest)
    case .open: ConsoleCommand(.open, in: try reference(rest, word))
    case .follow: try onOne(.follow, word, rest)
    case .unfollow: try onOne(.unfollow, word, rest)
    case .reopen: try onOne(.reopen, word, rest)
    case .assign: ConsoleCommand(rest.isEmpty || rest == "me" ? .claim : try transfer(word, rest))
    case .convs: ConsoleCommand(try list(word, rest))
    case .reply: ConsoleCommand(try reply(word, rest))
    case .note: ConsoleCommand(.note(try text(word, rest)))
    case .label: ConsoleCommand(try labels(word, rest))
    case .transfer: ConsoleCommand(try transfer(word, rest))
    case .snooze: ConsoleCommand(.snooze(until: try time(word, rest)))
    case .resolve: ConsoleCommand(.resolve(reason: rest.isEmpty ? nil : try text(word, rest)))
    case .send: ConsoleCommand(.send(try number(word, rest)))
    case .edit: ConsoleCommand(try edit(word, rest))
    case .search: ConsoleCommand(try search(word, rest))
    case .history:
      ConsoleCommand(.history(rest.isEmpty ? Reading.linesUsual : try count(word, rest, most: Reading.linesMaximum)))
    case .teach: ConsoleCommand(try teach(word, rest))
    case .presence: ConsoleCommand(try presence(word, rest))
    case .help: ConsoleCommand(try help(word, rest))
    case .queue: try bare(.queue, word, rest)
    case .leave: try bare(.leave, word, rest)
    case .back: try bare(.handBack, word, rest)
    case .suggest: try bare(.suggest, word, rest)
    case .why: try bare(.why, word, rest)
    case .agents: try bare(.agents, word, rest)
    case .status: try bare(.status, word, rest)
    case .canned: try bare(.shortcodes, word, rest)
    case .quit: try bare(.quit, word, rest)
    }
  }

  /// `conv N`, `conv N COMMAND …`.
  private func about(_ rest: String, _ word: CommandWord) throws(GrammarProblem) -> ConsoleCommand {
    var words = ConsoleWords(rest)
    guard let first = try words.next(), let reference = ConsoleCommand.Reference(first.text) else { throw .usage(word) }
    guard let name = try words.next() else { return ConsoleCommand(.open, in: reference) }
    guard let named = CommandWord.named(name.text.lowercased()), named.command != .conv else {
      let names = CommandWord.all.map(\.name)
      throw .unknown(name.text, nearest: Self.nearest(to: name.text.lowercased(), among: names, atMost: 2))
    }
    var command = try command(named, words.remainder)
    command.conversation = reference
    return command
  }

  /// A command about the conversation that it names, or about the selected one.
  private func onOne(
    _ act: ConsoleCommand.Act, _ word: CommandWord, _ rest: String
  ) throws(GrammarProblem)
    -> ConsoleCommand
  {
    ConsoleCommand(act, in: rest.isEmpty ? nil : try reference(rest, word))
  }

  private func claim(_ word: CommandWord, _ rest: String) throws(GrammarProblem) -> ConsoleCommand {
    guard let named = rest.without(suffix: Self.takingOver) ?? rest.without(prefix: Self.takingOver) else {
      return try onOne(.claim, word, rest)
    }
    return try onOne(.takeOver, word, named.trimmed)
  }

  private static let takingOver = "--take-over"

  private func reference(_ text: String, _ word: CommandWord) throws(GrammarProblem) -> ConsoleCommand.Reference {
    guard let reference = ConsoleCommand.Reference(text) else { throw .usage(word) }
    return reference
  }

  /// A command that nothing follows.
  private func bare(
    _ act: ConsoleCommand.Act, _ word: CommandWord, _ rest: String
  ) throws(GrammarProblem)
    -> ConsoleCommand
  {
    guard rest.isEmpty else { throw .usage(word) }
    return ConsoleCommand(act)
  }

  private func presence(_ word: CommandWord, _ rest: String) throws(GrammarProblem) -> ConsoleCommand.Act {
    guard let presence = AgentPresence(rawValue: rest) else { throw .usage(word) }
    return .presence(presence)
  }

  private func help(_ word: CommandWord, _ rest: String) throws(GrammarProblem) -> ConsoleCommand.Act {
    guard rest.isEmpty || CommandWord.named(rest) != nil else { throw .usage(word) }
    return .help(rest.isEmpty ? nil : rest)
  }

  /// Text as it stands, or in quotation marks.
  private func text(_ word: CommandWord, _ rest: String) throws(GrammarProblem) -> String {
    var text = rest
    if rest.hasPrefix("\"") {
      var words = ConsoleWords(rest)
      if let quoted = try words.next(), words.remainder.isEmpty { text = quoted.text }
    }
    guard !text.trimmed.isEmpty else { throw .usage(word) }
    return text
  }

  /// `reply "…" --private` is a note, as in Chatwoot's command line.
  private func reply(_ word: CommandWord, _ rest: String) throws(GrammarProblem) -> ConsoleCommand.Act {
    for flag in ["--private", "-p"] {
      if let text = rest.without(suffix: " " + flag) ?? rest.without(prefix: flag + " ") {
        return .note(try self.text(word, text.trimmed))
      }
    }
    return .reply(try text(word, rest))
  }

  /// Who is meant, and a note for them. Names that are known may have several words; any other is the first word.
  private func transfer(_ word: CommandWord, _ rest: String) throws(GrammarProblem) -> ConsoleCommand.Act {
    var words = ConsoleWords(rest)
    guard let first = try words.next(), !first.text.isEmpty else { throw .usage(word) }
    if first.isQuoted { return .transfer(first.text, note: words.remainder.nonEmpty) }
    let parts = rest.split(whereSeparator: \.isWhitespace)
    for count in stride(from: parts.count, to: 1, by: -1) {
      let name = parts[..<count].joined(separator: " ")
      let bare = name.hasPrefix("@") || name.hasPrefix("#") ? String(name.dropFirst()) : name
      guard targets.contains(bare.lowercased()) else { continue }
      return .transfer(name, note: rest[parts[count - 1].endIndex...].trimmed.nonEmpty)
    }
    return .transfer(first.text, note: words.remainder.nonEmpty)
  }

  /// So many conversations and hits are listed unless a count is given, and at most (docs/protocol.md).
  static let listedUsual = 20
  static let listedMaximum = 100

  /// `WORDS`, with `-n COUNT` before or after them.
  private func search(_ word: CommandWord, _ rest: String) throws(GrammarProblem) -> ConsoleCommand.Act {
    for flag in ["-n", "--limit"] {
      if let after = rest.without(prefix: flag + " ")?.trimmed {
        let number = after.prefix { !$0.isWhitespace }
        let limit = try count(word, String(number), most: Self.listedMaximum)
        return .search(try text(word, after.dropFirst(number.count).trimmed), limit: limit)
      }
      let parts = rest.split(whereSeparator: \.isWhitespace)
      if let number = parts.last, !number.hasSuffix("\""), parts.count > 2, parts[parts.count - 2] == flag {
        let limit = try count(word, String(number), most: Self.listedMaximum)
        return .search(try text(word, rest[..<parts[parts.count - 2].startIndex].trimmed), limit: limit)
      }
    }
    return .search(try text(word, rest), limit: Self.listedUsual)
  }

  private func list(_ word: CommandWord, _ rest: String) throws(GrammarProblem) -> ConsoleCommand.Act {
    var (status, mine, label, limit): (Status?, Bool, String?, Int) = (nil, false, nil, Self.listedUsual)
    var words = ConsoleWords(rest)
    while let flag = try words.next() {
      switch flag.text {
      case "-m", "--mine": mine = true
      case "-s", "--status":
        guard let value = try words.next() else { throw .usage(word) }
        guard value.text != "all" else { continue }
        guard let named = Status(rawValue: value.text) else { throw .usage(word) }
        status = named
      case "-l", "--label":
        guard let value = try words.next() else { throw .usage(word) }
        label = value.text
      case "-n", "--limit":
        guard let value = try words.next() else { throw .usage(word) }
        limit = try count(word, value.text, most: Self.listedMaximum)
      default: throw .usage(word)
      }
    }
    return .list(status: status, mine: mine, label: label, limit: limit)
  }

  /// `+vip -new`; a name without a sign is added.
  private func labels(_ word: CommandWord, _ rest: String) throws(GrammarProblem) -> ConsoleCommand.Act {
    var (add, remove): ([String], [String]) = ([], [])
    for label in rest.split(whereSeparator: \.isWhitespace).map(String.init) {
      switch label.first {
      case "+": add.append(String(label.dropFirst()))
      case "-": remove.append(String(label.dropFirst()))
      default:
        guard !isSelected || add.isEmpty && remove.isEmpty && !rest.contains(" ") else { throw .usage(word) }
        add.append(label)
      }
    }
    guard !add.isEmpty || !remove.isEmpty else { throw .usage(word) }
    if let wrong = (add + remove).first(where: { !Self.isLabel($0) }) { throw .badLabel(wrong) }
    return .label(add: add, remove: remove)
  }

  private static func isLabel(_ text: String) -> Bool {
    (1...32).contains(text.utf8.count)
      && text.utf8.allSatisfy {
        (97...122).contains($0) || (48...57).contains($0) || $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: "-")
      }
  }

  private func time(_ word: CommandWord, _ rest: String) throws(GrammarProblem) -> Timestamp {
    let text = (rest.without(prefix: "--until ") ?? rest.without(prefix: "until ") ?? rest).trimmed
    guard !text.isEmpty else { throw .usage(word) }
    guard let time = times.read(text) else { throw .badTime(text) }
    return time
  }

  private func number(_ word: CommandWord, _ rest: String) throws(GrammarProblem) -> Int {
    guard let number = Int(rest), number > 0 else { throw .usage(word) }
    return number
  }

  private func count(_ word: CommandWord, _ text: String, most: Int) throws(GrammarProblem) -> Int {
    guard !text.isEmpty, text.utf8.allSatisfy({ (48...57).contains($0) }) else { throw .usage(word) }
    guard let count = Int(text), (1...most).contains(count) else { throw .badCount(text, word, most: most) }
    return count
  }

  private func edit(_ word: CommandWord, _ rest: String) throws(GrammarProblem) -> ConsoleCommand.Act {
    let first = rest.prefix { !$0.isWhitespace }
    let text = rest.dropFirst(first.count).trimmed
    return .edit(try number(word, String(first)), text.isEmpty ? nil : try self.text(word, text))
  }

  /// The words given at once: all of them in their places, or none.
  private func teach(_ word: CommandWord, _ rest: String) throws(GrammarProblem) -> ConsoleCommand.Act {
    var words = ConsoleWords(rest)
    let given = try words.all()
    guard given.count <= 4, given.isEmpty || given[0].isQuoted else { throw .usage(word) }
    guard given.count < 2 || given[1].text.hasPrefix("#") || given.count == 2 else { throw .usage(word) }
    return .teach(given.map(\.text))
  }
}

extension ConsoleCommand.Reference {
  /// `3`, `#3`, or the 26 characters of an id.
  init?(_ text: String) {
    let digits = text.hasPrefix("#") ? text.dropFirst() : text[...]
    if digits.count <= 6, digits.utf8.allSatisfy({ (48...57).contains($0) }), let number = Int(digits), number > 0 {
      self = .number(number)
    } else if let id = ConversationID(rawValue: text) {
      self = .id(id)
    } else {
      return nil
    }
  }
}

extension String {
  fileprivate var nonEmpty: String? { isEmpty ? nil : self }
  fileprivate func without(prefix: String) -> String? { hasPrefix(prefix) ? String(dropFirst(prefix.count)) : nil }
  fileprivate func without(suffix: String) -> String? { hasSuffix(suffix) ? String(dropLast(suffix.count)) : nil }
}
