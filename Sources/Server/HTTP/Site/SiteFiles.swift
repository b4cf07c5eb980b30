import Digests
import Foundation
import NIOCore

/// The files of the website, read once: the widget's script, its modules, the agents' page, the demonstration.
struct SiteFiles: Sendable {
  struct File: Sendable {
    var type: String
    var body: ByteBuffer
    /// Of the content, so that who has it need not fetch it again. A packed body has another.
    var tag: String
    /// The same by gzip, where that is smaller.
    var packed: ByteBuffer?
    /// Whether pages of other sites may load it.
    var isForAll = false
  }

  private static let types = [
    "html": "text/html; charset=utf-8", "css": "text/css; charset=utf-8", "js": "text/javascript; charset=utf-8",
    "svg": "image/svg+xml", "png": "image/png", "ico": "image/x-icon", "json": "application/json",
  ]
  private static let fileBytesMaximum = 1_048_576
  /// Folders with a page of their own, and what is never served by its name.
  private static let pages = ["demo", "desk"]
  private static let folders = ["client", "demo", "desk"]

  /// By path.
  private(set) var files: [String: File] = [:]
  /// What the page on privacy is made of, by language.
  private(set) var privacy: [String: String] = [:]

  /// - Parameter folder: nil: the one that lies beside the program.
  init(folder: String?) throws(ServerError) {
    let root =
      folder.map { URL(fileURLWithPath: $0, isDirectory: true) } ?? Bundle.module.bundleURL.appending(path: "Site")
    for name in Self.folders {
      for (file, data) in try Self.contents(of: root.appending(path: name)) {
        guard let type = Self.types[String(file.split(separator: ".").last ?? "")] else { continue }
        files["/\(name)/\(file)"] = Self.file(type, data)
      }
    }
    for page in Self.pages {
      guard let index = files.removeValue(forKey: "/\(page)/index.html") else { continue }
      files["/\(page)"] = index
      files["/\(page)/"] = index
    }
    files["/widget.js"] = try Self.widget(root)
    for (file, data) in try Self.contents(of: root.appending(path: "privacy")) {
      if file.hasSuffix(".html") {
        privacy[String(file.dropLast(".html".count))] = String(decoding: data, as: UTF8.self)
      } else if file.hasSuffix(".css") {
        files["/privacy/\(file)"] = Self.file(Self.types["css"] ?? "", data)
      }
    }
  }

  private static func widget(_ root: URL) throws(ServerError) -> File {
    var modules: [String: String] = [:]
    for folder in ["client", "widget"] {
      for (file, data) in try contents(of: root.appending(path: folder)) where file.hasSuffix(".js") {
        modules["\(folder)/\(file)"] = String(decoding: data, as: UTF8.self)
      }
    }
    do throws(ScriptBundle.Flaw) {
      let script = try ScriptBundle.join(modules, from: "widget/main.js")
      var file = file(types["js"] ?? "", Data(script.utf8))
      file.isForAll = true
      return file
    } catch { throw .unusableSite(path: error.place, reason: error.problem) }
  }

  private static func file(_ type: String, _ data: Data) -> File {
    let digest = SHA256.hash(data).prefix(12).hexadecimal
    let body = ByteBuffer(bytes: data)
    return File(type: type, body: body, tag: "\"\(digest)\"", packed: isText(type) ? Gzip.packed(body) : nil)
  }

  /// Whether it is made of words, which pack well; pictures are packed already.
  private static func isText(_ type: String) -> Bool {
    type.hasPrefix("text/") || type == "application/json" || type == "image/svg+xml"
  }

  /// Of a folder that need not be there, sorted by name.
  private static func contents(of folder: URL) throws(ServerError) -> [(name: String, data: Data)] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    var contents: [(String, Data)] = []
    for name in names.sorted() where !name.hasPrefix(".") {
      let path = folder.appending(path: name).path
      guard let data = FileManager.default.contents(atPath: path), data.count <= fileBytesMaximum else {
        throw .unusableSite(path: path, reason: "it cannot be read, or is too large")
      }
      contents.append((name, data))
    }
    return contents
  }
}
