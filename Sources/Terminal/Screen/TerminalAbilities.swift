/// What the place that text goes to can show.
package struct TerminalAbilities: Hashable, Sendable {
  /// Colours, bold, italic: styles of any kind.
  package var colour: Bool
  /// Links with the address behind the text (OSC 8).
  package var hyperlinks: Bool
  /// Signs beyond ASCII of the product's own; what people write is shown as it is.
  package var unicode: Bool
  /// The window's title can be set.
  package var titles: Bool

  package init(colour: Bool = false, hyperlinks: Bool = false, unicode: Bool = true, titles: Bool = false) {
    self.colour = colour
    self.hyperlinks = hyperlinks
    self.unicode = unicode
    self.titles = titles
  }

  /// For pipes, files and dumb terminals.
  package static let plain = TerminalAbilities()

  /// What the environment says: no styles where output is no terminal, with `NO_COLOR` set to anything, or with `TERM`
  /// unset or `dumb`; links only in terminals that are known to show them, and never inside a multiplexer.
  ///
  /// - Parameter wantsColour: false after `--no-color`.
  package init(environment: [String: String], isTerminal: Bool, wantsColour: Bool = true) {
    let terminal = environment["TERM"] ?? ""
    let refused = !(environment["NO_COLOR"] ?? "").isEmpty
    colour = isTerminal && wantsColour && !refused && !["", "dumb"].contains(terminal)
    hyperlinks = colour && Self.showsLinks(environment, terminal)
    titles = isTerminal && !["", "dumb", "linux"].contains(terminal)
    // The first that is set counts (POSIX 2024, XBD 8.2).
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"].lazy.compactMap { environment[$0] }.first { !$0.isEmpty } ?? ""
    unicode = locale.lowercased().contains("utf")
  }

  private static func showsLinks(_ environment: [String: String], _ terminal: String) -> Bool {
    guard environment["TMUX"] == nil, environment["STY"] == nil else { return false }
    if terminal == "xterm-kitty" || terminal == "alacritty" || environment["KITTY_WINDOW_ID"] != nil { return true }
    if environment["WT_SESSION"] != nil || environment["KONSOLE_VERSION"] != nil { return true }
    if let version = Int(environment["VTE_VERSION"] ?? ""), version >= 5_000 { return true }
    return ["iTerm.app", "WezTerm", "vscode", "ghostty", "Hyper", "Tabby"].contains(environment["TERM_PROGRAM"] ?? "")
  }
}
