import Foundation
import TestSupport
import Testing

@Suite("The example in Snippets")
struct ExampleTests {
  /// Built beside the program; see Package.swift.
  private static let program: String = {
    let beside = ProcessInfo.processInfo.environment["FRONTDESK_BINARY"].map { URL(filePath: $0) }
    let folder = beside?.deletingLastPathComponent().path ?? PackageRoot.path + "/.build/debug"
    return folder + "/AskTheShop"
  }()

  @Test("AskTheShop answers from the sample business, hands over, and says why")
  func asksTheShop() throws {
    let process = Process()
    let output = Pipe()
    process.executableURL = URL(filePath: Self.program)
    process.arguments = [PackageRoot.path + "/knowledge"]
    process.standardOutput = output
    try process.run()
    let text = String(decoding: try output.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    let parts = text.split(separator: "(why: ", maxSplits: 1).map(String.init)
    #expect(parts.first == Self.conversation)
    #expect(
      parts.last?.hasPrefix("Called a person because the customer asked for one. Rule: asked for a person.") == true)
  }

  private static let conversation = """
    Bookmark (automated): Hello, and welcome. I am Bookmark, the automated assistant of Corner Books: a program, not a \
    person.

    Ask me anything about Corner Books. For a person, write “person” at any time.

    What happens to what you write: <https://cornerbooks.example/privacy>
    You: hello
    Bookmark (automated): Hello! What can I help you with?
    You: are you opne on saterday
    Bookmark (automated): * **Monday to Thursday:** 10:00–13:00 and 14:00–19:00
    * **Friday:** 10:00–13:00, 14:00–17:00, and reading night 18:00–01:00
    * **Saturday:** 10:00–18:00
    * **Sunday and public holidays:** closed

    From one to two we have lunch; on Fridays we close from five to six to move the tables.
    You: no! that is not what I asked
    Bookmark (automated): Sorry that this was not what you were after. You can try other words, or I can bring in a \
    person. Shall I?
    You: get me a person
    Bookmark (automated): Of course. Everything you wrote is with our people now. You are first in the queue. If you \
    change your mind, write “never mind”.
    Note: You are now with Maria, a person.
    Maria (person): Hello, what can I do for you?

    """
}
