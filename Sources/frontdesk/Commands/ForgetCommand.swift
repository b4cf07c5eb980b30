import ArgumentParser
import Client
import Conversation
import Foundation
import Terminal
import Wire

struct ForgetCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "forget",
    abstract: "Erase all that was said in a conversation.",
    discussion: """
      Erases the words of customer, bot and agents, notes, labels, contact details and ratings: from the database and its \
      search, from transcripts/ in this folder, and what was typed in a terminal. What stays is that something was there, \
      and when. The conversation is closed. It cannot be undone.

      What was taught from it stands in the knowledge folder and stays. Exports that were written elsewhere, and backups, \
      are for you to remove.

      Example:
        frontdesk forget kx3v7mzq2bnd4f5gh6jk7lmn2p --data data

      Exit status: 0 erased, 1 you did not say yes, 2 there is no such conversation or it could not be erased.
      """)

  @Argument(help: "The id of a conversation; `frontdesk history` lists them.")
  var id: String
  @Flag(help: "Do not ask.")
  var yes = false
  @OptionGroup var knowledge: KnowledgeOptions
  @OptionGroup var data: DataOptions

  func run() async throws {
    let store = try data.existingStore()
    let conversation = try await store.conversation(named: id).id
    guard yes || confirmed() else { throw ExitStatus.findings }
    let access = try await DeskAccess(knowledge, data, read: knowledge.loadForDesk(), tell: { _ in })
    let outcome = await Result<Void, any Error>.of { try await erase(conversation, at: access.address) }
    await access.leave()
    try outcome.get()
    Console.standard.warn("Erased.")
  }

  /// Where nobody can be asked, nobody has said yes.
  private func confirmed() -> Bool {
    Console.standard.ask("Erase all that was said in \(SafeText.line(id))? It cannot be undone. [y/N] ")
    guard isatty(STDIN_FILENO) == 1, let answer = readLine() else {
      Console.standard.warn("Nothing was erased. Say --yes where nobody can be asked.")
      return false
    }
    if ["y", "yes"].contains(answer.lowercased()) { return true }
    Console.standard.warn("Nothing was erased.")
    return false
  }

  private func erase(_ conversation: ConversationID, at address: DeskAddress) async throws(Failure) {
    // Away, so that no customer who waits is given to whoever erases.
    let client = AgentClient(to: address, presence: .away)
    client.start()
    defer { client.leave() }
    for await report in client.reports {
      switch report {
      case .welcomed:
        do throws(WireError) {
          _ = try await client.ask(.forget, in: conversation)
          return
        } catch {
          throw Failure(
            "It could not be erased: \(SafeText.line(error.message))", mend: "Mend that, and run the command again.")
        }
      case .ended(let ending):
        throw Failure(SafeText.line(ending.inWords), mend: "Run the command again once the desk can be reached.")
      default: continue
      }
    }
    throw Failure("The desk went away before it said that it was done.", mend: "Run the command again.")
  }
}

extension Result where Success == Void, Failure == any Error {
  fileprivate static func of(_ body: () async throws -> Void) async -> Self {
    do { return .success(try await body()) } catch { return .failure(error) }
  }
}
