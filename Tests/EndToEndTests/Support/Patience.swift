import Testing

/// Waits for something that another process does.
enum Patience {
  /// Long, because the machine may be busy; what is waited for usually comes at once.
  static let limit = Duration.seconds(30)

  /// Returns as soon as `condition` holds; records an issue where it does not within the limit.
  static func until(
    _ what: String, within limit: Duration = Patience.limit, sourceLocation: SourceLocation, _ condition: () -> Bool,
    otherwise: () -> String
  ) async throws {
    let deadline = ContinuousClock.now + limit
    while !condition() {
      guard ContinuousClock.now < deadline else {
        Issue.record("waited in vain for \(what); there was:\n\(otherwise())", sourceLocation: sourceLocation)
        throw Exhausted()
      }
      try await Task.sleep(for: .milliseconds(5))
    }
  }

  struct Exhausted: Error {}
}
