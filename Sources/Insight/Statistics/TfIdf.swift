import Foundation

/// Texts as vectors of how often their terms occur, rare terms counting more: words and pairs of words as one vector of
/// length 1, runs of letters inside words as another, one behind the other.
package struct TfIdf: Sendable {
  private let words: Weighting
  private let runs: Weighting

  /// - Parameter texts: what is known; a term that none of them holds counts nowhere.
  package init(of texts: [String]) {
    words = Weighting(of: texts.map(Self.words(in:)))
    runs = Weighting(of: texts.map(Self.runs(in:)))
  }

  /// Length of a vector, zeros included.
  package var featureCount: Int { words.rarities.count + runs.rarities.count }

  /// By ascending feature; a text without a known term is empty.
  package func vector(of text: String) -> [(feature: Int, value: Float)] {
    let offset = words.rarities.count
    return words.vector(of: Self.words(in: text))
      + runs.vector(of: Self.runs(in: text)).map { (feature: offset + $0.feature, value: $0.value) }
  }

  /// Words of at least two letters or digits, and pairs of neighbours.
  private static func words(in text: String) -> [String] {
    let scalars = text.lowercased().unicodeScalars
    let words = scalars.split { !($0.properties.isAlphabetic || $0.properties.numericType != nil || $0 == "_") }
      .filter { $0.count > 1 }.map { String($0) }
    return words + zip(words, words.dropFirst()).map { "\($0) \($1)" }
  }

  /// Two to five neighbours inside a word, which a space begins and ends; a word that is shorter counts once, whole.
  private static func runs(in text: String) -> [String] {
    let words = text.lowercased().unicodeScalars.split { $0.properties.isWhitespace }
    return words.flatMap { word -> [String] in
      let letters = [" "] + Array(word) + [" "]
      var runs: [String] = []
      for length in 2...5 {
        for start in 0...max(0, letters.count - length) {
          runs.append(String(String.UnicodeScalarView(letters[start..<min(start + length, letters.count)])))
        }
        if letters.count <= length { break }
      }
      return runs
    }
  }
}

/// Terms with their numbers and their weights, ln((1 + texts) / (1 + texts with the term)) + 1.
private struct Weighting {
  private var numbers: [String: Int] = [:]
  let rarities: [Float]

  init(of texts: [[String]]) {
    var frequencies: [Int] = []
    for terms in texts {
      for term in Set(terms).sorted() {
        if let number = numbers[term] {
          frequencies[number] += 1
        } else {
          numbers[term] = frequencies.count
          frequencies.append(1)
        }
      }
    }
    rarities = frequencies.map { Float(log(Double(1 + texts.count) / Double(1 + $0)) + 1) }
  }

  func vector(of terms: [String]) -> [(feature: Int, value: Float)] {
    var values: [Int: Float] = [:]
    for term in terms { if let number = numbers[term] { values[number, default: 0] += rarities[number] } }
    let sorted = values.sorted { $0.key < $1.key }
    let length = sorted.reduce(0) { $0 + $1.value * $1.value }.squareRoot()
    return sorted.map { (feature: $0.key, value: $0.value / length) }
  }
}
