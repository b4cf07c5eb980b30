/// Takes the sting out of the few sources over which the installed cmark needs quadratic time (H26).
///
/// What is escaped here nobody writes: more than 32 list or quote marks at the head of one line, more than 100 images
/// or 32 CDATA openings in one paragraph. The mark beyond the bound gets a backslash and is thereby text; all other
/// sources pass unchanged. Found by measuring cmark-gfm 0.29.0.gfm.6 (CVE-2023-22486, CVE-2023-24824 and CDATA).
enum SourceGuard {
  static let marksMax = MarkdownDocument.depthMax
  static let imagesMax = 100
  static let cdataMax = 32

  static func tamed(_ source: String) -> String {
    var source = source
    return source.withUTF8 { bytes in
      let escapes = places(in: bytes)
      return escapes.isEmpty ? nil : escaped(bytes, at: escapes)
    } ?? source
  }

  /// Where a backslash has to go, in order.
  private static func places(in bytes: UnsafeBufferPointer<UInt8>) -> [Int] {
    var places: [Int] = []
    var images = 0
    var cdata = 0
    var position = 0
    while position < bytes.count {
      let head = lineHead(in: bytes, from: position)
      if let excess = head.excess { places.append(excess) }
      if head.isBlank { (images, cdata) = (0, 0) }
      position = head.end
      while position < bytes.count, bytes[position] != UInt8(ascii: "\n") {
        if bytes[position] == UInt8(ascii: "!"), starts("![", in: bytes, at: position) {
          images += 1
          if images > imagesMax { places.append(position + 1) }
        } else if bytes[position] == UInt8(ascii: "<"), starts("<![CDATA[", in: bytes, at: position) {
          cdata += 1
          if cdata > cdataMax { places.append(position) }
        }
        position += 1
      }
      position += 1
    }
    return places
  }

  /// The list and quote marks at the head of a line: where they end, and where the first one too many stands.
  private static func lineHead(
    in bytes: UnsafeBufferPointer<UInt8>, from start: Int
  ) -> (end: Int, isBlank: Bool, excess: Int?) {
    var marks = 0
    var position = start
    while position < bytes.count, let count = marksAdded(in: bytes, at: position) {
      marks += count
      if marks > marksMax { return (position + 1, false, position) }
      position += 1
    }
    let ended = position == bytes.count || bytes[position] == UInt8(ascii: "\n")
    return (position, ended && marks == 0, nil)
  }

  /// How many marks the byte is that stands at the head of a line, all before it being marks; nil ends the head.
  private static func marksAdded(in bytes: UnsafeBufferPointer<UInt8>, at position: Int) -> Int? {
    let isLast = position + 1 == bytes.count || bytes[position + 1] <= UInt8(ascii: " ")
    switch bytes[position] {
    case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"), UInt8(ascii: "0")...UInt8(ascii: "9"): return 0
    case UInt8(ascii: ">"): return 1
    case UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "+"), UInt8(ascii: "."), UInt8(ascii: ")"):
      return isLast ? 1 : nil
    default: return nil
    }
  }

  private static func starts(_ word: StaticString, in bytes: UnsafeBufferPointer<UInt8>, at position: Int) -> Bool {
    word.withUTF8Buffer { word in
      position + word.count <= bytes.count && word.indices.allSatisfy { bytes[position + $0] == word[$0] }
    }
  }

  private static func escaped(_ bytes: UnsafeBufferPointer<UInt8>, at places: [Int]) -> String {
    var copy: [UInt8] = []
    copy.reserveCapacity(bytes.count + places.count)
    var done = 0
    for place in places {
      copy += bytes[done..<place]
      copy.append(UInt8(ascii: "\\"))
      done = place
    }
    copy += bytes[done...]
    return String(decoding: copy, as: UTF8.self)
  }
}
