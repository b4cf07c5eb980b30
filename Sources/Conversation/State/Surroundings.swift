package import Knowledge

/// All that a decision may depend on beside the conversation itself: handed in, never asked for.
package struct Surroundings: Sendable {
  /// What the bot may answer from, and the business that it speaks for.
  package var knowledge: KnowledgeBase
  /// The bot's own sentences, with the business's in their place.
  package var catalogue: Catalogue
  /// The thresholds, counts and pauses to decide by.
  package var policy: Policy
  /// Whether the business is open at that moment, and when that changes.
  package var opening: OpeningStatus
  /// How the queue looks to this conversation: where it stands if it waits, where it would if it came now.
  package var queue: QueueOutlook
  /// The notices that hold today.
  package var notices: [Notice]
  /// Since when the desk runs: whoever was to act before, and could not, has their time from then on (E3, E4). Nil where
  /// it has always run.
  package var servingSince: Timestamp?

  /// - Parameter queue: unless given, nobody waits and somebody is there.
  package init(
    knowledge: KnowledgeBase, catalogue: Catalogue, policy: Policy = Policy(), opening: OpeningStatus,
    queue: QueueOutlook = QueueOutlook(), notices: [Notice] = [], servingSince: Timestamp? = nil
  ) {
    self.servingSince = servingSince
    self.knowledge = knowledge
    self.catalogue = catalogue
    self.policy = policy
    self.opening = opening
    self.queue = queue
    self.notices = notices
  }
}
