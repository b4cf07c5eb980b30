package import Conversation
package import Storage

/// Why the desk did not do what it was asked. Nothing was stored then, but for what `store` says.
package enum DeskError: Error, Hashable, Sendable {
  /// The core does not obey it, as the conversation stands.
  case refused(Refusal)
  /// It may be stored nevertheless: the same under the same id tells (I2).
  case store(StoreError)
  /// No conversation of that name, or not this customer's: the two are not told apart (I9).
  case notFound
  /// None of the choices that the bot's last line gave.
  case unknownChoice(String)
  /// More was asked of the conversation than it could keep up with.
  case overloaded
}
