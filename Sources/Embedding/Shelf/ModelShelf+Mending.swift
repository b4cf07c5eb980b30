import Foundation

extension ModelShelf {
  /// The folder that is used where none is named.
  private static let standardFolder = "models"

  /// The commands that put a model here, as the end of a sentence without its full stop. They hold wherever they are
  /// read: the folder of another place than the source folder's own is named in them.
  ///
  /// - Parameter size: nil: what fits the machine.
  package func installing(_ size: EncoderSize?) -> String {
    let fetching = "`\(fetchingPrefix)make model\(size.map { " MODEL=\($0)" } ?? "")` in the source folder"
    guard let size else { return fetching + ", or as docs/operations.md says" }
    return fetching + ", or `frontdesk model install \(size)\(option) --weights FILE --vocabulary FILE` with the files "
      + "that docs/operations.md names"
  }

  private var option: String { folder == Self.standardFolder ? "" : " --models \(shellWord(folder))" }

  /// Scripts/fetch-model runs in the source folder, and takes the place from there.
  private var fetchingPrefix: String {
    if folder == Self.standardFolder, FileManager.default.fileExists(atPath: "Scripts/fetch-model") { return "" }
    return "FRONTDESK_MODELS=\(shellWord(URL(fileURLWithPath: folder, isDirectory: true).standardizedFileURL.path)) "
  }
}

extension ModelError {
  /// What to do about it, in a sentence or two.
  ///
  /// - Parameters:
  ///   - size: the model that it is about.
  ///   - shelf: where that lies, or should.
  package func mend(_ size: EncoderSize, on shelf: ModelShelf) -> String {
    switch self {
    case _ where shelf.place == .file:
      "\(shelf.folder) is no folder: name another with --models or the setting `models`."
    case .unreadable:
      "Let this user read it, or move it away and install it again: \(shelf.installing(size))."
    case .unwritable:
      "Make room on the disk, let this user write there, or name another folder with --models."
    case .notAModel, .otherVersion, .wrongSize, .altered: "Install it again: \(shelf.installing(size))."
    case .weights: "Have the published files fetched: \(shelf.installing(size))."
    }
  }
}

/// As a shell takes it for one word.
private func shellWord(_ text: String) -> String {
  let plain = text.utf8.allSatisfy {
    switch $0 {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
    case UInt8(ascii: "0")...UInt8(ascii: "9"): true
    default: "/._-+:,@%".utf8.contains($0)
    }
  }
  return plain && !text.isEmpty ? text : "'" + text.replacing("'", with: "'\\''") + "'"
}
