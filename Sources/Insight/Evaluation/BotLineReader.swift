import Conversation
import Knowledge
import Language

/// Recognises in a line of a bot's what the knowledge base has: the answers it holds, and the choices it shows.
struct BotLineReader: Sendable {
  private let answers: [(text: String, entry: EntryID)]
  private let choices: [String: Choice.Meaning]
  private let base: KnowledgeBase

  init(_ base: KnowledgeBase, _ catalogue: Catalogue) {
    self.base = base
    let all = base.entries + base.translations.values.flatMap(\.values)
    answers = all.flatMap { entry in
      ([entry.answer] + entry.variants.map(\.answer)).filter { !$0.isEmpty }
        .map { ($0.whiteSpaceNormalised, entry.id) }
    }
    var choices: [String: Choice.Meaning] = [:]
    for entry in all { choices[entry.title.asLabel] = .entry(entry.id, variant: nil) }
    for locale in LocaleCode.shipped {
      choices[catalogue.sentence(.noneOfThese, in: locale).asLabel] = .noneOfThese
    }
    self.choices = choices
  }

  /// The entries whose answers stand in `line`, word for word.
  func entries(in line: String) -> [EntryID] {
    let line = line.whiteSpaceNormalised
    var found: [EntryID] = []
    for (text, entry) in answers where line.contains(text) && !found.contains(entry) { found.append(entry) }
    return found
  }

  /// What a line does: as far as it can be told from the entries and choices it holds, and from how bots say that they
  /// found nothing, ask, or offer a person.
  func kind(of line: String) -> BotMove.Kind {
    if !entries(in: line).isEmpty { return .answer }
    let folded = line.lowercased()
    if line.contains("\n- ") || line.contains("\n1. ") || Self.asking.contains(where: folded.contains) {
      return .choices
    }
    if Self.missing.contains(where: folded.contains) { return .miss }
    return Self.offering.contains(where: folded.contains) ? .offer : .talk
  }

  private static let asking = ["which of these", "which one", "do you mean", "is it about", "meinen sie", "geht es um"]
  private static let missing = [
    "not found", "haven't found", "couldn't find", "could not find", "found nothing", "have nothing on",
    "not understand",
    "didn't understand", "not sure what", "don't know", "do not know", "in other words", "in your own words",
    "another way",
    "nichts gefunden", "nicht verstanden", "nichts dazu", "anders formulieren", "nicht sicher",
  ]
  private static let offering = [
    "a person", "somebody", "someone", "a colleague", "a human", "connect you", "put you through", "pass you", "jemand",
    "verbinde", "kollege", "kollegin", "mitarbeiter",
  ]

  /// The choice that `line` gives, where it lists titles of entries.
  func prompt(in line: String, _ locale: LocaleCode) -> Prompt? {
    let items = line.split(separator: "\n").compactMap { $0.listItem }
    let choices = items.compactMap { item in self.choices[item.asLabel].map { Choice(item, $0) } }
    guard !choices.isEmpty, choices.count == items.count else { return nil }
    return Prompt(.choose, choices: choices)
  }
}

extension StringProtocol {
  fileprivate var asLabel: String { words(of: String(self)).joined(separator: " ") }

  /// The text of an item of a list; nil for any other line.
  fileprivate var listItem: String? {
    let line = trimmed
    let number = line.prefix(while: \.isNumber)
    if !number.isEmpty, let mark = line.dropFirst(number.count).first, mark == "." || mark == ")" {
      return String(line.dropFirst(number.count + 1)).trimmed
    }
    return line.hasPrefix("- ") || line.hasPrefix("* ") ? String(line.dropFirst(2)).trimmed : nil
  }
}
