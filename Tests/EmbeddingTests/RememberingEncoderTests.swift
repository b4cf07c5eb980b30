import Foundation
import Synchronization
import Testing

@testable import Embedding

/// Counts what it is asked.
private final class CountingEncoder: TextEncoder {
  let tier = "small"
  let width = 3
  private let counts = Mutex<[String: Int]>([:])

  func embeddings(of texts: [String]) -> [[Float]] {
    counts.withLock { counts in for text in texts { counts[text, default: 0] += 1 } }
    return texts.map { [Float($0.utf8.count), 0.5, -1 / 3] }
  }

  subscript(text: String) -> Int { counts.withLock { $0[text] ?? 0 } }
}

@Suite struct RememberingEncoderTests {
  private let path = NSTemporaryDirectory() + "rows-\(UUID().uuidString).bin"

  private static let ofA: [Float] = [1, 0.5, -1 / 3]
  private static let ofThree: [Float] = [3, 0.5, -1 / 3]

  private func remembering(
    _ encoder: CountingEncoder, identity: String = "one", on day: Int = 20_000
  )
    -> RememberingEncoder
  {
    RememberingEncoder(encoder, identity: identity, path: path, today: { day })
  }

  @Test("A question that comes again is not worked out again")
  func questions() {
    let encoder = CountingEncoder()
    let memory = remembering(encoder)
    let first = memory.embeddings(of: ["a", "bb"])
    #expect(memory.embeddings(of: ["bb", "ccc", "a"]) == [first[1], Self.ofThree, first[0]])
    #expect(encoder["a"] == 1 && encoder["bb"] == 1 && encoder["ccc"] == 1)
  }

  @Test("The memory for questions is bounded, and keeps those that are asked")
  func bounded() {
    let encoder = CountingEncoder()
    let memory = remembering(encoder)
    for number in 0..<3_000 { _ = memory.embeddings(of: ["often", "question \(number)"]) }
    #expect(encoder["often"] == 1)
    _ = memory.embeddings(of: ["question 0"])
    #expect(encoder["question 0"] == 2)
  }

  @Test("The rows of a base are read from the file at the next start, number for number")
  func rows() {
    defer { unlink(path) }
    let texts = ["when are you open", "wo seid ihr", ""]
    let first = CountingEncoder()
    let made = remembering(first).embeddings(ofRows: texts, progress: nil)
    let second = CountingEncoder()
    #expect(remembering(second).embeddings(ofRows: texts.reversed(), progress: nil) == made.reversed())
    #expect(texts.allSatisfy { first[$0] == 1 && second[$0] == 0 })
  }

  @Test("An edit works out what is new and nothing else")
  func edit() {
    defer { unlink(path) }
    let encoder = CountingEncoder()
    let memory = remembering(encoder)
    _ = memory.embeddings(ofRows: ["a", "bb"], progress: nil)
    #expect(memory.embeddings(ofRows: ["bb", "ccc"], progress: nil).map(\.[0]) == [2, 3])
    #expect(encoder["bb"] == 1 && encoder["ccc"] == 1)
  }

  @Test("Two bases in turn on one file are each learnt once")
  func inTurn() {
    defer { unlink(path) }
    for round in 0..<3 {
      for base in [["a", "bb"], ["bb", "ccc"]] {
        let encoder = CountingEncoder()
        _ = remembering(encoder, on: 20_000 + round).embeddings(ofRows: base, progress: nil)
        #expect(round == 0 || base.allSatisfy { encoder[$0] == 0 })
      }
    }
  }

  @Test("What was not wanted for a month is forgotten, and what is wanted every day is not")
  func month() {
    defer { unlink(path) }
    _ = remembering(CountingEncoder(), on: 0).embeddings(ofRows: ["a", "bb"], progress: nil)
    for day in 1...31 { _ = remembering(CountingEncoder(), on: day).embeddings(ofRows: ["bb"], progress: nil) }
    let encoder = CountingEncoder()
    _ = remembering(encoder, on: 31).embeddings(ofRows: ["a", "bb"], progress: nil)
    #expect(encoder["a"] == 1 && encoder["bb"] == 0)
  }

  @Test("Of other bases' rows the file keeps so many, those that were wanted last")
  func othersBounded() {
    defer { unlink(path) }
    for day in 0..<3 {
      let base = (0..<3_000).map { "\(day)-\($0)" }
      _ = remembering(CountingEncoder(), on: day).embeddings(ofRows: base, progress: nil)
    }
    let encoder = CountingEncoder()
    let all = (0..<3).flatMap { day in (0..<3_000).map { "\(day)-\($0)" } }
    _ = remembering(encoder, on: 3).embeddings(ofRows: all, progress: nil)
    #expect(all.count { encoder[$0] == 1 && $0.hasPrefix("0-") } == 6_000 - 4_096)
    #expect(all.count { encoder[$0] == 1 } == 6_000 - 4_096)
  }

  @Test("Another encoder's file is not believed")
  func otherEncoder() {
    defer { unlink(path) }
    _ = remembering(CountingEncoder()).embeddings(ofRows: ["a"], progress: nil)
    let second = CountingEncoder()
    _ = remembering(second, identity: "two").embeddings(ofRows: ["a"], progress: nil)
    #expect(second["a"] == 1)
  }

  @Test("A file that is cut short or altered is not believed, and is made anew", arguments: [0, 7, 47, 60, -1])
  func damaged(_ place: Int) throws {
    defer { unlink(path) }
    _ = remembering(CountingEncoder()).embeddings(ofRows: ["a", "bb"], progress: nil)
    var data = try Data(contentsOf: URL(fileURLWithPath: path))
    if place < 0 { data.removeLast() } else { data[place] ^= 1 }
    try data.write(to: URL(fileURLWithPath: path))
    let second = CountingEncoder()
    #expect(remembering(second).embeddings(ofRows: ["a"], progress: nil) == [Self.ofA])
    #expect(second["a"] == 1)
    let third = CountingEncoder()
    _ = remembering(third).embeddings(ofRows: ["a"], progress: nil)
    #expect(third["a"] == 0)
  }

  @Test("Where the file cannot be written, the rows are there all the same, and it is reported once")
  func unwritable() {
    let encoder = CountingEncoder()
    let reported = Mutex<[ModelNotice]>([])
    let memory = RememberingEncoder(
      encoder, identity: "one", path: "/nowhere/at/all.bin", report: { notice in reported.withLock { $0 += [notice] } })
    #expect(memory.embeddings(ofRows: ["a", "a"], progress: nil) == [Self.ofA, Self.ofA])
    _ = memory.embeddings(ofRows: ["a"], progress: nil)
    #expect(encoder["a"] == 1)
    let error = ModelError.unwritable(path: "/nowhere/at/all.bin", reason: "No such file or directory")
    #expect(reported.withLock { $0 } == [.rowsNotKept(tier: "small", error)])
  }

  @Test("The file holds no text of the knowledge base")
  func noText() throws {
    defer { unlink(path) }
    _ = remembering(CountingEncoder()).embeddings(ofRows: ["the secret wording"], progress: nil)
    let data = try Data(contentsOf: URL(fileURLWithPath: path))
    #expect(data.range(of: Data("secret".utf8)) == nil)
  }
}
