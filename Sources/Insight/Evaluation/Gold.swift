package import Conversation
package import Knowledge
package import Language

/// What should happen to a question: `entry`, `a|b` (either), `a+b` (both), `NONE`, `HUMAN`, `SMALLTALK:kind`, or
/// several of them with `|` between.
package struct Gold: Hashable, Sendable {
  /// One of the things that are equally good.
  package enum Alternative: Hashable, Sendable {
    /// All of these.
    case entries([EntryID])
    /// No entry answers it.
    case nothing
    /// The customer wants a person.
    case person
    /// Small talk, by the name of its kind as the file gives it.
    case smallTalk(String)
  }

  /// How a summary groups questions.
  package enum Kind: String, Hashable, Sendable, CaseIterable {
    /// One entry answers it.
    case one = "entry"
    /// Any one of several is as good.
    case either = "a|b"
    /// It takes several entries together.
    case both = "a+b"
    /// No entry answers it.
    case nothing = "NONE"
    /// The customer wants a person.
    case person = "HUMAN"
    /// It is no question about the business.
    case smallTalk = "SMALLTALK"
    /// Entries, and something that is no entry, are equally good.
    case mixed
  }

  /// As the file has it.
  package let written: String
  /// At least one.
  package let alternatives: [Alternative]

  /// Nil where an id is missing, as in `a|`.
  package init?(_ written: String) {
    self.written = written
    var alternatives: [Alternative] = []
    for text in written.split(separator: "|", omittingEmptySubsequences: false) {
      guard let alternative = Alternative(text.trimmed) else { return nil }
      alternatives.append(alternative)
    }
    self.alternatives = alternatives
  }

  /// Several alternatives that are all entries are `either`; entries beside anything else are `mixed`.
  package var kind: Kind {
    let kinds = Set(alternatives.map(\.kind))
    guard let only = kinds.first, kinds.count == 1 else {
      return kinds.isSubset(of: [.one, .both]) ? .either : .mixed
    }
    return only == .one && alternatives.count > 1 ? .either : only
  }

  /// Every entry that may be posted.
  package var entries: Set<EntryID> {
    Set(alternatives.flatMap { if case .entries(let entries) = $0 { entries } else { [EntryID]() } })
  }

  /// Whether an entry answers the question, and nothing else is as good.
  package var isAnswerable: Bool { kind == .one || kind == .either || kind == .both }
}

extension Gold.Alternative {
  fileprivate init?(_ text: String) {
    switch text {
    case "": return nil
    case "NONE": self = .nothing
    case "HUMAN": self = .person
    case _ where text.hasPrefix("SMALLTALK:"): self = .smallTalk(String(text.dropFirst("SMALLTALK:".count)))
    default:
      let ids = text.split(separator: "+", omittingEmptySubsequences: false).map(\.trimmed)
      guard !ids.contains("") else { return nil }
      self = .entries(ids.map { EntryID(rawValue: $0) })
    }
  }

  fileprivate var kind: Gold.Kind {
    switch self {
    case .entries(let entries): entries.count == 1 ? .one : .both
    case .nothing: .nothing
    case .person: .person
    case .smallTalk: .smallTalk
    }
  }
}

extension Gold {
  /// The kinds that may stand after `SMALLTALK:`, in their order, by one name each.
  package static let smallTalkKinds =
    [Alternative.asksWhetherHuman, Alternative.asksWho] + SmallTalk.allCases.map(\.rawValue)

  /// What stands after `SMALLTALK:` and is no kind.
  package var unknownSmallTalk: [String] {
    alternatives.compactMap { alternative in
      if case .smallTalk(let name) = alternative, !Alternative.isKind(name) { name } else { nil }
    }
  }
}

extension Gold.Alternative {
  /// Whether a decision of small talk, or of disclosing, is of the kind that the file names.
  package func isMet(by action: Decision.Action, _ smallTalk: SmallTalk?) -> Bool {
    guard case .smallTalk(let name) = self else { return false }
    switch name {
    case Self.asksWhetherHuman: return action == .disclose
    case Self.asksWho: return action == .disclose || smallTalk == .botIdentity
    default: return action == .smallTalk && smallTalk.map { Self.names(of: $0).contains(name) } == true
    }
  }

  fileprivate static let asksWhetherHuman = "are_you_human"
  fileprivate static let asksWho = "who_are_you"

  fileprivate static func isKind(_ name: String) -> Bool {
    [asksWhetherHuman, asksWho].contains(name) || SmallTalk.allCases.contains { names(of: $0).contains(name) }
  }

  private static func names(of kind: SmallTalk) -> Set<String> {
    let snake = kind.rawValue.reduce(into: "") { $0 += $1.isUppercase ? "_" + $1.lowercased() : String($1) }
    switch kind {
    case .greeting: return [kind.rawValue, "greet"]
    case .farewell: return [kind.rawValue, "bye"]
    default: return [kind.rawValue, snake]
    }
  }
}
