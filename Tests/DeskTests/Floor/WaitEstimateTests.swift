import Conversation
import Knowledge
import Storage
import Testing

@testable import Desk

@Suite("The estimate of a wait")
struct WaitEstimateTests {
  private func estimate(_ minutes: [Int64], ahead: Int = 0, at: Timestamp = .noon) -> WaitEstimate {
    var estimate = WaitEstimate()
    for wait in minutes { estimate.measure(MeasuredWait(at: at, milliseconds: wait * 60_000, ahead: ahead)) }
    return estimate
  }

  @Test("Fewer than five waits that were measured lately say nothing")
  func tooFew() {
    #expect(estimate([2, 2, 2, 2]).perPlace(at: .noon, waiting: []) == nil)
    #expect(estimate([2, 2, 2, 2, 2]).perPlace(at: .noon, waiting: []) == 120_000)
    #expect(estimate([2, 2, 2, 2, 2]).perPlace(at: .minutes(8 * 60), waiting: []) == 120_000)
    #expect(estimate([2, 2, 2, 2, 2]).perPlace(at: .minutes(8 * 60 + 1), waiting: []) == nil)
  }

  @Test("A wait whose place nobody counted says nothing")
  func uncounted() {
    var estimate = estimate([2, 2, 2, 2])
    estimate.measure(MeasuredWait(at: .noon, milliseconds: 1, ahead: nil))
    #expect(estimate.perPlace(at: .noon, waiting: []) == nil)
  }

  @Test("One that was forgotten for a day does not speak for all")
  func robust() {
    #expect(estimate([2, 3, 3, 4, 1_440]).perPlace(at: .noon, waiting: []) == 180_000)
  }

  @Test("A wait is divided by the places it was for")
  func places() {
    #expect(estimate([10, 10, 10, 10, 10], ahead: 4).perPlace(at: .noon, waiting: []) == 120_000)
  }

  @Test("It is rounded up to whole minutes, at least one")
  func rounding() {
    #expect(WaitEstimate.minutes(perPlace: 0, ahead: 3) == 1)
    #expect(WaitEstimate.minutes(perPlace: 60_000, ahead: 0) == 1)
    #expect(WaitEstimate.minutes(perPlace: 60_001, ahead: 0) == 2)
    #expect(WaitEstimate.minutes(perPlace: 90_000, ahead: 2) == 5)
    #expect(WaitEstimate.minutes(perPlace: .max, ahead: 9) > 0)
  }

  @Test("It grows while nobody comes, since those who still wait count too")
  func growing() throws {
    let estimate = estimate([2, 2, 2, 2, 2])
    let waiting = (1...7).map { WaitingQueue.Entry($0, since: .noon) }
    #expect(estimate.perPlace(at: .minutes(1), waiting: waiting) == 120_000)
    let later = try #require(estimate.perPlace(at: .minutes(30), waiting: waiting))
    #expect(later == 30 * 60_000)
  }

  @Test("The latest fifty are kept")
  func bounded() {
    var estimate = estimate(Array(repeating: 9, count: 80))
    for _ in 0..<50 { estimate.measure(MeasuredWait(at: .minutes(1), milliseconds: 60_000, ahead: 0)) }
    #expect(estimate.perPlace(at: .minutes(1), waiting: []) == 60_000)
  }
}
