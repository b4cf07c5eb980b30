import Client
import Conversation
import Knowledge
import Wire

/// The last lines of a conversation, as far as they are read.
///
/// A page of `history` counts events, of which most are not shown: pages looked at, decisions, timers. So pages are read
/// backwards until there are as many lines as are wanted, and one more, which tells whether there are earlier ones.
struct Reading: Hashable, Sendable {
  /// So many lines are shown unless a count is given.
  static let linesUsual = 20
  /// No more lines are shown at once.
  static let linesMaximum = 3_000
  /// No more events are looked through for them: a customer may look at very many pages.
  static let eventsMaximum = 30_000
  private static let firstPage = 60

  /// So many lines are shown, where there are as many.
  let lines: Int
  /// All lines from this `seq` on are shown.
  let since: Int?
  /// All lines after the last of this agent's are shown, or after the conversation became theirs.
  let agent: ConsoleModel.Me?

  /// Those that are shown and those that tell of the customer, the oldest first.
  private(set) var events: [WireEvent] = []
  /// The `seq` of the conversation's last event; 0 where there is none.
  private(set) var last = 0
  private var oldest: Int?
  private var looked = 0
  private var hasMore = false
  /// The `seq` after which all is shown, once it is found.
  private var mark: Int?

  init(lines: Int = linesUsual, since: Int? = nil, answeredBy agent: ConsoleModel.Me? = nil) {
    self.lines = lines
    self.since = since
    self.agent = agent
    mark = since.map { $0 - 1 }
  }

  /// Asks for the next page.
  func request(pageMaximum: Int) -> ClientRequest {
    let first = max(Self.firstPage, min(lines, pageMaximum / 3) * 3)
    return .history(.before(oldest), limit: min(pageMaximum, oldest == nil ? first : pageMaximum))
  }

  /// - Returns: whether it is enough.
  mutating func take(_ page: [WireEvent], hasMore: Bool) -> Bool {
    if oldest == nil { last = page.last?.seq ?? 0 }
    oldest = page.first?.seq ?? oldest
    looked += page.count
    self.hasMore = hasMore
    if mark == nil { mark = page.last { isMark($0) }?.seq }
    events = page.filter { $0.isShown || $0.tellsOfCustomer } + events
    guard hasMore, !page.isEmpty, looked < Self.eventsMaximum else { return true }
    let count = events.count(where: \.isShown)
    return count > Self.linesMaximum || count > lines && isMarkReached
  }

  /// Whether so much else happened that it was not looked further for lines.
  var isCut: Bool { hasMore && looked >= Self.eventsMaximum }

  private var isMarkReached: Bool { since == nil && agent == nil || mark.map { $0 >= oldest ?? 0 } ?? false }

  private func isMark(_ event: WireEvent) -> Bool {
    guard let agent else { return false }
    return switch event.content {
    case .message(let message): message.from.kind == .human && message.from.name == agent.name
    case .plain(.assigneeChanged(let change)): change.agent?.id == agent.id
    default: false
    }
  }

  /// What is shown, and whether there are lines before it.
  var shown: (events: [WireEvent], hasEarlier: Bool) {
    let all = events.filter(\.isShown)
    let unread = mark.map { mark in all.count { $0.seq > mark } } ?? (agent == nil ? 0 : all.count)
    let count = min(Self.linesMaximum, max(lines, unread), all.count)
    return (Array(all.suffix(count)), hasMore || count < all.count)
  }
}

extension WireEvent {
  fileprivate var tellsOfCustomer: Bool { if case .plain(.contactIdentified) = content { true } else { false } }
}
