package import Conversation
package import Wire

/// What the desk said to a request: its `ok`, with whatever came for it before that.
package struct Answer: Hashable, Sendable {
  /// The fields that every `ok` has: the request's id, `seq`, time, and whether the same was done before (I2).
  package var acknowledgement: Acknowledgement
  /// All fields of the `ok`, see docs/protocol.md for what each request's answer has.
  package var fields: [WireField]
  /// The events that `history` asked for, in order.
  package var events: [WireEvent]
  /// What `export` asked for.
  package var exported: [ExportedConversation]

  /// - Parameter events: only `history` has any; `exported` is filled by `export` alone.
  package init(
    _ acknowledgement: Acknowledgement, fields: [WireField] = [], events: [WireEvent] = [],
    exported: [ExportedConversation] = []
  ) {
    self.acknowledgement = acknowledgement
    self.fields = fields
    self.events = events
    self.exported = exported
  }
}

/// One conversation of an export, with all its events.
package struct ExportedConversation: Hashable, Sendable {
  /// Its name at the desk.
  package var conversation: ConversationID
  /// From the first to the last, in order, as their owner may see them.
  package var events: [WireEvent]

  package init(_ conversation: ConversationID, events: [WireEvent]) {
    self.conversation = conversation
    self.events = events
  }
}
