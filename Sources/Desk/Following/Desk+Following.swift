package import Conversation

extension Desk {
  /// Tells a listener every event of a conversation with a `seq` above `seq`: first those that are stored, then each
  /// when it happens; in order, without a gap, once (I5). Those that are stored have been told when this returns; many
  /// are told as fast as the listener is ready for them.
  package func follow(
    _ conversation: ConversationID, after seq: Int, _ listener: any Listener
  ) async throws(DeskError) -> Following {
    let following = Following(listener, of: conversation, at: self, after: max(0, seq))
    try await withCheckedContinuation { continuation in
      let isTaken = give(.follow(following) { continuation.resume(returning: $0) }, to: conversation)
      if !isTaken { continuation.resume(returning: Result<Void, DeskError>.failure(.overloaded)) }
    }.get()
    return following
  }

  /// Passes on that somebody types, or no longer does.
  ///
  /// - Parameter sender: who is not told.
  package func typing(
    _ speaker: Speaker, isOn: Bool, in conversation: ConversationID, by sender: Following? = nil
  ) {
    guard lanes.lane(of: conversation)?.followings.isEmpty == false else { return }
    _ = give(.typing(speaker, isOn: isOn, by: sender), to: conversation)
  }

  func forget(_ following: Following) {
    lanes.lane(of: following.conversation)?.remove(following)
    // In turn, so that the same listener may follow again at once.
    if !give(.leave(following.listener), to: following.conversation) {
      run { [floor] in await floor.unfollow(following.conversation, following.listener) }
    }
  }
}
