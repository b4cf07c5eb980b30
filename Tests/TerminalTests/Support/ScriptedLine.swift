import Client
import Conversation
import Knowledge
import Language
import Synchronization
import Wire

/// A customer's line whose other end answers by a script, so that the session is tested without a desk.
final class ScriptedLine: CustomerLine {
  typealias Script = @Sendable (_ said: String) throws(WireError) -> [Event.Content]

  let conversation = ConversationID(random: 1, 2)
  let events: AsyncStream<Event>
  let notices = AsyncStream<LineNotice> { $0.finish() }
  private let continuation: AsyncStream<Event>.Continuation
  private let seq = Mutex(0)
  private let answer: Script

  init(greeting: String = "Hello.", locale: LocaleCode = .english, _ answer: @escaping Script) {
    (events, continuation) = AsyncStream.makeStream()
    self.answer = answer
    happen([.created(Created(locale: locale, channel: "terminal")), .message(Message(from: Self.bot, text: greeting))])
  }

  static let bot = Speaker(.bot, name: "Bookmark (automated)")

  static func says(_ text: String, _ prompt: Prompt? = nil) -> Event.Content {
    .message(Message(from: bot, text: text, prompt: prompt))
  }

  @discardableResult
  func happen(_ contents: [Event.Content]) -> Int {
    seq.withLock { seq in
      for content in contents {
        seq += 1
        continuation.yield(Event(seq: seq, at: Timestamp(milliseconds: Int64(seq)), content: content))
      }
      return seq
    }
  }

  func say(_ text: String) async throws(WireError) -> Int {
    let answer = try answer(text)
    return happen([.message(Message(from: Speaker(.customer, name: "Agent"), text: text))] + answer)
  }

  func askForPerson() async throws(WireError) -> Int { happen([Self.says("Of course.")]) }
  func why() async throws(WireError) -> [String] { ["It matched \u{1B}[31mred."] }
  func locale() async -> LocaleCode { .english }
  func resolve() async throws(WireError) -> Int {
    happen([.message(Message(from: Speaker(.system), text: "This conversation is closed."))])
  }
  func typing(_ isOn: Bool) async {}
  func close() async { continuation.finish() }
}
