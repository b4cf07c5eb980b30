/// Letters of other scripts that pass for Latin ones: `humаn` with a Cyrillic `а`.
///
/// A word wholly in Cyrillic or Greek is left alone; it is a word of that language.
struct LookAlikes: Sendable {
  static let shipped = LookAlikes(lines: LanguageResource.lines("words/look-alikes.txt"))

  private var letters: [UInt32: UInt8] = [:]

  init(lines: [Substring]) {
    for fields in lines.map({ $0.split(separator: " ") }) {
      guard let latin = fields.first?.utf8.first else { continue }
      for scalar in fields.dropFirst().flatMap(\.unicodeScalars) { letters[scalar.value] = latin }
    }
  }

  /// A folded word of Latin letters and others that look so, in Latin letters; nil where there is nothing to change.
  func unmasked(_ word: [UInt8]) -> [UInt8]? {
    guard word.contains(where: { $0 >= 0x80 }), word.contains(where: { $0 &- UInt8(ascii: "a") < 26 }) else {
      return nil
    }
    var out: [UInt8] = []
    for scalar in String(decoding: word, as: UTF8.self).unicodeScalars {
      if scalar.isASCII {
        out.append(UInt8(scalar.value))
      } else if let latin = letters[scalar.value] {
        out.append(latin)
      } else {
        return nil
      }
    }
    return out
  }
}
