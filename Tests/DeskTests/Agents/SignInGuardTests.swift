import Knowledge
import Testing

@testable import Desk

@Suite("The guard of signing in")
struct SignInGuardTests {
  @Test("H38: after five failures an address waits one second, then two, four, and five minutes at most")
  func backOff() {
    var attempts = SignInGuard()
    var now = Timestamp.noon
    for _ in 0..<5 {
      let wait = attempts.attempt(from: "a", at: now)
      #expect(wait == nil)
    }
    var waits: [Int64] = []
    for _ in 0..<12 {
      let wait = attempts.attempt(from: "a", at: now) ?? 0
      waits.append(wait / 1_000)
      let (early, inTime) = (
        attempts.attempt(from: "a", at: now + (wait - 1)), attempts.attempt(from: "a", at: now + wait)
      )
      #expect(early == 1 && inTime == nil)
      now = now + wait
    }
    #expect(waits == [1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300, 300])
  }

  @Test("H38: other addresses do not wait, and a success begins anew")
  func others() {
    var attempts = SignInGuard()
    for _ in 0..<5 { _ = attempts.attempt(from: "a", at: .noon) }
    let waits = [attempts.attempt(from: "a", at: .noon), attempts.attempt(from: "b", at: .noon)]
    #expect(waits == [1_000, nil])
    let afterWait = attempts.attempt(from: "a", at: .noon + 1_000)
    attempts.succeeded(from: "a")
    let afterSuccess = attempts.attempt(from: "a", at: .noon + 1_000)
    #expect(afterWait == nil && afterSuccess == nil)
  }

  @Test("A quarter of an hour without an attempt begins anew, and a clock that is set back does not lengthen the wait")
  func time() {
    var attempts = SignInGuard()
    for _ in 0..<5 { _ = attempts.attempt(from: "a", at: .noon) }
    let waits = [-1, 15, 15].map { attempts.attempt(from: "a", at: .minutes($0)) }
    #expect(waits == [1_000, nil, nil])
  }

  @Test("H38: memory is bounded, and a flood of other addresses does not free the one that failed most")
  func bounded() {
    var attempts = SignInGuard()
    for _ in 0..<5 { _ = attempts.attempt(from: "guesser", at: .noon) }
    for number in 0..<50_000 { _ = attempts.attempt(from: "n\(number)", at: .noon + Int64(number % 500)) }
    #expect(attempts.count <= SignInGuard.addressesMaximum)
    let wait = attempts.attempt(from: "guesser", at: .noon)
    #expect(wait == 1_000)
  }
}
