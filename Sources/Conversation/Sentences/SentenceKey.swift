import Language

/// The names of the bot's own sentences, as they stand in the catalogue and in a business's `sentences.yaml`. What each
/// says, and with which placeholders: see `Resources/sentences/en.json`, or docs/sentences.md, which is made from it.
package enum SentenceKey: String, CaseIterable, Sendable {
  case disclosure
  case disclosureAgain = "disclosure_again"
  case disclosureAsked = "disclosure_asked"
  case greeting
  case wayToAPerson = "way_to_a_person"
  case privacy
  case notice
  case thisBusiness = "this_business"
  case botName = "bot_name"
  case labelBot = "label_bot"
  case labelCustomer = "label_customer"
  case labelHuman = "label_human"
  case labelSystem = "label_system"
  case askWhich = "ask_which"
  case askWhether = "ask_whether"
  case askVariant = "ask_variant"
  case noneOfThese = "none_of_these"
  case confirmYes = "confirm_yes"
  case confirmNo = "confirm_no"
  case choosingWords = "choosing_words"
  case contactWords = "contact_words"
  case allOfThem = "all_of_them"
  case noSuchNumber = "no_such_number"
  case nothingNumbered = "nothing_numbered"
  case answerAgain = "answer_again"
  case allTold = "all_told"
  case allToldQuiet = "all_told_quiet"
  case allToldChoices = "all_told_choices"
  case answerVariant = "answer_variant"
  case answerUntranslated = "answer_untranslated"
  case knownLanguages = "known_languages"
  case languageSpoken = "language_spoken"
  case miss
  case missAgain = "miss_again"
  case missQuiet = "miss_quiet"
  case objection
  case objectionChoices = "objection_choices"
  case objectionChoice = "objection_choice"
  case objectionQuiet = "objection_quiet"
  case unclear
  case unclearChoices = "unclear_choices"
  case unclearChoice = "unclear_choice"
  case unclearQuiet = "unclear_quiet"
  case offerMood = "offer_mood"
  case offerMoodAgain = "offer_mood_again"
  case offerUnderAnswer = "offer_under_answer"
  case acknowledgeSad = "acknowledge_sad"
  case acknowledgeUrgent = "acknowledge_urgent"
  case offerYes = "offer_yes"
  case offerNo = "offer_no"
  case offerDeclined = "offer_declined"
  case handOverRequest = "hand_over_request"
  case handOverMood = "hand_over_mood"
  case handOverTopic = "hand_over_topic"
  case handOverMiss = "hand_over_miss"
  case handOverEmergency = "hand_over_emergency"
  case handOverDespair = "hand_over_despair"
  case queueFirst = "queue_first"
  case queuePosition = "queue_position"
  case nowFirst = "now_first"
  case stillFirst = "still_first"
  case stillPosition = "still_position"
  case waitMinute = "wait_minute"
  case waitMinutes = "wait_minutes"
  case queueWithdraw = "queue_withdraw"
  case closed
  case closedHoliday = "closed_holiday"
  case closedIndefinitely = "closed_indefinitely"
  case closedAttended = "closed_attended"
  case closedAttendedIndefinitely = "closed_attended_indefinitely"
  case unattended
  case leaveContact = "leave_contact"
  case otherContact = "other_contact"
  case contactTaken = "contact_taken"
  case noted
  case notedAgain = "noted_again"
  case stillAsked = "still_asked"
  case placeKept = "place_kept"
  case withdrawn
  case waitedTooLong = "waited_too_long"
  case released
  case wentQuiet = "went_quiet"
  case transferred
  case joined
  case alreadyWith = "already_with"
  case handedBack = "handed_back"
  case resolved
  case smallTalkGreeting = "small_talk_greeting"
  case smallTalkThanks = "small_talk_thanks"
  case smallTalkFarewell = "small_talk_farewell"
  case smallTalkAcceptance = "small_talk_acceptance"
  case smallTalkHowAreYou = "small_talk_how_are_you"
  case smallTalkPraise = "small_talk_praise"
  case smallTalkInsult = "small_talk_insult"
  case abuseLimit = "abuse_limit"
  case abusePerson = "abuse_person"
  case abuseEnd = "abuse_end"
  case smallTalkBotIdentity = "small_talk_bot_identity"
  case smallTalkLaughter = "small_talk_laughter"
  case smallTalkCapabilities = "small_talk_capabilities"
  case whenToday = "when_today"
  case whenTomorrow = "when_tomorrow"
  case whenWeekday = "when_weekday"
  case whenDate = "when_date"
  case time
  case weekdays
  case months
  case languages
  case automatedWords = "automated_words"

  /// Sentences that disclose or label: a replacement must still say that the bot is automated (D1, D4, D5, D9).
  package static let disclosing: Set<SentenceKey> = [
    .disclosure, .disclosureAgain, .disclosureAsked, .labelBot, .smallTalkBotIdentity, .placeKept,
  ]

  /// Not sentences but what sentences are held against; no business may replace them.
  package static let fixed: Set<SentenceKey> = [
    .weekdays, .months, .languages, .automatedWords, .choosingWords, .contactWords, .allOfThem,
  ]

  /// The sentence that a business meant by a name with two slips at most; nil: none, or one that it may not replace.
  static func nearest(to name: String) -> SentenceKey? {
    let scored = allCases.filter { !fixed.contains($0) }.compactMap { key in
      editDistance(Array(name.utf8), Array(key.rawValue.utf8), atMost: 2).map { (key, $0) }
    }
    return scored.min { $0.1 < $1.1 }?.0
  }
}
