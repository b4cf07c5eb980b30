import Conversation
import Knowledge
import TestSupport
import Testing
import Wire

@testable import Client

@Suite("A client whose connection breaks anywhere")
struct ClientAdversaryTests {
  /// A seeded adversary: connections break anywhere, lines are lost with them, events come again.
  @Test(
    "I2, I5, I6: whatever is lost, every event is told once and in order, every request is answered once",
    arguments: 0..<200)
  func adversary(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    var desk = FakeDesk()
    var stored: [String] = ["greeting"]
    desk.connect()
    var delivered = 0
    for number in 0..<40 {
      desk.ask(.named("m\(number)"), .say(text: "t\(number)"))
      if Int.random(in: 0..<4, using: &random) == 0 {
        desk.lose(jitter: 0)
        desk.sent.removeAll()
        desk.connect(seq: stored.count, recovered: true)
        delivered = desk.lastHello?.resume?.after ?? 0
      }
      serve(&desk, &stored, &delivered, &random)
    }
    desk.lose()
    desk.sent.removeAll()
    desk.connect(seq: stored.count, recovered: true)
    delivered = desk.lastHello?.resume?.after ?? 0
    var calm = SeededGenerator(seed: 1)
    serve(&desk, &stored, &delivered, &calm, isCalm: true)
    #expect(desk.toldSeqs == Array(1...stored.count))
    #expect(desk.answers.count == 40)
    #expect(Set(stored).count == stored.count, "nothing is stored twice")
  }

  /// Stores what was sent, once for each id, and answers some of it.
  private func serve(
    _ desk: inout FakeDesk, _ stored: inout [String], _ delivered: inout Int, _ random: inout SeededGenerator,
    isCalm: Bool = false
  ) {
    while !desk.sent.isEmpty {
      let message = desk.sent.removeFirst()
      guard case .request(let envelope, let request) = message else { continue }
      if case .say(let text) = request {
        let name = "\(envelope.id):\(text)"
        if !stored.contains(name) { stored.append(name) }
      }
      if !isCalm, Int.random(in: 0..<5, using: &random) == 0 { continue }
      if case .history(.after(let after), _) = request { delivered = after }
      while delivered < stored.count {
        delivered += 1
        desk.event(delivered)
        if Int.random(in: 0..<6, using: &random) == 0 { desk.event(delivered) }
      }
      desk.ok(envelope.id, seq: stored.count)
    }
    if isCalm {
      while delivered < stored.count {
        delivered += 1
        desk.event(delivered)
      }
    }
  }
}
