import Conversation
import Synchronization
import Wire

/// Which connections there are: how many from an address, and which one each customer's session has.
final class ConnectionHub: Sendable {
  /// What somebody who says hello as a customer wants.
  enum Beginning: Hashable { case newSession, resumption }

  /// What a connection speaks. They are counted apart: a page asks over several connections for a moment, before it
  /// speaks lines over one.
  enum Kind: Hashable { case lines, requests }

  /// What becomes of a connection that opens.
  enum Admission: Hashable {
    case comesIn
    /// There are too many of its address, or of all, or the server stops. It is told so, and takes nobody's place.
    case isRefused
    /// Too many are being told already: it is closed without a word.
    case isCutOff
  }

  fileprivate struct Origin: Hashable {
    var address: ClientAddress
    var beginning: Beginning
  }

  fileprivate struct Caller: Hashable {
    var address: ClientAddress
    var kind: Kind
  }

  fileprivate struct Contents {
    var mailboxes: [ObjectIdentifier: Mailbox] = [:]
    /// Those that are being told why they do not come in.
    var refused: Set<ObjectIdentifier> = []
    var perCaller: [Caller: Int] = [:]
    /// When the last new sessions of an address began, and when the last were resumed there.
    var begun: [Origin: [Int64]] = [:]
    /// By the conversation that each has for ever: a customer who is known may have several.
    var sessions: [ConversationID: (mailbox: Mailbox, turn: Int)] = [:]
    var turns = 0
    /// Of sessions without a connection, as long as they are not full again.
    var buckets: [ConversationID: TokenBucket] = [:]
    var sweptAt: Int64 = 0
    var windsDown = false
  }

  private static let minuteMilliseconds: Int64 = 60_000
  /// How often each connection that an address may have may be lost and resumed in a minute.
  private static let resumptionsPerConnection = 3
  /// Of all addresses together, beside those that come in; each is gone within seconds.
  static let refusedMost = 256

  /// Of fewer connections, a quarter of them: each takes a descriptor, too.
  var refusedMaximum: Int { max(1, min(Self.refusedMost, connectionsMaximum / 4)) }
  /// As many as browsers open to one host.
  private static let requestsPerConnection = 6

  private let limits: WireLimits
  private let connectionsMaximum: Int
  private let contents = Mutex(Contents())

  /// - Parameter connectionsMaximum: of all addresses together.
  init(limits: WireLimits, connectionsMaximum: Int = .max) {
    self.limits = limits
    self.connectionsMaximum = connectionsMaximum
  }

  var count: Int { contents.withLock { $0.mailboxes.count } }

  /// A connection has opened. `closed` is called for it in each case.
  func opened(_ mailbox: Mailbox, from address: ClientAddress?, speaking kind: Kind = .lines) -> Admission {
    let most = limits.connectionsPerAddress * (kind == .lines ? 1 : Self.requestsPerConnection)
    let caller = address.map { Caller(address: $0, kind: kind) }
    return contents.withLock { contents in
      let ofCaller = caller.map { contents.perCaller[$0, default: 0] } ?? 0
      guard !contents.windsDown, contents.mailboxes.count < connectionsMaximum, ofCaller < most else {
        guard contents.refused.count < refusedMaximum else { return .isCutOff }
        contents.refused.insert(ObjectIdentifier(mailbox))
        return .isRefused
      }
      contents.mailboxes[ObjectIdentifier(mailbox)] = mailbox
      if let caller { contents.perCaller[caller] = ofCaller + 1 }
      return .comesIn
    }
  }

  func closed(_ mailbox: Mailbox, from address: ClientAddress?, speaking kind: Kind = .lines) {
    contents.withLock { contents in
      contents.refused.remove(ObjectIdentifier(mailbox))
      guard contents.mailboxes.removeValue(forKey: ObjectIdentifier(mailbox)) != nil else { return }
      guard let caller = address.map({ Caller(address: $0, kind: kind) }), let count = contents.perCaller[caller]
      else { return }
      contents.perCaller[caller] = count > 1 ? count - 1 : nil
    }
  }

