import Testing

@Suite("What must stay pure")
struct PurityTests {
  /// What would bring a clock, randomness, I/O, concurrency or a formatter of the system's into a decision.
  private static let impure = [
    #"\bDate\("#, #"\bDate\.now"#, #"\b\w*Clock\b"#, #"\.random\b"#, #"SystemRandomNumberGenerator"#, #"\bMutex\b"#,
    #"\bNSLock\b"#, #"\bFileManager\b"#, #"\bFileHandle\b"#, #"\bProcessInfo\b"#, #"\bTask\b"#, #"\bawait\b"#,
    #"\basync\b"#, #"\bactor\b"#, #"\bprint\("#, #"Formatter\b"#, #"\bNumberFormat"#, #"String\(format"#,
    #"\bgetenv\b"#,
    #"\bUUID\("#, #"@unchecked"#, #"\bnonisolated\(unsafe\)"#,
  ]

  @Test("Conversation, the core, has no clock, randomness, I/O, lock, concurrency or formatter in it")
  func core() throws {
    let patterns = try Self.impure.map { try (source: $0, regex: Regex($0)) }
    let files = House.shared.files.filter { $0.room == "Conversation" }
    #expect(!files.isEmpty)
    for file in files {
      let code = file.code.map(\.text).joined(separator: "\n")
      for pattern in patterns where code.contains(pattern.regex) { Issue.record("\(file.path): \(pattern.source)") }
    }
  }

  @Test("Conversation imports Foundation in one file: where it reads the sentences that it comes with")
  func foundation() {
    let files = House.shared.files.filter { $0.room == "Conversation" && $0.imports.contains("Foundation") }
    #expect(files.map(\.path) == ["Sources/Conversation/Sentences/ShippedSentences.swift"])
  }

  @Test("The state machines that speak the protocol know no channel: bytes are all that they have of NIO")
  func machines() {
    let machines = House.shared.files.filter {
      $0.path.contains(/\/(Sessions|Machine)\//) && ["Server", "Client"].contains($0.room)
        || $0.path.hasSuffix("WebSocketMachine.swift")
    }
    #expect(machines.count > 5)
    for file in machines {
      for module in file.imports { #expect(!module.hasPrefix("NIO") || module == "NIOCore", "\(file.path): \(module)") }
      for (number, line) in file.code { #expect(!line.contains("Channel"), "\(file.path):\(number)") }
    }
  }
}
