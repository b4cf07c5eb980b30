extension LinkDestination {
  /// Judges a destination as browsers read it, not as it looks (H25): nil unless it is `http`, `https`, `mailto`, `tel`
  /// or relative. cmark has resolved entities and backslashes before.
  ///
  /// Control and invisible characters are refused wherever they stand, because browsers drop some of them and then see
  /// another scheme; so are backslashes, which browsers read as slashes, and `//host`.
  package init?(vetting raw: String) {
    let text = raw.trimming(" ")
    guard !text.isEmpty, !text.unicodeScalars.contains(where: Self.isTreacherous), !text.hasPrefix("//") else {
      return nil
    }
    guard let mark = text.unicodeScalars.firstIndex(where: { ":/?#".unicodeScalars.contains($0) }),
      text.unicodeScalars[mark] == ":"
    else {
      self = text.hasPrefix("#") ? .fragment(text) : .relative(text)
      return
    }
    let rest = text[text.unicodeScalars.index(after: mark)...]
    switch text[..<mark].lowercased() {
    case "http" where Self.hasHost(rest), "https" where Self.hasHost(rest): self = .web(text)
    case "mailto" where !rest.isEmpty: self = .mail(text)
    case "tel" where !rest.isEmpty: self = .phone(text)
    default: return nil
    }
  }

  private static func hasHost(_ rest: Substring) -> Bool {
    rest.hasPrefix("//") && rest.dropFirst(2).first.map { !"/?#".contains($0) } ?? false
  }

  private static func isTreacherous(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII { return scalar.value < 0x20 || scalar.value == 0x7F || scalar == "\\" }
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .spaceSeparator, .surrogate, .unassigned: return true
    default: return false
    }
  }
}

extension String {
  fileprivate func trimming(_ character: Character) -> String {
    var rest = self[...]
    while rest.first == character { rest = rest.dropFirst() }
    while rest.last == character { rest = rest.dropLast() }
    return String(rest)
  }
}
