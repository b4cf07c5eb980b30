package import Conversation
package import Language

/// A customer's side of one conversation, whatever carries it: a desk in this process, later a socket.
///
/// The terminal chat speaks to nothing else.
package protocol CustomerLine: Sendable {
  var conversation: ConversationID { get }

  /// Everything that happens in the conversation from its first event (or from where it was joined), in order, once
  /// each, the customer's own lines included. Ends when the line is closed. To be iterated once.
  var events: AsyncStream<Event> { get }

  /// Sends a line. Returns when it and all that it led to is stored (I1, I4): by then the events are in `events`.
  ///
  /// - Returns: the `seq` of the last of them, so that whoever shows `events` knows when it has shown them all.
  @discardableResult
  func say(_ text: String) async throws(DeskError) -> Int

  /// Asks for a person without words. Returns as `say` does.
  @discardableResult
  func askForPerson() async throws(DeskError) -> Int

  /// Why the bot's last line was what it was, in plain sentences; empty before the first.
  func why() async throws(DeskError) -> [String]

  /// The language that the conversation is in now.
  func locale() async -> LocaleCode

  /// Ends the conversation as resolved; a new one begins with another line. Returns as `say` does.
  @discardableResult
  func resolve() async throws(DeskError) -> Int

  /// Stops `events`. The conversation stays as it is.
  func close() async
}
