import Markdown

/// The word on text that claims the bot is human (D4).
enum HumanClaim {
  /// The claim that a text makes as it is written or as it is read: markup, links and entities may part the words of
  /// the source, and the customer sees none of them.
  static func found(in text: String, _ refusing: (String) -> String?) -> String? {
    refusing(text) ?? refusing(MarkdownDocument(parsing: text).plainText)
  }

  static func report(_ claim: String, _ what: String, at place: SourceLocation, _ findings: inout Findings) {
    findings.error(
      "human-claim", at: place, "\(what) claims to be human: \"\(claim)\".",
      mend: "Say it of your colleagues, not of the bot; it is left out now.")
  }
}
