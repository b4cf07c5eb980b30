import ArgumentParser
import Client
import Conversation
import Desk
import Foundation
import Knowledge
import Language
import Storage
import Terminal

struct ChatCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "chat",
    abstract: "Talk to the bot as a customer would, here in the terminal.",
    discussion: """
      What is said is on standard output, everything about the program on standard error. In a terminal, the arrow \
      keys recall earlier lines and Tab completes commands and replies; Ctrl-D leaves. Through a pipe, each line is \
      answered in its turn. An edit of the knowledge folder takes effect at once. /help lists the chat's commands.

      Examples:
        frontdesk chat --knowledge knowledge
        echo "when are you open?" | frontdesk chat

      Exit status: 0 the customer left or the input ended, 2 the knowledge or the data cannot be used, or nothing \
      more could be stored or shown.
      """)

  @OptionGroup var knowledge: KnowledgeOptions
  @OptionGroup var data: DataOptions
  @Option(
    help: ArgumentHelp("The language to begin in, such as de; the business's own unless given.", valueName: "code"))
  var locale: String?
  @Option(
    help: ArgumentHelp(
      "Talk to a desk that runs elsewhere: HOST:PORT, tls:HOST:PORT, unix:PATH or its data folder.",
      valueName: "address"))
  var connect: String?
  @OptionGroup var output: OutputOptions

  func validate() throws {
    guard let locale else { return }
    guard (2...3).contains(locale.utf8.count), locale.utf8.allSatisfy({ (97...122).contains($0) }) else {
      throw ValidationError("--locale takes the code of a language, such as en or de.")
    }
  }

  func run() async throws {
    if let connect { return try await visit(connect) }
    let signals = StartSignals.whileStarting(data.data, isService: false)
    let read = try knowledge.loadWatched()
    let language = try language(among: read.base)
    let notes = NoteBoard()
    let access = try await DeskAccess(knowledge, data, read: read, tell: notes.put)
    signals.done()
    let ending = await ChatRun(self, at: .access(access, read.base), language: language, notes: notes).ending()
    await access.leave()
    if ending == .failed { throw ExitStatus.unusable }
  }

  /// At a desk that runs elsewhere.
  private func visit(_ text: String) async throws {
    guard let address = DeskAddress(text) else { throw Failure.badAddress(text) }
    let language = locale.map(LocaleCode.init(rawValue:))
    let ending = await ChatRun(self, at: .address(address), language: language, notes: NoteBoard()).ending()
    if ending == .failed {
      // Such a door answers a line that is not TLS by closing, and says nothing.
      if case .tcp(let host, let port) = address {
        Console.standard.warn("A desk that speaks TLS is reached with --connect tls:\(SafeText.line(host)):\(port).")
      }
      throw ExitStatus.unusable
    }
  }

  /// A language that the bot speaks or the knowledge is written in; nil: the business's own.
  private func language(among base: KnowledgeBase) throws(Failure) -> LocaleCode? {
    guard let locale else { return nil }
    let code = LocaleCode(rawValue: locale)
    let spoken = base.spokenLocales
    guard spoken.contains(code) else {
      throw Failure(
        "--locale: nothing here is in the language \(locale).",
        mend: "Use one of \(spoken.map(\.rawValue).joined(separator: ", ")).")
    }
    return code
  }
}
