import Comprehension
import Conversation
import Desk
package import Foundation
package import Knowledge
import Storage
import Wire

extension DeskBenchmark {
  /// Takes the figures, each kind on a data folder of its own.
  package struct Run: Sendable {
    /// Why nothing can be measured.
    package enum Flaw: Error, CustomStringConvertible {
      /// The lines that are said must be ones that the bot answers; there is none.
      case nothingAnswered

      package var description: String {
        "The bot answers no question of this knowledge base, so nothing can be measured. Name another with --knowledge."
      }
    }

    private let program: URL
    private let knowledge: URL
    private let folder: URL
    private let receptionist: Receptionist
    private let questions: [String]
    /// As many as the events of one of their turns take.
    private let turnBytes: Int

    /// - Parameters:
    ///   - program: this program's file.
    ///   - knowledge: the folder that `base` was read from.
    ///   - folder: where folders for the data are made, and removed again.
    package init(program: URL, knowledge: URL, base: KnowledgeBase, in folder: URL) async throws {
      self.program = program
      self.knowledge = knowledge
      self.folder = folder
      receptionist = Receptionist(base)
      questions = try await Questions.answered(by: receptionist)
      guard let first = questions.first else { throw Flaw.nothingAnswered }
      turnBytes = try await Questions.turnBytes(of: first, answeredBy: receptionist)
    }

    /// - Parameter duration: of what counts; two seconds before it warm the desk up.
    package func throughput(for duration: Duration) async throws -> DeskBenchmark.Throughput {
      try await withData { data in
        let before = try BareCommits.perSecond(in: data, bytes: turnBytes, for: .seconds(2))
        var figures = try await withDesk(on: data) { desk, crowd in
          try await crowd.enter(DeskBenchmark.clients)
          _ = try await crowd.talk(for: .seconds(2), lines("w"))
          let (desk0, own0) = (desk.figures, ProcessFigures(of: getpid()))
          let result = try await crowd.talk(for: duration, lines("t"))
          let (desk1, own1) = (desk.figures, ProcessFigures(of: getpid()))
          func microseconds(_ from: ProcessFigures?, _ to: ProcessFigures?) -> Double {
            guard let from, let to, result.answered > 0 else { return 0 }
            return (to.processorSeconds - from.processorSeconds) * 1e6 / Double(result.answered)
          }
          return DeskBenchmark.Throughput(
            linesPerSecond: result.perSecond, answeredShare: 0, refused: result.refused,
            medianMilliseconds: result.milliseconds(of: 0.5), p99Milliseconds: result.milliseconds(of: 0.99),
            deskMicroseconds: microseconds(desk0, desk1), clientMicroseconds: microseconds(own0, own1),
            bareCommitsPerSecond: before)
        }
        figures.answeredShare = try await answeredShare(in: data)
        let after = try BareCommits.perSecond(in: data, bytes: turnBytes, for: .seconds(2))
        figures.bareCommitsPerSecond = (before + after) / 2
        return figures
      }
    }

    /// - Parameter duration: of what counts; two seconds before it warm the desk up.
    package func latency(for duration: Duration) async throws -> DeskBenchmark.Latency {
      try await withData { data in
        try await withDesk(on: data) { _, crowd in
          try await crowd.enter(DeskBenchmark.clients)
          _ = try await crowd.talk(at: DeskBenchmark.openLoopRate, for: .seconds(2), lines("w"))
          let result = try await crowd.talk(at: DeskBenchmark.openLoopRate, for: duration, lines("t"))
          return DeskBenchmark.Latency(
            linesPerSecond: result.perSecond, refused: result.refused,
            medianMilliseconds: result.milliseconds(of: 0.5), p99Milliseconds: result.milliseconds(of: 0.99),
            p999Milliseconds: result.milliseconds(of: 0.999), longestMilliseconds: result.milliseconds(of: 1))
        }
      }
    }

    /// Takes as long as everybody takes to come in, and 15 seconds.
    package func idle(over door: LoadDoor) async throws -> DeskBenchmark.Idle {
      try await withData { data in
        try await withDesk(on: data, over: door) { desk, crowd in
          try await crowd.enter(1)
          let before = desk.figures
          let start = ContinuousClock.now
          try await crowd.enter(DeskBenchmark.idleSessions)
          let seconds = (ContinuousClock.now - start) / .seconds(1)
          // What was stored is indexed for the search meanwhile.
          try await Task.sleep(for: .seconds(15))
          let after = desk.figures
          func each(_ bytes: KeyPath<ProcessFigures, Int>) -> Double {
            guard let before, let after else { return 0 }
            return Double(after[keyPath: bytes] - before[keyPath: bytes]) / Double(DeskBenchmark.idleSessions)
          }
          return DeskBenchmark.Idle(
            door: door, sessionsPerSecond: Double(DeskBenchmark.idleSessions) / seconds,
            residentBytesEach: each(\.residentBytes), privateBytesEach: each(\.privateBytes))
        }
      }
    }

    /// Each is the fastest of three.
    package func starts() async throws -> DeskBenchmark.Starts {
      DeskBenchmark.Starts(
        empty: try await start(with: nil), atRest: try await start(with: .atRest),
        waiting: try await start(with: .waiting))
    }

    /// The best of three: the first reads files that nobody has read.
    private func start(with kind: StoredConversations.Kind?) async throws -> DeskBenchmark.Start {
      try await withData { data in
        if let kind {
          try await StoredConversations.fill(
            try SQLiteEventStore(dataFolder: data), with: DeskBenchmark.storedConversations, kind, of: receptionist,
            asking: questions[0])
        }
        var starts: [DeskBenchmark.Start] = []
        for _ in 0..<3 {
          let begun = ContinuousClock.now
          let start = try await withDesk(on: data) { desk, crowd in
            try await crowd.enter(1)
            let seconds = (ContinuousClock.now - begun) / .seconds(1)
            try await Task.sleep(for: .seconds(1))
            let figures = desk.figures
            return DeskBenchmark.Start(
              seconds: seconds, residentBytes: figures?.residentBytes ?? 0, privateBytes: figures?.privateBytes ?? 0)
          }
          starts.append(start)
        }
        // At least one was made.
        return starts.min { $0.seconds < $1.seconds }!
      }
    }

    /// A client's lines: questions in a turn that is its own.
    private func lines(_ prefix: String) -> @Sendable (Int, Int) -> [UInt8] {
      { [questions] client, number in
        var line: [UInt8] = []
        let text = questions[(client * 31 + number) % questions.count]
        let envelope = Envelope(id: MessageID(rawValue: "\(prefix)\(number)")!)
        ClientMessage.request(envelope, .say(text: text)).write(to: &line)
        return line
      }
    }

    private func answeredShare(in data: URL) async throws -> Double {
      let store = try SQLiteEventStore(dataFolder: data)
      var (lines, answered) = (0, 0)
      for summary in try await store.conversations(limit: .max) {
        for event in try await store.events(of: summary.id, after: 0, limit: .max) {
          switch event.content {
          case .message(let message) where message.from.kind == .customer: lines += 1
          case .decided(let decision) where decision.action == .answer: answered += 1
          default: break
          }
        }
      }
      return lines == 0 ? 0 : Double(answered) / Double(lines)
    }

    private func withData<Value>(_ body: (URL) async throws -> Value) async throws -> Value {
      let data = folder.appending(path: "desk-benchmark-\(UUID().uuidString)", directoryHint: .isDirectory)
      try FileManager.default.createDirectory(
        at: data, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
      defer { try? FileManager.default.removeItem(at: data) }
      return try await body(data)
    }

    private func withDesk<Value>(
      on data: URL, over door: LoadDoor = .lines, _ body: (DeskProcess, LoadCrowd) async throws -> Value
    ) async throws -> Value {
      FileLimit.raise()
      let desk = try await DeskProcess(program, knowledge: knowledge, data: data)
      let crowd = LoadCrowd(port: desk.port(of: door), over: door)
      let result: Result<Value, any Error>
      do { result = .success(try await body(desk, crowd)) } catch { result = .failure(error) }
      await crowd.leave()
      await desk.end()
      return try result.get()
    }
  }
}
