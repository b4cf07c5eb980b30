import Language

/// Names a conversation: 26 characters of `[a-z0-9]`, made by the desk and never by a client (H36).
package struct ConversationID: RawRepresentable, Hashable, Sendable, Codable, CustomStringConvertible {
  /// The 26 characters, as they are stored and sent.
  package let rawValue: String

  /// Nil for anything that the desk cannot have made, so that no foreign text ever becomes a path or a key.
  package init?(rawValue: String) {
    guard rawValue.utf8.count == 26, rawValue.hasOnly({ (97...122).contains($0) || (48...57).contains($0) })
    else { return nil }
    self.rawValue = rawValue
  }

  /// 128 random bits as base 32 (`a–z2–7`), most significant first.
  package init(random high: UInt64, _ low: UInt64) { rawValue = RandomID.text(of: high, low) }

  package var description: String { rawValue }
}

/// Names a customer across their conversations: 26 characters of `[a-z0-9]`.
///
/// Made by the desk from a session's secret, one way: who reads the data cannot speak as the customer.
package struct CustomerID: RawRepresentable, Hashable, Sendable, Codable, CustomStringConvertible {
  /// The 26 characters, as they are stored; agents are told them, customers are not.
  package let rawValue: String

  /// Nil for what has not the form of one, whoever made it.
  package init?(rawValue: String) {
    guard let id = ConversationID(rawValue: rawValue) else { return nil }
    self.rawValue = id.rawValue
  }

  package var description: String { rawValue }
}

/// The sender's own name for a message: 1–64 of `[A-Za-z0-9._:-]`, unique per conversation and sender (I2).
package struct MessageID: RawRepresentable, Hashable, Sendable, Codable, CustomStringConvertible {
  /// The most characters of an id; a welcome tells clients.
  package static let lengthLimit = 64

  /// As the sender wrote it.
  package let rawValue: String

  /// Nil for what is too long, empty, or has any other character in it.
  package init?(rawValue: String) {
    func allowed(_ byte: UInt8) -> Bool {
      switch byte {
      case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: ":"),
        UInt8(ascii: "-"):
        true
      default: false
      }
    }
    guard (1...Self.lengthLimit).contains(rawValue.utf8.count), rawValue.hasOnly(allowed) else { return nil }
    self.rawValue = rawValue
  }

  package var description: String { rawValue }
}

/// A person who works at the desk, as the customer sees them.
package struct Agent: Hashable, Sendable, Codable {
  /// The account's, 26 characters of `[a-z0-9]`.
  package var id: String
  /// What customers read: see `AgentName` for what it may be.
  package var name: String

  /// - Parameter name: as it is at that moment; events keep the name of their time.
  package init(id: String, name: String) {
    self.id = id
    self.name = name
  }
}

extension String {
  /// Whether each byte is `allowed`; on the bytes themselves, since a line may be an id's way in a million times.
  fileprivate func hasOnly(_ allowed: (UInt8) -> Bool) -> Bool {
    utf8.withContiguousStorageIfAvailable { $0.allSatisfy(allowed) } ?? utf8.allSatisfy(allowed)
  }
}
