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

  @Argument(help: "The ids of conversations; `frontdesk history` lists them.")
  var ids: [String] = []
  @Flag(help: "Every conversation.")
  var all = false
  @OptionGroup var data: DataOptions
  @Option(help: "What is written.")
  var format = Format.json
  @Option(help: ArgumentHelp("Write a file for each conversation into this folder.", valueName: "folder"))
  var folder: String?
  @Flag(help: "Write over files that are in that folder already.")
  var overwrite = false
  @Option(
    help: ArgumentHelp(
      "The time zone of transcripts, such as Europe/Berlin; the machine's unless given.", valueName: "zone"))
  var timezone: String?

  func validate() throws {
    guard all != !ids.isEmpty else { throw ValidationError("Give either the ids of conversations, or --all.") }
    guard timezone.map({ TimeZone(identifier: $0) != nil }) ?? true else {
      throw ValidationError("--timezone takes the name of a time zone, such as Europe/Berlin.")
    }
    guard format != .transcript || folder != nil || (!all && ids.count == 1) else {
      throw ValidationError("Several transcripts need a folder to be written into: give --folder.")
    }
  }

  func run() async throws {
    let store = try data.existingStore()
    // Nothing is begun that cannot be finished.
    for name in ids { _ = try await store.conversation(named: name) }
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
      let files = names.map { target.appendingPathComponent("\($0).\(format.fileExtension)") }
      try refuseToOverwrite(files)
      var written = 0
      for (file, name) in zip(files, names) {
        let (id, events) = try await store.conversation(named: name)
        guard format != .transcript || events.holdLinesOfTheCustomer else { continue }
        written += 1
        let head = format == .csv ? CSV.row(ConversationExport.columns) : ""
        try PrivateFile.write(head + text(of: ConversationExport(id, events)) + "\n", to: file)
      }
      let skipped = files.count - written
      let rest = skipped > 0 ? " Left out, since the customer wrote nothing: \(skipped)." : ""
      let count = written == 1 ? "1 file" : "\(written) files"
      Console.standard.warn("Wrote \(count) into \(SafeText.line(folder)).\(rest)")
    } catch let error as CocoaError {
      throw Failure(
        "\(SafeText.line(folder)) cannot be written: \(SafeText.line(error.localizedDescription))",
        mend: "Name a folder that this user may write to.")
    }
  }

  private func refuseToOverwrite(_ files: [URL]) throws(Failure) {
    let there = files.filter { FileManager.default.fileExists(atPath: $0.path) }
    guard !overwrite, let first = there.first else { return }
    let others = there.count > 1 ? " and \(there.count - 1) more" : ""
    throw Failure(
      "\(SafeText.line(first.path))\(others) would be overwritten; nothing was written.",
      mend: "Name another folder, or say --overwrite.")
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

extension [Event] {
  /// A transcript without one says nothing that could be replayed.
  fileprivate var holdLinesOfTheCustomer: Bool {
    contains { if case .message(let message) = $0.content { message.from.kind == .customer } else { false } }
  }
}

extension String {
  fileprivate var withoutLineEnd: String {
    var scalars = unicodeScalars[...]
    while let last = scalars.last, last == "\n" || last == "\r" { scalars.removeLast() }
    return String(scalars)
  }
}
