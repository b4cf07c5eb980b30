import Foundation
import Terminal

/// Where a command's words go: results to standard output, everything else to standard error.
///
/// What it is given must be harmless already: the product's own words, or through `SafeText`.
struct Console: Sendable {
  let output: OutputFile
  let errors: OutputFile
  private let painter: Painter

  init(output: OutputFile, errors: OutputFile, abilities: TerminalAbilities) {
    self.output = output
    self.errors = errors
    painter = Painter(abilities)
  }

  /// Without styles.
  static let standard = Console(output: .standardOutput, errors: .standardError, abilities: .plain)

  /// A result. A line feed is added.
  func show(_ text: String) throws(Failure) { try write(text + "\n") }
  func show(_ line: StyledLine) throws(Failure) { try write(painter.paint(line) + "\n") }

  /// A word about the work. A line feed is added.
  func warn(_ text: String) { try? errors.write(text + "\n") }

  /// A question, whose answer is typed behind it.
  func ask(_ text: String) { try? errors.write(text) }

  private func write(_ text: String) throws(Failure) {
    do throws(OutputFile.Failure) { try output.write(text) } catch {
      throw Failure("Standard output takes nothing more: \(error.reason).", mend: "Make room, or send it elsewhere.")
    }
  }
}
