import Conversation
import Knowledge
import TestSupport
import Testing

@testable import Desk

@Suite("The waiting queue")
struct WaitingQueueTests {
  @Test("The most urgent are first, then those who wait longest")
  func order() {
    var queue = WaitingQueue()
    queue.put(.init(1, since: .minutes(1)))
    queue.put(.init(2, since: .minutes(0)))
    queue.put(.init(3, since: .minutes(9), priority: .urgent))
    queue.put(.init(4, since: .minutes(2), priority: .high))
    #expect(queue.inOrder.map(\.conversation) == [3, 4, 2, 1].map(ConversationID.number))
    #expect(queue.place(of: .number(1)) == 4)
    #expect(queue.place(of: .number(9)) == nil)
  }

  @Test("Whoever waits on with more urgency moves up, and what is ahead of them is told before they do")
  func moreUrgent() {
    var queue = WaitingQueue()
    for number in 1...5 { queue.put(.init(number, since: .minutes(Int64(number)))) }
    #expect(queue.ahead(of: .number(4), priority: .normal) == 3)
    #expect(queue.ahead(of: .number(4), priority: .urgent) == 0)
    #expect(queue.ahead(of: .number(2), priority: .low) == 4)
    #expect(queue.ahead(of: .number(77), priority: .normal) == 5)
    #expect(queue.ahead(of: .number(77), priority: .high) == 0)
    queue.put(.init(4, since: .minutes(4), priority: .urgent))
    #expect(queue.place(of: .number(4)) == 1)
    #expect(queue.count == 5)
  }

  @Test("What changes of one that waits, its place apart, leaves its place and when it came as they were")
  func keptPlace() {
    var queue = WaitingQueue()
    queue.put(.init(1))
    queue.put(.init(2, since: .minutes(1)))
    var again = WaitingQueue.Entry(2, since: .minutes(1), department: "orders")
    again.cameAt = .minutes(5)
    queue.put(again)
    #expect(queue.place(of: .number(2)) == 2)
    #expect(queue[.number(2)]?.cameAt == .minutes(1))
    #expect(queue[.number(2)]?.department == "orders")
    #expect(queue[.number(2)]?.aheadAtFirst == 1)
  }

  @Test(
    "Places are 1 to n without gaps, the urgent before the others, and none is lost, after any sequence",
    arguments: 1...30)
  func anySequence(seed: UInt64) {
    var numbers = SeededGenerator(seed: seed)
    var queue = WaitingQueue()
    var expected: [ConversationID: WaitingQueue.Entry] = [:]
    for _ in 0..<400 {
      let entry = WaitingQueue.Entry(
        .random(in: 0..<60, using: &numbers), since: .minutes(.random(in: 0..<8, using: &numbers)),
        priority: Priority.allCases.randomElement(using: &numbers)!)
      if Int.random(in: 0..<3, using: &numbers) == 0 {
        let (removed, known) = (queue.remove(entry.conversation), expected.removeValue(forKey: entry.conversation))
        #expect((removed != nil) == (known != nil))
      } else {
        queue.put(entry)
        expected[entry.conversation] = entry
      }
      let order = Array(queue.inOrder)
      #expect(Set(order.map(\.conversation)) == Set(expected.keys) && order.count == expected.count)
      #expect(order.map { queue.place(of: $0.conversation) } == order.indices.map { $0 + 1 })
      #expect(zip(order, order.dropFirst()).allSatisfy { $0.priority >= $1.priority })
      #expect(zip(order, order.dropFirst()).allSatisfy { $0.priority > $1.priority || $0.since <= $1.since })
      #expect(order.map { queue.ahead(of: $0.conversation, priority: $0.priority) } == Array(order.indices))
    }
  }
}
