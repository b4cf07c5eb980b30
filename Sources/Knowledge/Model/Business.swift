package import Language

/// What `business.yaml` says.
package struct Business: Hashable, Sendable {
  /// Empty where it does not say.
  package var name: String
  /// The name the bot goes by; nil: a neutral one from the catalogue. Shown with "(automated)" beside it (D5).
  package var botName: String?
  /// The language that the folder is written in, outside the languages' own folders.
  package var locale: LocaleCode
  /// When people are there; round the clock where the file says nothing.
  package var hours: OpeningHours
  /// Told to customers for whom nobody can come.
  package var contact: Contact
  /// By the name that stands in `{{…}}`.
  package var variables: [String: String]
  /// In the order written; none where everybody does everything.
  package var departments: [Department]
  /// Words that call for a person at once, whatever else the message says.
  package var escalateOn: [String]
  /// Whatever their days are; `Notice+Day.swift` says which hold today.
  package var notices: [Notice]
  /// Where the privacy notice is (P4), if the business has one.
  package var privacyURL: String?
  /// Whether the website asks its visitors to agree before a conversation begins.
  package var asksConsent: Bool

  package init(
    name: String, botName: String? = nil, locale: LocaleCode = .english, hours: OpeningHours = .always,
    contact: Contact = Contact(), variables: [String: String] = [:], departments: [Department] = [],
    escalateOn: [String] = [], notices: [Notice] = [], privacyURL: String? = nil,
    asksConsent: Bool = false
  ) {
    self.name = name
    self.botName = botName
    self.locale = locale
    self.hours = hours
    self.contact = contact
    self.variables = variables
    self.departments = departments
    self.escalateOn = escalateOn
    self.notices = notices
    self.privacyURL = privacyURL
    self.asksConsent = asksConsent
  }
}

/// Ways to reach the business other than this chat.
package struct Contact: Hashable, Sendable {
  /// Nil: not given.
  package var email: String?
  /// As it is to be read, not as it is dialled; nil: not given.
  package var phone: String?

  package init(email: String? = nil, phone: String? = nil) {
    self.email = email
    self.phone = phone
  }
}

/// A group of people that conversations can be sent to.
package struct Department: Hashable, Sendable {
  /// Its key in the file; `hand-to` names it.
  package var id: DepartmentID
  /// As customers and agents read it.
  package var name: String
  /// Of what is handed to it, unless an entry says otherwise.
  package var priority: Priority

  package init(id: DepartmentID, name: String, priority: Priority = .normal) {
    self.id = id
    self.name = name
    self.priority = priority
  }
}

/// Something every customer should know for a while ("parcels take two days longer").
package struct Notice: Hashable, Sendable {
  /// The business's own, or the slug of the text where it gave none.
  package var id: String
  /// First and last day, in the business's time zone.
  package var from: CivilDate
  /// The notice still holds on this day.
  package var until: CivilDate
  /// In the business's own language.
  package var text: String
  /// In others, as far as they are written.
  package var translations: [LocaleCode: String]

  package init(
    id: String, from: CivilDate, until: CivilDate, text: String, translations: [LocaleCode: String] = [:]
  ) {
    self.id = id
    self.from = from
    self.until = until
    self.text = text
    self.translations = translations
  }

  /// In the business's own language where it is not written in `locale`.
  package func text(in locale: LocaleCode) -> String { translations[locale] ?? text }
}
