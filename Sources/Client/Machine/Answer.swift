package import Wire

/// What the desk said to a request: its `ok`, with whatever came for it before that.
package struct Answer: Hashable, Sendable {
  /// The fields that every `ok` has: the request's id, `seq`, time, and whether the same was done before (I2).
  package var acknowledgement: Acknowledgement
  /// All fields of the `ok`, see docs/protocol.md for what each request's answer has.
  package var fields: [WireField]
  /// The events that `history` asked for, in order.
  package var events: [WireEvent]

  /// - Parameter events: only `history` has any.
  package init(_ acknowledgement: Acknowledgement, fields: [WireField] = [], events: [WireEvent] = []) {
    self.acknowledgement = acknowledgement
    self.fields = fields
    self.events = events
  }
}
