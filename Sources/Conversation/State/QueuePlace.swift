/// A place in the queue as a customer may be told it.
package struct QueuePlace: Hashable, Sendable {
  /// From 1.
  package var position: Int
  /// As far as it was measured; nil where too little was.
  package var waitMilliseconds: Int64?

  /// - Parameter position: from 1.
  package init(position: Int, waitMilliseconds: Int64? = nil) {
    self.position = position
    self.waitMilliseconds = waitMilliseconds
  }
}
