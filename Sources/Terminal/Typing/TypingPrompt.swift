/// What stands before the line being typed.
package enum TypingPrompt {
  /// Readline has to be told which bytes take no room on the screen: those between U+0001 and U+0002.
  ///
  /// - Parameter mark: what parts the label from what is typed.
  package static func text(_ label: String, _ abilities: TerminalAbilities, mark: String = ":") -> String {
    let shown = SafeText.line(label) + mark
    guard abilities.colour else { return shown + " " }
    return "\u{1}\u{1B}[1;34m\u{2}\(shown)\u{1}\u{1B}[0m\u{2} "
  }
}
