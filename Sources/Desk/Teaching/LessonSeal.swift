import Digests
import Knowledge

/// The word that says which lesson for which text was seen.
enum LessonSeal {
  /// 32 hexadecimal digits of the SHA-256 of file, text and lesson, each with its length before it, so that nothing can
  /// be moved from one to the other.
  static func of(_ lesson: Lesson, file: String, bytes: [UInt8]?) -> String {
    var hash = SHA256()
    for part in [Array(file.utf8), bytes ?? [], [bytes == nil ? 0 : 1]] + lesson.parts.map({ Array($0.utf8) }) {
      withUnsafeBytes(of: UInt64(part.count).littleEndian) { hash.update($0) }
      hash.update(part)
    }
    return hash.finalize().prefix(16).hexadecimal
  }
}

extension Lesson {
  fileprivate var parts: [String] {
    switch target {
    case .entry(let id): [question, "entry", id.rawValue]
    case .heading(let heading, let answer, let topic):
      [question, "heading", heading, answer] + (topic.map { [$0] } ?? [])
    }
  }
}
