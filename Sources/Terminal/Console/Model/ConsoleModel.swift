import Client
import Conversation
import Foundation
import Knowledge
import Wire

/// What an agent's console knows, and what follows from what comes in; without a terminal and without a desk.
struct ConsoleModel: Sendable {
  /// How things are shown and said.
  struct Manner: Sendable {
    var abilities = TerminalAbilities.plain
    /// Rings, and hides what the agent has just typed, which stands there already.
    var isTerminal = false
    var zone = TimeZone.gmt
  }

  /// The agent, as the desk knows them.
  struct Me: Hashable, Sendable {
    var id = ""
    var name = ""
    var role = "agent"
    var presence = "online"
  }

  var manner: Manner
  /// In columns; nil: nothing is wrapped.
  var width: Int?
  var now: Timestamp

  var me = Me()
  var isConnected = false
  /// Their own word, to be said again on a new connection.
  var wished: AgentPresence?
  /// Goodbye is not said again.
  var isWarned = false
  var cases: [ConversationID: ConsoleCase] = [:]
  var numbers: [Int: ConversationID] = [:]
  var queue: [Waiting] = []
  var waitingTotal = 0
  /// The desk told of a change since the queue was last asked for: the answer may be older than what was told.
  var isToldSinceAsked = false
  /// Nil until the first list came: what waited before is no news.
  var announced: Set<ConversationID>?
  var selected: ConversationID?
  var directory = DeskDirectory()
  /// Events that the desk tells at once.
  var pageMaximum = WireLimits().historyEvents
  /// The suggestion that was put into the line, and the conversation that it is for.
  var draft: (conversation: ConversationID, text: String)?
  /// The canned reply that was put into the line, and the conversation that it is for: sent as it is, it is a reply
  /// whatever it begins with.
  var expanded: (conversation: ConversationID, text: String)?
  /// Variables of canned replies that nobody has filled in; a reply that holds one is not sent.
  var blanks: Set<String> = []
  var lesson: TeachDialogue?
  /// A lesson has just been refused: a yes or no is the answer to what it would have asked.
  var isLessonRefused = false
  /// The line of a script that is being carried out, where it decides whom the next ones are for.
  var deciding: String?
  /// The line of a script that was to decide that and was refused; nil once another one has.
  var refusedLine: String?
  /// Conversations that were asked for here: no surprise when they come.
  var claiming: Set<ConversationID> = []
  /// Were the agent's when the desk's history became another; whether they are, the desk has yet to say.
  var setBack: Set<ConversationID> = []
  /// What was typed and sent, by conversation, until its event comes.
  var said: [ConversationID: [String]] = [:]

  init(_ manner: Manner = Manner(), width: Int? = nil, now: Timestamp = Timestamp(milliseconds: 0)) {
    self.manner = manner
    self.width = width
    self.now = now
  }

  /// What stands before the line being typed: who waits, what is unread, who is selected.
  var prompt: String {
    if let lesson { return lesson.prompt }
    var counts: [String] = []
    if !isConnected { counts.append("not connected") }
    if waitingTotal > 0 { counts.append("\(waitingTotal) waiting") }
    if unreadTotal > 0 { counts.append("\(unreadTotal) unread") }
    let before = counts.isEmpty ? "" : "[\(counts.joined(separator: ", "))] "
    guard let selected, let this = cases[selected] else { return before + me.name }
    return before + String(this.number) + (this.isTyping ? " (typing)" : "")
  }

  /// Of the terminal's window.
  var title: String {
    var counts: [String] = []
    if waitingTotal > 0 { counts.append("\(waitingTotal) waiting") }
    if unreadTotal > 0 { counts.append("\(unreadTotal) unread") }
    return counts.isEmpty ? "frontdesk" : "(\(counts.joined(separator: ", "))) frontdesk"
  }

  /// Elsewhere than in the selected conversation.
  var unreadTotal: Int { cases.values.reduce(0) { $0 + $1.unread } }

  var own: [ConsoleCase] {
    cases.values.filter { $0.isMine && $0.status != .resolved }.sorted { $0.number < $1.number }
  }

  var grammar: ConsoleGrammar {
    ConsoleGrammar(
      isSelected: selected != nil || refusedLine != nil, shortcodes: Set(directory.canned.map(\.shortcode)),
      targets: directory.targets,
      times: SnoozeTime(now: now, zone: manner.zone))
  }

  /// The conversation, with a number from now on.
  mutating func known(_ id: ConversationID) -> ConsoleCase {
    if let this = cases[id] { return this }
    let this = ConsoleCase(id, number: numbers.count + 1)
    numbers[this.number] = id
    cases[id] = this
    return this
  }

  mutating func change(_ id: ConversationID, _ change: (inout ConsoleCase) -> Void) {
    var this = known(id)
    change(&this)
    cases[id] = this
  }

  func name(_ id: ConversationID) -> String { cases[id].map { String($0.number) } ?? id.rawValue }

  var layout: ConsoleLayout { ConsoleLayout(abilities: manner.abilities, width: width, zone: manner.zone, me: me.name) }

  func say(_ text: String) -> ConsoleEffect { .show(layout.notice(text)) }
  func complain(_ text: String) -> ConsoleEffect { .say(text, .red) }
}
