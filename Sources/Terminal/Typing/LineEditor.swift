import CReadline
import Dispatch
import Glibc

/// The line being typed at a terminal: GNU readline, driven by what arrives instead of waiting for it, so that a line
/// of the bot's can appear above while the customer types.
///
/// Readline keeps its state in C globals; it is touched on the main actor only, and by one editor at a time.
///
///     let editor = LineEditor(history: history)
///     editor.start(prompt: "You: ")
///     for await line in editor.lines { editor.above { … } }
///     editor.stop()
@MainActor package final class LineEditor {
  /// What is typed, line by line. Ends at Ctrl-D on an empty line, at a second Ctrl-C, and with the terminal.
  package let lines: AsyncStream<TypedLine>
  /// What the Tab key offers now.
  var completion = Completion()
  /// Called after a Ctrl-C that emptied the line and did not leave.
  package var onInterruption: () -> Void = {}
  /// What is to be done before the program ends by a signal.
  package var onEnding: (() async -> Void)?
  /// What the Tab key offers in place of `completion`: whole lines that begin as the one typed so far does.
  package var completes: ((String) -> [String])?
  /// Called after each key: whether something stands in the line.
  var onTyping: (Bool) -> Void = { _ in }
  /// Called when a line cannot be added to the history file; once.
  package var onHistoryFailure: (OutputFile.Failure) -> Void = { _ in }

  /// How long the rest of a character may take, and the rest of a marked paste.
  private static let keyPauseMilliseconds: Int32 = 100
  private static let pastePauseMilliseconds: Int32 = 2_000

  private let typed: AsyncStream<TypedLine>.Continuation
  private let history: LineHistory?
  private var historyWorks = true
  /// The line added to the history last.
  private var newest: String?
  private var sources: [any DispatchSourceProtocol] = []
  private var running = false
  private var pasteGuard = PasteGuard()
  private var pending: ArraySlice<UInt8> = []
  private var interrupted = false

  /// The editor that readline calls back.
  static var active: LineEditor?

  /// - Parameter history: where what is typed is kept from one run to the next; nil: nowhere.
  package init(history: LineHistory? = nil) {
    self.history = history
    (lines, typed) = AsyncStream.makeStream()
  }

  /// Takes the terminal over: its mode, Ctrl-C, Ctrl-Z, changes of size and requests to end.
  package func start(prompt: String) {
    precondition(Self.active == nil, "one terminal, one editor")
    Self.active = self
    running = true
    Readline.install()
    useUnicode()
    using_history()
    stifle_history(Int32(LineHistory.linesMax))
    for line in history?.load() ?? [] { add_history(line) }
    rl_callback_handler_install(prompt, Readline.accept)
    frontdesk_hold_terminal()
    watch()
  }

  /// Gives the terminal back as it was. Nothing is typed any more.
  package func stop() {
    guard running else { return }
    running = false
    sources.forEach { $0.cancel() }
    frontdesk_hide_line()
    rl_callback_handler_remove()
    frontdesk_release_terminal()
    typed.finish()
    Self.active = nil
  }

  /// Shown before the line typed from now on.
  package func setPrompt(_ prompt: String) {
    guard running else { return }
    above { rl_set_prompt(prompt) }
  }

  /// Lets `print` write whole lines above the line being typed, which stands below them afterwards as it was.
  package func above(_ print: () -> Void) {
    guard running else { return print() }
    frontdesk_hide_line()
    print()
    frontdesk_show_line()
  }

  /// Puts `text` into the line being typed, to be changed before it is sent.
  package func type(_ text: String) {
    guard running else { return }
    above { frontdesk_type(text) }
  }

  /// What stands in the line now.
  package var line: String { running ? String(cString: frontdesk_typed()) : "" }

  func candidates(for line: String) -> [String] { completes?(line) ?? completion.candidates(for: line) }

  /// Without a locale of UTF-8 readline would take every byte for a character, and show it by its number. It looks at
  /// the environment when it begins, so this comes after.
  private func useUnicode() {
    rl_initialize()
    setlocale(LC_CTYPE, "")
    guard String(cString: nl_langinfo(Int32(CODESET))) != "UTF-8" else { return }
    setlocale(LC_CTYPE, "C.UTF-8")
    for (variable, value) in [("input-meta", "on"), ("output-meta", "on"), ("convert-meta", "off")] {
      rl_variable_bind(variable, value)
    }
  }
}

extension LineEditor {
  private func watch() {
    let input = DispatchSource.makeReadSource(fileDescriptor: STDIN_FILENO, queue: .main)
    input.setEventHandler { MainActor.assumeIsolated { Self.active?.read() } }
    input.activate()
    sources = [input]
    onSignal(SIGINT) { $0.interrupt() }
    onSignal(SIGWINCH) { $0.above { rl_reset_screen_size() } }
    onSignal(SIGTSTP) { $0.suspend() }
    onSignal(SIGCONT) { $0.resume() }
    for number in [SIGTERM, SIGHUP, SIGQUIT] { onSignal(number) { $0.end(by: number) } }
  }

