import Conversation
import Knowledge
import Wire

/// A conversation that waits for a person, as the desk lists it.
struct Waiting: Hashable, Sendable {
  var conversation: ConversationID
  var since: Timestamp
  /// A word of the protocol's.
  var cause: String
  var priority: String
  var department: String?
  /// The one person it is meant for.
  var meantFor: String?
  var firstLine: String?
  var locale: String

  init?(_ json: JSONValue) {
    guard let conversation = json["conv"]?.string.flatMap(ConversationID.init(rawValue:)) else { return nil }
    self.conversation = conversation
    since = Timestamp(milliseconds: Int64(json["since"]?.integer ?? 0))
    cause = json["cause"]?.string ?? ""
    priority = json["priority"]?.string ?? "normal"
    department = json["department"]?.string
    meantFor = json["for"]?.string
    firstLine = json["first_line"]?.string
    locale = json["locale"]?.string ?? ""
  }
}
