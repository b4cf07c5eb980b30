/// Numbers hashes 0, 1, 2, … in the order in which they are first seen. Open addressing in one flat array, so that a
/// look-up touches one or two cache lines.
struct HashNumbering: Sendable {
  private(set) var count = 0
  /// Hash and number + 1; 0 marks an empty slot.
  private var hashes: [UInt64]
  private var numbers: [UInt32]
  private var mask: Int

  init(capacity: Int = 1024) {
    var size = 16
    while size < capacity * 2 { size *= 2 }
    hashes = Array(repeating: 0, count: size)
    numbers = Array(repeating: 0, count: size)
    mask = size - 1
  }

  subscript(hash: UInt64) -> Int? {
    let number = numbers[slot(of: hash)]
    return number == 0 ? nil : Int(number) - 1
  }

  /// The number of `hash`, a new one where it has none.
  mutating func number(for hash: UInt64) -> Int {
    if count * 2 >= hashes.count { grow() }
    let slot = slot(of: hash)
    if numbers[slot] == 0 {
      hashes[slot] = hash
      count += 1
      numbers[slot] = UInt32(count)
    }
    return Int(numbers[slot]) - 1
  }

  private func slot(of hash: UInt64) -> Int {
    var slot = Int(truncatingIfNeeded: hash) & mask
    while numbers[slot] != 0, hashes[slot] != hash { slot = (slot + 1) & mask }
    return slot
  }

  private mutating func grow() {
    let (oldHashes, oldNumbers) = (hashes, numbers)
    hashes = Array(repeating: 0, count: oldHashes.count * 2)
    numbers = Array(repeating: 0, count: oldHashes.count * 2)
    mask = hashes.count - 1
    for index in oldHashes.indices where oldNumbers[index] != 0 {
      let slot = slot(of: oldHashes[index])
      hashes[slot] = oldHashes[index]
      numbers[slot] = oldNumbers[index]
    }
  }
}
