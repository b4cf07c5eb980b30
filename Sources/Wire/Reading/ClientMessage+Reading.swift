import Conversation

extension ClientMessage {
  /// Reads a line, without its LF. Everything that docs/protocol.md says of fields and limits is checked here; what a
  /// role may ask is not.
  ///
  /// Fields that are not named there are ignored, among them whatever a client says about who it is (H11).
  package init(line: UnsafeRawBufferPointer, limits: WireLimits = WireLimits()) throws(WireFailure) {
    guard line.count <= limits.lineBytes else { throw WireFailure(.lineTooLong(limits)) }
    let fields: LineFields
    do throws(JSONFault) { fields = try LineFields(line, depthLimit: limits.depth) } catch {
      throw WireFailure(error.error)
    }
    do throws(WireError) {
      try fields.requireDistinctKeys()
      self = try Self.read(fields, limits)
    } catch { throw WireFailure(error, id: fields.answerableID) }
  }

  private static func read(_ fields: LineFields, _ limits: WireLimits) throws(WireError) -> ClientMessage {
    let type = try fields.required("type", try fields.string("type"))
    if let kind = RequestKind.named[type] { return try request(kind, fields, limits) }
    switch type {
    case "hello": return .hello(try Hello(fields))
    case "typing": return .typing(try fields.conversation(), isOn: try fields.required("on", try fields.bool("on")))
    case "seen": return .seen(try fields.conversation(), seq: try fields.required("seq", try fields.seq("seq")))
    case "ping": return .ping(id: try fields.id())
    case "bye": return .bye
    default:
      throw WireError(
        .unknownType, "There is no type \u{201C}\(WireError.shortened(type))\u{201D}; see docs/protocol.md.")
    }
  }

  private static func request(
    _ kind: RequestKind, _ fields: LineFields, _ limits: WireLimits
  ) throws(WireError) -> ClientMessage {
    let id = try fields.required("id", try fields.id())
    var conversation: ConversationID?
    if kind.conversation != .none {
      conversation = try fields.conversation()
      if kind.conversation == .needed { conversation = try fields.required("conv", conversation) }
    }
    return .request(
      Envelope(id: id, conversation: conversation), try ClientRequest(kind, fields, limits))
  }
}

extension WireError {
  /// For a line over the limit, whether the framer or the decoder found it.
  package static func lineTooLong(_ limits: WireLimits) -> WireError {
    WireError(.tooLong, "The line has more than \(limits.lineBytes) bytes; shorten it.")
  }
}

extension LineFields {
  func id() throws(WireError) -> MessageID? {
    try parsed("id", "1 to 64 of [A-Za-z0-9._:-]", MessageID.init(rawValue:))
  }

  func conversation() throws(WireError) -> ConversationID? {
    try parsed("conv", "the id of a conversation, 26 of [a-z0-9]", ConversationID.init(rawValue:))
  }

  /// The number of an event, or 0 for before the first.
  func seq(_ name: StaticString) throws(WireError) -> Int? { try integer(name, in: 0...WireBounds.integerMaximum) }
}
