import Conversation
import Foundation
import Storage

/// What is kept of conversations in files beside the database: transcripts, and lines typed at this machine. For when a
/// conversation's words are erased (P3).
struct TracesInFiles: Sendable {
  /// The channel of chats in a terminal: of those the data folder keeps what was typed.
  static let typedChannel = "terminal"

  let data: String
  /// Where `/save`, lessons and `export` write transcripts, unless told otherwise.
  var transcripts = LessonKeeper.folder

  /// Removes the transcripts that name the conversation, and where it was held at a terminal, all that was typed in
  /// terminals: a line that was typed and not sent cannot be told from others.
  func erase(_ conversation: ConversationID, _ state: ConversationState) throws(StoreError) {
    for path in try files(below: transcripts) where try isAbout(conversation, path) { try remove(path) }
    guard state.channel == Self.typedChannel else { return }
    for name in try names(in: data) where name.hasPrefix("typed-") { try remove(data + "/" + name) }
  }

  private func isAbout(_ conversation: ConversationID, _ path: String) throws(StoreError) -> Bool {
    var status = stat()
    guard lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return false }
    if path.contains(conversation.rawValue) { return true }
    do {
      return try Data(contentsOf: URL(fileURLWithPath: path)).range(of: Data(conversation.rawValue.utf8)) != nil
    } catch { throw unusable(path, "it cannot be read") }
  }

  /// All files of a folder and of the folders in it. Links are not followed.
  private func files(below folder: String) throws(StoreError) -> [String] {
    var files: [String] = []
    var folders = [folder]
    while let next = folders.popLast() {
      for name in try names(in: next) {
        var status = stat()
        guard lstat(next + "/" + name, &status) == 0 else { continue }
        if status.st_mode & S_IFMT == S_IFDIR {
          folders.append(next + "/" + name)
        } else {
          files.append(next + "/" + name)
        }
      }
    }
    return files
  }

  private func names(in folder: String) throws(StoreError) -> [String] {
    guard FileManager.default.fileExists(atPath: folder) else { return [] }
    do { return try FileManager.default.contentsOfDirectory(atPath: folder).sorted() } catch {
      throw unusable(folder, "it cannot be listed")
    }
  }

  private func remove(_ path: String) throws(StoreError) {
    guard unlink(path) == 0 || errno == ENOENT else {
      throw unusable(path, "it cannot be removed: \(String(cString: strerror(errno)).lowercased())")
    }
  }

  private func unusable(_ path: String, _ reason: String) -> StoreError {
    .unusable(
      path: path, reason: reason, mend: "let this user read and write there, and have the conversation erased again")
  }
}
