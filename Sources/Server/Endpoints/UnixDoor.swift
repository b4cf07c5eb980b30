import NIOCore

/// A Unix socket that stays open: where somebody removes its file, it is made again.
actor UnixDoor {
  nonisolated let path: String
  private let opener: EndpointOpener
  private let trustsUser: Bool
  private var file: UnixSocketFile
  private var listener: any Channel
  /// What was said last of what is wrong with it.
  private var complaint: String?

  init(_ path: String, trustsUser: Bool, _ opener: EndpointOpener) async throws(ServerError) {
    self.path = path
    self.opener = opener
    self.trustsUser = trustsUser
    (file, listener) = try await Self.open(path, trustsUser, opener)
  }

  /// Makes the file again if it is gone.
  ///
  /// - Returns: what to log: once, until it changes.
  func look() async -> String? {
    let said = complaint
    switch file.presence {
    case .here: complaint = nil
    case .somethingElse: complaint = "another file is in the socket's place: nobody comes in there"
    case .gone:
      do throws(ServerError) {
        let old = listener
        (file, listener) = try await Self.open(path, trustsUser, opener)
        try? await old.close().get()
        complaint = nil
        return "the socket's file was removed, and is made again"
      } catch { complaint = "the socket's file was removed: \(error.explanation.message)" }
    }
    return complaint == said ? nil : complaint
  }

  func close() async {
    file.remove()
    try? await listener.close().get()
  }

  private static func open(
    _ path: String, _ trustsUser: Bool, _ opener: EndpointOpener
  ) async throws(ServerError) -> (UnixSocketFile, any Channel) {
    let file = try UnixSocketFile(path: path)
    return (file, try await opener.openUnix(file, trustsUser: trustsUser))
  }
}
