import ArgumentParser
import Conversation
import Foundation
import Insight
import Knowledge
import Storage
import Terminal

struct ExportCommand: AsyncParsableCommand {
  enum Format: String, CaseIterable, ExpressibleByArgument {
    case json, transcript, csv

    var fileExtension: String { self == .transcript ? "txt" : rawValue }
  }

  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Write stored conversations out: all that is stored, or as transcripts.",
    discussion: """
      json holds every event of a conversation, transcript is the form that replay reads, csv has a row for each event and \
      opens in a spreadsheet without running what stands in it.

      Examples:
        frontdesk export --all --data data > conversations.json
        frontdesk export kx3v7mzq2bnd4f5gh6jk7lmn2p --format transcript
        frontdesk export --all --format transcript --folder transcripts

      Exit status: 0 written, 2 there is no such conversation or something cannot be read or written.
      """)

  @Argument(help: "Ids of conversations.")
  var ids: [String] = []
  @Flag(help: "Every conversation.")
  var all = false
  @OptionGroup var data: DataOptions
  @Option(help: "The form.")
  var format = Format.json
  @Option(help: ArgumentHelp("Write a file for each conversation into this folder.", valueName: "folder"))
  var folder: String?
  @Option(
    help: ArgumentHelp("The time zone of transcripts, such as Europe/Berlin; else the machine's.", valueName: "zone"))
  var timezone: String?

  func validate() throws {
    guard all != !ids.isEmpty else { throw ValidationError("Give ids, or --all.") }
    guard timezone.map({ TimeZone(identifier: $0) != nil }) ?? true else {
      throw ValidationError("There is no time zone of that name.")
    }
    guard format != .transcript || folder != nil || (!all && ids.count == 1) else {
      throw ValidationError("Several transcripts need --folder.")
    }
  }

  func run() async throws {
    let store = try data.store()
    let named = all ? try await store.summaries().map(\.id.rawValue) : ids
    if let folder { try await write(named, of: store, into: folder) } else { try await show(named, of: store) }
  }

  private func show(_ names: [String], of store: some EventStore) async throws {
    let console = Console.standard
    if format == .csv { try console.show(CSV.row(ConversationExport.columns).withoutLineEnd) }
    if format == .json { try console.show("[") }
    for (index, name) in names.enumerated() {
      let (id, events) = try await store.conversation(named: name)
      let text = try self.text(of: ConversationExport(id, events))
      try console.show(format == .json && index < names.count - 1 ? text + "," : text)
    }
    if format == .json { try console.show("]") }
  }

  private func write(_ names: [String], of store: some EventStore, into folder: String) async throws {
    let target = URL(fileURLWithPath: folder, isDirectory: true)
    do {
      try PrivateFolder.make(target)
      for name in names {
        let (id, events) = try await store.conversation(named: name)
        let file = target.appendingPathComponent("\(id).\(format.fileExtension)")
        let head = format == .csv ? CSV.row(ConversationExport.columns) : ""
        try PrivateFile.write(head + text(of: ConversationExport(id, events)) + "\n", to: file)
      }
    } catch let error as CocoaError {
      throw Failure(
        "\(SafeText.line(folder)) cannot be written: \(SafeText.line(error.localizedDescription))",
        mend: "Name a folder that this user may write to.")
    }
    Console.standard.warn("Wrote \(names.count) files into \(SafeText.line(folder)).")
  }

  /// Without a line end.
  private func text(of export: ConversationExport) throws -> String {
    switch format {
    case .json: try export.json.line
    case .transcript: export.transcript(in: timezone.flatMap(TimeZone.init(identifier:)) ?? .current).withoutLineEnd
    case .csv: export.rows.map(CSV.row).joined().withoutLineEnd
    }
  }
}

extension String {
  fileprivate var withoutLineEnd: String {
    var scalars = unicodeScalars[...]
    while let last = scalars.last, last == "\n" || last == "\r" { scalars.removeLast() }
    return String(scalars)
  }
}
