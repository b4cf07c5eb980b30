import Foundation
import TestSupport
import Testing

/// A call of `make` that is written somewhere, as make itself understands it.
struct MakeTarget {
  /// What would be run, by `make -n`.
  let recipe: [String]
  /// What make says where it does not know what it is called for.
  private let refusal: String?
  private let goals: [String]
  private let makefile: String

  init(_ command: WrittenCommand) async throws {
    makefile = try String(contentsOf: PackageRoot.url.appending(path: "Makefile"), encoding: .utf8)
    goals = command.arguments
    let run = try await PipedRun(
      ["-n", "-C", PackageRoot.path, "--no-print-directory"] + command.arguments, in: Workplace(),
      executable: "/usr/bin/make")
    refusal = run.ending == .exit(0) ? nil : run.errors
    recipe = run.output.split(separator: "\n").map(String.init)
  }

  /// Its last command of ours, such as the chat that `make chat` opens.
  var command: WrittenCommand? { recipe.flatMap { WrittenCommand.all(in: $0) }.last }

  /// What is wrong with it; nil where nothing is.
  func flaw() async throws -> String? {
    if let refusal { return refusal }
    for word in goals {
      if let variable = word.wholeMatch(of: /([A-Z_]+)=.*/)?.1 {
        if !makefile.contains("$(\(variable))") { return "the Makefile has no variable \(variable)" }
      } else if !makefile.contains("\n\(word): ") {
        // What make takes for a target may be a file that lies there.
        return "the Makefile has no target `\(word)`"
      }
    }
    for line in recipe {
      for script in line.matches(of: /Scripts\/[\w-]+/) {
        let path = PackageRoot.path + "/" + script.0
        if !FileManager.default.isExecutableFile(atPath: path) { return "\(script.0) cannot be run" }
      }
      for command in WrittenCommand.all(in: line) {
        if let flaw = try await ProgramHelp.shared.flaw(of: command.arguments) { return "\(command.text): \(flaw)" }
      }
    }
    return nil
  }
}
