import Comprehension
package import Knowledge

/// Brings a desk up to date with an edited knowledge folder, or leaves it as it is and says why.
///
/// One after the other, and each time the folder is read anew: an older text never takes the place of a newer one, and
/// what one has learnt the next does not learn again. Reading and learning have a thread of their own: conversations go
/// on meanwhile.
package actor KnowledgeReloader {
  private let edits: EditedKnowledge
  /// The one that was asked for last; it may be over.
  private var last: Task<String?, Never>?
  /// That one, until it begins to read.
  private var waiting: Task<String?, Never>?

  /// - Parameter read: what the folder says by then.
  package init(_ desk: Desk, read: @escaping @Sendable () throws(KnowledgeError) -> KnowledgeBase) {
    edits = EditedKnowledge(desk: desk, read: read)
  }

  /// Has the desk answer from the folder as it is by now. What was wrong in it before does not keep an edit from taking
  /// effect; what is wrong since does, and the old answers stay.
  ///
  /// All who come while another is under way wait for the same next one, since it reads what each of them has seen.
  ///
  /// - Returns: what to tell; nil where nothing has changed.
  package func reload() async -> String? {
    if let waiting { return await waiting.value }
    let before = last
    let next = Task {
      _ = await before?.value
      waiting = nil
      return await ComputingThreads.learning.result { [edits] in edits.takeUp() }
    }
    (last, waiting) = (next, next)
    return await next.value
  }
}

/// A folder and the desk that answers from it. To be taken up by one at a time.
private struct EditedKnowledge: Sendable {
  /// Errors named in a notice; the rest is counted.
  private static let errorsNamed = 3

  let desk: Desk
  let read: @Sendable () throws(KnowledgeError) -> KnowledgeBase

  /// - Returns: what to tell; nil where nothing has changed.
  func takeUp() -> String? {
    let serving = desk.knowledge
    do throws(KnowledgeError) {
      let edited = try read()
      guard !edited.says(theSameAs: serving) else { return nil }
      let broken = edited.errors(notIn: serving)
      guard broken.isEmpty else { return refusal(broken) }
      desk.adopt(desk.receptionist.knowing(edited))
      let count = edited.entries.count
      return "Knowledge updated: \(count == 1 ? "1 entry" : "\(count) entries")."
    } catch {
      return "The knowledge cannot be read: \(error.message) \(error.mend)\nStill answering from before."
    }
  }

  private func refusal(_ errors: [Diagnostic]) -> String {
    let named = errors.prefix(Self.errorsNamed).map { "\($0.location): \($0.message) \($0.mend)" }
    let rest = errors.count - named.count
    return
      (["The edit has \(errors.count == 1 ? "an error" : "\(errors.count) errors"), still answering from before:"]
      + named.map { "  " + $0 } + (rest > 0 ? ["  and \(rest) more"] : [])).joined(separator: "\n")
  }
}

extension KnowledgeBase {
  fileprivate func says(theSameAs other: KnowledgeBase) -> Bool {
    business == other.business && entries == other.entries && translations == other.translations
      && sentences == other.sentences && canned == other.canned && proactive == other.proactive
      && errors(notIn: other).isEmpty
  }

  /// An error that has only moved to another line is not a new one.
  fileprivate func errors(notIn other: KnowledgeBase) -> [Diagnostic] {
    func name(_ diagnostic: Diagnostic) -> [String] { [diagnostic.code, diagnostic.location.file, diagnostic.message] }
    let known = Set(other.diagnostics.map(name))
    return diagnostics.filter { $0.severity == .error && !known.contains(name($0)) }
  }
}
