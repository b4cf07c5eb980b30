/// The types of lines that are answered by `ok` or `error`, as they are named on the wire.
enum RequestKind: String, CaseIterable {
  case say, choose, human, rate, resolve, history, why, export, forget, page
  case queue, claim, reply, note, label, transfer, snooze, follow, unfollow, suggest, summary, search, directory
  case presence, teach, status
  case conversations = "convs"
  case handBack = "handback"

  /// By name: `init(rawValue:)` compares with one after another.
  static let named = Dictionary(uniqueKeysWithValues: allCases.map { ($0.rawValue, $0) })

  /// Whether a request is about a conversation.
  enum Concern { case none, optional, needed }

  var conversation: Concern {
    switch self {
    case .export, .queue, .conversations, .search, .directory, .presence, .status: .none
    case .say, .choose, .human, .rate, .resolve, .history, .why, .teach, .forget, .page: .optional
    case .claim, .reply, .note, .label, .transfer, .handBack, .snooze, .follow, .unfollow, .suggest, .summary: .needed
    }
  }
}

extension ClientRequest {
  /// Its type, as it is named on the wire; for the audit trail.
  package var name: String { kind.rawValue }

  var kind: RequestKind {
    switch self {
    case .say: .say
    case .choose: .choose
    case .human: .human
    case .rate: .rate
    case .resolve: .resolve
    case .history: .history
    case .why: .why
    case .export: .export
    case .forget: .forget
    case .page: .page
    case .queue: .queue
    case .conversations: .conversations
    case .claim, .takeOver: .claim
    case .reply: .reply
    case .note: .note
    case .label: .label
    case .transferToAgent, .transferToDepartment: .transfer
    case .handBack: .handBack
    case .snooze: .snooze
    case .follow: .follow
    case .unfollow: .unfollow
    case .suggest: .suggest
    case .summary: .summary
    case .search: .search
    case .directory: .directory
    case .presence: .presence
    case .teach: .teach
    case .status: .status
    }
  }
}
