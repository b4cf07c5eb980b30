import Foundation
import Testing

@testable import Embedding

@Suite("A file that is written beside its goal")
struct PartialFileTests {
  private final class Place {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("parts-\(UUID().uuidString)").path
    var goal: String { folder + "/small.model" }

    init() throws { try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true) }

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    var names: [String] {
      get throws { try FileManager.default.contentsOfDirectory(atPath: folder).sorted() }
    }

    func put(_ name: String, daysOld: Double = 0) throws {
      try Data("half".utf8).write(to: URL(fileURLWithPath: "\(folder)/\(name)"))
      try FileManager.default.setAttributes(
        [.modificationDate: Date(timeIntervalSinceNow: -daysOld * 86_400)], ofItemAtPath: "\(folder)/\(name)")
    }
  }

  private static func write(_ text: String, to goal: String) throws {
    try PartialFile.write(Data(text.utf8), to: goal, mode: 0o600)
  }

  @Test("Many who write the same goal at once all end well, and it is whole")
  func atOnce() async throws {
    let place = try Place()
    let goal = place.goal
    let texts = (0..<8).map { String(repeating: "\($0)", count: 300_000) }
    try await withThrowingTaskGroup(of: Void.self) { group in
      for text in texts { group.addTask { for _ in 0..<10 { try Self.write(text, to: goal) } } }
      try await group.waitForAll()
    }
    #expect(texts.contains(try String(contentsOfFile: goal, encoding: .utf8)))
    #expect(try place.names == ["small.model"])
  }

  @Test("What processes that are gone have left is removed, and what is a day old; what is being written stays")
  func abandoned() throws {
    let place = try Place()
    let living = "small.model.\(getppid())-a.part"
    let others = ["small.modelx.part", "large.model.part"]
    for name in ["small.model.part", "small.model.\(Int32.max)-a.part", living] + others { try place.put(name) }
    try place.put("small.model.\(getppid())-b.part", daysOld: 1.1)
    PartialFile.removeAbandoned(beside: place.goal)
    #expect(try Set(place.names) == Set([living] + others))
    try place.put("small.model.\(getpid())-a.part")
    PartialFile.removeOwn(beside: place.goal)
    #expect(try Set(place.names) == Set([living] + others))
  }

  @Test("Where it cannot be renamed, the error names the goal and nothing is left beside it")
  func unwritable() throws {
    let place = try Place()
    try FileManager.default.createDirectory(atPath: place.goal, withIntermediateDirectories: true)
    #expect(throws: ModelError.unwritable(path: place.goal, reason: "Is a directory")) {
      try Self.write("whole", to: place.goal)
    }
    #expect(try place.names == ["small.model"])
  }
}
