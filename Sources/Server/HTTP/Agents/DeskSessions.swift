import Conversation
import Desk
import Knowledge
import Storage
import Synchronization
import Wire

/// Agents who are signed in with a browser: who has a session's cookie, and knows its `csrf` besides, speaks as them.
///
/// The cookie alone does nothing: a browser sends it wherever it is told to (H15). Sessions are kept in memory, by the
/// digests of their cookies; each use looks at the account again, so that a revoked token opens nothing any more (H39).
final class DeskSessions: Sendable {
  /// The cookie's name, with the port where the desk is not at the usual one: browsers send the cookies of a host to
  /// all of its ports, and two desks on one host would take each other's.
  ///
  /// - Parameter origin: the desk's own, as the visitor knows it.
  static func cookieName(at origin: String?) -> String {
    guard let port = origin?.split(separator: ":").last, port.allSatisfy(\.isNumber) else { return "frontdesk_agent" }
    return "frontdesk_agent_\(port)"
  }
  static let idleMilliseconds: Int64 = 12 * 3_600_000
  static let longestMilliseconds: Int64 = 7 * 24 * 3_600_000
  /// Of all agents together, and of one: whoever has a token cannot end the sessions of others by beginning many.
  static let sessionsMaximum = 1_024
  static let sessionsOfAccountMaximum = 16

  private struct Session {
    let csrf: String
    let account: String
    let tokenDigest: [UInt8]
    let beganAt: Timestamp
    var usedAt: Timestamp
    var connections: [WeakMailbox] = []

    /// A connection that is open is use.
    func isOver(at now: Timestamp) -> Bool {
      if now - beganAt >= DeskSessions.longestMilliseconds { return true }
      return now - usedAt >= DeskSessions.idleMilliseconds && !connections.contains { $0.mailbox?.isClosed == false }
    }
  }

  private struct WeakMailbox { weak var mailbox: Mailbox? }

  private let directory: any AgentDirectory
  private let clock: any WallClock
  private let sessions = Mutex<[[UInt8]: Session]>([:])

  init(_ directory: any AgentDirectory, clock: any WallClock) {
    self.directory = directory
    self.clock = clock
  }

  /// - Returns: two secrets; the cookie is not kept.
  func begin(_ account: AgentAccount) -> (cookie: String, csrf: String) {
    let (cookie, csrf) = (CustomerSession.makeSecret(), CustomerSession.makeSecret())
    let now = clock.now()
    let session = Session(
      csrf: csrf, account: account.id, tokenDigest: account.tokenDigest, beganAt: now, usedAt: now)
    sweep()
    let evicted = sessions.withLock { sessions -> [Session] in
      defer { sessions[Credentials.digest(of: cookie)] = session }
      let own = sessions.filter { $0.value.account == account.id }
      let crowd = own.count >= Self.sessionsOfAccountMaximum ? own : sessions
      guard own.count >= Self.sessionsOfAccountMaximum || sessions.count >= Self.sessionsMaximum,
        let oldest = crowd.min(by: { $0.value.usedAt < $1.value.usedAt })
      else { return [] }
      sessions[oldest.key] = nil
      return [oldest.value]
    }
    Self.sayGoodbye(to: evicted)
    return (cookie, csrf)
  }

  /// Ends what is over, and the connections that speak for it. To be called now and then.
  func sweep() {
    let now = clock.now()
    let over = sessions.withLock { sessions in
      let over = sessions.filter { $0.value.isOver(at: now) }
      for key in over.keys { sessions[key] = nil }
      return Array(over.values)
    }
    Self.sayGoodbye(to: over)
  }

  /// Whose cookie it is; nil for one that opens nothing, or nothing any more.
  ///
  /// - Throws: where the accounts cannot be read: that lets nobody in, and ends nobody's session.
  func find(_ cookie: String) async throws(StoreError) -> (account: AgentAccount, csrf: String)? {
    let key = Credentials.digest(of: cookie)
    let now = clock.now()
    let (found, ended) = sessions.withLock { sessions -> (Session?, Session?) in
      guard let session = sessions[key], !session.isOver(at: now) else {
        return (nil, sessions.removeValue(forKey: key))
      }
      sessions[key]?.usedAt = now
      return (session, nil)
    }
    Self.sayGoodbye(to: [ended].compactMap(\.self))
    guard let found else { return nil }
    guard let account = try await account(token: found.tokenDigest), account.revokedAt == nil else {
      sessions.withLock { $0[key] = nil }
      return nil
    }
    return (account, found.csrf)
  }

  /// The same for somebody who shows the session's `csrf`; nil where it is another.
  func find(_ cookie: String, csrf: String) async throws(StoreError) -> AgentAccount? {
    guard let found = try await find(cookie),
      Credentials.areEqual(Credentials.digest(of: csrf), Credentials.digest(of: found.csrf))
    else { return nil }
    return found.account
  }

  private func account(token digest: [UInt8]) async throws(StoreError) -> AgentAccount? {
    do throws(AgentDirectoryError) { return try await directory.account(token: digest) } catch {
      switch error {
      case .store(let error): throw error
      case .exists, .unknown: return nil
      }
    }
  }

  /// A connection speaks for the session from now on, and ends with it.
  ///
  /// - Returns: false where the session is over.
  func join(_ mailbox: Mailbox, _ cookie: String) -> Bool {
    sessions.withLock { sessions in
      let key = Credentials.digest(of: cookie)
      guard var session = sessions[key] else { return false }
      session.connections.removeAll { $0.mailbox?.isClosed ?? true }
      session.connections.append(WeakMailbox(mailbox: mailbox))
      sessions[key] = session
      return true
    }
  }

  /// A connection that spoke for the session is gone.
  func left(_ cookie: String) {
    let now = clock.now()
    sessions.withLock { $0[Credentials.digest(of: cookie)]?.usedAt = now }
  }

  /// Ends a session and its connections.
  func end(_ cookie: String) {
    let session = sessions.withLock { $0.removeValue(forKey: Credentials.digest(of: cookie)) }
    Self.sayGoodbye(to: [session].compactMap(\.self))
  }

  private static func sayGoodbye(to ended: [Session]) {
    for connection in ended.flatMap(\.connections) { connection.mailbox?.post(.farewell(.bye)) }
  }
}

extension HTTPRequest {
  /// The cookie of an agent who has signed in here, and nowhere else.
  var agentCookie: String? { cookie(DeskSessions.cookieName(at: visitor.ownOrigin)) }
}
