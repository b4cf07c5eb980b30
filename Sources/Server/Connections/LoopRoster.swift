import NIOCore

/// Something on an event loop that is told how time passes.
protocol Ticking: AnyObject {
  /// - Parameter now: milliseconds, see `LoopRoster.now`.
  func tick(at now: Int64)
}

/// The connections of one event loop, and the one timer that all of them share.
///
/// Used on its event loop only.
final class LoopRoster {
  private static let tickMilliseconds: Int64 = 500

  private var connections: [ObjectIdentifier: any Ticking] = [:]

  init() {}

  /// Milliseconds of a clock that only goes forward.
  static var now: Int64 { Int64(NIODeadline.now().uptimeNanoseconds / 1_000_000) }

  static func start(on loop: any EventLoop) -> NIOLoopBound<LoopRoster> {
    let roster = NIOLoopBound(LoopRoster(), eventLoop: loop)
    loop.scheduleRepeatedTask(initialDelay: .milliseconds(tickMilliseconds), delay: .milliseconds(tickMilliseconds)) {
      _ in roster.value.tick()
    }
    return roster
  }

  func add(_ connection: any Ticking) { connections[ObjectIdentifier(connection)] = connection }
  func holds(_ connection: any Ticking) -> Bool { connections[ObjectIdentifier(connection)] != nil }
  func remove(_ connection: any Ticking) { connections[ObjectIdentifier(connection)] = nil }

  private func tick() {
    let now = Self.now
    for connection in Array(connections.values) { connection.tick(at: now) }
  }
}
