package import Conversation
package import Wire

/// What the desk said to a request.
package struct Answer: Hashable, Sendable {
  package var acknowledgement: Acknowledgement
  /// All fields of the `ok`, see docs/protocol.md for what each request's answer has.
  package var fields: [WireField]
  /// The events that `history` asked for, in order.
  package var events: [WireEvent]
  /// What `export` asked for.
  package var exported: [ExportedConversation]

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
  package var conversation: ConversationID
  package var events: [WireEvent]

  package init(_ conversation: ConversationID, events: [WireEvent]) {
    self.conversation = conversation
    self.events = events
  }
}
