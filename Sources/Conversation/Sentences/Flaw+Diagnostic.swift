package import Knowledge

extension Diagnostic {
  /// A sentence that the business put in place of one of the bot's and that is not used.
  package init(_ flaw: Catalogue.Flaw) {
    let (message, mend) = flaw.explanation
    self.init(.error, "sentence", at: SourceLocation(file: "sentences.yaml", line: 1), message, mend: mend)
  }
}
