import ArgumentParser
import Comprehension
import Conversation
import Desk
import Foundation
import Knowledge
import Language
import Terminal

/// The knowledge folder, for commands that only look something up in it.
struct KnowledgeFolderOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The folder with the business's markdown.", valueName: "folder"))
  var knowledge = Configuration.given(.knowledge)
}

/// The knowledge folder, and how it becomes somebody who answers.
struct KnowledgeOptions: ParsableArguments {
  @OptionGroup var folder: KnowledgeFolderOptions
  @OptionGroup var models: ModelOptions

  var knowledge: String { folder.knowledge }

  /// Reads the folder, with progress on standard error where it takes long.
  ///
  /// - Parameters:
  ///   - folder: another one than the option's.
  ///   - quietly: without the progress, where standard error is for records.
  func load(_ folder: String? = nil, quietly: Bool = false) throws(Failure) -> KnowledgeBase {
    try Self.load(folder ?? knowledge, quietly: quietly)
  }

  /// Reads a folder, with progress on standard error where it takes long and is not to be quiet.
  static func load(_ folder: String, quietly: Bool = false) throws(Failure) -> KnowledgeBase {
    let progress = quietly ? nil : ProgressLine("Reading the knowledge")
    defer { progress?.done() }
    let loader = loader(of: folder)
    do throws(KnowledgeError) {
      return try loader.load { progress?.reached(Double($0.done) / Double(max(1, $0.total))) }
    } catch {
      throw Failure("\(SafeText.line(error.path)): \(SafeText.line(error.message))", mend: SafeText.line(error.mend))
    }
  }

  /// A folder that was read, and the edits since.
  struct Watched: Sendable {
    var base: KnowledgeBase
    var changes: AsyncStream<Void>
  }

  /// Reads the folder, watched since before, so that no edit falls between. Nobody is served in the name of nobody: a
  /// `business.yaml` that cannot be read ends it.
  func loadWatched(quietly: Bool = false) throws(Failure) -> Watched {
    let changes = KnowledgeWatcher(folder: URL(fileURLWithPath: knowledge, isDirectory: true)).changes()
    let base = try load(quietly: quietly)
    guard base.isBusinessKnown else {
      let found = base.diagnostics.first { $0.location.file == "business.yaml" && $0.severity == .error }
      let place = found.map { SafeText.line("\($0.location): \($0.message)") } ?? "business.yaml"
      throw Failure(
        "The bot would not know whom it speaks for: \(place)",
        mend: "Mend that, and start again; `frontdesk check --knowledge \(ShellWord(knowledge))` tells more.")
    }
    return Watched(base: base, changes: changes)
  }

  /// As `loadWatched`, and where the folder cannot be read an empty one: for what asks the bot nothing.
  func loadForDesk() -> Watched {
    if let read = try? loadWatched() { return read }
    let nothing = KnowledgeBase(business: Business(name: ""), entries: [])
    return Watched(base: nothing, changes: AsyncStream { $0.finish() })
  }

  /// Reads a folder as every command does: claims to be human refused (D4), reviews held against today.
  static func loader(of folder: String) -> KnowledgeLoader {
    KnowledgeLoader(
      folder: URL(fileURLWithPath: folder, isDirectory: true), today: today,
      refusing: { HumanClaimDetector.shipped.claim(in: $0) })
  }

  /// Somebody who answers from `base`, however long a question takes, with progress on standard error where learning
  /// takes long.
  func receptionist(_ base: KnowledgeBase) -> Receptionist {
    models.opened().receptionist(base, saysProgress: true)
  }

  /// Reads the folder and says on standard error how much of it should be mended.
  func receptionist() throws(Failure) -> Receptionist {
    let base = try load()
    let errors = base.diagnostics.count { $0.severity == .error }
    if errors > 0 {
      let lies = errors == 1 ? "1 error lies" : "\(errors) errors lie"
      Console.standard.warn("\(lies) in \(SafeText.line(knowledge)); `frontdesk check` names what to mend.")
    }
    return receptionist(base)
  }

  /// The day by the machine's clock and zone.
  private static var today: CivilDate {
    let parts = Calendar(identifier: .gregorian).dateComponents([.year, .month, .day], from: Date())
    return CivilDate(year: parts.year ?? 1970, month: parts.month ?? 1, day: parts.day ?? 1)
  }
}
