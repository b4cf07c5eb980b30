import Embedding
import Insight

extension ModelReport {
  var json: JSON {
    .object([
      ("model", .string(choice.rawValue)), ("used", .array(used.map { .string($0.rawValue) })),
      ("models", .array(entries.map(Self.json))),
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

  private static func json(_ entry: Entry) -> JSON {
    var members: [(String, JSON)] = [
      ("size", .string(entry.size.rawValue)), ("name", .string(entry.size.name)), ("path", .string(entry.path)),
    ]
    switch entry.state {
    case .absent: members += [("state", .string("absent")), ("download_bytes", .integer(entry.size.downloadBytes))]
    case .unusable(let error): members += [("state", .string("unusable")), ("reason", .string(error.words))]
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
