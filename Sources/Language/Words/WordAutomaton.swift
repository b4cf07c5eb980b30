/// The words of a list as the smallest automaton that takes them and no others, read as `Scripts/build-word-list` wrote
/// it: three bytes an edge, the lowest first.
struct WordAutomaton: Sendable {
  /// A letter on the way to a word, and where it leads. Bits 0–4 are the letter (1 is `a`, 26 is `z`), bit 5 tells the
  /// last edge of its node, bit 6 the end of a word, bits 7–23 are the first edge of the node it leads to, 0 for none.
  struct Edge {
    let bits: UInt32

    var letter: UInt8 { UInt8(bits & 31) }
    var isLast: Bool { bits & 32 != 0 }
    var endsWord: Bool { bits & 64 != 0 }
    var target: Int { Int(bits >> 7) }
  }

  /// The first is no letter's: it leads to the root.
  private let edges: [UInt32]

  init(_ bytes: [UInt8]) {
    precondition(bytes.count % 3 == 0 && !bytes.isEmpty, "a word list is three bytes an edge")
    edges = stride(from: 0, to: bytes.count, by: 3).map {
      UInt32(bytes[$0]) | UInt32(bytes[$0 + 1]) << 8 | UInt32(bytes[$0 + 2]) << 16
    }
  }

  /// The letters of a folded word; nil where one is not `a` to `z`, which no list holds.
  static func letters(of word: String) -> [UInt8]? {
    let letters = word.utf8.map { $0 &- 0x60 }
    return letters.allSatisfy { 1...26 ~= $0 } ? letters : nil
  }

  static func word(of letters: some Sequence<UInt8>) -> String {
    String(decoding: letters.map { $0 + 0x60 }, as: UTF8.self)
  }

  var root: Edge { Edge(bits: edges[0]) }

  func holds(_ word: String) -> Bool {
    guard let letters = Self.letters(of: word) else { return false }
    return edge(after: letters[...], from: root)?.endsWord == true
  }

  /// The edge that `letters` end with, set out from where `edge` leads; nil where no word goes on like that.
  func edge(after letters: ArraySlice<UInt8>, from edge: Edge) -> Edge? {
    var edge = edge
    for letter in letters {
      var place = edge.target
      guard place != 0 else { return nil }
      while Edge(bits: edges[place]).letter != letter {
        if Edge(bits: edges[place]).isLast { return nil }
        place += 1
      }
      edge = Edge(bits: edges[place])
    }
    return edge
  }

  /// Calls `body` with each edge that goes on from where `edge` leads.
  func forEachEdge(after edge: Edge, _ body: (Edge) -> Void) {
    var place = edge.target
    guard place != 0 else { return }
    while true {
      let next = Edge(bits: edges[place])
      body(next)
      if next.isLast { return }
      place += 1
    }
  }
}
