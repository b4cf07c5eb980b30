import Conversation
public import Foundation
import Knowledge

extension Frontdesk {
  /// Something that happened in a conversation.
  ///
  /// Its JSON is one flat object, the same that the program stores: `seq`, `ts` (milliseconds since 1970), `kind`, and
  /// under `body` what the kind carries. It holds what customers wrote, card numbers struck out.
  public struct Event: Hashable, Sendable, Codable {
    let stored: Conversation.Event

    init(_ event: Conversation.Event) { stored = event }

    /// From 1, without gaps.
    public var seq: Int { stored.seq }
    /// When.
    public var at: Date { Date(stored.at) }
    /// Its dotted name: `message.created`, `disclosure.made`, `conversation.handoff`.
    public var kind: String { stored.content.kind.rawValue }

    /// Reads it from its JSON.
    public init(from decoder: any Decoder) throws { stored = try Conversation.Event(from: decoder) }

    /// Writes its JSON.
    public func encode(to encoder: any Encoder) throws { try stored.encode(to: encoder) }
  }
}

extension Date {
  init(_ moment: Timestamp) { self.init(timeIntervalSince1970: Double(moment.rawValue) / 1_000) }
}

extension Timestamp {
  /// From the year 1 to 9999: with these it can be reckoned.
  static let countable = Timestamp(milliseconds: -62_135_596_800_000)...Timestamp(milliseconds: 253_402_300_799_999)

  /// To the millisecond; moments that are not countable count as the first or the last that is.
  init(_ date: Date) {
    let milliseconds = (date.timeIntervalSince1970 * 1_000).rounded()
    let (first, last) = (Self.countable.lowerBound.rawValue, Self.countable.upperBound.rawValue)
    self.init(milliseconds: milliseconds.isNaN ? 0 : Int64(min(max(milliseconds, Double(first)), Double(last))))
  }
}