  /// Whether the server takes nobody in any more.
  var windsDown: Bool { contents.withLock { $0.windsDown } }

  /// Somebody at an address is about to begin a new session, or to go on with one.
  ///
  /// - Returns: nil where they may; else how long to wait, in milliseconds.
  func begin(_ beginning: Beginning, at address: ClientAddress, now: Int64) -> Int? {
    let most =
      switch beginning {
      case .newSession: limits.sessionsPerMinute
      case .resumption: limits.connectionsPerAddress * Self.resumptionsPerConnection
      }
    let origin = Origin(address: address, beginning: beginning)
    return contents.withLock { contents in
      contents.sweep(now, olderThan: now - Self.minuteMilliseconds)
      let recent = (contents.begun[origin] ?? []).filter { $0 > now - Self.minuteMilliseconds }
      if let first = recent.first, recent.count >= most { return Int(first + Self.minuteMilliseconds - now) }
      contents.begun[origin] = recent + [now]
      return nil
    }
  }

  /// Somebody says hello: later than all who were given a lower number.
  func takeTurn() -> Int {
    contents.withLock { contents in
      contents.turns += 1
      return contents.turns
    }
  }

  /// A connection speaks for a session from now on; the one that did before is told so and ends (I7). Of two whose
  /// hellos were looked at side by side the one that came last has the session.
  ///
  /// - Parameter turn: when it said hello.
  /// - Returns: false where it does not, since it is gone, or since it was replaced before it began, which it is told;
  ///   else what the session may still say, where it spoke a moment ago.
  func enter(_ conversation: ConversationID, _ mailbox: Mailbox, turn: Int) -> (isIn: Bool, bucket: TokenBucket?) {
    let (replaced, bucket) = contents.withLock { contents -> (Mailbox?, TokenBucket?) in
      if mailbox.isClosed { return (mailbox, nil) }
      let current = contents.sessions[conversation]
      if let current, current.turn > turn { return (mailbox, nil) }
      contents.sessions[conversation] = (mailbox, turn)
      return (current?.mailbox, contents.buckets.removeValue(forKey: conversation))
    }
    replaced?.post(.farewell(.replaced))
    return (replaced !== mailbox, bucket)
  }

  /// A connection no longer speaks for a session; what it left of the session's speed is for the next one.
  func leave(_ conversation: ConversationID, _ mailbox: Mailbox, _ bucket: TokenBucket?, now: Int64) {
    let next = contents.withLock { contents -> Mailbox? in
      let current = contents.sessions[conversation]?.mailbox
      if let current, current !== mailbox { return current }
      contents.sessions[conversation] = nil
      if let bucket, !bucket.isFull(at: now) { contents.buckets[conversation] = bucket }
      contents.sweep(now, olderThan: now - Self.minuteMilliseconds)
      return nil
    }
    if let next, let bucket { next.post(.restrain(bucket)) }
  }

  /// Has every connection finish what it was asked, say goodbye and close; new ones are refused.
  func windDown(retryAfterMilliseconds: Int) {
    for mailbox in refusing() { mailbox.post(.windDown(retryAfterMilliseconds: retryAfterMilliseconds)) }
  }

  /// Has every connection that is left say goodbye at once.
  func end(retryAfterMilliseconds: Int) {
    for mailbox in refusing() { mailbox.post(.farewell(.shutdown, retryAfterMilliseconds: retryAfterMilliseconds)) }
  }

  private func refusing() -> [Mailbox] {
    contents.withLock { contents in
      contents.windsDown = true
      return Array(contents.mailboxes.values)
    }
  }
}

extension ConnectionHub.Contents {
  /// Lets go of what no longer limits anybody, once in a while.
  fileprivate mutating func sweep(_ now: Int64, olderThan limit: Int64) {
    guard now - sweptAt >= 10_000 else { return }
    sweptAt = now
    begun = begun.filter { ($0.value.last ?? 0) > limit }
    buckets = buckets.filter { !$0.value.isFull(at: now) }
  }
}
