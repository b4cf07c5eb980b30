import Client
import Conversation
import Language

/// Shows one conversation as it happens, and remembers it for `/history` and `/save`.
@MainActor final class ConversationView {
  let line: any CustomerLine
  private(set) var events: [Event] = []
  private(set) var locale = LocaleCode.english

  private let screen: ChatScreen
  private let catalogue: @Sendable () async -> Catalogue
  /// The last event shown, and how many lines of others were.
  private let shown = Milestone()
  private let heard = Milestone()
  private var following: Task<Void, Never>?
  private var listening: Task<Void, Never>?
  private let pace = TypingPace()
  /// Who is typing, other than the customer.
  private var typist: Speaker?
  private var place: QueuePlace?

  init(_ line: any CustomerLine, on screen: ChatScreen, catalogue: @escaping @Sendable () async -> Catalogue) {
    self.line = line
    self.screen = screen
    self.catalogue = catalogue
  }

  /// Begins to show; returns when the greeting stands there.
  func begin() async {
    following = Task {
      for await event in line.events { await take(event) }
      shown.end()
      heard.end()
    }
    listening = Task { for await notice in line.notices { await take(notice) } }
    await heard.wait(for: 1)
  }

  /// Returns when everything up to `seq` is shown.
  func showsAll(through seq: Int) async { await shown.wait(for: seq) }

  /// Stops showing, after what is still to be shown.
  func end() async {
    await line.close()
    await following?.value
    listening?.cancel()
  }

  /// Everything said so far, the customer's lines included.
  func showAgain() async {
    let catalogue = await catalogue()
    for event in events {
      if case .message(var message) = event.content {
        message.prompt = nil
        show(message, catalogue)
      }
    }
  }

  private func take(_ event: Event) async {
    events.append(event)
    switch event.content {
    case .created(let created): await use(created.locale)
    case .localeChanged(let change): await use(change.locale)
    case .message(let message) where message.from.kind != .customer: await hear(message)
    case .masked(let masked) where masked.cardNumbers > 0:
      screen.note("A card number in your message was struck out before anything was stored.")
    default: break
    }
    shown.reach(event.seq)
  }

  private func hear(_ message: Message) async {
    await types(nil)
    screen.editor?.completion.replies = (message.prompt?.choices ?? []).map { SafeText.line($0.label) }
    show(message, await catalogue())
    heard.reach(heard.reached + 1)
  }

  /// What is no part of the conversation stands beside it, above the line being typed.
  private func take(_ notice: LineNotice) async {
    switch notice {
    case .place(let place): await stands(at: place)
    case .typing(let speaker, let isOn): await types(isOn ? speaker : nil)
    case .lost(let reason):
      screen.note("The connection is lost (\(reason)); trying again. Nothing that you wrote is lost.", .yellow)
    case .back: screen.note("Connected again.")
    case .forget: events = []
    case .ended(let reason): screen.note(reason, .red)
    }
  }

  /// The first place is in the bot's own line; from there on every change is told.
  private func stands(at place: QueuePlace?) async {
    let before = self.place
    self.place = place
    guard let before, let place, place.position != before.position else { return }
    screen.note(await QueueSentence.of(place, in: catalogue(), locale))
  }

  private func types(_ speaker: Speaker?) async {
    guard speaker != typist else { return }
    typist = speaker
    await setPrompt()
  }

  /// Tells the other side that the customer is typing, or has stopped.
  func customerTypes(_ isOn: Bool) {
    guard pace.tells(isOn) else { return }
    Task { [line] in await line.typing(isOn) }
  }

  private func show(_ message: Message, _ catalogue: Catalogue) {
    let spoken = SpokenLine(catalogue: catalogue, locale: locale, abilities: screen.abilities, width: screen.width)
    screen.show(spoken.lines(of: message) + (screen.isConversation ? [StyledLine()] : []))
  }

  /// The label before what the customer types is in the conversation's language.
  private func use(_ locale: LocaleCode) async {
    self.locale = locale
    await setPrompt()
  }

  /// Who is typing stands beside the label, where it disturbs nothing.
  private func setPrompt() async {
    guard let editor = screen.editor else { return }
    let catalogue = await catalogue()
    let label = Speaker(.customer).label(in: catalogue, locale)
    let busy = typist.map { " (\($0.label(in: catalogue, locale)) …)" } ?? ""
    editor.setPrompt(TypingPrompt.text(label + busy, screen.abilities))
  }
}
