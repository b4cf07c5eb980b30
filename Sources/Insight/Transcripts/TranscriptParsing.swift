import Knowledge
import Language

extension Transcript {
  /// Reads the text form.
  ///
  /// - Throws: every flaw, each with line, column and a mend.
  package init(parsing text: String, file: String) throws(TranscriptFlaws) {
    let fields = TranscriptFields(of: text, file: file)
    var parser = TranscriptParser(file: file, flaws: fields.flaws)
    for field in fields.fields { parser.take(field) }
    self = try parser.finish()
  }
}

/// Puts fields together to a transcript.
private struct TranscriptParser {
  private var transcript: Transcript
  private var flaws: [Diagnostic]
  /// Of an `after:` that waits for the customer's line.
  private var pause: (milliseconds: Int64, location: SourceLocation)?

  init(file: String, flaws: [Diagnostic]) {
    transcript = Transcript(file: file)
    self.flaws = flaws
  }

  mutating func take(_ field: TranscriptField) {
    switch field.keyword {
    case "knowledge", "at", "locale": takeHeader(field)
    case "customer": takeCustomer(field)
    case "bot": takeBot(field)
    case "expect": takeExpectation(field)
    case "after": takePause(field)
    default:
      flaw(
        "`\(field.keyword):` is no keyword of transcripts", at: field.location,
        mend: "Write `customer:`, `bot:`, `expect:` or `after:`; at the top `knowledge:`, `at:` or `locale:`.")
    }
  }

  mutating func finish() throws(TranscriptFlaws) -> Transcript {
    if let pause {
      flaw("nothing follows this pause", at: pause.location, mend: "Remove it, or let the customer speak.")
    }
    if transcript.turns.isEmpty && flaws.isEmpty {
      flaw(
        "the customer says nothing in this transcript",
        at: SourceLocation(file: transcript.file, line: 1), mend: "Add a line that begins with `customer:`.")
    }
    guard flaws.isEmpty else { throw TranscriptFlaws(flaws.sorted { $0.location < $1.location }) }
    return transcript
  }

  private mutating func takeHeader(_ field: TranscriptField) {
    guard transcript.turns.isEmpty else {
      flaw("`\(field.keyword):` stands too late", at: field.location, mend: "Move it above the customer's first line.")
      return
    }
    guard let value = value(of: field) else { return }
    switch field.keyword {
    case "knowledge": transcript.knowledge = value
    case "at": takeMoment(value, field)
    default: transcript.locale = LocaleCode(rawValue: value)
    }
  }

  private mutating func takeMoment(_ value: String, _ field: TranscriptField) {
    guard let moment = LocalMoment(value) else {
      flaw(
        "`\(value)` is not a day and a time", at: field.valueLocation,
        mend: "Write the business's local time, such as `2026-11-24 14:05`.")
      return
    }
    transcript.at = moment
  }

  private mutating func takeCustomer(_ field: TranscriptField) {
    guard let value = value(of: field) else { return }
    let line: Transcript.Turn.Line
    switch field.value {
    case "/human": line = .asksForPerson
    case "/restart": line = .restarts
    case _ where field.value.unicodeScalars.first == "/":
      flaw(
        "`\(field.value)` is not a command of transcripts", at: field.valueLocation,
        mend: "Write `/human` or `/restart`; a text that begins with a slash is written `\\u{2F}…`.")
      return
    default: line = .says(value)
    }
    transcript.turns.append(Transcript.Turn(line, after: pause?.milliseconds ?? 0, location: field.location))
    pause = nil
  }

  private mutating func takeBot(_ field: TranscriptField) {
    guard let value = value(of: field), !precedesCustomer(field) else { return }
    expecting { $0.texts.append(Transcript.Placed(value, at: field.location)) }
  }

  private mutating func takeExpectation(_ field: TranscriptField) {
    guard let value = value(of: field), !precedesCustomer(field) else { return }
    do throws(Expectation.Misunderstanding) {
      let expectation = try Expectation(parsing: value)
      expecting { $0.outcomes.append(Transcript.Placed(expectation, at: field.location)) }
    } catch {
      flaw(error.message, at: field.valueLocation, mend: error.mend)
    }
  }

  private mutating func takePause(_ field: TranscriptField) {
    guard let value = value(of: field), !precedesCustomer(field) else { return }
    guard let milliseconds = Pause(value)?.milliseconds else {
      flaw("`\(value)` is not a length of time", at: field.valueLocation, mend: "Write `45m`, `13h` or `1h 30m 10s`.")
      return
    }
    pause = (milliseconds, field.location)
  }

  /// What is expected after a pause would never be looked at: it belongs to the turn before.
  private mutating func precedesCustomer(_ field: TranscriptField) -> Bool {
    guard pause != nil else { return false }
    flaw("the customer must speak first after a pause", at: field.location, mend: "Move this line above `after:`.")
    return true
  }

  private mutating func expecting(_ change: (inout Transcript.Expected) -> Void) {
    if let last = transcript.turns.indices.last {
      change(&transcript.turns[last].expected)
    } else {
      change(&transcript.opening)
    }
  }

  /// With its escapes read; nil, and a flaw, where there is none.
  private mutating func value(of field: TranscriptField) -> String? {
    let value = TranscriptEscapes.decoded(field.value)
    if value.isEmpty {
      flaw("nothing stands after `\(field.keyword):`", at: field.location, mend: "Fill it in, or remove it.")
    }
    return value.isEmpty ? nil : value
  }

  private mutating func flaw(_ message: String, at location: SourceLocation, mend: String) {
    flaws.append(Diagnostic(.error, "transcript", at: location, message, mend: mend))
  }
}
