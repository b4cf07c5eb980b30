/// The word on text that claims the bot is human (D4).
enum HumanClaim {
  static func report(_ claim: String, _ what: String, at place: SourceLocation, _ findings: inout Findings) {
    findings.error(
      "human-claim", at: place, "\(what) claims to be human: \"\(claim)\".",
      mend: "Say it of your colleagues, not of the bot; it is left out now.")
  }
}
