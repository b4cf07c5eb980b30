import Markdown

/// Turns the inlines of a paragraph into styled runs, a line for each line break that is meant.
struct InlineRenderer {
  let abilities: TerminalAbilities

  private var lines = [StyledLine()]

  init(_ abilities: TerminalAbilities) { self.abilities = abilities }

  static func lines(of inlines: [Inline], _ style: TextStyle = [], _ abilities: TerminalAbilities) -> [StyledLine] {
    var renderer = InlineRenderer(abilities)
    renderer.add(inlines, style)
    return renderer.lines
  }

  private mutating func add(_ inlines: [Inline], _ style: TextStyle, link: String? = nil) {
    for inline in inlines { add(inline, style, link) }
  }

  private mutating func add(_ inline: Inline, _ style: TextStyle, _ link: String?) {
    switch inline {
    case .text(let text): append(text, style, link)
    case .softBreak: append(" ", style, link)
    case .lineBreak: lines.append(StyledLine())
    case .emphasis(let children): add(children, style.union(.italic), link: link)
    case .strong(let children): add(children, style.union(.bold), link: link)
    case .strikethrough(let children): strike(children, style, link)
    case .code(let text): append(abilities.colour ? text : "`\(text)`", style.union(.cyan), link)
    case .link(let destination, let children): addLink(destination, children, style)
    case .image(let alt, let destination): addImage(alt, destination, style)
    }
  }

  private mutating func append(_ text: String, _ style: TextStyle, _ link: String?) {
    guard !text.isEmpty else { return }
    lines[lines.count - 1].runs.append(StyledRun(SafeText.line(text), style, link: link))
  }

  /// A price that was struck out must not read as one that holds.
  private mutating func strike(_ children: [Inline], _ style: TextStyle, _ link: String?) {
    guard !abilities.colour else { return add(children, style.union(.struck), link: link) }
    append("~~", style, link)
    add(children, style, link: link)
    append("~~", style, link)
  }

  private mutating func addImage(_ alt: String, _ destination: LinkDestination?, _ style: TextStyle) {
    guard let destination else { return append(alt, style, nil) }
    addLink(destination, [.text(alt)], style)
  }

  /// The address behind the text where the terminal can follow it, in brackets after the text where it cannot.
  private mutating func addLink(_ destination: LinkDestination, _ children: [Inline], _ style: TextStyle) {
    guard let shown = destination.shownAddress else { return add(children, style) }
    if abilities.hyperlinks, let target = destination.target {
      return add(children, style.union(.underlined), link: target)
    }
    let line = lines.count - 1
    let run = lines[line].runs.count
    add(children, style.union(.underlined))
    if !ends(in: shown, fromRun: run, ofLine: line) { append(" (\(shown))", style, nil) }
  }

  /// Whether the text of the link, which begins with that run, is its address already.
  ///
  /// It looks at the link alone: a paragraph may hold thousands.
  private func ends(in address: String, fromRun run: Int, ofLine line: Int) -> Bool {
    lines.count == line + 1 && lines[line].runs[run...].map(\.text).joined() == SafeText.line(address)
  }
}

extension LinkDestination {
  /// What to print; nil where the destination is a place in the knowledge base, which nobody could open.
  fileprivate var shownAddress: String? {
    switch self {
    case .web, .mail, .phone: display
    case .fragment: nil
    case .relative(let path): path.contains(".md") ? nil : display
    }
  }

  /// The address as it may stand in an escape sequence: printable ASCII, everything else percent-encoded; nil beyond
  /// what terminals accept.
  fileprivate var target: String? {
    guard case .web = self, address.utf8.count <= 2_000 else { return nil }
    return address.utf8.map { (0x21...0x7E).contains($0) ? String(Unicode.Scalar($0)) : Self.percent($0) }.joined()
  }

  private static func percent(_ byte: UInt8) -> String {
    let digits = String(byte, radix: 16, uppercase: true)
    return "%" + (digits.utf8.count < 2 ? "0" : "") + digits
  }
}
