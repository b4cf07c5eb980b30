package import Conversation
package import Storage

/// Why the desk did not do what it was asked. Nothing was stored then.
package enum DeskError: Error, Hashable, Sendable {
  case refused(Refusal)
  case store(StoreError)
  /// No conversation of that name, or not this customer's: the two are not told apart (I9).
  case notFound
  /// Others wrote to the conversation faster than this could be decided, again and again.
  case overloaded
}
