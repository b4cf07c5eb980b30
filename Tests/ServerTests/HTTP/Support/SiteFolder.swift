import Foundation

/// A small website in a folder of its own.
final class SiteFolder: Sendable {
  private let folder: TemporaryFolder

  var path: String { folder.path }

  init(_ more: [String: String] = [:]) throws {
    folder = try TemporaryFolder()
    let files = [
      "widget/main.js": "import { greet } from \"../client/line.js\";\nwindow.greeting = greet();\n",
      "client/line.js": "export function greet() { return \"Grüezi\"; }\n",
      "desk/index.html": "<!doctype html><title>Desk</title>", "desk/desk.js": "import \"/client/line.js\";\n",
      "demo/index.html": "<!doctype html><title>Shop</title>", "demo/demo.css": "body { margin: 0 }",
      "privacy/en.html": """
      <title>{{business}}</title><!--notice--><a href="{{notice_url}}">notice</a><!--/notice-->
      <!--email-->{{email}}<!--/email--><!--phone-->{{phone}}<!--/phone-->
      """,
      "privacy/de.html": "<title>{{business}} – Datenschutz</title>",
    ].merging(more) { _, given in given }
    for (path, text) in files {
      let file = URL(fileURLWithPath: folder.path).appending(path: path)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
    }
  }
}
