import Logging
import Synchronization

/// What a server has logged.
final class LogRecord: Sendable {
  private let records = Mutex<[(message: String, reason: String)]>([])

  var logger: Logger { Logger(label: "test") { _ in Handler(record: self) } }

  /// The reasons given in records with this message, in order.
  func reasons(of message: String) -> [String] {
    records.withLock { $0.filter { $0.message == message }.map(\.reason) }
  }

  private func add(_ message: String, _ reason: String) { records.withLock { $0.append((message, reason)) } }

  private struct Handler: LogHandler {
    let record: LogRecord
    var metadata = Logger.Metadata()
    var logLevel = Logger.Level.trace

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
      get { metadata[key] }
      set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
      record.add(event.message.description, event.metadata?["reason"]?.description ?? "")
    }
  }
}
