/// The values that were used last: at least `capacity` of them, at most twice as many.
///
/// Two generations: what is used comes into the young one; when that is full, it becomes the old one, and what the old
/// one held is forgotten.
struct RecentValues<Key: Hashable & Sendable, Value: Sendable>: Sendable {
  private let capacity: Int
  private var young: [Key: Value] = [:]
  private var old: [Key: Value] = [:]

  init(capacity: Int) { self.capacity = capacity }

  subscript(key: Key) -> Value? {
    mutating get {
      if let value = young[key] { return value }
      guard let value = old[key] else { return nil }
      insert(value, for: key)
      return value
    }
  }

  mutating func insert(_ value: Value, for key: Key) {
    if young.count >= capacity, young[key] == nil { (old, young) = (young, [:]) }
    young[key] = value
  }
}
