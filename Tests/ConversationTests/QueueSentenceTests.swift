import Language
import Testing

@testable import Conversation

@Suite("Where a waiting customer stands now")
struct QueueSentenceTests {
  @Test("Who moves up hears the place they have now, the first one too")
  func movesUp() {
    func told(_ place: QueuePlace) -> String { QueueSentence.of(place, in: .shipped, .english) }
    #expect(told(.init(position: 1)) == "You are first in the queue now.")
    #expect(told(.init(position: 2)) == "You are number 2 in the queue now.")
    #expect(
      told(.init(position: 1, waitMilliseconds: 90_000))
        == "You are first in the queue now. The wait is about 2 minutes.")
  }
}
