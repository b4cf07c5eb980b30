package import Foundation
import Language

/// Reads a knowledge folder. docs/knowledge.md is the reference of its format.
///
/// What is wrong with a file becomes diagnostics and costs as little as possible; only a folder that gives nothing at
/// all is an error.
///
///     let base = try KnowledgeLoader(folder: folder, today: today, refusing: detector.claim(in:)).load()
package struct KnowledgeLoader: Sendable {
  /// How far a load is, in files.
  package struct Progress: Hashable, Sendable {
    /// Files read so far.
    package var done: Int
    /// Files that are read in all.
    package var total: Int
  }

  private enum Place: Sendable {
    case folder(URL)
    case memory([String: String])
  }

  private let place: Place
  private let today: CivilDate?
  private let refusing: @Sendable (String) -> String?

  /// - Parameters:
  ///   - today: the day on which reviews are due; nil: none is ever overdue.
  ///   - refusing: returns the words with which a text claims that the bot is human, if it does (D4).
  package init(
    folder: URL, today: CivilDate? = nil, refusing: @escaping @Sendable (String) -> String? = { _ in nil }
  ) {
    self.place = .folder(folder)
    self.today = today
    self.refusing = refusing
  }

  /// From files in memory, by their path in the folder: `["orders.md": "## Where is my order?\n\nOn its way."]`.
  package init(
    files: [String: String], today: CivilDate? = nil,
    refusing: @escaping @Sendable (String) -> String? = { _ in nil }
  ) {
    self.place = .memory(files)
    self.today = today
    self.refusing = refusing
  }

  /// `progress` is called once after each file.
  package func load(progress: (Progress) -> Void = { _ in }) throws(KnowledgeError) -> KnowledgeBase {
    var findings = Findings()
    let files = try files(&findings)
    guard !files.topics.isEmpty else {
      throw KnowledgeError(
        .noMarkdown, path: path, "There is no markdown file to read here.",
        mend: "Write one, say orders.md, or make a sample with `frontdesk init`.")
    }
    var reading = Reading(total: files.count, findings: findings)
    let business = business(files, &reading, progress)
    let isBroken = business == nil
    let known = business ?? Business(name: "")
    let sentences =
      files.sentences.flatMap { tree($0, &reading, progress) }
      .map { SentencesReader(refusing: refusing).read($0, &reading.findings) } ?? [:]
    let variables = Variables(values: known.variables, isComplete: !isBroken)
    let canned =
      files.canned.flatMap { reading.source($0, progress) }
      .map { CannedReader(source: $0, variables: variables).replies(&reading.findings) } ?? []
    let proactive = proactive(files, known.locale, variables, &reading, progress)
    let topics = topics(files, known.locale, variables, &reading, progress)
    let count = topics.reduce(0) { $0 + $1.batch.drafts.count }
    guard count <= KnowledgeLimits.entriesMax else {
      throw KnowledgeError(
        .tooManyEntries, path: path, "There are \(count) entries here, more than \(KnowledgeLimits.entriesMax).",
        mend: "Split the knowledge into several folders.")
    }
    let assembly = Assembly(business: known, knowsBusiness: !isBroken, refusing: refusing)
    return assembled(topics, assembly, sentences, canned, proactive, &reading.findings)
  }

  private var path: String {
    switch place {
    case .folder(let url): url.path
    case .memory: "(memory)"
    }
  }

  private func files(_ findings: inout Findings) throws(KnowledgeError) -> KnowledgeFiles {
    switch place {
    case .folder(let url): return try FolderScan(folder: url).files(&findings)
    case .memory(let texts):
      var files = KnowledgeFiles()
      for (path, text) in texts.sorted(by: { $0.key < $1.key }) {
        files.add(KnowledgeFiles.SourceFile(path: path, read: { .bytes(Array(text.utf8)) }), &findings)
      }
      return files
    }
  }
}

extension KnowledgeLoader {
  private struct Topic {
    var locale: LocaleCode
    var batch: Assembly.Batch
  }

  private func tree(
    _ file: KnowledgeFiles.SourceFile, _ reading: inout Reading, _ progress: (Progress) -> Void
  ) -> YAMLTree? {
    guard let source = reading.source(file, progress) else { return nil }
    return YAMLReading.tree(of: source.text(blankingFirst: 0), file: file.path, findings: &reading.findings)
  }

  /// Nil where there is a `business.yaml` that cannot be read.
  private func business(
    _ files: KnowledgeFiles, _ reading: inout Reading, _ progress: (Progress) -> Void
  ) -> Business? {
    guard let file = files.business else {
      reading.findings.warning(
        "no-business", at: SourceLocation(file: "business.yaml", line: 1), "There is no business.yaml.",
        mend: "Write one with the name, time zone and opening hours; without it people count as always there.")
      return Business(name: "")
    }
    guard let tree = tree(file, &reading, progress) else { return nil }
    let translated = Set(files.topics.compactMap { Self.locale(of: $0.path) })
    let business = BusinessReader(translated: translated, refusing: refusing).read(tree, &reading.findings)
    if !LocaleCode.shipped.contains(business.locale) {
      reportUnshipped(business.locale, file: file.path, &reading.findings)
    }
    return business
  }

