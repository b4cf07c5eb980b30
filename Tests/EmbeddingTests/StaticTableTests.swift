import Testing

@testable import Embedding

@Suite("The table of the static encoder")
struct StaticTableTests {
  /// Bytes of a copy, at a multiple of 64 as the linked ones are.
  private func withCopy<Result>(
    bytes count: Int = StaticTable.linked.count, _ body: (UnsafeMutableRawBufferPointer) -> Result
  ) -> Result {
    let copy = UnsafeMutableRawBufferPointer.allocate(byteCount: max(1, count), alignment: 64)
    defer { copy.deallocate() }
    copy.copyMemory(from: UnsafeRawBufferPointer(rebasing: StaticTable.linked.prefix(count)))
    return body(UnsafeMutableRawBufferPointer(rebasing: copy[..<count]))
  }

  private func opens(_ bytes: UnsafeMutableRawBufferPointer) -> Bool {
    StaticEncoder(UnsafeRawBufferPointer(bytes)) != nil
  }

  @Test("The linked table is whole, begins at a multiple of 64 and has at most 8,000,000 bytes")
  func linked() throws {
    #expect(Int(bitPattern: StaticTable.linked.baseAddress) % 64 == 0)
    #expect(StaticTable.linked.count <= 8_000_000)
    let table = try #require(StaticTable(StaticTable.linked))
    #expect(
      table.vocabulary.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).count == table.count)
    #expect(withCopy(opens))
  }

  @Test("One altered bit anywhere is seen")
  func altered() {
    withCopy { copy in
      for place in [0, 8, 39, 40, 44, 48, 52, 63, 64, 5_000, copy.count / 2, copy.count - 1] {
        copy[place] ^= 4
        #expect(!opens(copy), "byte \(place)")
        copy[place] ^= 4
      }
      #expect(opens(copy))
    }
  }

  @Test("A table cut short is refused", arguments: [0, 1, 7, 63, 64, 4_096, StaticTable.linked.count - 1])
  func cutShort(count: Int) {
    #expect(!withCopy(bytes: count, opens))
  }

  @Test("Sizes that do not fit the bytes are refused, however large they are")
  func sizes() {
    withCopy { copy in
      for place in [44, 48, 52] {
        let before = Array(copy[place..<place + 4])
        for value: UInt32 in [0, 1, .max] {
          copy.storeBytes(of: value, toByteOffset: place, as: UInt32.self)
          #expect(!opens(copy))
        }
        copy[place..<place + 4].copyBytes(from: before)
      }
    }
  }
}