  private func onSignal(_ number: Int32, _ act: @escaping @MainActor @Sendable (LineEditor) -> Void) {
    signal(number, SIG_IGN)
    let source = DispatchSource.makeSignalSource(signal: number, queue: .main)
    source.setEventHandler {
      MainActor.assumeIsolated { if let editor = Self.active { act(editor) } }
    }
    source.activate()
    sources.append(source)
  }

  /// A first Ctrl-C empties the line, a second one on the line still empty leaves.
  private func interrupt() {
    if interrupted, frontdesk_typed_length() == 0 { return stop() }
    interrupted = true
    frontdesk_empty_line()
    pasteGuard.begin()
    above {}
    onInterruption()
  }

  /// Stops as the system would have without us, which stops nobody whom no shell could let go on.
  private func suspend() {
    frontdesk_hide_line()
    frontdesk_release_terminal()
    deliver(SIGTSTP)
    signal(SIGTSTP, SIG_IGN)
    resume()
  }

  private func resume() {
    frontdesk_hide_line()
    frontdesk_resume_terminal()
    frontdesk_show_line()
  }

  /// Ends the program by the signal that asked for it, the terminal restored; a second one does so at once.
  private func end(by number: Int32) {
    guard let onEnding else { return endNow(by: number) }
    self.onEnding = nil
    Task {
      await onEnding()
      endNow(by: number)
    }
  }

  private func endNow(by number: Int32) {
    stop()
    deliver(number)
  }

  /// Lets a signal do what it does in a program that does not listen for it. Returns, with the signal held back again,
  /// where that is to stop for a while.
  private func deliver(_ number: Int32) {
    signal(number, SIG_DFL)
    var only = sigset_t()
    sigaddset(&only, number)
    var before = sigset_t()
    pthread_sigmask(SIG_UNBLOCK, &only, &before)
    raise(number)
    pthread_sigmask(SIG_SETMASK, &before, nil)
  }
}

extension LineEditor {
  /// Hands readline what was typed, byte by byte.
  private func read() {
    if frontdesk_typed_length() == 0 || !pasteGuard.overflowed {
      pasteGuard.begin(with: Int(frontdesk_typed_length()))
    }
    guard let bytes = arrived(within: 0) else { return stop() }
    interrupted = false
    pending = pasteGuard.filter(bytes)[...]
    while !pending.isEmpty, running { rl_callback_read_char() }
    if running { onTyping(frontdesk_typed_length() > 0) }
  }

  /// What the terminal has for us; nil when it is gone. Empty where nothing comes within `milliseconds`.
  private func arrived(within milliseconds: Int32) -> [UInt8]? {
    var bytes = [UInt8](repeating: 0, count: 4_096)
    while true {
      var keyboard = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
      let ready = poll(&keyboard, 1, milliseconds)
      if ready == 0 { return [] }
      let count = ready > 0 ? Glibc.read(STDIN_FILENO, &bytes, bytes.count) : -1
      if count > 0 { return Array(bytes[..<count]) }
      guard count < 0, errno == EINTR || errno == EAGAIN else { return nil }
    }
  }

  /// The next byte for readline, which asks for more than has arrived only inside a character or a marked paste. Where
  /// the rest does not come, the character or the paste ends there: everything else waits meanwhile.
  func nextByte() -> Int32 {
    while pending.isEmpty {
      let patience = pasteGuard.inPaste ? Self.pastePauseMilliseconds : Self.keyPauseMilliseconds
      guard let bytes = arrived(within: patience), !bytes.isEmpty else { return EOF }
      pending = pasteGuard.filter(bytes)[...]
    }
    return Int32(pending.removeFirst())
  }

  /// Whether more input is there, waiting a moment for the rest of a key that sends several bytes.
  var inputWaits: Bool {
    guard pending.isEmpty else { return true }
    var keyboard = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
    return poll(&keyboard, 1, 50) > 0
  }

  /// Drawing after every byte of a paste would take time that grows with its square; once before each line end does.
  var drawsNow: Bool {
    guard let next = pending.first else { return true }
    return next == UInt8(ascii: "\r") || next == UInt8(ascii: "\n")
  }

  /// A finished line; nil for Ctrl-D.
  func accept(_ bytes: [UInt8]?) {
    guard let bytes else { return stop() }
    defer { pasteGuard.begin() }
    guard !pasteGuard.overflowed else {
      typed.yield(.tooLong(number: nil, bytes: pasteGuard.length))
      return
    }
    let line = TypedLine(bytes, number: nil)
    if case .text(let text, _) = line { remember(text) }
    typed.yield(line)
  }

  private func remember(_ text: String) {
    guard let line = LineHistory.keepable(text) else { return }
    guard newest != line else { return }
    newest = line
    add_history(line)
    guard let history, historyWorks else { return }
    do throws(OutputFile.Failure) {
      try history.append(line)
    } catch {
      historyWorks = false
      onHistoryFailure(error)
    }
  }
}
