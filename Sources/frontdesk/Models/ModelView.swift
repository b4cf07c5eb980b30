import Embedding
import Insight
import Terminal

/// What is there of the language models, for people.
struct ModelView {
  private let console: Console

  init(_ console: Console) { self.console = console }

  func show(_ report: ModelReport) throws(Failure) {
    for entry in report.entries { try show(entry, report) }
    if report.shelf.place == .absent {
      try console.show("")
      try console.show(
        "There is no folder \(SafeText.line(report.shelf.folder)): installing makes it; --models or the setting `models` "
          + "names another.")
    }
    try console.show("")
    try console.show("This machine: \(report.machine.words).")
    try console.show("Here auto installs \(report.advice.reason).")
    let used = report.used.map { "the \($0) model" }
    let means = (["words", "word vectors"] + used).joined(separator: ", then ")
    try console.show(
      StyledLine([StyledRun("Answers go by \(means)", .bold), StyledRun(" (model: \(report.choice))", .faint)]))
  }

  private func show(_ entry: ModelReport.Entry, _ report: ModelReport) throws(Failure) {
    let name = StyledRun("\(entry.size)", .bold)
    let path = StyledRun("  " + SafeText.line(entry.path), .faint)
    switch entry.state {
    case .absent:
      try console.show(StyledLine([name, StyledRun("  \(entry.size.name), "), StyledRun("not installed", .yellow)]))
      try tell(
        "\(bytesInWords(entry.size.downloadBytes)) to fetch, \(bytesInWords(entry.size.modelBytes)) when installed: "
          + SafeText.line(report.shelf.installing(entry.size)))
    case .unusable(let error):
      try console.show(
        StyledLine([name, StyledRun("  \(entry.size.name), "), StyledRun("cannot be used", .red), path]))
      try tell(SafeText.line(error.words))
      try tell(SafeText.line(error.mend(entry.size, on: report.shelf)))
    case .whole(let bytes, let hash, let timing):
      try console.show(
        StyledLine([name, StyledRun("  \(entry.size.name), "), StyledRun("installed", .green), path]))
      try tell("\(bytesInWords(bytes)), SHA-256 verified: \(hash)")
      try tell(
        "a question of \(timing.pieces) pieces in \(Figures.decimal(timing.questionMilliseconds, places: 1)) ms, eight "
          + "at once in \(Figures.decimal(timing.eightMilliseconds, places: 1)) ms, by \(report.machine.instructions.name) instructions"
      )
    }
  }

  private func tell(_ text: String) throws(Failure) { try console.show(StyledLine("       " + text, .faint)) }
}
