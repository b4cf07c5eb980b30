import Conversation
import Foundation
import Knowledge
import Wire

/// How fast lines are read and written, beside Foundation's `JSONDecoder` on the same lines in the same run.
package struct CodecBenchmark: Hashable, Sendable, Codable {
  /// What is read: a customer's and an agent's lines, one short and one long each.
  package struct Line: Hashable, Sendable, Codable {
    /// Its type, and what sets it apart from others of the type.
    package var name: String
    /// Of the line, without its LF.
    package var bytes: Int
    /// Read and checked by the codec, one after another on one core; with `ofFoundation`, medians of `rounds`.
    package var readsPerSecond: Double
    /// Read by Foundation into a structure with just the line's fields, of which it checks nothing but their types.
    package var readsPerSecondOfFoundation: Double

    /// What the codec is held to: at least five.
    package var timesFoundation: Double { readsPerSecond / readsPerSecondOfFoundation }
  }

  /// How often each rate is measured; an odd number, so that the median is one of them.
  package static let rounds = 7

  /// In the order of the samples: `say`, `hello`, `reply`, a long `say`.
  package var lines: [Line]
  /// Event lines of a bot's answer, for a customer.
  package var writesPerSecond: Double

  /// Each rate is measured for `duration`, a round of one beside a round of the other.
  package static func run(for duration: Duration = .milliseconds(700)) throws -> CodecBenchmark {
    CodecBenchmark(
      lines: try samples.map { try line($0, for: duration / rounds) },
      writesPerSecond: median(of: rounds) { perSecond(for: duration / rounds, write) })
  }

  private static func line(_ sample: Sample, for duration: Duration) throws -> Line {
    let line = Array(sample.text.utf8)
    let data = Data(line)
    let decoder = JSONDecoder()
    var (own, foundations): ([Double], [Double]) = ([], [])
    for _ in 0..<rounds {
      own.append(try perSecond(for: duration) { try line.withUnsafeBytes { _ = try ClientMessage(line: $0) } })
      foundations.append(try perSecond(for: duration) { try sample.decode(decoder, data) })
    }
    return Line(
      name: sample.name, bytes: line.count, readsPerSecond: own.sorted()[rounds / 2],
      readsPerSecondOfFoundation: foundations.sorted()[rounds / 2])
  }

  private static func write() {
    var buffer: [UInt8] = []
    ServerMessage.event(answer, of: conversation, for: .customer).write(to: &buffer)
  }

  /// Looks at the clock once in so many runs, which costs as much as a line otherwise.
  private static func perSecond(for duration: Duration, _ body: () throws -> Void) rethrows -> Double {
    let (start, batch) = (ContinuousClock.now, 200)
    var count = 0
    while ContinuousClock.now - start < duration {
      for _ in 0..<batch { try body() }
      count += batch
    }
    return Double(count) / ((ContinuousClock.now - start) / .seconds(1))
  }

  private static func median(of runs: Int, _ body: () -> Double) -> Double {
    (0..<runs).map { _ in body() }.sorted()[runs / 2]
  }

  private struct Sample {
    var name: String
    var text: String
    var decode: (JSONDecoder, Data) throws -> Void

    init<Fields: Decodable>(_ name: String, _ text: String, as fields: Fields.Type) {
      self.name = name
      self.text = text
      decode = { decoder, data in _ = try decoder.decode(fields, from: data) }
    }
  }

  private struct Hello: Decodable {
    struct Resume: Decodable {
      var session: String
      var epoch: String?
      var after: Int?
    }

    var type: String
    var v: Int
    var role: String
    var locale: String?
    var resume: Resume?
  }

  private struct Say: Decodable {
    var type: String
    var id: String
    var conv: String?
    var text: String
  }

  private struct Reply: Decodable {
    var type: String
    var id: String
    var conv: String
    var text: String
    var draft: String?
  }

  private static let conversation = ConversationID(random: 1, 2)

  private static var samples: [Sample] {
    [
      Sample(
        "say", #"{"type":"say","id":"c-1795000000-17","text":"Hello, my order has not arrived yet. Where is it?"}"#,
        as: Say.self),
      Sample(
        "hello",
        #"{"type":"hello","v":1,"role":"customer","locale":"en","resume":{"session":"k3v9q2m8","epoch":"m2","after":4}}"#,
        as: Hello.self),
      Sample(
        "reply",
        "{\"type\":\"reply\",\"id\":\"a-17\",\"conv\":\"\(conversation)\",\"draft\":\"edited\",\"text\":\"Gr\u{FC}\u{DF} "
          + #"Gott, I have looked it up:\n\n\"Your parcel left on Monday.\" It should reach you by Thursday \ud83d\udce6. "#
          + #"Is there anything else that I can do for you in the meantime?"}"#,
        as: Reply.self),
      Sample(
        "say, long",
        "{\"type\":\"say\",\"id\":\"c-18\",\"text\":\"\(String(repeating: "The same, once more. ", count: 190))\"}",
        as: Say.self),
    ]
  }

  private static let answer = Event(
    seq: 17, at: Timestamp(milliseconds: 1_795_000_000_000),
    content: .message(
      Message(
        from: Speaker(.bot, name: "Bookmark (automated)"),
        text: "We send every order within one working day. You can follow it under *Your orders*.",
        entries: ["where-is-my-order"],
        prompt: Prompt(
          .next,
          choices: [Choice("How do I return a book?", .entry("returns", variant: nil)), Choice("A person", .person)])
      )))
}
