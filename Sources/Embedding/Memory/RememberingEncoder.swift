import Foundation
import Synchronization

/// An encoder that works nothing out twice: rows of a knowledge base are kept in a file, recent questions in memory. Of
/// what was asked it keeps hashes and vectors, no text.
package final class RememberingEncoder: TextEncoder {
  private struct Memory {
    var questions = RecentValues<RowFile.Key, [Float]>(capacity: RememberingEncoder.questionsKept)
    /// Nil until they were asked for.
    var rows: [RowFile.Key: [Float]]?
    var hasReported = false
  }

  private let encoder: any TextEncoder
  private let file: RowFile?
  private let today: @Sendable () -> Int
  private let report: @Sendable (ModelNotice) -> Void
  private let memory = Mutex(Memory())

  /// Questions kept: 512 to 1,024, 3 MB of the large encoder's.
  private static let questionsKept = 512
  /// Longer questions are not asked twice in the same words.
  private static let questionBytesMax = 400

  /// - Parameters:
  ///   - identity: changes whenever the encoder would give other vectors, such as the hash of its model.
  ///   - path: of the file in which rows are kept; nil: in memory alone.
  ///   - today: the day, in days since 1970.
  ///   - report: told once, where the file cannot be written.
  package init(
    _ encoder: any TextEncoder, identity: String, path: String?,
    today: @escaping @Sendable () -> Int = { Int(Date().timeIntervalSince1970) / 86_400 },
    report: @escaping @Sendable (ModelNotice) -> Void = { _ in }
  ) {
    self.encoder = encoder
    self.today = today
    self.report = report
    file = path.map { RowFile(path: $0, identity: identity, width: encoder.width) }
  }

  /// Takes away what this process has begun to write of a file of rows, for when it is about to end.
  package static func removeUnfinished(_ path: String) { PartialFile.removeOwn(beside: path) }

  /// The tier of the encoder that it spares.
  package var tier: String { encoder.tier }
  /// The width of that encoder's vectors.
  package var width: Int { encoder.width }

  /// Those not known are worked out together, and kept in memory where the text has at most 400 bytes.
  package func embeddings(of texts: [String]) -> [[Float]] {
    let keys = texts.map(RowFile.Key.init)
    var found = memory.withLock { memory in keys.map { memory.rows?[$0] ?? memory.questions[$0] } }
    let missing = texts.indices.filter { found[$0] == nil }
    guard !missing.isEmpty else { return found.compactMap(\.self) }
    let made = encoder.embeddings(of: missing.map { texts[$0] })
    precondition(made.count == missing.count, "an encoder gives a vector for each text")
    for (place, embedding) in zip(missing, made) {
      found[place] = embedding
      guard texts[place].utf8.count <= Self.questionBytesMax else { continue }
      memory.withLock { $0.questions.insert(embedding, for: keys[place]) }
    }
    return found.compactMap(\.self)
  }

  /// The file is then made to hold these rows, and for a while those of before. Where it cannot be written, the next
  /// start takes longer, and nothing else is lost.
  package func embeddings(ofRows texts: [String], progress: ((Double) -> Void)?) -> [[Float]] {
    let keys = texts.map(RowFile.Key.init)
    let stored = file?.read() ?? [:]
    var rows = stored.mapValues(\.vector).merging(memory.withLock(\.rows) ?? [:]) { _, known in known }
    var missing: [RowFile.Key: String] = [:]
    for (key, text) in zip(keys, texts) where rows[key] == nil { missing[key] = text }
    let ordered = missing.sorted { ($0.key.high, $0.key.low) < ($1.key.high, $1.key.low) }
    let made = encoder.embeddings(ofRows: ordered.map(\.value), progress: progress)
    precondition(made.count == ordered.count, "an encoder gives a vector for each text")
    for (entry, embedding) in zip(ordered, made) { rows[entry.key] = embedding }
    let wanted = Set(keys)
    rows = rows.filter { wanted.contains($0.key) }
    keep(rows, beside: stored)
    memory.withLock { [rows] in $0.rows = rows }
    progress?(1)
    return keys.compactMap { rows[$0] }
  }

  /// - Parameter stored: what the file holds.
  private func keep(_ rows: [RowFile.Key: [Float]], beside stored: [RowFile.Key: RowFile.Row]) {
    let today = today()
    guard let file, rows.keys.contains(where: { stored[$0]?.usedOn != today }) else { return }
    let kept = RowFile.kept(rows, beside: stored, on: today)
    do throws(ModelError) { try file.write(kept) } catch {
      let isFirst = memory.withLock { memory in
        defer { memory.hasReported = true }
        return !memory.hasReported
      }
      if isFirst { report(.rowsNotKept(tier: tier, error)) }
    }
  }
}
