package import Insight

/// A cell of the accuracy table.
package enum AccuracyFigure: Hashable, Sendable {
  /// Nothing to measure: the matcher does not decide, or there was no such message.
  case none
  /// Shown in per cent.
  case share(Proportion)
  /// Shown with its interval.
  case bounded(Proportion)
  /// Of a ROC curve, 0–1.
  case area(Double)
  case count(Int)
  /// A right entry first, and among the first three.
  case firstAndTopThree(Int, Int)
  /// Right and wrong entries posted, and questions asked back with the right one among the first three, if that can be.
  case decided(right: Int, wrong: Int, askedRight: Int?)
  /// To make a matcher of a knowledge base, say.
  case milliseconds(Double)
  /// To rank one message, say.
  case microseconds(Double)

  /// For people.
  package var text: String {
    switch self {
    case .none: "–"
    case .share(let share): share.share.map { Figures.decimal($0 * 100, places: 1) } ?? "–"
    case .bounded(let share): Self.bounded(share)
    case .area(let area): Figures.decimal(area, places: 3)
    case .count(let count): String(count)
    case .firstAndTopThree(let first, let three): "\(first) (\(three))"
    case .decided(let right, let wrong, let askedRight): "\(right) + \(wrong)" + (askedRight.map { ", \($0)" } ?? "")
    case .milliseconds(let time), .microseconds(let time): Figures.decimal(time, places: 0)
    }
  }

  private static func bounded(_ share: Proportion) -> String {
    guard let value = share.share, let interval = share.interval else { return "–" }
    let percents = [value, interval.lowerBound, interval.upperBound].map { Figures.decimal($0 * 100, places: 1) }
    return "\(percents[0]) (\(percents[1])–\(percents[2]))"
  }

  /// The numbers in it, each under its name, for scripts.
  package var measures: [(name: String, value: JSON)] {
    switch self {
    case .none: []
    case .share(let share), .bounded(let share):
      [
        ("hits", .integer(share.hits)), ("total", .integer(share.total)),
        ("share", .optional(share.share, JSON.rounded)),
      ]
        + (share.interval.map { [("low", .rounded($0.lowerBound)), ("high", .rounded($0.upperBound))] } ?? [])
    case .area(let area): [("auroc", .rounded(area))]
    case .count(let count): [("count", .integer(count))]
    case .firstAndTopThree(let first, let three): [("first", .integer(first)), ("in_three", .integer(three))]
    case .decided(let right, let wrong, let askedRight):
      [("posted_right", .integer(right)), ("posted_wrong", .integer(wrong))]
        + (askedRight.map { [("asked_right", .integer($0))] } ?? [])
    case .milliseconds(let time): [("milliseconds", .rounded(time))]
    case .microseconds(let time): [("microseconds", .rounded(time))]
    }
  }
}
