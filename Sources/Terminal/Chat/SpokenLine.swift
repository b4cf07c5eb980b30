import Conversation
import Language
import Markdown

/// Lays out what somebody said: who says it at the left edge, and nothing but that ever there (D2, H33).
struct SpokenLine {
  /// What stands before every line but the first of what is said.
  private static let inset = "  "

  let catalogue: Catalogue
  let locale: LocaleCode
  let abilities: TerminalAbilities
  /// In columns; nil: lines are not wrapped.
  let width: Int?

  /// The message and, below it, what may be replied by number.
  func lines(of message: Message) -> [StyledLine] {
    let label = StyledLine([
      StyledRun(SafeText.line(message.from.label(in: catalogue, locale)) + ":", message.from.kind.style)
    ])
    return labelled(label, said(message)) + choices(message.prompt)
  }

  /// Only what the bot says is CommonMark; everybody else's text is text.
  private func said(_ message: Message) -> [StyledLine] {
    let room = width.map { max(1, $0 - Self.inset.count) }
    guard message.from.kind == .bot else {
      return SafeText.lines(message.text).flatMap { LineWrapper(width: room).wrap(StyledLine($0)) }
    }
    return MarkdownRenderer(abilities, width: room).lines(of: MarkdownDocument(parsing: message.text))
  }

  /// The label before the first line where that is running text and both fit, else on a line of its own.
  private func labelled(_ label: StyledLine, _ lines: [StyledLine]) -> [StyledLine] {
    guard let first = lines.first else { return [label] }
    let joined = StyledLine(label.runs + [StyledRun(" ")] + first.runs)
    if lines.count == 1, joined.width <= width ?? .max { return [joined] }
    return [label] + lines.map { $0.indented(by: Self.inset) }
  }

  private func choices(_ prompt: Prompt?) -> [StyledLine] {
    guard let prompt, !prompt.choices.isEmpty else { return [] }
    let wrapper = LineWrapper(width: width.map { max(1, $0 - Self.inset.count - 4) })
    return [StyledLine()]
      + prompt.choices.enumerated().flatMap { index, choice in
        let number = "\(index + 1). "
        let wrapped = wrapper.wrap(StyledLine(SafeText.line(choice.label)))
        return wrapped.enumerated().map { line, text in
          let before = line == 0 ? number : String(repeating: " ", count: number.count)
          return StyledLine([StyledRun(Self.inset + before, .cyan)] + text.runs)
        }
      }
  }
}

extension Speaker.Kind {
  fileprivate var style: TextStyle {
    switch self {
    case .bot: [.bold, .cyan]
    case .human: [.bold, .green]
    case .customer: [.bold, .blue]
    case .system: [.bold, .yellow]
    }
  }
}
