import Conversation
import Knowledge
import Storage

/// What is done with a lane's errands, one after another.
extension Desk {
  func work(on lane: Lane) async {
    var remembered = lane.recall()
    while let errand = lane.next(remembering: remembered) {
      switch errand {
      case .carryOut(let order, let mayBeNew, let then):
        await then(outcome(of: order, mayBeNew: mayBeNew, in: lane, &remembered))
      case .look(let then): await then(look(at: lane, &remembered))
      case .follow(let following, let then): await begin(following, in: lane, &remembered, then)
      case .leave(let listener): await floor.unfollow(lane.conversation, listener)
      case .typing(let speaker, let isOn, let sender):
        for following in lane.followings where following !== sender {
          following.listener.hear(typing: speaker, isOn: isOn, in: lane.conversation)
        }
      }
    }
    lanes.hasRested(lane)
  }

  /// Brings what is known up to what is stored.
  func refresh(_ remembered: inout Remembered?, in lane: Lane) async throws(DeskError) {
    let known = remembered ?? Remembered(lane.conversation)
    let news = try await stored(of: lane.conversation, after: known.state.seq)
    let isNews = remembered != nil && !news.isEmpty
    remembered = known
    remembered?.take(news)
    remembered?.isStale = false
    // What another process stored, or this one though the store failed: those here who follow have not been told.
    if isNews, let summary = remembered?.summary { await tell(news, summary, in: lane) }
  }

  /// Tells everybody who follows, and the floor, what was stored.
  func tell(_ events: [Event], _ summary: ConversationSummary, in lane: Lane) async {
    for following in lane.followings where !following.take(events) { await catchUp(following, in: lane) }
    await floor.happened(events, summary: summary, in: lane.conversation)
    for case .timerSet(let timer) in events.map(\.content) {
      if let due = timer.due { alarm.note(due) }
    }
  }

  private func outcome(
    of order: Order, mayBeNew: Bool, in lane: Lane, _ remembered: inout Remembered?
  ) async -> Result<CarriedOut, DeskError> {
    do throws(DeskError) {
      return .success(try await carryOut(order, mayBeNew: mayBeNew, in: lane, &remembered))
    } catch {
      return .failure(error)
    }
  }

  private func look(at lane: Lane, _ remembered: inout Remembered?) async -> Result<ConversationState, DeskError> {
    do throws(DeskError) {
      return .success(try await existing(lane, &remembered))
    } catch {
      return .failure(error)
    }
  }

  /// Where the lane's conversation stands.
  private func existing(_ lane: Lane, _ remembered: inout Remembered?) async throws(DeskError) -> ConversationState {
    if remembered?.isStale ?? true { try await refresh(&remembered, in: lane) }
    guard let state = remembered?.state, state.seq > 0 else {
      remembered = nil
      throw .notFound
    }
    return state
  }

  /// Replays a page of what was missed. After the last one, all that is stored is told: no event comes between the two,
  /// since this worker is the only one who tells (I5). Before, the follower is asked whether they are ready for more,
  /// and the conversation does not wait for them meanwhile (I10).
  private func begin(
    _ following: Following, in lane: Lane, _ remembered: inout Remembered?,
    _ then: @escaping @Sendable (Result<Void, DeskError>) -> Void
  ) async {
    do throws(DeskError) {
      _ = try await existing(lane, &remembered)
      guard try await replay(to: following) else { return goOn(with: following, then) }
    } catch {
      return then(.failure(error))
    }
    lane.add(following)
    await floor.follow(lane.conversation, following.listener)
    // Ended meanwhile, it found nothing to remove.
    if following.seq == nil { forget(following) }
    then(.success(()))
  }

  private func goOn(with following: Following, _ then: @escaping @Sendable (Result<Void, DeskError>) -> Void) {
    following.listener.whenReady { [self] isWanted in
      if !isWanted { following.end() }
      if !give(.follow(following, then: then), to: following.conversation) { then(.failure(.overloaded)) }
    }
  }

  /// What a follower has missed is read for them; much of it page by page, as for one who has only come. Where that
  /// fails they are told so, and nobody who writes is troubled.
  private func catchUp(_ following: Following, in lane: Lane) async {
    do throws(DeskError) {
      if try await replay(to: following) { return }
      lane.remove(following)
      goOn(with: following) { [self] result in
        guard case .failure(let error) = result else { return }
        complain(error)
        following.lose()
      }
    } catch {
      complain(error)
      following.lose()
    }
  }

  /// Tells the next page of what is stored.
  ///
  /// - Returns: whether there is no more, or nobody to be told it.
  private func replay(to following: Following) async throws(DeskError) -> Bool {
    guard let seq = following.seq else { return true }
    let page = try await stored(of: following.conversation, after: seq, limit: Self.replayedAtOnce)
    following.take(page)
    return page.count < Self.replayedAtOnce || following.seq == nil
  }

  private static let replayedAtOnce = 300

  func stored(of conversation: ConversationID, after seq: Int, limit: Int = .max) async throws(DeskError) -> [Event] {
    do { return try await store.events(of: conversation, after: seq, limit: limit) } catch { throw .store(error) }
  }
}
