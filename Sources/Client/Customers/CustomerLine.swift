package import Conversation
package import Language

/// A customer's side of one conversation at a desk. The terminal chat speaks to nothing else. What is thrown is a
/// `WireError`, or the `Ending` of the connection.
package protocol CustomerLine: Sendable {
  /// The conversation's name; the same while the line lasts.
  var conversation: ConversationID { get }

  /// Everything that the customer may know of the conversation from its first event (or from where it was joined), in
  /// order, once each, the customer's own lines included. Ends when the line is closed or broken for good. To be
  /// iterated once.
  var events: AsyncStream<Event> { get }

  /// What is told and not stored. To be iterated once.
  var notices: AsyncStream<LineNotice> { get }

  /// Sends a line. Returns when it and all that it led to is stored (I1, I4): by then the events are in `events`.
  ///
  /// - Returns: the `seq` of the last of them, so that whoever shows `events` knows when it has shown them all.
  @discardableResult
  func say(_ text: String) async throws -> Int

  /// Asks for a person without words. Returns as `say` does.
  @discardableResult
  func askForPerson() async throws -> Int

  /// Why the bot's last line was what it was, in plain sentences; empty before the first.
  func why() async throws -> [String]

  /// The language that the conversation is in now.
  func locale() async -> LocaleCode

  /// Ends the conversation as resolved; a new one begins with another line. Returns as `say` does.
  @discardableResult
  func resolve() async throws -> Int

  /// Tells whoever has the conversation that the customer is typing, or is no longer. May be lost.
  func typing(_ isOn: Bool) async

  /// Stops `events`. The conversation stays as it is.
  func close() async
}
