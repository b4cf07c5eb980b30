/// Where a chat appears: what is said on standard output, everything about the program itself on standard error, both
/// above the line being typed where there is one.
@MainActor package final class ChatScreen {
  /// Where the customer or agent types; nil where input is no terminal, and nothing has to be kept clear of it.
  package let editor: LineEditor?
  /// Of standard output.
  package let abilities: TerminalAbilities
  /// Set when standard output takes nothing more: nobody would see what follows.
  package private(set) var failure: OutputFile.Failure?

  private let output: OutputFile
  private let errors: OutputFile
  private let noteAbilities: TerminalAbilities

  /// - Parameter noteAbilities: of standard error, which may go elsewhere than standard output.
  package init(
    editor: LineEditor?, output: OutputFile = .standardOutput, errors: OutputFile = .standardError,
    abilities: TerminalAbilities, noteAbilities: TerminalAbilities
  ) {
    self.editor = editor
    self.output = output
    self.errors = errors
    self.abilities = abilities
    self.noteAbilities = noteAbilities
  }

  /// Columns to wrap at; nil where output is no terminal.
  package var width: Int? { TerminalSize.columns(of: output.descriptor) }

  /// Whether a blank line sets what is said apart from what is typed.
  var isConversation: Bool { editor != nil }

  /// Shows lines of the conversation, in one piece.
  func show(_ lines: [StyledLine]) {
    let painter = Painter(abilities)
    write(lines.map { painter.paint($0) + "\n" }.joined(), to: output) { self.failure = $0 }
  }

  /// Says something about the program itself. The text may hold foreign parts.
  package func note(_ text: String, _ style: TextStyle = .faint) {
    let painter = Painter(noteAbilities)
    let width = TerminalSize.columns(of: errors.descriptor)
    let lines = SafeText.lines(text).flatMap { line in
      let indent = String(line.prefix { $0 == " " })
      let wrapper = LineWrapper(width: width.map { max(1, $0 - indent.count) })
      return wrapper.wrap(StyledLine(String(line.dropFirst(indent.count)), style)).map { $0.indented(by: indent) }
    }
    write(lines.map { painter.paint($0) + "\n" }.joined(), to: errors) { _ in }
  }

  /// Rings and names the window; nothing where output is no terminal that knows how.
  func signal(_ signals: [TerminalSignal]) {
    guard output.isTerminal else { return }
    let known = signals.filter { $0 == .bell || abilities.titles }
    attempt(known.map(\.bytes).joined(), output) { self.failure = $0 }
  }

  private func write(_ text: String, to file: OutputFile, onFailure: (OutputFile.Failure) -> Void) {
    guard let editor else { return attempt(text, file, onFailure) }
    editor.above { attempt(text, file, onFailure) }
  }

  private func attempt(_ text: String, _ file: OutputFile, _ onFailure: (OutputFile.Failure) -> Void) {
    do throws(OutputFile.Failure) { try file.write(text) } catch { onFailure(error) }
  }
}
