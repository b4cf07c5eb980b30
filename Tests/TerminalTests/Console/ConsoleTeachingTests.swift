import Client
import Conversation
import Foundation
import Knowledge
import Testing
import Wire

@testable import Terminal

@Suite("Teaching at the console")
struct ConsoleTeachingTests {
  private typealias Script = ConsoleScript

  @Test("teaching asks for what is missing, shows the change, and writes nothing before a yes")
  func teaching() throws {
    var script = try Script.claimed()
    script.event(Script.says(.customer, "is it wet outside"))
    script.event(Script.says(.human, "It rains.", name: "Anna"))
    for line in ["teach", "", "# The weather", "yes"] { script.type(line) }
    let lesson = Lesson(
      question: "is it wet outside", target: .heading("The weather", answer: "It rains.", topic: nil))
    try script.answer(
      .tryLesson(lesson), "{\"diff\":\"+## The weather\",\"collisions\":[\"weather.md:3: Rain\"],\"confirm\":\"k\"}")
    #expect(script.screen.contains("  +## The weather\n  It would collide:\n    weather.md:3: Rain\n"))
    #expect(!script.asks.contains { $0.purpose == .teach })
    script.type("perhaps")
    script.type("yes")
    #expect(script.asks.last == ConsoleAsk(.teach, .teach(lesson, confirm: "k")))
    try script.answer(.teach, "{\"written\":[\"weather.md\"]}")
    #expect(script.screen.hasSuffix("· Taught. Written: weather.md.\n"))
    #expect(script.model.lesson == nil)
  }

  @Test("a lesson is given up with cancel or a no, and the customer hears nothing of it")
  func teachingGivenUp() throws {
    var script = try Script.claimed()
    script.type("teach")
    script.type("cancel")
    #expect(script.screen.hasSuffix("· Nothing was taught.\n"))
    script.type("teach \"a b\" rain")
    try script.answer(
      .tryLesson(Lesson(question: "a b", target: .entry("rain"))), "{\"diff\":\"+- a b\",\"confirm\":\"k\"}")
    script.type("no")
    #expect(script.screen.hasSuffix("· Nothing was written.\n"))
    #expect(!script.asks.contains { if case .reply = $0.request { true } else { false } })
  }
}
