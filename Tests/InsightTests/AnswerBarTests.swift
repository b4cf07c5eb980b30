import Comprehension
import Conversation
import Desk
import Foundation
import Insight
import Knowledge
import Language
import Matching
import Storage
import Testing

@Suite("The bar for answering, as customers would have it")
struct AnswerBarTests {
  @Test("What customers say of an answer judges it; silence does not")
  func judged() async throws {
    #expect(try await judged("are dogs allowed", "thanks").map(\.evidence) == [.accepted])
    #expect(try await judged("are dogs allowed", "that did not help").map(\.isRight) == [false])
    #expect(try await judged("are dogs allowed", "how much is delivery").isEmpty)
    #expect(try await judged("are dogs allowed").isEmpty)
    #expect(try await judged("are dogs allowed", "no thanks").isEmpty)
    #expect(try await judged("thanks", "bye").isEmpty)
  }

  @Test("A choice among several judges the entry that stood first: one below the bar")
  func chosen() async throws {
    let picked = try await judged("dog hotel", "1")
    #expect(picked.map(\.isRight) == [true])
    #expect(picked.allSatisfy { $0.strength < 1 && $0.evidence == .chosen })
    #expect(try await judged("dog hotel", "none of these").map(\.isRight) == [false])
    #expect(try await judged("dog hotel", "how much is delivery").isEmpty)
  }

  @Test("A rating outweighs what the next line seems to say, and one of another line says nothing")
  func rated() {
    func events(_ contents: [Event.Content]) -> [Event] {
      contents.enumerated().map { Event(seq: $0 + 1, at: Timestamp(milliseconds: 0), content: $1) }
    }
    let line = Event.Content.message(Message(from: Speaker(.customer), text: "are dogs allowed"))
    let reading = Reading(band: .answer, candidates: [.init("dogs", confidence: 0.9)])
    let decided = Event.Content.decided(Decision(.answer, entries: ["dogs"], reading: reading))
    let answer = Event.Content.message(Message(from: Speaker(.bot), text: "Dogs are welcome.", entries: ["dogs"]))
    let thanks: [Event.Content] = [
      .message(Message(from: Speaker(.customer), text: "thanks")),
      .decided(Decision(.smallTalk, smallTalk: .thanks)),
    ]
    func judged(_ rating: Rating) -> [JudgedAnswer] {
      JudgedAnswer.all(in: events([line, decided, answer, .rated(rating)] + thanks))
    }
    #expect(judged(Rating(about: .answer, score: 1)).map(\.isRight) == [false])
    #expect(judged(Rating(about: .answer, score: 5, seq: 3)).map(\.evidence) == [.rated])
    #expect(judged(Rating(about: .answer, score: 1, seq: 1)).map(\.evidence) == [.accepted])
    #expect(judged(Rating(about: .answer, score: 3)).map(\.evidence) == [.accepted])
    #expect(judged(Rating(about: .conversation, score: 1)).map(\.evidence) == [.accepted])
    // P3: what was erased judges nothing.
    #expect(JudgedAnswer.all(in: events([line, decided, .erased(Erased(was: "message.created"))] + thanks)).isEmpty)
  }

  @Test("Too few judgements propose nothing")
  func few() {
    let judged = answers(right: 10, wrong: 39, at: 1)
    #expect(AnswerBar(judged, current: 1).proposed == nil)
    #expect(AnswerBar(judged + answers(right: 1, wrong: 0, at: 1), current: 1).proposed != nil)
  }

  @Test("The bar rises to where one answer in twenty is wrong, and falls to where more of the right ones are posted")
  func moves() throws {
    let low = answers(right: 20, wrong: 20, at: 1.1)
    let high = answers(right: 60, wrong: 1, at: 1.5)
    let raised = try #require(AnswerBar(low + high, current: 1).proposed)
    #expect(raised > 1.1 && raised <= 1.5)
    #expect(AnswerBar(low + high, current: 1).wrong(from: raised) == Proportion(1, of: 61))
    let asked = answers(right: 40, wrong: 0, at: 0.8)
    let lowered = try #require(AnswerBar(asked + high, current: 1).proposed)
    #expect(lowered == AnswerBar.limits.lowerBound)
    #expect(AnswerBar(asked + high, current: lowered).proposed == nil)
  }

  @Test("Where even the surest are wrong too often, the bar goes to its limit and no further")
  func hopeless() {
    let bar = AnswerBar(answers(right: 30, wrong: 30, at: 9), current: 1)
    #expect(bar.proposed == AnswerBar.limits.upperBound)
    #expect(bar.report.contains("Even there more than one in twenty was wrong"))
  }

  @Test("The report says what was judged, what is proposed, and what it would cost")
  func report() {
    let bar = AnswerBar(answers(right: 20, wrong: 20, at: 1.1) + answers(right: 60, wrong: 1, at: 1.52), current: 1)
    #expect(bar.report.contains("101 answers were judged: 101 by a rating."))
    #expect(bar.report.contains("wrong 21 of 101"))
    #expect(bar.report.contains("20 would have been asked about"))
    #expect(AnswerBar([], current: 1).report.contains("No answer in the stored conversations was judged"))
    #expect(bar.json.line.contains("\"proposed\":1.15"))
  }

  private func answers(right: Int, wrong: Int, at strength: Double) -> [JudgedAnswer] {
    (0..<right + wrong).map { JudgedAnswer(strength: strength, isRight: $0 < right, evidence: .rated) }
  }

  private func judged(_ lines: String...) async throws -> [JudgedAnswer] {
    JudgedAnswer.all(in: try await SmallShop.events(of: lines))
  }
}
