package import Language

/// Where a waiting customer stands now that this has changed, in the words that the bot uses for it.
package enum QueueSentence {
  /// - Parameters:
  ///   - catalogue: with the business's own sentences in it.
  ///   - locale: the conversation's.
  package static func of(_ place: QueuePlace, in catalogue: Catalogue, _ locale: LocaleCode) -> String {
    let position =
      place.position == 1
      ? catalogue.sentence(.nowFirst, in: locale)
      : catalogue.sentence(.stillPosition, in: locale, ["position": String(place.position)])
    guard let wait = place.waitMilliseconds else { return position }
    let minutes = max(1, (wait + 59_999) / 60_000)
    let estimate =
      minutes == 1
      ? catalogue.sentence(.waitMinute, in: locale)
      : catalogue.sentence(.waitMinutes, in: locale, ["minutes": String(minutes)])
    return position + " " + estimate
  }
}
