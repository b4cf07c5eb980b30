import ArgumentParser
import Foundation
import Terminal

struct InitCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init",
    abstract: "Write a small, commented knowledge folder to begin with.",
    discussion: """
      Writes business.yaml and a few topics into the folder, ready to be chatted with and to be edited. Nothing that is \
      there already is overwritten.

      Example:
        frontdesk init knowledge

      Exit status: 0 written, 2 something is in the way or cannot be written.
      """)

  @Argument(help: "The folder to write; made if it is not there.")
  var folder = "knowledge"

  func run() async throws {
    let console = Console.standard
    let starter = Bundle.module.bundleURL.appendingPathComponent("Resources/starter")
    let target = URL(fileURLWithPath: folder, isDirectory: true)
    let name = SafeText.line(folder)
    do {
      let files = try FileManager.default.subpathsOfDirectory(atPath: starter.path).sorted()
      try refuseOverwriting(files, in: target)
      try copy(files, from: starter, to: target)
      try console.show("Wrote \(files.joined(separator: ", ")) into \(name).\n")
      try console.show("Chat with it:     frontdesk chat --knowledge \(ShellWord(folder))")
      try console.show("After an edit:    frontdesk check --knowledge \(ShellWord(folder))")
    } catch let error as CocoaError {
      throw Failure(
        "\(name) cannot be written: \(SafeText.line(error.localizedDescription))",
        mend: "Name a folder that this user may write to.")
    }
  }

  private func refuseOverwriting(_ files: [String], in target: URL) throws(Failure) {
    var isFolder = ObjCBool(false)
    if FileManager.default.fileExists(atPath: target.path, isDirectory: &isFolder), !isFolder.boolValue {
      throw Failure("\(SafeText.line(folder)) is a file.", mend: "Name a folder, or a path that is free.")
    }
    let inTheWay = files.filter { FileManager.default.fileExists(atPath: target.appendingPathComponent($0).path) }
    guard inTheWay.isEmpty else {
      throw Failure(
        "\(SafeText.line(folder)) already holds \(inTheWay.joined(separator: ", ")); nothing was written.",
        mend: "Name another folder, or move these away.")
    }
  }

  private func copy(_ files: [String], from starter: URL, to target: URL) throws {
    try FileManager.default.createDirectory(at: target, withIntermediateDirectories: true)
    for file in files {
      let (source, copy) = (starter.appendingPathComponent(file), target.appendingPathComponent(file))
      var isFolder = ObjCBool(false)
      if FileManager.default.fileExists(atPath: source.path, isDirectory: &isFolder), isFolder.boolValue {
        try FileManager.default.createDirectory(at: copy, withIntermediateDirectories: true)
      } else {
        try Data(contentsOf: source).write(to: copy, options: .withoutOverwriting)
      }
    }
  }
}
