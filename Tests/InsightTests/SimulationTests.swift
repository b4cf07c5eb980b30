import Insight
import Testing

@Suite("What other thresholds would have done")
struct SimulationTests {
  @Test("A person comes at the first line that reaches the threshold, and not again once one is called")
  func under() {
    let simulated = conversation([0, 0.9, 1.8, 3.4, 5]).under(Thresholds(offerAt: 1.65, handOverAt: 3.2))
    #expect(simulated.turns.map(\.now) == [nil, nil, .offer, .handOver, nil])
    #expect(simulated.now.offeredAt == 2 && simulated.now.handedOverAt == 3)
  }

  @Test("A line that a rule decides, or that follows a declined offer, brings nobody")
  func unheard() {
    var conversation = conversation([2, 2])
    conversation.turns[0].isMoodHeard = false
    #expect(conversation.under(Thresholds(offerAt: 1, handOverAt: 3)).now.offeredAt == 1)
  }

  @Test("Offers and calls are gained, lost, earlier or later; what stays is no change")
  func changes() {
    let summary = SimulationSummary(
      [
        conversation([2, 0], before: [nil, nil]), conversation([0, 0], before: [nil, .offer]),
        conversation([2, 2], before: [nil, .offer]), conversation([0, 2], before: [.offer, nil]),
        conversation([2, 0], before: [.offer, nil]), conversation([0, 0], before: [nil, nil]),
      ].map { $0.under(Thresholds(offerAt: 1, handOverAt: 3)) })
    #expect(summary.offers.before == 4 && summary.offers.now == 4)
    #expect(summary.offers.counts == [.gained: 1, .lost: 1, .earlier: 1, .later: 1, .same: 1])
    #expect(summary.handOvers.counts.isEmpty)
    #expect(summary.changed.count == 4)
  }

  @Test("A person brought where all went well is a false alarm; where nobody knows, it is neither")
  func falseAlarms() {
    var well = conversation([0, 2])
    well.calmUntil = .max
    var late = conversation([0, 2])
    late.calmUntil = 1
    let unknown = conversation([0, 2])
    let summary = SimulationSummary([well, late, unknown].map { $0.under(Thresholds(offerAt: 1, handOverAt: 3)) })
    #expect(summary.falseAlarmsNow == Proportion(1, of: 2))
    #expect(summary.falseAlarmsBefore == Proportion(0, of: 2))
    let report = summary.report(before: "a", now: "b", limit: 9)
    #expect(report.contains("\nFalse alarms before: 0 of 2 ") && report.contains("\nFalse alarms now: 1 of 2 "))
  }

  @Test(
    "A budget gives the lowest threshold, in hundredths and from 1.05 on, that keeps it; without calm conversations there is none"
  )
  func budget() {
    let calm = (0..<20).map { number in
      var calm = conversation([Double(number) / 10])
      calm.calmUntil = .max
      return calm
    }
    #expect(Thresholds.offerAt(budget: 5, in: calm) == 1.81)
    #expect(Thresholds.offerAt(budget: 0, in: calm) == 1.91)
    #expect(Thresholds.offerAt(budget: 100, in: calm) == 1.05)
    var late = conversation([1.2, 2.5])
    late.calmUntil = 1
    #expect(Thresholds.offerAt(budget: 0, in: [late]) == 1.21, "where a person was wanted, no score is too high")
    #expect(Thresholds.offerAt(budget: 5, in: [conversation([1])]) == nil)
    let kept = SimulationSummary(calm.map { $0.under(Thresholds(offerAt: 1.81, handOverAt: 9)) })
    #expect(kept.falseAlarmsNow == Proportion(1, of: 20))
  }

  @Test("A conversation in which the bot heard nothing is not counted")
  func empty() {
    #expect(SimulationSummary([conversation([])], erased: 2).conversations.isEmpty)
    let report = SimulationSummary([conversation([1])], erased: 2).report(before: "a", now: "b", limit: 9)
    #expect(report.hasPrefix("1 conversation; passed over, since their words were erased: 2\nBefore: a.\nNow: b.\n"))
    #expect(report.hasSuffix("Nothing would have changed."))
  }

  @Test("The report lists what changed, lines counted from 1, up to the limit")
  func report() {
    let changed = (0..<3).map { _ in conversation([0, 2]).under(Thresholds(offerAt: 1, handOverAt: 3)) }
    let report = SimulationSummary(changed).report(before: "a", now: "b", limit: 2)
    #expect(report.contains("  one\n    offered: gained, not at all → line 2\n      “line 1”\n"))
    #expect(report.hasSuffix("Not shown: 1 (--limit shows more)."))
  }

  @Test("The JSON line of a conversation counts turns from 0")
  func json() {
    let line = conversation([0, 2]).under(Thresholds(offerAt: 1, handOverAt: 3)).json.line
    #expect(
      line == """
        {"id":"one","before":{"offered_at":null,"handed_over_at":null},"now":{"offered_at":1,"handed_over_at":null},\
        "offer":"gained","hand_over":null,"false_alarm":{"before":null,"now":null},"turns":[{"score":0,"before":null,\
        "now":null},{"score":2,"before":null,"now":"offer"}]}
        """)
  }

  @Test("The picture has a block for each line, marks where a person came, and keeps every text on one line")
  func picture() {
    var drawn = conversation([0, 1, 4], before: [nil, .offer, nil])
    drawn.turns[1].text = "never\nagain \(String(repeating: "x", count: 99))"
    drawn.turns[2].reasons = ["+3.00 one", "+0.60 two", "+0.30 three", "+0.10 four"]
    let thresholds = Thresholds(offerAt: 2, handOverAt: 4)
    let lines = ScorePicture(drawn.under(thresholds), thresholds).text.split(separator: "\n").map(String.init)
    #expect(lines[1...3] == ["score   ▁▃█", "before  ·o·", "now     ··h"])
    #expect(lines.contains("2. ▃ 1.00  (before: offered)"))
    #expect(lines.contains { $0.hasPrefix("   “never again xxx") && $0.hasSuffix("x…”") && $0.count == 77 })
    #expect(lines.suffix(3) == ["   +3.00 one", "   +0.60 two", "   +0.30 three"])
  }

  private func conversation(_ scores: [Double], before: [Help?] = []) -> SimulatedConversation {
    let turns = scores.enumerated().map { index, score in
      SimulatedTurn("line \(index)", score: score, before: index < before.count ? before[index] : nil)
    }
    return SimulatedConversation(id: "one", turns: turns, calmUntil: nil)
  }
}
