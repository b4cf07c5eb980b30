import Foundation

/// Lines of the lists under `Wordings`.
struct Wording: CustomStringConvertible {
  let locale: String
  /// In `acts.tsv` the act that is expected, `-` for none; else empty.
  let act: String
  let text: String

  var description: String { "[\(locale)] \(text)" }

  /// A list and its held-out third.
  static func all(_ list: String) throws -> [Wording] {
    try lines("\(list).tsv") + lines("held-out/\(list).tsv")
  }

  private static func lines(_ file: String) throws -> [Wording] {
    let url = Bundle.module.bundleURL.appendingPathComponent("Wordings/\(file)")
    return try String(contentsOf: url, encoding: .utf8).split(separator: "\n").map { line in
      let fields = line.split(separator: "\t").map(String.init)
      return Wording(locale: fields[0], act: fields.count > 2 ? fields[1] : "", text: fields[fields.count - 1])
    }
  }

  /// How many lines each language has.
  static func countByLocale(_ wordings: [Wording]) -> [String: Int] {
    Dictionary(grouping: wordings, by: \.locale).mapValues(\.count)
  }
}
