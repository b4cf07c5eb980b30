import Conversation
import Knowledge
import Wire

/// A conversation as `convs` lists it.
struct Listed: Hashable, Sendable {
  var conversation: ConversationID
  var status: Status?
  var seq: Int
  var last: Timestamp
  var agent: String?
  var agentID: String?
  var priority: String
  var labels: [String]
  var firstLine: String?

  init?(_ json: JSONValue) {
    guard let conversation = json["conv"]?.string.flatMap(ConversationID.init(rawValue:)) else { return nil }
    self.conversation = conversation
    status = json["status"]?.string.flatMap(Status.init(rawValue:))
    seq = json["seq"]?.integer ?? 0
    last = Timestamp(milliseconds: Int64(json["last"]?.integer ?? 0))
    agent = json["agent"]?.string ?? json["agent"]?["name"]?.string
    agentID = json["agent"]?["id"]?.string
    priority = json["priority"]?.string ?? "normal"
    labels = json["labels"]?.array?.compactMap(\.string) ?? []
    firstLine = json["first_line"]?.string
  }
}
