import Language
import Markdown

/// Reads `business.yaml`. Whatever is wrong there costs only itself.
struct BusinessReader {
  /// The languages that the folder has a subfolder for.
  let translated: Set<LocaleCode>
  /// Returns the words with which a text claims that the bot is human, if it does (D4).
  let refusing: @Sendable (String) -> String?

  private static let keys = [
    "name", "bot_name", "bot", "timezone", "locale", "hours", "holidays", "contact", "variables", "departments",
    "escalate_on", "notices", "privacy_url", "consent",
  ]

  func read(_ tree: YAMLTree, _ findings: inout Findings) -> Business {
    let pairs = SettingsReader.pairs(tree, "`business.yaml`", known: Self.keys, &findings)
    func value(_ key: String) -> YAMLTree? { pairs.first { $0.key == key }?.value }
    var business = Business(name: "")
    // Variables first, because the rest may use them.
    business.variables = value("variables").map { variables($0, &findings) } ?? [:]
    if let name = value("name").flatMap({ SettingsReader.text($0, "`name`", &findings) }) {
      business.name = name
    } else {
      findings.warning(
        "missing-name", at: tree.place, "The business has no name.", mend: "Write `name: Corner Books` on a line.")
    }
    business.botName = botName(value("bot_name"), value("bot"), &findings)
    business.locale = value("locale").flatMap { locale($0, &findings) } ?? .english
    business.hours = hours(value("timezone"), value("hours"), value("holidays"), &findings)
    business.contact = value("contact").map { contact($0, &findings) } ?? Contact()
    business.departments = value("departments").map { departments($0, &findings) } ?? []
    business.escalateOn = value("escalate_on").map { words($0, &findings) } ?? []
    let notices = NoticeReader(
      variables: Variables(values: business.variables), locale: business.locale, translated: translated,
      refusing: refusing)
    business.notices = value("notices").map { notices.read($0, &findings) } ?? []
    business.privacyURL = value("privacy_url").flatMap { privacyURL($0, business.variables, &findings) }
    business.asksConsent = value("consent").map { isYes($0, "`consent`", &findings) } ?? false
    return business
  }

  private func isYes(_ tree: YAMLTree, _ what: String, _ findings: inout Findings) -> Bool {
    switch SettingsReader.text(tree, what, &findings)?.lowercased() {
    case "yes", "true": return true
    case "no", "false", nil: return false
    case let other?:
      findings.error(
        "bad-value", at: tree.place, "\(what) is yes or no, not `\(other)`.", mend: "Write `consent: yes`.")
      return false
    }
  }

  private func hours(
    _ zone: YAMLTree?, _ weekdays: YAMLTree?, _ holidays: YAMLTree?, _ findings: inout Findings
  ) -> OpeningHours {
    var hours = OpeningHours.always
    if let zone = zone.flatMap({ HoursReader.timeZone($0, &findings) }) { hours.timeZone = zone }
    if let weekdays { hours.weekdays = HoursReader.weekdays(weekdays, &findings) }
    if let holidays { hours.holidays = HoursReader.holidays(holidays, &findings) }
    return hours
  }

  private func variables(_ tree: YAMLTree, _ findings: inout Findings) -> [String: String] {
    var values: [String: String] = [:]
    for pair in SettingsReader.pairs(tree, "`variables`", &findings) {
      guard Variables.isName(pair.key) else {
        findings.error(
          "bad-value", at: pair.place, "`\(pair.key)` cannot be the name of a variable.",
          mend: "Use letters, digits, `_`, `-` and `.`.")
        continue
      }
      if case .nothing = pair.value {
        values[pair.key] = ""
      } else if case .text(let text, _) = pair.value {
        values[pair.key] = text.trimmed
      } else {
        _ = SettingsReader.text(pair.value, "`\(pair.key)`", &findings)
      }
    }
    return values
  }

  private func botName(_ plain: YAMLTree?, _ nested: YAMLTree?, _ findings: inout Findings) -> String? {
    var tree = plain
    if let nested {
      for pair in SettingsReader.pairs(nested, "`bot`", known: ["name"], &findings) { tree = tree ?? pair.value }
    }
    guard let tree, let name = SettingsReader.text(tree, "the bot's name", &findings) else { return nil }
    guard let claim = claim(inName: name) else { return name }
    HumanClaim.report(claim, "The bot's name", at: tree.place, &findings)
    return nil
  }

  /// Names are judged more strictly than sentences, for nothing stands around them.
  private func claim(inName name: String) -> String? {
    refusing(name) ?? HumanClaimDetector.shipped.claim(inName: name)
  }

  private func locale(_ tree: YAMLTree, _ findings: inout Findings) -> LocaleCode? {
    guard let text = SettingsReader.text(tree, "`locale`", &findings) else { return nil }
    let primary = text.lowercased().prefix { $0 != "-" && $0 != "_" }
    guard LanguageCodes.contains(String(primary)) else {
      findings.error(
        "unknown-locale", at: tree.place, "`\(text)` is not a language code.",
        mend: "Write two letters, as in `en`, `de`, `fr` or `es`; English is used now.")
      return nil
    }
    return LocaleCode(rawValue: String(primary))
  }

  private func contact(_ tree: YAMLTree, _ findings: inout Findings) -> Contact {
    var contact = Contact()
    for pair in SettingsReader.pairs(tree, "`contact`", known: ["email", "phone"], &findings) {
      let text = SettingsReader.text(pair.value, "`\(pair.key)`", &findings)
      if pair.key == "email" { contact.email = text } else { contact.phone = text }
    }
    return contact
  }

  private func departments(_ tree: YAMLTree, _ findings: inout Findings) -> [Department] {
    SettingsReader.pairs(tree, "`departments`", &findings).map { pair in
      var department = Department(id: DepartmentID(rawValue: pair.key), name: pair.key)
      if case .text(let name, _) = pair.value {
        department.name = departmentName(name, pair.key, at: pair.value.place, &findings)
        return department
      }
      for field in SettingsReader.pairs(pair.value, "a department", known: ["name", "priority"], &findings) {
        guard let text = SettingsReader.text(field.value, "`\(field.key)`", &findings) else { continue }
        if field.key == "name" {
          department.name = departmentName(text, pair.key, at: field.value.place, &findings)
        }
        if field.key == "priority" {
          department.priority = Priority.read(text, at: field.value.place, &findings) ?? .normal
        }
      }
      return department
    }
  }

  /// The name, or the department's key where the name makes the bot sound like a person: a handover must not be lost.
  private func departmentName(
    _ name: String, _ key: String, at place: SourceLocation, _ findings: inout Findings
  ) -> String {
    guard let claim = claim(inName: name) else { return name }
    HumanClaim.report(claim, "This department's name", at: place, &findings)
    return key
  }

  private func words(_ tree: YAMLTree, _ findings: inout Findings) -> [String] {
    SettingsReader.list(tree).compactMap { SettingsReader.text($0, "a word of `escalate_on`", &findings) }
  }

  private func privacyURL(_ tree: YAMLTree, _ variables: [String: String], _ findings: inout Findings) -> String? {
    guard let text = SettingsReader.text(tree, "`privacy_url`", &findings) else { return nil }
    let url = Variables(values: variables).filled(text, at: tree.place, &findings)
    switch LinkDestination(vetting: url) {
    case .web?, .relative?: return url
    default:
      findings.error(
        "bad-value", at: tree.place, "`\(url)` is not the address of a page.", mend: "Write https://… or /privacy.")
      return nil
    }
  }
}
