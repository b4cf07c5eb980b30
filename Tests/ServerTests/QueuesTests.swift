import Conversation
import NIOCore
import Synchronization
import Testing
import Wire

@testable import Server

@Suite("What waits at a connection")
struct QueuesTests {
  private let pong = ServerMessage.pong(id: MessageID(rawValue: "a"))

  private func bytes(_ message: ServerMessage) -> [UInt8] {
    var bytes: [UInt8] = []
    message.write(to: &bytes)
    return bytes
  }

  @Test("I10: what happens counts until the socket has taken it, and is too much beyond the limit")
  func lagging() {
    var queue = OutwardQueue(limit: bytes(pong).count * 3)
    for _ in 0..<3 { queue.put(pong) }
    #expect(!queue.isLagging)
    let batch = queue.takeBatch()
    #expect(batch?.bytes == bytes(pong) + bytes(pong) + bytes(pong))
    queue.put(pong)
    #expect(queue.isLagging)
    queue.sent(live: batch?.live ?? 0, paced: 0)
    #expect(!queue.isLagging)
  }

  @Test("What was asked for goes out as it is read, whatever its size; what comes later stays behind it and counts")
  func pacing() {
    var queue = OutwardQueue(limit: 1_000_000)
    let page = (0..<10_000).map { ServerMessage.pong(id: MessageID(rawValue: "m\($0)")) }
    queue.putPaced(page)
    queue.put(pong)
    queue.put(step: .answered)
    var sent: [UInt8] = []
    var rounds = 0
    var answered = 0
    while true {
      answered += queue.advance().count
      guard let batch = queue.takeBatch() else { break }
      #expect(batch.bytes.count < 66_000)
      sent += batch.bytes
      rounds += 1
      queue.sent(live: batch.live, paced: batch.paced)
    }
    #expect(sent == page.flatMap(bytes) + bytes(pong))
    #expect(rounds > 3)
    #expect(answered == 1)
    #expect(queue.isEmpty)
  }

  @Test("What is let go at a goodbye is no longer waited for; who waits for its turn is told")
  func lettingGo() {
    var queue = OutwardQueue(limit: 1_000_000)
    queue.putPaced((0..<10_000).map { ServerMessage.pong(id: MessageID(rawValue: "m\($0)")) })
    queue.put(pong)
    let told = Mutex(0)
    queue.put(step: .mark { told.withLock { $0 += 1 } })
    _ = queue.advance()
    for case .mark(let call) in queue.letGo() { call() }
    #expect(told.withLock { $0 } == 1)
    while let batch = queue.takeBatch() { queue.sent(live: batch.live, paced: batch.paced) }
    #expect(queue.isEmpty)
  }

  @Test("Whoever sends much is told whether there is somebody to send more to")
  func sending() async {
    let mailbox = Mailbox()
    mailbox.open { [mailbox] in for case .mark(let call) in mailbox.takeAll() { call() } }
    #expect(await mailbox.send([pong]))
    mailbox.close()
    #expect(await !mailbox.send([pong]))
  }

  @Test("Requests to a conversation's own queue are under way together; one that is done alone waits for all before it")
  func order() {
    let begun = Mutex<[String]>([])
    let line = RequestLine()
    func add(_ name: String, alone: Bool = false) { line.add(alone: alone) { begun.withLock { $0.append(name) } } }
    add("a")
    add("b")
    add("history", alone: true)
    add("c")
    #expect(begun.withLock { $0 } == ["a", "b"])
    line.answered()
    #expect(begun.withLock { $0 } == ["a", "b"])
    line.answered()
    #expect(begun.withLock { $0 } == ["a", "b", "history"])
    add("d")
    #expect(begun.withLock { $0 } == ["a", "b", "history"])
    line.answered()
    #expect(begun.withLock { $0 } == ["a", "b", "history", "c", "d"])
  }

  @Test("What is asked while earlier requests are being set off begins after them")
  func orderOfBeginning() {
    let begun = Mutex<[String]>([])
    let line = RequestLine()
    @Sendable func add(_ name: String) { line.add { begun.withLock { $0.append(name) } } }
    line.add(alone: true) {}
    line.add {
      begun.withLock { $0.append("a") }
      // As another thread may at this moment.
      add("c")
    }
    add("b")
    line.answered()
    #expect(begun.withLock { $0 } == ["a", "b", "c"])
  }

  @Test("Of the queue's news only the latest waits, where the earlier stood")
  func latestNews() {
    let mailbox = Mailbox()
    mailbox.post(.message(.news(.queue(.integer(1)))), in: .queue)
    mailbox.post(.message(pong))
    mailbox.post(.message(.news(.queue(.integer(2)))), in: .queue)
    let lines = mailbox.takeAll().map { item in
      if case .message(let message) = item { String(decoding: bytes(message), as: UTF8.self) } else { "" }
    }
    #expect(lines.count == 2)
    #expect(lines.first?.contains(#""waiting":2"#) == true)
  }

  @Test("P9: a log names a network, never an address")
  func truncated() throws {
    func shown(_ address: String) throws -> String? {
      ClientAddress(try SocketAddress(ipAddress: address, port: 1))?.truncated
    }
    #expect(try shown("203.0.113.77") == "203.0.113.0/24")
    #expect(try shown("2001:db8:1:2:3:4:5:6") == "2001:db8:1::/48")
    #expect(try shown("::ffff:203.0.113.77") == "203.0.113.0/24")
  }
}
