import Foundation
import Insight
import Logging

/// Logs one record a line, as JSON, to standard error: whatever a record holds, it stays on its line (H34).
///
///     {"time":"2026-11-24T17:15:02.123Z","level":"info","logger":"frontdesk","message":"…","metadata":{…}}
struct JSONLines: LogHandler {
  private let label: String
  private let write: @Sendable (String) -> Void
  private let now: @Sendable () -> Date
  var metadata = Logger.Metadata()
  var metadataProvider: Logger.MetadataProvider?
  var logLevel: Logger.Level

  /// - Parameter write: is given whole lines, with their line feed.
  init(
    label: String, level: Logger.Level, now: @escaping @Sendable () -> Date = { Date() },
    write: @escaping @Sendable (String) -> Void = LogQueue.standardError.put
  ) {
    self.label = label
    self.now = now
    self.write = write
    logLevel = level
  }

  /// The program's logger, as the settings want it.
  static func logger(_ configuration: Configuration) -> Logger {
    let level = Logger.Level(rawValue: configuration.text(.logLevel)) ?? .info
    return Logger(label: "frontdesk") { JSONLines(label: $0, level: level) }
  }

  subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }

  func log(event: LogEvent) {
    var all = metadata
    if let provided = metadataProvider?.get() { all.merge(provided) { $1 } }
    if let own = event.metadata { all.merge(own) { $1 } }
    var members: [(String, JSON)] = [
      ("time", .string(Self.written(now()))), ("level", .string(event.level.rawValue)), ("logger", .string(label)),
      ("message", .string(event.message.description)),
    ]
    if let error = event.error { members.append(("error", .string("\(error)"))) }
    if !all.isEmpty { members.append(("metadata", Self.json(all))) }
    write(JSON.object(members).line + "\n")
  }

  private static func json(_ metadata: Logger.Metadata) -> JSON {
    .object(metadata.sorted { $0.key < $1.key }.map { ($0.key, json($0.value)) })
  }

  private static func json(_ value: Logger.Metadata.Value) -> JSON {
    switch value {
    case .string(let text): .string(text)
    case .stringConvertible(let value): .string(value.description)
    case .array(let values): .array(values.map { json($0) })
    case .dictionary(let values): json(values)
    }
  }

  /// UTC, with milliseconds (RFC 3339).
  private static func written(_ date: Date) -> String {
    let milliseconds = Int64((date.timeIntervalSince1970 * 1_000).rounded(.down))
    var (seconds, rest) = milliseconds.quotientAndRemainder(dividingBy: 1_000)
    if rest < 0 { (seconds, rest) = (seconds - 1, rest + 1_000) }
    var time = time_t(seconds)
    var parts = tm()
    gmtime_r(&time, &parts)
    func two(_ number: some BinaryInteger) -> String { number < 10 ? "0\(number)" : "\(number)" }
    let fraction = (rest < 10 ? "00" : rest < 100 ? "0" : "") + "\(rest)"
    return "\(parts.tm_year + 1900)-\(two(parts.tm_mon + 1))-\(two(parts.tm_mday))T"
      + "\(two(parts.tm_hour)):\(two(parts.tm_min)):\(two(parts.tm_sec)).\(fraction)Z"
  }

  /// Of a number of lines that the log could not take.
  static func lost(_ lines: Int) -> String {
    let members: [(String, JSON)] = [
      ("time", .string(written(Date()))), ("level", .string(Logger.Level.warning.rawValue)),
      ("logger", .string("frontdesk")), ("message", .string("log lines lost: nobody read them")),
      ("metadata", .object([("lines", .string("\(lines)"))])),
    ]
    return JSON.object(members).line + "\n"
  }
}
