package import Knowledge
package import Language

/// The bot's voice in one conversation: the catalogue's sentences in its language, with the business's names filled in.
package struct Voice: Sendable {
  private let catalogue: Catalogue
  private let business: Business
  /// The language it speaks; sentences of one that is not shipped come in English.
  package let locale: LocaleCode

  /// - Parameters:
  ///   - catalogue: with the business's own sentences in it.
  ///   - business: whose name, and whose name for the bot, are filled in.
  package init(_ catalogue: Catalogue, _ business: Business, in locale: LocaleCode) {
    self.catalogue = catalogue
    self.business = business
    self.locale = locale
  }

  /// A sentence, its placeholders filled.
  ///
  /// - Parameter values: by placeholder; `business` and `bot` are filled in unless given. They are put in as they are,
  ///   so foreign text is to be escaped before.
  package func says(_ key: SentenceKey, _ values: [String: String] = [:]) -> String {
    catalogue.sentence(
      key, in: locale, values.merging(["business": businessName, "bot": name]) { given, _ in given })
  }

  /// "this business" where it has not said what it is called.
  private var businessName: String {
    business.name.isEmpty ? catalogue.sentence(.thisBusiness, in: locale) : business.name
  }

  /// The name the bot goes by, without the mark.
  package var name: String { business.botName ?? catalogue.sentence(.botName, in: locale) }

  /// Who a bot line comes from: the name and "(automated)", in every line (D2, D5).
  package var speaker: Speaker { Speaker(.bot, name: catalogue.sentence(.labelBot, in: locale, ["name": name])) }

  /// A moment as a customer would say it: "tomorrow at 9:00".
  package func when(_ moment: CivilMinute, from now: CivilMinute) -> String {
    let time = says(.time, ["hour": String(moment.minuteOfDay / 60), "minute": twoDigits(moment.minuteOfDay % 60)])
    let weekday = catalogue.list(.weekdays, in: locale)[moment.weekday.rawValue - 1]
    let month = catalogue.list(.months, in: locale)[moment.date.month - 1]
    switch moment.date.dayNumber - now.date.dayNumber {
    case 0: return says(.whenToday, ["time": time])
    case 1: return says(.whenTomorrow, ["time": time])
    case 2...6: return says(.whenWeekday, ["weekday": weekday, "time": time])
    default:
      return says(.whenDate, ["weekday": weekday, "day": String(moment.date.day), "month": month, "time": time])
    }
  }

  /// The name of a language in this one; its code where it has none here.
  package func name(of language: LocaleCode) -> String {
    for pair in catalogue.list(.languages, in: locale) where pair.hasPrefix("\(language)=") {
      return String(pair.dropFirst(language.rawValue.count + 1))
    }
    return language.rawValue
  }

  private func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
}
