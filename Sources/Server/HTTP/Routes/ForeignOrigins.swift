import Desk
import Knowledge
import Synchronization

/// Origins that were refused lately, so that each is told to the owner once in a while and not at each try.
final class ForeignOrigins: Sendable {
  static let pauseMilliseconds: Int64 = 60_000
  /// More than these at a time are not told: somebody makes them up.
  static let originsMaximum = 64
  /// Longer ones are cut for the log.
  static let bytesMaximum = 256

  private let told = Mutex<[String: Timestamp]>([:])

  /// - Returns: what to write into the log; nil where it stands there since less than a minute ago.
  func note(_ origin: String, at now: Timestamp) -> String? {
    let name = String(decoding: origin.utf8.prefix(Self.bytesMaximum), as: UTF8.self)
    return told.withLock { told in
      if let before = told[name], now - before < Self.pauseMilliseconds { return nil }
      if told.count >= Self.originsMaximum { told = told.filter { now - $0.value < Self.pauseMilliseconds } }
      guard told.count < Self.originsMaximum else { return nil }
      told[name] = now
      return name
    }
  }
}
