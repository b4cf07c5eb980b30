import Wire

extension ClientRequest {
  /// Whether somebody of this role may ask it at all. What an agent may do beyond that depends on who owns the
  /// conversation, and on whether they are a lead.
  func isFor(_ role: Hello.Role) -> Bool {
    switch self {
    case .say, .choose, .human, .rate, .export, .page: role == .customer
    case .history, .why, .resolve, .forget: true
    case .queue, .conversations, .claim, .takeOver, .reply, .note, .label, .transferToAgent, .transferToDepartment,
      .handBack, .snooze, .follow, .unfollow, .suggest, .summary, .search, .directory, .presence, .teach:
      role == .agent
    case .status: role != .customer
    }
  }
}
