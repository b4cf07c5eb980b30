/// That a message or request was stored, and what it said: enough to know it again (I2).
package struct Receipt: Hashable, Sendable {
  /// Its own name: ids are unique per sender only, and shared by all that a sender sends.
  package struct Name: Hashable, Sendable {
    /// Role and name; a customer has the role alone.
    package var sender: Speaker
    /// The sender's own id.
    package var id: MessageID

    package init(sender: Speaker, id: MessageID) {
      self.sender = sender
      self.id = id
    }
  }

  /// What was sent under the name; the same words as something else are something else.
  package enum Matter: Hashable, Sendable {
    case message, note, request
    /// It was erased, with all that could tell it from another.
    case erased
  }

  /// Of the event that holds it.
  package var seq: Int
  private var matter: Matter
  private var length: Int
  private var fingerprint: UInt64

  /// - Parameter text: all of it; only its length and fingerprint are kept.
  package init(seq: Int, of matter: Matter, text: String) {
    self.seq = seq
    self.matter = matter
    length = text.utf8.count
    fingerprint = Self.fingerprint(of: text)
  }

  /// Of something that was erased: what is sent under its name is taken for the same.
  package init(erased seq: Int) {
    self.init(seq: seq, of: .erased, text: "")
  }

  /// Whether this is what was stored under the name; anything counts as the same where that was erased.
  package func isOf(_ matter: Matter, _ text: String) -> Bool {
    self.matter == .erased
      || self.matter == matter && length == text.utf8.count && fingerprint == Self.fingerprint(of: text)
  }

  /// FNV-1a, 64 bits (Fowler, Noll and Vo). Who finds two texts that share one can only mistake a message of their own.
  private static func fingerprint(of text: String) -> UInt64 {
    text.utf8.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
  }
}
