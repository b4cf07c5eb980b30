import Foundation
import Insight
import Knowledge
import Terminal

/// Finds transcripts, and what they name.
enum TranscriptFolder {
  /// The transcripts at `paths`: files, or folders with `.txt` files, in the order of their names.
  ///
  /// - Throws: all flaws of all files at once.
  static func transcripts(at paths: [String]) throws(Failure) -> [Transcript] {
    var transcripts: [Transcript] = []
    var flaws: [Diagnostic] = []
    for path in paths {
      for file in try files(at: path) {
        let text = try text(at: file)
        do throws(TranscriptFlaws) { transcripts.append(try Transcript(parsing: text, file: file)) } catch {
          flaws += error.flaws
        }
      }
    }
    guard flaws.isEmpty else {
      let lines = flaws.map { SafeText.line("\($0.location): \($0.message)") + "\n  " + SafeText.line($0.mend) }
      Console.standard.warn(lines.joined(separator: "\n"))
      throw Failure("Nothing was replayed.", mend: "Mend the lines above.")
    }
    return transcripts
  }

  /// The folder `name` as seen from the folder of the file at `path`, or from the nearest folder above it that has one.
  static func folder(_ name: String, seenFrom path: String) -> String? {
    var place = URL(fileURLWithPath: path).standardizedFileURL.deletingLastPathComponent()
    while true {
      let candidate = URL(fileURLWithPath: name, relativeTo: place.appendingPathComponent("")).path
      var isFolder = ObjCBool(false)
      if FileManager.default.fileExists(atPath: candidate, isDirectory: &isFolder), isFolder.boolValue {
        return candidate
      }
      guard place.path != "/" else { return nil }
      place = place.deletingLastPathComponent()
    }
  }

  private static func text(at path: String) throws(Failure) -> String {
    do throws(UnreadableFile) { return try TextFile(at: path).text } catch { throw Failure(error) }
  }

  private static func files(at path: String) throws(Failure) -> [String] {
    var isFolder = ObjCBool(false)
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      throw Failure("\(SafeText.line(path)): there is no such file or folder.", mend: "Check the path.")
    }
    guard isFolder.boolValue else { return [path] }
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: path) else {
      throw Failure("\(SafeText.line(path)) cannot be read.", mend: "Check its permissions.")
    }
    let transcripts = names.filter { $0.hasSuffix(".txt") && !$0.hasPrefix(".") }.sorted()
    guard !transcripts.isEmpty else {
      throw Failure(
        "\(SafeText.line(path)) holds no transcript.",
        mend: "Write one with /save in the chat; their names end in .txt.")
    }
    return transcripts.map { (path.hasSuffix("/") ? path : path + "/") + $0 }
  }
}
