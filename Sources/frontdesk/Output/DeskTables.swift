import Benchmarks
import Insight

extension CodecBenchmark {
  var table: String {
    var table = TextTable(["", "bytes", "a second", "Foundation", "times", "aim"])
    for line in lines {
      table.add([
        line.name, "\(line.bytes)", Figures.decimal(line.readsPerSecond, places: 0),
        Figures.decimal(line.readsPerSecondOfFoundation, places: 0), Figures.decimal(line.timesFoundation, places: 1),
        "5.0",
      ])
    }
    return table.text + "\n\nAnswers written a second  \(Figures.decimal(writesPerSecond, places: 0))"
  }
}

extension EchoBenchmark {
  var table: String {
    var table = TextTable([
      "\(Self.clients) clients, unanswered each", "bare NIO", "frontdesk", "share", "aim", "processor a line",
      "client busy",
    ])
    for row in rows {
      let aim = row.door == .lines ? 0.5 : 0.6
      table.add([
        "\(row.door.inWords), \(row.window)", number(row.bare.linesPerSecond), number(row.own.linesPerSecond),
        Figures.decimal(row.share, places: 2), Figures.decimal(aim, places: 2),
        "\(microseconds(row.bare)), \(microseconds(row.own)) µs",
        "\(Figures.percent(row.bare.clientBusy)), \(Figures.percent(row.own.clientBusy))",
      ])
    }
    return table.text
  }

  private func microseconds(_ side: Side) -> String { Figures.decimal(side.serverMicroseconds, places: 1) }
}

extension LoadDoor {
  fileprivate var inWords: String { self == .lines ? "TCP" : "WebSocket" }
}

extension DeskBenchmark.Throughput {
  var table: String {
    let share = linesPerSecond / max(bareCommitsPerSecond, 1)
    return text([
      ["Lines answered and durable a second, \(DeskBenchmark.clients) clients", number(linesPerSecond), "2000"],
      ["  of which the bot posted an answer to", Figures.percent(answeredShare), ""],
      ["  refused", "\(refused)", "0"],
      ["  median, 99 % within", "\(time(medianMilliseconds)), \(time(p99Milliseconds))", ""],
      ["  processor a line: desk, clients", "\(number(deskMicroseconds)) µs, \(number(clientMicroseconds)) µs", ""],
      ["  rows committed by SQLite alone", number(bareCommitsPerSecond), ""],
      ["  lines to those", Figures.decimal(share, places: 2), ""],
    ])
  }
}

extension DeskBenchmark.Latency {
  var table: String {
    text([
      ["At \(number(DeskBenchmark.openLoopRate)) lines a second: median", time(medianMilliseconds), ""],
      ["  99 % within", time(p99Milliseconds), "50 ms"],
      ["  99.9 %, all", "\(time(p999Milliseconds)), \(time(longestMilliseconds))", ""],
      ["  lines a second, refused", "\(number(linesPerSecond)), \(refused)", ""],
    ])
  }
}

extension DeskBenchmark.Idle {
  var table: String {
    text([
      [
        "\(DeskBenchmark.idleSessions) idle sessions over \(door.inWords), each: resident",
        kilobytes(residentBytesEach),
        door == .lines ? "20 KB" : "24 KB",
      ],
      ["  private", kilobytes(privateBytesEach), ""],
      ["  let in a second", number(sessionsPerSecond), ""],
    ])
  }
}

extension DeskBenchmark.Starts {
  var table: String {
    func row(_ name: String, _ start: DeskBenchmark.Start, _ aim: String) -> [String] {
      [
        name,
        "\(Figures.decimal(start.seconds, places: 2)) s, \(megabytes(start.residentBytes)), \(megabytes(start.privateBytes))",
        aim,
      ]
    }
    let count = DeskBenchmark.storedConversations
    return text([
      row("Start: until a client is welcome, resident, private", empty, ""),
      row("  \(count) conversations with the bot", atRest, "2 s"),
      row("  \(count) conversations that wait for a person", waiting, "2 s"),
    ])
  }
}

/// Rows beside what they are held to.
private func text(_ rows: [[String]]) -> String {
  var table = TextTable(["", "measured", "aim"])
  for row in rows { table.add(row) }
  return table.text
}

private func number(_ value: Double) -> String { Figures.decimal(value, places: 0) }
private func time(_ milliseconds: Double) -> String { "\(Figures.decimal(milliseconds, places: 1)) ms" }
private func kilobytes(_ bytes: Double) -> String { "\(Figures.decimal(bytes / 1_024, places: 1)) KB" }
private func megabytes(_ bytes: Int) -> String { "\(Figures.decimal(Double(bytes) / 1_048_576, places: 1)) MB" }
