package import Conversation

/// What is wrong with a line, and under which `id` the sender waits for an answer, where that could be read.
package struct WireFailure: Error, Hashable, Sendable {
  package var error: WireError
  package var id: MessageID?

  package init(_ error: WireError, id: MessageID? = nil) {
    self.error = error
    self.id = id
  }
}
