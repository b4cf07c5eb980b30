package import Language

/// What a business wrote, as values: the outcome of reading its folder once.
///
/// The room is about that folder: how it is read and watched, what is wrong in it and where, when people are there by
/// its hours, and how an agent's lesson is written into it. Which entry answers a question is Matching's affair.
package struct KnowledgeBase: Sendable {
  /// Where there is no `business.yaml`, one without a name that is always there.
  package var business: Business
  /// False where there is a `business.yaml` that could not be read: `business` is then nobody's, and who answers from
  /// this base would not know for whom.
  package var isBusinessKnown: Bool
  /// In the business's own language, in the order of files and headings.
  package var entries: [Entry]
  /// By language, then by the id of the entry translated.
  package var translations: [LocaleCode: [EntryID: Entry]]
  /// The sentences of the bot that the business replaced (`sentences.yaml`): by language, then by key.
  package var sentences: [LocaleCode: [String: String]]
  /// What agents have ready, in the order written.
  package var canned: [CannedReply]
  /// What pages of the website say by themselves, in the order written; the first that fits is shown.
  package var proactive: [ProactiveMessage]
  /// Sorted by place.
  package var diagnostics: [Diagnostic]

  private let positions: [EntryID: Int]

  /// - Parameter entries: with distinct ids; of two with the same the first is found by `entry(_:in:)`.
  package init(
    business: Business, entries: [Entry], translations: [LocaleCode: [EntryID: Entry]] = [:],
    sentences: [LocaleCode: [String: String]] = [:], canned: [CannedReply] = [],
    proactive: [ProactiveMessage] = [], diagnostics: [Diagnostic] = [], isBusinessKnown: Bool = true
  ) {
    self.business = business
    self.isBusinessKnown = isBusinessKnown
    self.entries = entries
    self.translations = translations
    self.sentences = sentences
    self.canned = canned
    self.proactive = proactive
    self.diagnostics = diagnostics
    positions = Dictionary(zip(entries.map(\.id), entries.indices), uniquingKeysWith: { first, _ in first })
  }

  /// The entry in `locale` if it is translated, else as the business wrote it; nil for an id that does not exist.
  package func entry(_ id: EntryID, in locale: LocaleCode? = nil) -> Entry? {
    if let locale, let translated = translations[locale]?[id] { return translated }
    return positions[id].map { entries[$0] }
  }

  /// The languages in which at least one entry can be answered, the business's own first.
  package var locales: [LocaleCode] {
    [business.locale] + translations.keys.filter { $0 != business.locale }.sorted { $0.rawValue < $1.rawValue }
  }

  /// The languages in which a conversation can be held: those, and the ones that the bot speaks by itself.
  package var spokenLocales: [LocaleCode] {
    locales + LocaleCode.shipped.filter { !locales.contains($0) }
  }
}
