/// Which entries own a wording, word for word: what needs no score.
struct ExactWordings: Sendable {
  private let owners: [String: [Int]]

  init(_ wordings: [Wording]) {
    var owners: [String: [Int]] = [:]
    for wording in wordings where wording.kind != .answer { owners[wording.key, default: []].append(wording.entry) }
    self.owners = owners
  }

  /// The entries one of whose headings or phrasings has these folded words, in this order.
  func owners(of words: [String]) -> [Int] {
    guard words.count <= Features.wordsMax else { return [] }
    return owners[words.joined(separator: " ")] ?? []
  }
}
