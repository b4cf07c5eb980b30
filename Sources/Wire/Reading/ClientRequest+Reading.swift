import Conversation
import Knowledge

extension ClientRequest {
  init(_ kind: RequestKind, _ fields: LineFields, _ limits: WireLimits) throws(WireError) {
    let scalars = limits.textScalars
    func text(_ name: StaticString) throws(WireError) -> String {
      try fields.required(name, try fields.text(name, scalars: scalars))
    }
    switch kind {
    case .say: self = .say(text: try text("text"))
    case .choose: self = .choose(choice: try text("choice"))
    case .human: self = .human
    case .rate: self = try Self.rating(fields, scalars)
    case .resolve: self = .resolve(reason: try fields.text("reason", scalars: scalars))
    case .history: self = try Self.history(fields, limits)
    case .why: self = .why
    case .export: self = .export
    case .forget: self = .forget
    case .page:
      self = .page(
        url: try fields.required("url", try fields.text("url", scalars: WireBounds.addressScalars)),
        title: try fields.text("title", scalars: WireBounds.nameScalars))
    case .queue: self = .queue
    case .conversations: self = try Self.conversations(fields)
    case .claim: self = try fields.bool("take_over") == true ? .takeOver : .claim
    case .reply:
      self = .reply(text: try text("text"), draft: try fields.oneOf("draft", [Message.Draft.unedited, .edited]))
    case .note: self = .note(text: try text("text"))
    case .label: self = try Self.labelling(fields)
    case .transfer: self = try Self.transfer(fields)
    case .handBack: self = .handBack
    case .snooze:
      self = .snooze(until: Timestamp(milliseconds: Int64(try fields.required("until", try fields.seq("until")))))
    case .follow: self = .follow(after: try fields.seq("after") ?? 0)
    case .unfollow: self = .unfollow
    case .suggest: self = .suggest
    case .summary: self = .summary
    case .search: self = .search(text: try text("text"), limit: try fields.limit(upTo: WireBounds.listMaximum))
    case .directory: self = .directory
    case .presence:
      self = .presence(try fields.required("presence", try fields.oneOf("presence", AgentPresence.allCases)))
    case .teach: self = .teach(try Lesson(fields, scalars: scalars), confirm: try fields.name("confirm"))
    case .status: self = .status
    }
  }

  private static func rating(_ fields: LineFields, _ scalars: Int) throws(WireError) -> ClientRequest {
    .rate(
      try fields.required("about", try fields.oneOf("about", [Rating.Subject.answer, .conversation])),
      score: try fields.required("score", try fields.integer("score", in: 1...5)),
      comment: try fields.text("comment", scalars: scalars), seq: try fields.seq("seq"))
  }

  private static func history(_ fields: LineFields, _ limits: WireLimits) throws(WireError) -> ClientRequest {
    let after = try fields.seq("after")
    let before = try fields.seq("before")
    let limit = try fields.limit(upTo: limits.historyEvents)
    guard let after else { return .history(.before(before), limit: limit) }
    guard before == nil else { throw WireError(.badField, "`after` and `before` exclude each other; give one.") }
    return .history(.after(after), limit: limit)
  }

  private static func conversations(_ fields: LineFields) throws(WireError) -> ClientRequest {
    .conversations(
      status: try fields.oneOf("status", Status.allCases), mine: try fields.bool("mine") ?? false,
      label: try fields.word("label", length: 1...32, of: "[a-z0-9_-]", where: \.isOfLabel),
      limit: try fields.limit(upTo: WireBounds.listMaximum))
  }

  private static func labelling(_ fields: LineFields) throws(WireError) -> ClientRequest {
    let add = try fields.labels("add")
    let remove = try fields.labels("remove")
    guard !add.isEmpty || !remove.isEmpty else {
      throw WireError(.badField, "`add` and `remove` are both missing or empty; name at least one label.")
    }
    return .label(add: add, remove: remove)
  }

  private static func transfer(_ fields: LineFields) throws(WireError) -> ClientRequest {
    let agent = try fields.name("agent")
    let department = try fields.name("department")
    switch (agent, department) {
    case (let agent?, nil): return .transferToAgent(agent)
    case (nil, let department?): return .transferToDepartment(DepartmentID(rawValue: department))
    default: throw WireError(.badField, "Either `agent` or `department` says to whom it goes; give exactly one.")
    }
  }
}

extension LineFields {
  /// As many as there may be unless given.
  fileprivate func limit(upTo maximum: Int) throws(WireError) -> Int {
    try integer("limit", in: 1...maximum) ?? maximum
  }

  fileprivate func labels(_ name: StaticString) throws(WireError) -> [String] {
    guard let value = json(name) else { return [] }
    guard let elements = value.array, elements.count <= ConversationState.labelsMaximum else {
      throw WireError(badField: name, "must be a list of at most \(ConversationState.labelsMaximum) labels")
    }
    var labels: [String] = []
    for element in elements {
      guard let label = element.string, (1...32).contains(label.utf8.count), label.utf8.allSatisfy(\.isOfLabel) else {
        throw WireError(badField: name, "must be a list of labels, each 1 to 32 of [a-z0-9_-]")
      }
      labels.append(label)
    }
    return labels
  }
}

extension Lesson {
  fileprivate init(_ fields: LineFields, scalars: Int) throws(WireError) {
    let question = try fields.required("question", try fields.text("question", scalars: scalars))
    let entry = try fields.name("entry")
    let heading = try fields.text("heading", scalars: scalars)
    switch (entry, heading) {
    case (let entry?, nil): self.init(question: question, target: .entry(EntryID(rawValue: entry)))
    case (nil, let heading?):
      let answer = try fields.required("answer", try fields.text("answer", scalars: scalars))
      self.init(question: question, target: .heading(heading, answer: answer, topic: try fields.name("topic")))
    default: throw WireError(.badField, "Either `entry` or `heading` says where it goes; give exactly one.")
    }
  }
}
