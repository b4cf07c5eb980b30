/// Words and phrases with their senses: all keys in one blob of bytes behind one open-addressed hash table.
///
/// A `[String: …]` of the same 10,000 keys takes four times the memory and ten times as long to fill, which would be
/// felt at the start of every chat. A key is a word, or the words of a phrase with single spaces between them, in
/// lower case.
struct Lexicon: Sendable {
  /// One sense of a key; the senses of a key form a list through `next`.
  struct Entry: Sendable {
    var sense: Sense
    var languages: Languages
    /// The valence; 0 for every other sense.
    var value: Float
    /// The index of the key's next entry, or -1.
    var next: Int32
  }

  private struct Slot {
    var keyStart: UInt32 = 0
    /// In bytes; 0 marks a free slot.
    var keyLength: UInt16 = 0
    /// The number of words of the longest phrase that begins with this word.
    var longestPhrase: UInt8 = 1
    var firstEntry: Int32 = -1
  }

  private var keys: [UInt8] = []
  private var slots: [Slot]
  private var entries: [Entry] = []
  private var count = 0

  init(expectedKeys: Int) {
    slots = []
    slots = Array(repeating: Slot(), count: Self.capacity(for: expectedKeys))
    keys.reserveCapacity(expectedKeys * 9)
    entries.reserveCapacity(expectedKeys)
  }

  /// The position of a key, for `longestPhrase(from:)` and `entries(at:)`; nil when the key is not known.
  func position(of key: UnsafeBufferPointer<UInt8>) -> Int? {
    let found = probe(key)
    return slots[found].keyLength == 0 ? nil : found
  }

  /// The number of words of the longest phrase that begins with the word at `position`; 1 when none does.
  func longestPhrase(from position: Int) -> Int { Int(slots[position].longestPhrase) }

  /// Calls `body` for every sense of the key at `position`.
  @inline(__always)
  func forEachEntry(at position: Int, _ body: (Entry) -> Void) {
    var index = slots[position].firstEntry
    while index >= 0 {
      let entry = entries[Int(index)]
      body(entry)
      index = entry.next
    }
  }

  /// The valence of the key at `position` in one language; nil when the language has none for it.
  func valence(at position: Int, in language: Languages) -> Float? {
    var index = slots[position].firstEntry
    while index >= 0 {
      let entry = entries[Int(index)]
      if entry.sense == .valence, entry.languages.contains(language) { return entry.value }
      index = entry.next
    }
    return nil
  }

  /// Adds a sense to a key. Said again of the same key and language, a valence replaces the one before it.
  mutating func insert(_ key: UnsafeBufferPointer<UInt8>, sense: Sense, languages: Languages, value: Float = 0) {
    let position = reserve(key)
    var index = slots[position].firstEntry
    while index >= 0 {
      let entry = entries[Int(index)]
      if entry.sense == sense, entry.languages == languages {
        entries[Int(index)].value = value
        return
      }
      index = entry.next
    }
    entries.append(
      Entry(sense: sense, languages: languages, value: value, next: slots[position].firstEntry))
    slots[position].firstEntry = Int32(entries.count - 1)
  }

  /// Makes the words of a phrase known, so that a reader looks for the phrase where its first word stands.
  mutating func announce(phrase: UnsafeBufferPointer<UInt8>) {
    var words: UInt8 = 0
    var start = 0
    var first: Int?
    while start < phrase.count {
      let end = phrase[start...].firstIndex(of: UInt8(ascii: " ")) ?? phrase.count
      let word = UnsafeBufferPointer(rebasing: phrase[start..<end])
      if words == 0 { first = reserve(word) } else if word.contains(UInt8(ascii: "-")) { _ = reserve(word) }
      words += 1
      start = end + 1
    }
    // A later reservation may have moved the first word's slot when the table grew.
    guard words > 1, first != nil else { return }
    let end = phrase.firstIndex(of: UInt8(ascii: " ")) ?? phrase.count
    let position = reserve(UnsafeBufferPointer(rebasing: phrase[..<end]))
    slots[position].longestPhrase = max(slots[position].longestPhrase, words)
  }

  private mutating func reserve(_ key: UnsafeBufferPointer<UInt8>) -> Int {
    let found = probe(key)
    if slots[found].keyLength > 0 { return found }
    precondition((1...Int(UInt16.max)).contains(key.count), "a key of the lexicon is a word or a short phrase")
    slots[found].keyStart = UInt32(keys.count)
    slots[found].keyLength = UInt16(key.count)
    keys.append(contentsOf: key)
    count += 1
    guard count * 4 > slots.count * 3 else { return found }
    grow()
    return probe(key)
  }

  /// The slot that holds `key`, or the free one where it belongs.
  private func probe(_ key: UnsafeBufferPointer<UInt8>) -> Int {
    let mask = slots.count - 1
    var index = Int(truncatingIfNeeded: hash(of: key)) & mask
    while true {
      let slot = slots[index]
      if slot.keyLength == 0 { return index }
      if Int(slot.keyLength) == key.count, holds(key, at: Int(slot.keyStart)) { return index }
      index = (index + 1) & mask
    }
  }

  private func holds(_ key: UnsafeBufferPointer<UInt8>, at start: Int) -> Bool {
    for offset in 0..<key.count where keys[start + offset] != key[offset] { return false }
    return true
  }

  private mutating func grow() {
    let old = slots
    slots = Array(repeating: Slot(), count: old.count * 2)
    keys.withUnsafeBufferPointer { all in
      for slot in old where slot.keyLength > 0 {
        let start = Int(slot.keyStart)
        let key = UnsafeBufferPointer(rebasing: all[start..<start + Int(slot.keyLength)])
        var index = Int(truncatingIfNeeded: hash(of: key)) & (slots.count - 1)
        while slots[index].keyLength > 0 { index = (index + 1) & (slots.count - 1) }
        slots[index] = slot
      }
    }
  }

  private static func capacity(for keys: Int) -> Int {
    var capacity = 64
    while capacity * 3 < keys * 4 { capacity *= 2 }
    return capacity
  }
}

/// FNV-1a, 64 bits, with a last mixing step so that the low bits depend on every byte.
func hash(of bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
  var value: UInt64 = 0xcbf2_9ce4_8422_2325
  for byte in bytes { value = (value ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }
  return value ^ (value >> 29)
}
