import Foundation
import Testing

@testable import frontdesk

@Suite("What customers have taught about settings")
struct CalibrationFileTests {
  private static func change(_ value: Double, was: Double) -> CalibrationFile.Change {
    CalibrationFile.Change(
      at: Date(timeIntervalSince1970: 1_790_000_000), setting: "answer_bar", value: value, was: was, judged: 60,
      wrong: 2)
  }

  private static func inFolder(_ body: (String) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "frontdesk-calibration-\(UUID().uuidString)")
      .path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try body(folder)
  }

  @Test("The last change of a setting is in force, and those before stay readable")
  func lastCounts() throws {
    try Self.inFolder { folder in
      var file = try CalibrationFile(data: folder)
      #expect(file.inForce(.answerBar) == nil)
      try file.append(Self.change(1.2, was: 1))
      try file.append(Self.change(1, was: 1.2))
      let read = try CalibrationFile(data: folder)
      #expect(read.changes == [Self.change(1.2, was: 1), Self.change(1, was: 1.2)])
      #expect(read.inForce(.answerBar)?.change.value == 1 && read.inForce(.answerBar)?.line == 2)
      #expect(read.inForce(.offerAt) == nil)
    }
  }

  @Test("What is taken back is the last change that holds, each only once")
  func takingBack() throws {
    try Self.inFolder { folder in
      var file = try CalibrationFile(data: folder)
      #expect(file.lastKept(.answerBar) == nil)
      try file.append(Self.change(1.1, was: 1))
      try file.append(Self.change(1.2, was: 1.1))
      for was in [1.1, 1.0] {
        let last = try #require(file.lastKept(.answerBar))
        #expect(last.was == was)
        var back = Self.change(last.was, was: last.value)
        (back.judged, back.wrong) = (nil, nil)
        try file.append(back)
      }
      #expect(file.lastKept(.answerBar) == nil && file.inForce(.answerBar)?.change.value == 1)
    }
  }

  @Test("A line that is none is named by its place, and nothing is lost")
  func damaged() throws {
    try Self.inFolder { folder in
      var file = try CalibrationFile(data: folder)
      try file.append(Self.change(1.2, was: 1))
      let handle = try FileHandle(forWritingTo: URL(fileURLWithPath: file.path))
      try handle.seekToEnd()
      try handle.write(contentsOf: Data("{\"setting\":\n".utf8))
      try handle.close()
      let failure = #expect(throws: Failure.self) { try CalibrationFile(data: folder) }
      #expect(failure?.message.contains("calibration.jsonl:2") == true)
      #expect(try String(contentsOfFile: file.path, encoding: .utf8).split(separator: "\n").count == 2)
    }
  }

  @Test("It counts more than the default and less than what is written")
  func precedence() throws {
    try Self.inFolder { folder in
      var file = try CalibrationFile(data: folder)
      try file.append(Self.change(1.2, was: 1))
      let calibrated = try Configuration().calibrated(in: folder)
      #expect(calibrated.decimal(.answerBar) == 1.2)
      #expect(calibrated[.answerBar].source.description == "calibrated, \(file.path):1")
      var written = Configuration()
      try written.set("answer_bar=1.1")
      #expect(try written.calibrated(in: folder).decimal(.answerBar) == 1.1)
    }
  }

  @Test("A value outside the setting's limits is refused with its place")
  func outside() throws {
    try Self.inFolder { folder in
      var file = try CalibrationFile(data: folder)
      try file.append(Self.change(99, was: 1))
      let failure = #expect(throws: Failure.self) { try Configuration().calibrated(in: folder) }
      #expect(failure?.message.contains("calibration.jsonl:1") == true)
    }
  }
}
