import Desk
import Knowledge
import Storage

/// A desk that greets at once and learns the wordings meanwhile: nobody has asked anything yet.
struct LearningDesk: Sendable {
  /// Up to so many wordings, the learning is over before a first question is typed. More take so long that whoever
  /// waits should be told how far it is, which is done before the greeting.
  private static let wordingsAtOnce = 1_500

  let desk: Desk
  /// Over when messages can be answered.
  let learned: Task<Void, Never>

  /// - Parameter eager: makes who answers, saying how far it is.
  init(
    _ base: KnowledgeBase, store: any EventStore, settings: DeskSettings, erasingElsewhere: @escaping ErasingElsewhere,
    eager: (KnowledgeBase) -> Receptionist
  ) {
    guard base.wordings <= Self.wordingsAtOnce else {
      desk = Desk(eager(base), store: store, settings: settings, erasingElsewhere: erasingElsewhere)
      learned = Task {}
      return
    }
    let desk = Desk(
      Receptionist(base.withoutEntries, settings: settings), store: store, erasingElsewhere: erasingElsewhere)
    self.desk = desk
    learned = Task.detached { desk.adopt(desk.receptionist.knowing(base)) }
  }
}

extension KnowledgeBase {
  fileprivate var wordings: Int {
    entries.reduce(0) { sum, entry in
      sum + 1 + entry.phrasings.count + entry.variants.reduce(0) { $0 + 1 + $1.phrasings.count }
    }
  }

  /// What a greeting is made of.
  fileprivate var withoutEntries: KnowledgeBase {
    KnowledgeBase(business: business, entries: [], sentences: sentences, diagnostics: diagnostics)
  }
}
