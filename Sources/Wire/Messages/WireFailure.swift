package import Conversation

/// What is wrong with a line, and under which `id` the sender waits for an answer, where that could be read.
package struct WireFailure: Error, Hashable, Sendable {
  /// What the answer says.
  package var error: WireError
  /// Nil where the line had none, or none that could be trusted: it is answered without.
  package var id: MessageID?

  package init(_ error: WireError, id: MessageID? = nil) {
    self.error = error
    self.id = id
  }
}