  /// The messages of the file at the top, with the words that those in the languages' folders have for them.
  private func proactive(
    _ files: KnowledgeFiles, _ own: LocaleCode, _ variables: Variables, _ reading: inout Reading,
    _ progress: (Progress) -> Void
  ) -> [ProactiveMessage] {
    var messages: [ProactiveMessage] = []
    // Translations are of what was read before.
    for file in files.proactive.sorted(by: { Self.locale(of: $0.path) == nil && Self.locale(of: $1.path) != nil }) {
      guard let source = reading.source(file, progress) else { continue }
      let locale = Self.locale(of: file.path) ?? own
      let reader = ProactiveReader(source: source, variables: variables, refusing: refusing)
      let read = reader.messages(in: locale, &reading.findings)
      guard locale != own else {
        messages = read
        continue
      }
      for message in read {
        if let index = messages.firstIndex(where: { $0.id == message.id }) {
          messages[index].texts.merge(message.texts) { first, _ in first }
        } else {
          reading.findings.error(
            "orphan-translation", at: message.location, "There is no proactive message `\(message.id)` to translate.",
            mend: Nearest.mend(
              message.id, among: messages.map(\.id), otherwise: "Write it in proactive.md at the top first."))
        }
      }
    }
    return messages
  }

  private func topics(
    _ files: KnowledgeFiles, _ locale: LocaleCode, _ variables: Variables, _ reading: inout Reading,
    _ progress: (Progress) -> Void
  ) -> [Topic] {
    files.topics.compactMap { file in
      guard let source = reading.source(file, progress) else { return nil }
      let topic = TopicFile(source, variables: variables, today: today, &reading.findings)
      let batch = Assembly.Batch(
        file: file.path, drafts: topic.drafts, attributes: topic.frontMatter.attributes)
      return Topic(locale: Self.locale(of: file.path) ?? locale, batch: batch)
    }
  }

  /// The language of a file is its top folder, if that has the name of one.
  private static func locale(of path: String) -> LocaleCode? {
    let parts = path.split(separator: "/")
    guard parts.count > 1, LanguageCodes.contains(String(parts[0])) else { return nil }
    return LocaleCode(rawValue: String(parts[0]))
  }

  private func assembled(
    _ topics: [Topic], _ assembly: Assembly, _ sentences: [LocaleCode: [String: String]],
    _ canned: [CannedReply], _ proactive: [ProactiveMessage], _ findings: inout Findings
  ) -> KnowledgeBase {
    let business = assembly.business
    let own = topics.filter { $0.locale == business.locale }.map(\.batch)
    let resolver = LinkResolver(
      topics.flatMap { topic in topic.batch.drafts.map { (topic.batch.file, $0.id) } })
    let entries = Self.withoutLeftOut(assembly.entries(own, resolver, &findings))
    let matcher = Translations(
      originals: Dictionary(entries.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first }), business: business)
    var translations: [LocaleCode: [EntryID: Entry]] = [:]
    for (locale, group) in Dictionary(grouping: topics, by: \.locale) where locale != business.locale {
      let translated = assembly.entries(group.map(\.batch), resolver, &findings)
      let matched = matcher.matched(translated, &findings)
      translations[locale] = matched
      let file = group.map(\.batch.file).min() ?? ""
      matcher.reportMissing(matched, locale, file: file, &findings)
      if !LocaleCode.shipped.contains(locale) { reportUnshipped(locale, file: file, &findings) }
    }
    return KnowledgeBase(
      business: business, entries: entries, translations: translations, sentences: sentences, canned: canned,
      proactive: proactive,
      diagnostics: findings.diagnostics.sorted { ($0.location, $0.severity) < ($1.location, $1.severity) },
      isBusinessKnown: assembly.knowsBusiness)
  }

  /// Nothing leads to an entry that was left out; why it was has been said where it stands.
  private static func withoutLeftOut(_ entries: [Entry]) -> [Entry] {
    let ids = Set(entries.map(\.id))
    return entries.map { entry in
      guard !entry.next.allSatisfy({ ids.contains($0.entry) }) else { return entry }
      var entry = entry
      entry.next.removeAll { !ids.contains($0.entry) }
      return entry
    }
  }

  private func reportUnshipped(_ locale: LocaleCode, file: String, _ findings: inout Findings) {
    findings.warning(
      "locale-not-shipped", at: SourceLocation(file: file, line: 1),
      "The bot's own sentences do not come in `\(locale)`: the bot says those in English around your answers.",
      mend: "Nothing, if that will do. Theirs are en, de, fr and es.")
  }
}
