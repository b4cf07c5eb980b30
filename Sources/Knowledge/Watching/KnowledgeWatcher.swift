package import Foundation

/// Says when something in a knowledge folder has changed.
///
/// On Linux the kernel reports changes (inotify); elsewhere, where its watches are used up, and where the way to the
/// folder or a file in it goes over a symbolic link, the folder is looked through again and again. Several changes in a
/// row are one: a change is reported when the folder has been quiet for a moment. Which files count is
/// `KnowledgeFiles`' business: what the loader would not read does not wake it.
///
///     for await _ in KnowledgeWatcher(folder: folder).changes() { reload() }
package struct KnowledgeWatcher: Sendable {
  /// How changes are noticed.
  package enum Method: Hashable, Sendable {
    /// inotify where there is such a thing and it works, else polling.
    case automatic
    /// The folder is looked through again and again, for file systems of which the kernel reports nothing.
    case polling
  }

  private let folder: URL
  private let method: Method
  private let quiet: Duration

  /// `quiet`: how long nothing may happen before a change is reported; after ten times that it is reported anyhow.
  package init(folder: URL, method: Method = .automatic, quiet: Duration = .milliseconds(100)) {
    self.folder = folder
    self.method = method
    self.quiet = quiet
  }

  /// One element for each change; several that nobody has waited for yet are one. Watching has begun when this
  /// returns and ends when the stream is dropped.
  package func changes() -> AsyncStream<Void> {
    let (stream, continuation) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
    guard let alarm = Alarm() else {
      continuation.finish()
      return stream
    }
    continuation.onTermination = { _ in alarm.ring() }
    let loop = WatchLoop(
      path: folder.path, polls: method == .polling, quiet: quiet, alarm: alarm, report: { continuation.yield() })
    let thread = Thread { loop.run() }
    thread.name = "knowledge-watcher"
    thread.start()
    loop.waitUntilWatching()
    return stream
  }
}
