import Knowledge
import Language
package import Storage

/// Why nobody was signed in.
package enum SignInFailure: Error, Hashable, Sendable {
  /// Wrong, unknown or revoked: the three are not told apart (H37).
  case unknown
  /// Too many attempts from this address (H38).
  case tooMany(retryAfterMilliseconds: Int64)
  /// It could pass for the desk itself, or disturb what stands around it (H33).
  case badName
  /// Accounts could not be read, or the attempt not be put on record (P11).
  case store(StoreError)
}

/// Finds out who somebody is, and notices who may no longer be here.
package actor SignIn {
  /// How often accounts are read again: a revoked token ends its sessions within a second (H39).
  private static let watchInterval = Duration.milliseconds(500)
  /// No token is longer; what is, is not worth hashing whole.
  private static let tokenBytesMaximum = 256

  private let directory: any AgentDirectory
  private let floor: Floor
  private let clock: any WallClock
  private let trail: AuditTrail
  private var attempts = SignInGuard()
  /// Of the accounts that the floor was told of last.
  private var versionTold: Int?

  /// - Parameter floor: is told of new and revoked accounts by `watch` and `refresh`.
  package init(directory: any AgentDirectory, floor: Floor, clock: any WallClock = SystemClock()) {
    self.directory = directory
    self.floor = floor
    self.clock = clock
    trail = AuditTrail(directory, clock: clock)
  }

  /// The account that a token opens. The same is done for every token, whatever is wrong with it (H37): it is hashed,
  /// the hash is looked up, and compared in constant time.
  ///
  /// - Parameter address: where it comes from; nil: from a place that needs no limit.
  package func account(token: String, from address: String?) async throws(SignInFailure) -> AgentAccount {
    if let address, let wait = attempts.attempt(from: address, at: clock.now()) {
      throw .tooMany(retryAfterMilliseconds: wait)
    }
    let digest = Credentials.digest(of: String(decoding: token.utf8.prefix(Self.tokenBytesMaximum), as: UTF8.self))
    let found = try await read { directory throws(AgentDirectoryError) in
      try await directory.account(token: digest)
    }
    let isRight = Credentials.areEqual(digest, found?.tokenDigest ?? [UInt8](repeating: 0, count: digest.count))
    guard let found, isRight, found.revokedAt == nil else {
      try await record("sign_in_failed", nil)
      throw .unknown
    }
    if let address { attempts.succeeded(from: address) }
    try await record("sign_in", found)
    return found
  }

  /// The account of somebody of whom the system says who they are: the one of that name, else a new one, a lead's,
  /// since whoever runs the desk can read all that it stores. No token opens a new one.
  ///
  /// - Throws: `.badName` for a new one whose name customers must not read (H33), see `AgentName`.
  package func localAccount(named name: String) async throws(SignInFailure) -> AgentAccount {
    if let known = try await valid(named: name) {
      try await record("sign_in", known)
      return known
    }
    guard let name = AgentName(name)?.text else { throw .badName }
    let new = AgentAccount(
      id: RandomID.make(), name: name, role: .lead, tokenDigest: Credentials.closedDigest(), createdAt: clock.now())
    do throws(AgentDirectoryError) {
      try await directory.add(new)
    } catch .exists {
      // Somebody added it in between.
      guard let known = try await valid(named: name) else { throw .unknown }
      try await record("sign_in", known)
      return known
    } catch { throw SignInFailure(error) }
    try await record("sign_in", new)
    return new
  }

  /// Somebody's connection is gone.
  package func signedOut(_ account: AgentAccount) async { try? await record("sign_out", account) }

  /// Tells the floor of changed accounts, until cancelled. What cannot be read now is read the next time.
  package func watch() async {
    while !Task.isCancelled {
      await refresh()
      try? await Task.sleep(for: Self.watchInterval)
    }
  }

  /// Tells the floor of the accounts as they are now.
  package func refresh() async {
    guard let version = try? await directory.version(), version != versionTold else { return }
    guard let accounts = try? await directory.accounts() else { return }
    versionTold = version
    await floor.know(accounts)
  }

  private func valid(named name: String) async throws(SignInFailure) -> AgentAccount? {
    let accounts = try await read { directory throws(AgentDirectoryError) in try await directory.accounts() }
    return accounts.first { $0.revokedAt == nil && $0.name.lowercased() == name.lowercased() }
  }

  private func read<Value: Sendable>(
    _ body: (any AgentDirectory) async throws(AgentDirectoryError) -> Value
  ) async throws(SignInFailure) -> Value {
    do { return try await body(directory) } catch { throw SignInFailure(error) }
  }

  private func record(_ action: String, _ account: AgentAccount?) async throws(SignInFailure) {
    do { try await trail.record(action, by: account) } catch { throw SignInFailure(error) }
  }
}

extension SignInFailure {
  fileprivate init(_ error: AgentDirectoryError) {
    switch error {
    case .store(let error): self = .store(error)
    case .exists, .unknown: self = .unknown
    }
  }
}
