import Desk
import Logging
import Storage
import Synchronization

/// Tells whoever runs the desk why something could not be read or stored. Who asked for it is told only that it was not,
/// and a full disk fails all who ask: so each kind of failure is logged once in a while, and not each time.
final class StoreFailureLog: Sendable {
  static let pauseMilliseconds: Int64 = 60_000

  private enum Kind: Hashable { case full, unusable, newerSchema, tracesLeft, corrupt }

  private let logger: Logger
  private let told = Mutex<[Kind: Int64]>([:])

  init(_ logger: Logger) { self.logger = logger }

  /// - Parameter now: milliseconds, see `LoopRoster.now`.
  func note(_ error: StoreError, at now: Int64 = LoopRoster.now) {
    guard let kind = Self.kind(of: error), isToTell(kind, at: now) else { return }
    logger.error("store failed", metadata: ["reason": "\(error.words)"])
  }

  func note(_ error: DeskError) { if case .store(let error) = error { note(error) } }
  func note(_ error: AgentServiceError) { if case .store(let error) = error { note(error) } }
  func note(_ error: SignInFailure) { if case .store(let error) = error { note(error) } }

  private func isToTell(_ kind: Kind, at now: Int64) -> Bool {
    told.withLock { told in
      if let before = told[kind], now - before < Self.pauseMilliseconds { return false }
      told[kind] = now
      return true
    }
  }

  /// Nil for a lost race, which is no failure.
  private static func kind(of error: StoreError) -> Kind? {
    switch error {
    case .conflict: nil
    case .full: .full
    case .unusable: .unusable
    case .newerSchema: .newerSchema
    case .tracesLeft: .tracesLeft
    case .corrupt: .corrupt
    }
  }
}
