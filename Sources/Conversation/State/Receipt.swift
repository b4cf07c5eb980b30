/// That a message was stored, and what it said: enough to know it again (I2).
package struct Receipt: Hashable, Sendable {
  /// A message's own name: ids are unique per sender only.
  package struct Name: Hashable, Sendable {
    package var sender: Speaker
    package var id: MessageID

    package init(sender: Speaker, id: MessageID) {
      self.sender = sender
      self.id = id
    }
  }

  package var seq: Int
  private var length: Int
  private var fingerprint: UInt64

  package init(seq: Int, text: String) {
    self.seq = seq
    length = text.utf8.count
    fingerprint = Self.fingerprint(of: text)
  }

  package func isOf(_ text: String) -> Bool {
    length == text.utf8.count && fingerprint == Self.fingerprint(of: text)
  }

  /// FNV-1a, 64 bits (Fowler, Noll and Vo). Who finds two texts that share one can only mistake a message of their own.
  private static func fingerprint(of text: String) -> UInt64 {
    text.utf8.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
  }
}
