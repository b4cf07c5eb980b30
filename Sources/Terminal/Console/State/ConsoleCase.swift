import Conversation
import Knowledge
import Markdown
import Wire

/// A conversation as the console knows it.
struct ConsoleCase: Hashable, Sendable {
  /// Lines kept to be shown when it is selected.
  static let keptMaximum = 50

  let id: ConversationID
  /// What the agent calls it by, the same as long as the console runs.
  let number: Int
  var status: Status?
  var isMine = false
  /// Its events come.
  var isFollowed = false
  /// The customer's lines that were not shown.
  var unread = 0
  /// Its last lines are being read; what happens meanwhile is kept and shown after them.
  var isBeingRead = false
  /// What happened while it was not selected or was being read, the oldest first.
  private(set) var unseen: [WireEvent] = []
  /// The `seq` of the first that was not seen; of many the first are not kept.
  private(set) var unseenFrom: Int?
  /// What the customer asked last in their own words, and the agent's last line.
  var lastAsked: String?
  var lastReplied: String?
  var firstLine: String?
  var contact: [String] = []
  /// What the website has signed of the customer.
  var identity: KnownIdentity?
  var isTyping = false
  var suggestions: [SuggestedAnswer] = []

  init(_ id: ConversationID, number: Int) {
    self.id = id
    self.number = number
  }

  /// What is known of the customer, for canned replies: what they left in their own words is newer.
  var contactValues: [String: String] {
    var values: [String: String] = [:]
    values["contact.name"] = identity?.name
    values["contact.email"] = identity?.email
    values["contact.phone"] = identity?.phone
    for text in contact { values[text.contains("@") ? "contact.email" : "contact.phone"] = text }
    return values
  }

  mutating func keep(_ event: WireEvent) {
    unseenFrom = unseenFrom ?? event.seq
    unseen.append(event)
    // What comes while it is being read is shown in a moment, and nobody reads it otherwise.
    if unseen.count > Self.keptMaximum, !isBeingRead { unseen.removeFirst() }
  }

  /// Whether not all that was not seen is kept.
  var hasDropped: Bool { unseen.first?.seq != unseenFrom }

  mutating func isSeen() { (unread, unseen, unseenFrom) = (0, [], nil) }
}

/// Who the customer is, as it is told by the event, or by a summary, which has no more of it.
struct KnownIdentity: Hashable, Sendable {
  var name: String?
  var email: String?
  var phone: String?

  init(_ identity: ContactIdentity) { (name, email, phone) = (identity.name, identity.email, identity.phone) }

  /// Nil where the website has signed nothing.
  init?(summary: JSONValue) {
    let details = summary["details"]?.array ?? []
    func detail(_ name: String) -> String? { details.first { $0["name"]?.string == name }?["value"]?.string }
    guard detail("identity") != nil else { return nil }
    (name, email, phone) = (detail("name"), detail("email"), detail("phone"))
  }
}

/// What the bot would say.
struct SuggestedAnswer: Hashable, Sendable {
  var entry: String
  var title: String
  /// Plain.
  var text: String
  /// 0–1.
  var confidence: Double
  /// Whether the bot would give the answer itself.
  var isSure: Bool

  init?(_ json: JSONValue) {
    guard let entry = json["entry"]?.string, let text = json["text"]?.string else { return nil }
    self.entry = entry
    // What an agent says is plain text, and shown as such.
    self.text = MarkdownRenderer(.plain, width: nil).lines(of: MarkdownDocument(parsing: text)).map(\.text)
      .joined(separator: "\n")
    title = json["title"]?.string ?? entry
    confidence = min(max(0, json["confidence"]?.number ?? 0), 1)
    isSure = json["sure"]?.bool ?? false
  }
}
