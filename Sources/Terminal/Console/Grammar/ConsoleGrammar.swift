import Conversation
import Knowledge
import Language

/// Reads the lines that an agent types.
///
/// With a conversation selected, a line is a reply unless it begins with a command's name, in small letters, or with a
/// slash and the name in any. What begins so and is no command is not said either, for it may be meant for colleagues:
/// "back in stock on Monday" is asked back, and `reply back in stock on Monday` says it.
struct ConsoleGrammar {
  var isSelected: Bool
  /// Of canned replies.
  var shortcodes: Set<String> = []
  /// Names and ids that conversations may be passed on to, in small letters.
  var targets: Set<String> = []
  var times: SnoozeTime

  func read(_ line: String) -> ConsoleLine {
    let typed = line.trimmed
    guard !typed.isEmpty else { return .nothing }
    do throws(GrammarProblem) {
      if typed.hasPrefix("//") { return .reply(String(typed.dropFirst())) }
      if typed.hasPrefix("/") { return try slashed(typed) }
      return try plain(typed)
    } catch {
      return .problem(error)
    }
  }

  /// `/command`, or `/shortcode /shortcode and more`.
  private func slashed(_ typed: String) throws(GrammarProblem) -> ConsoleLine {
    var words = ConsoleWords(typed.dropFirst())
    guard let first = try words.next() else { return .command(ConsoleCommand(.shortcodes)) }
    let name = first.text.lowercased()
    if let word = CommandWord.named(name) { return .command(try command(word, words.remainder)) }
    guard shortcodes.contains(name) else {
      let known = CommandWord.all.map(\.name) + shortcodes.sorted()
      throw .unknown("/" + first.text, nearest: Self.nearest(to: name, among: known, atMost: 2).map { "/" + $0 })
    }
    return .command(ConsoleCommand(try canned(typed)))
  }

  private func canned(_ typed: String) throws(GrammarProblem) -> ConsoleCommand.Act {
    var names: [String] = []
    var rest = typed[...]
    while rest.hasPrefix("/") {
      let word = rest.prefix { !$0.isWhitespace }
      let name = word.dropFirst().lowercased()
      guard shortcodes.contains(name) else {
        if names.isEmpty || CommandWord.named(name) != nil { break }
        throw .unknown(
          String(word), nearest: Self.nearest(to: name, among: shortcodes.sorted(), atMost: 2).map { "/" + $0 })
      }
      names.append(name)
      rest = rest.dropFirst(word.count).drop(while: \.isWhitespace)
    }
    return .canned(names, then: String(rest))
  }

  private func plain(_ typed: String) throws(GrammarProblem) -> ConsoleLine {
    let first = typed.prefix { !$0.isWhitespace }
    let rest = typed.dropFirst(first.count).trimmed
    guard isSelected else {
      guard let word = CommandWord.named(first.lowercased()) else {
        let names = CommandWord.all.map(\.name)
        throw .unknown(String(first), nearest: Self.nearest(to: first.lowercased(), among: names, atMost: 2))
      }
      return .command(try command(word, rest))
    }
    if let word = CommandWord.named(String(first)) {
      do throws(GrammarProblem) { return .command(try command(word, rest)) } catch { throw .notSaid(error) }
    }
    if let slip = slip(String(first), rest) { throw .perhaps(slip) }
    return .reply(typed)
  }

  /// A command written with one slip, and what may follow it.
  private func slip(_ first: String, _ rest: String) -> String? {
    guard first.utf8.count > 3, first == first.lowercased(),
      let name = Self.nearest(to: first, among: CommandWord.all.map(\.name), atMost: 1), name.first == first.first,
      let word = CommandWord.named(name), let command = try? command(word, rest)
    else { return nil }
    if case .transfer(let target, note: .some) = command.act, !isTarget(target) { return nil }
    return name
  }

  private func isTarget(_ text: String) -> Bool {
    text.hasPrefix("@") || text.hasPrefix("#") || targets.contains(text.lowercased())
  }

  static func nearest(to typed: String, among names: [String], atMost cap: Double) -> String? {
    let scored = names.compactMap { name -> (name: String, distance: Double)? in
      if typed.count > 1, name.hasPrefix(typed) { return (name, 0) }
      guard name.utf8.count > 2 else { return nil }
      return editDistance(Array(typed.utf8), Array(name.utf8), atMost: cap).map { (name, $0) }
    }
    return scored.min { $0.distance < $1.distance }?.name
  }
}
