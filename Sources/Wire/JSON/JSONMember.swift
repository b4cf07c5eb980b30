/// Where a member of an object stands in its line, and what it is.
struct JSONMember {
  enum Kind {
    case null, `true`, `false`
    /// Without fraction and exponent; of any size.
    case integer
    case decimal
    /// Ranges of strings are without the quotation marks.
    case string, escapedString
    case array, object
  }

  struct Value {
    var kind: Kind
    var range: Range<Int>
  }

  var key: JSONKey
  var value: Value
}

/// Where a key stands, without its quotation marks.
struct JSONKey {
  var range: Range<Int>
  var isEscaped: Bool
}

extension LineBytes {
  /// What a scanned string says; `isEscaped` as it was found then.
  func text(_ range: Range<Int>, isEscaped: Bool) -> String {
    guard isEscaped else { return String(decoding: self[range], as: UTF8.self) }
    return String(unsafeUninitializedCapacity: range.count) { unescape(range, into: $0) }
  }

  func equals(_ key: JSONKey, _ name: StaticString) -> Bool {
    if key.isEscaped { return text(key.range, isEscaped: true).utf8.elementsEqual(name.bytes) }
    return holds(name.bytes, in: key.range)
  }

  fileprivate func equal(_ left: JSONKey, _ right: JSONKey) -> Bool {
    if left.isEscaped || right.isEscaped {
      return text(left.range, isEscaped: left.isEscaped).utf8
        .elementsEqual(text(right.range, isEscaped: right.isEscaped).utf8)
    }
    return holds(self[right.range], in: left.range)
  }
}

extension StaticString {
  var bytes: UnsafeRawBufferPointer { UnsafeRawBufferPointer(start: utf8Start, count: utf8CodeUnitCount) }
}

extension [JSONMember] {
  /// So many keys are compared each with each; more are hashed, so that a line full of keys costs no quadratic time.
  private static let comparedPairwise = 16

  /// Compared by what they say, not by how they are escaped, and scalar by scalar: keys that only look the same differ.
  func firstRepeatedKey(in bytes: LineBytes) -> JSONKey? {
    guard count > Self.comparedPairwise else {
      for later in indices.dropFirst() {
        for earlier in 0..<later where bytes.equal(self[earlier].key, self[later].key) { return self[later].key }
      }
      return nil
    }
    var seen = Set<[UInt8]>(minimumCapacity: count)
    return first {
      !seen.insert([UInt8](bytes.text($0.key.range, isEscaped: $0.key.isEscaped).utf8)).inserted
    }?.key
  }
}
