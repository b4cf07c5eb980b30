import Language

/// An entry about to be written.
struct NewEntry {
  var id: EntryID
  var heading: String
  /// The customer's wording; nil where it is the heading.
  var phrasing: String?
  /// CommonMark.
  var answer: String
  var locale: LocaleCode

  var lines: [String] {
    let asked = phrasing.map { [Keyword.alsoAsked.written(in: locale), "- " + MarkdownEscaping.line($0), ""] } ?? []
    let answer = answer.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    return ["## \(MarkdownEscaping.line(heading)) {#\(id)}", ""] + asked + answer
  }

  func meaning(topic: String) -> FileMeaning.Meaning {
    FileMeaning.Meaning(
      id: id.rawValue, title: heading, attributes: [:], phrasings: phrasing.map { [$0] } ?? [], answer: answer,
      links: [], next: [], variants: [], topic: topic)
  }

  /// `gift-cards.md` → `Gift cards`.
  static func topic(ofFile path: String) -> String {
    let name = (path.split(separator: "/").last ?? "").split(separator: ".").first.map(String.init) ?? path
    let words = name.replacing("-", with: " ").replacing("_", with: " ")
    return words.prefix(1).uppercased() + words.dropFirst()
  }
}

extension Keyword {
  /// As people of this language write it, with the colon; English where the format has no word of theirs.
  func written(in locale: LocaleCode) -> String {
    let languages = ["en", "de", "fr", "es"]
    let index = languages.firstIndex(of: locale.rawValue) ?? 0
    let form = forms[index]
    return form.prefix(1).uppercased() + form.dropFirst() + (languages[index] == "fr" ? " :" : ":")
  }
}
