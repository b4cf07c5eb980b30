import Embedding
import Insight

extension ModelReport {
  var json: JSON {
    .object([
      ("model", .string(choice.rawValue)), ("used", .array(used.map { .string($0.rawValue) })),
      ("folder", .string(shelf.folder)), ("place", .string(shelf.place.rawValue)),
      ("models", .array(entries.map(json))),
      (
        "machine",
        .object([
          ("cores", .integer(machine.cores)), ("memory_bytes", .integer(machine.memoryBytes)),
          ("instructions", .string(machine.instructions.rawValue)),
          ("free_disk_bytes", .integer(machine.freeDiskBytes)),
        ])
      ),
      (
        "auto",
        .object([
          ("models", .array(advice.sizes.map { .string($0.rawValue) })), ("reason", .string(advice.reason)),
        ])
      ),
    ])
  }

  private func json(_ entry: Entry) -> JSON {
    var members: [(String, JSON)] = [
      ("size", .string(entry.size.rawValue)), ("name", .string(entry.size.name)), ("path", .string(entry.path)),
    ]
    switch entry.state {
    case .absent:
      members += [
        ("state", .string("absent")), ("download_bytes", .integer(entry.size.downloadBytes)),
        ("mend", .string("Install it: \(shelf.installing(entry.size)).")),
      ]
    case .unusable(let error):
      members += [
        ("state", .string("unusable")), ("reason", .string(error.words)),
        ("mend", .string(error.mend(entry.size, on: shelf))),
      ]
    case .whole(let bytes, let hash, let timing):
      members += [
        ("state", .string("verified")), ("bytes", .integer(bytes)), ("sha256", .string(hash)),
        ("question_pieces", .integer(timing.pieces)), ("question_ms", .rounded(timing.questionMilliseconds)),
        ("eight_questions_ms", .rounded(timing.eightMilliseconds)),
      ]
    }
    return .object(members)
  }
}
