import Markdown

/// An entry or variant as it stands in its file, before anything outside of the file is known.
struct Draft {
  var id: String
  /// Whether the id was written, or made from the heading.
  var idPlace: SourceLocation
  var title: String
  var place: SourceLocation
  var attributes: [String: String] = [:]
  var attributePlaces: [String: SourceLocation] = [:]
  var phrasings: [Phrasing] = []
  /// Variables filled in.
  var answer = ""
  /// The links of the answer.
  var links: [DraftLink] = []
  /// The links of `Ask next:`; always empty in a variant, whose entry has them.
  var next: [DraftLink] = []
  var variants: [Draft] = []
  var topic = ""
}

struct DraftLink {
  var label: String
  var destination: String
  var place: SourceLocation
}
