import Synchronization

/// An encoder that works nothing out twice: rows of a knowledge base are kept in a file, recent questions in memory. Of
/// what was asked it keeps hashes and vectors, no text.
package final class RememberingEncoder: TextEncoder {
  private struct Memory {
    var questions = RecentValues<RowFile.Key, [Float]>(capacity: RememberingEncoder.questionsKept)
    /// Nil until they were asked for.
    var rows: [RowFile.Key: [Float]]?
  }

  private let encoder: any TextEncoder
  private let file: RowFile?
  private let memory = Mutex(Memory())

  /// Questions kept: 512 to 1,024, 3 MB of the large encoder's.
  private static let questionsKept = 512
  /// Longer questions are not asked twice in the same words.
  private static let questionBytesMax = 400

  /// - Parameters:
  ///   - identity: changes whenever the encoder would give other vectors, such as the hash of its model.
  ///   - path: of the file in which rows are kept; nil: in memory alone.
  package init(_ encoder: any TextEncoder, identity: String, path: String?) {
    self.encoder = encoder
    file = path.map { RowFile(path: $0, identity: identity, width: encoder.width) }
  }

  package var tier: String { encoder.tier }
  package var width: Int { encoder.width }

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

  /// The file is then made to hold these rows and no others. Where it cannot be written, the next start takes longer, and
  /// nothing else is lost.
  package func embeddings(ofRows texts: [String], progress: ((Double) -> Void)?) -> [[Float]] {
    let keys = texts.map(RowFile.Key.init)
    var rows = memory.withLock(\.rows) ?? file?.read() ?? [:]
    let known = Set(rows.keys)
    var missing: [RowFile.Key: String] = [:]
    for (key, text) in zip(keys, texts) where rows[key] == nil { missing[key] = text }
    let ordered = missing.sorted { ($0.key.high, $0.key.low) < ($1.key.high, $1.key.low) }
    let made = encoder.embeddings(ofRows: ordered.map(\.value), progress: progress)
    precondition(made.count == ordered.count, "an encoder gives a vector for each text")
    for (entry, embedding) in zip(ordered, made) { rows[entry.key] = embedding }
    let wanted = Set(keys)
    rows = rows.filter { wanted.contains($0.key) }
    if known != wanted { try? file?.write(rows) }
    memory.withLock { [rows] in $0.rows = rows }
    progress?(1)
    return keys.compactMap { rows[$0] }
  }
}
