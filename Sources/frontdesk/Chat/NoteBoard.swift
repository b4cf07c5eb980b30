import Synchronization

/// Words about the program that come when they come, for a screen that may not be there yet.
final class NoteBoard: Sendable {
  let notes: AsyncStream<String>
  private let continuation: AsyncStream<String>.Continuation

  init() { (notes, continuation) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(16)) }

  @Sendable func put(_ note: String) async { continuation.yield(note) }
}
