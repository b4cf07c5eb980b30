/// Numbers of pieces by the hash of their bytes, in one flat array. Two pieces of one hash would be told apart by
/// nothing; the vocabularies have none, which a test holds.
struct PieceNumbering: Sendable {
  /// FNV-1a, step by step, so that the hashes of all beginnings of a word cost one pass.
  struct Hash {
    private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

    mutating func add(_ byte: UInt8) { value = (value ^ UInt64(byte)) &* 0x100_0000_01B3 }
  }

  private var hashes: [UInt64]
  private var numbers: [Int32]
  private let mask: Int

  init(_ pieces: some Sequence<some Sequence<UInt8>>, count: Int) {
    var size = 16
    while size < 2 * count { size *= 2 }
    hashes = Array(repeating: 0, count: size)
    numbers = Array(repeating: -1, count: size)
    mask = size - 1
    for (number, piece) in pieces.enumerated().prefix(count) {
      var hash = Hash()
      for byte in piece { hash.add(byte) }
      let slot = slot(of: hash.value)
      // Of equal pieces the first one counts, as in a look-up list.
      if numbers[slot] < 0 { (hashes[slot], numbers[slot]) = (hash.value, Int32(number)) }
    }
  }

  subscript(hash: Hash) -> Int? {
    let number = numbers[slot(of: hash.value)]
    return number < 0 ? nil : Int(number)
  }

  subscript(piece: String) -> Int? {
    var hash = Hash()
    for byte in piece.utf8 { hash.add(byte) }
    return self[hash]
  }

  private func slot(of hash: UInt64) -> Int {
    var slot = Int(truncatingIfNeeded: hash ^ hash >> 32) & mask
    while numbers[slot] >= 0, hashes[slot] != hash { slot = (slot + 1) & mask }
    return slot
  }
}
