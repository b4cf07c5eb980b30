import Client
import Wire

/// What went wrong, and what to do, in the words that the customer is told.
struct ChatProblem: Hashable, Sendable {
  var text: String
  /// Whether a script would go on in vain.
  var endsScript: Bool

  /// - Parameters:
  ///   - canRetype: whether the line can be recalled with a key.
  ///   - number: of the line that it is about, counted from 1; nil at a terminal.
  init(_ error: any Error, canRetype: Bool, number: Int? = nil) {
    switch error {
    case let error as WireError: self.init(error, canRetype: canRetype, number: number)
    case let ending as Ending: self.init(text: ending.inWords, endsScript: true)
    default: self.init(text: "\(error)", endsScript: true)
    }
  }

  private init(text: String, endsScript: Bool) {
    self.text = text
    self.endsScript = endsScript
  }

  private init(_ error: WireError, canRetype: Bool, number: Int?) {
    endsScript = false
    switch error.code {
    case .rateLimited:
      let wait = error.retryAfterMilliseconds.map { " Wait \(max(1, ($0 + 999) / 1_000)) s, then" } ?? " Then"
      text = "That was too fast, so it was not sent.\(wait) send it again."
    case .tooLong:
      text =
        "\(number == nil ? "That" : Self.subject(number)) was too long, so it was not sent (\(error.message))."
        + (canRetype ? " The up arrow brings it back to be shortened." : "")
    case .overloaded:
      text = "Too much is happening at once: that was not sent. Try again. (\(error.message))"
    case .storage, .notFound, .auth, .lagged:
      text = error.message
      endsScript = true
    default: text = error.message
    }
  }

  /// Nil for a line that can be sent.
  static func with(_ line: TypedLine) -> String? {
    switch line {
    case .text: nil
    case .tooLong(let number, let bytes):
      "\(subject(number)) has \(bytes) bytes, and \(TypedLine.bytesMax) are the most that a line may have. "
        + "It was not sent; nothing else is lost."
    case .notUTF8(let number, let column):
      "\(subject(number)) is not UTF-8 (byte \(column)), so it was not sent. "
        + (number == nil ? "Check the encoding of your terminal." : "Check the encoding of the input.")
    case .unreadable(let reason): "Standard input cannot be read: \(reason)."
    }
  }

  static func unknown(_ command: String, nearest: String?) -> String {
    "There is no command \(command)."
      + (nearest.map { " Did you mean \($0)?" } ?? "")
      + " /help lists them all; two slashes send a message that begins with one."
  }

  static func isName(_ name: String) -> Bool {
    (1...64).contains(name.utf8.count) && name.first != "-"
      && name.utf8.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
          UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
          true
        default: false
        }
      }
  }

  static func badName(_ name: String?) -> String {
    guard let name else { return "/save needs a name: /save lost-parcel" }
    return "\"\(name)\" cannot be the name of a transcript: use up to 64 letters, digits, - and _."
  }

  private static func subject(_ number: Int?) -> String { number.map { "Line \($0)" } ?? "That line" }
}
