import Knowledge

extension Transcript {
  /// The text form, ready to be read, edited and replayed.
  package var written: String {
    var lines = preamble.map(Self.comment)
    if let knowledge { lines.append("knowledge: \(TranscriptEscapes.encoded(knowledge))") }
    if let at { lines.append("at: \(at)") }
    if let locale { lines.append("locale: \(locale)") }
    lines += opening.written
    for turn in turns { lines += ["\n" + turn.written] }
    if !remarks.isEmpty { lines += [""] + remarks.map(Self.comment) }
    return lines.joined(separator: "\n") + "\n"
  }

  fileprivate static func comment(_ text: String) -> String {
    TranscriptEscapes.encoded(text).split(separator: "\n", omittingEmptySubsequences: false)
      .map { ("# " + $0).trimmed }.joined(separator: "\n")
  }
}

extension Transcript.Turn {
  fileprivate var written: String {
    let pause = pause >= 1000 ? ["after: \(Pause(milliseconds: pause))"] : []
    return (pause + ["customer: \(line.written)"] + expected.written + remarks.map(Transcript.comment))
      .joined(separator: "\n")
  }
}

extension Transcript.Turn.Line {
  fileprivate var written: String {
    switch self {
    case .says(let text): TranscriptEscapes.encoded(text, slashFirst: "\\u{2F}")
    case .asksForPerson: "/human"
    case .restarts: "/restart"
    }
  }
}

extension Transcript.Expected {
  fileprivate var written: [String] {
    texts.map { "bot: \(TranscriptEscapes.encoded($0.value))" } + outcomes.map { "expect: \($0.value)" }
  }
}

extension TranscriptEscapes {
  /// As `encoded`, with a slash at the beginning written as `slashFirst`, so that it is no command.
  fileprivate static func encoded(_ text: String, slashFirst: String) -> String {
    guard text.unicodeScalars.first == "/" else { return encoded(text) }
    return slashFirst + encoded(String(text.unicodeScalars.dropFirst()))
  }
}
