import Insight
import Terminal

/// How far long work is, on standard error: one line that is drawn over in a terminal, a line for each tenth elsewhere,
/// and nothing at all where the work is done before anybody would wonder.
///
/// To be used from one task.
final class ProgressLine {
  /// Before it nothing is said: a line that is soon gone bothers nobody, one in a log or a pipe stays.
  private var patience: Duration { isTerminal ? .milliseconds(400) : .seconds(2) }
  private static let redraw = Duration.milliseconds(100)

  private let label: String
  private let file: OutputFile
  private let isTerminal: Bool
  private let began = ContinuousClock.now
  private var drawnAt: ContinuousClock.Instant?
  private var tenthsSaid = 0

  /// - Parameter label: what is being done, as a participle: "Reading the knowledge".
  init(_ label: String, on file: OutputFile = .standardError) {
    self.label = label
    self.file = file
    isTerminal = file.isTerminal
  }

  /// - Parameter share: 0–1.
  func reached(_ share: Double) {
    let now = ContinuousClock.now
    guard now - began >= patience, share < 1 else { return }
    let percent = Int(share * 100)
    if isTerminal {
      if let drawnAt, now - drawnAt < Self.redraw { return }
      try? file.write("\r\(label): \(percent) %\u{1B}[K")
      drawnAt = now
    } else if percent / 10 > tenthsSaid || drawnAt == nil {
      try? file.write("\(label): \(percent) %\n")
      (tenthsSaid, drawnAt) = (percent / 10, now)
    }
  }

  /// Takes whatever line is drawn away, for when the process is about to end.
  static func clear(on file: OutputFile = .standardError) {
    if file.isTerminal { try? file.write("\r\u{1B}[K") }
  }

  /// Takes the line away again.
  func done() {
    if isTerminal && drawnAt != nil { try? file.write("\r\u{1B}[K") }
    drawnAt = nil
  }
}
