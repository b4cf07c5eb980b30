/// The embedding of a message, of unit length, and whose it is.
package struct MessageVector: Hashable, Sendable {
  /// `static` (256 numbers) or `small` (384). What no model was learnt for is left aside.
  package var tier: String
  /// As the tier's encoder gives them, of unit length.
  package var values: [Float]
  /// Whether it is of `ReadMessage.text`, and not of the message as it was typed.
  package var isAsRead: Bool

  package init(tier: String, values: [Float], isAsRead: Bool = false) {
    self.tier = tier
    self.values = values
    self.isAsRead = isAsRead
  }
}
