import Conversation
import Desk
import Knowledge
import Language

/// What a page is told of the desk before anybody speaks: `/site.json`.
struct SiteSummary: Encodable {
  struct Bot: Encodable {
    /// With "(automated)" beside it (D5).
    var name: String
    var automated = true
  }

  /// See `ProactiveMessage`.
  struct Proactive: Encodable {
    struct Attribute: Encodable {
      var name: String
      var value: String
    }

    var id: String
    var text: String
    /// Left out where every page is meant.
    var pages: [String]?
    var after_s: Int
    var attribute: Attribute?
    var returning: Bool?

    /// - Parameters:
    ///   - locale: the language the page would have.
    ///   - own: the business's own, for what was not translated.
    init?(_ message: ProactiveMessage, in locale: LocaleCode, own: LocaleCode) {
      guard let text = message.texts[locale] ?? message.texts[own] else { return nil }
      id = message.id
      self.text = text
      pages = message.pages.isEmpty ? nil : message.pages
      after_s = message.afterSeconds
      attribute = message.attribute.map { Attribute(name: $0.name, value: $0.value) }
      returning = message.isReturning
    }
  }

  var v = 1
  var business: String
  var bot: Bot
  /// In which `bot` is named.
  var locale: String
  /// The business's own first.
  var locales: [String]
  /// Where the notice on privacy is (P4).
  var privacy: String
  /// Whether the visitor is to agree before the conversation begins.
  var consent: Bool
  /// Messages that the page may show by itself.
  var proactive: [Proactive]

  /// - Parameters:
  ///   - asked: the language the page would have.
  ///   - origin: the desk's own, as the visitor knows it.
  init(_ desk: Desk, asked: String?, origin: String) {
    let (base, catalogue) = (desk.knowledge, desk.catalogue)
    let spoken = base.spokenLocales
    let locale = asked.flatMap(LocaleCode.init(tag:)).flatMap { spoken.contains($0) ? $0 : nil } ?? base.business.locale
    business = base.business.name
    bot = Bot(name: Voice(catalogue, base.business, in: locale).speaker.name)
    self.locale = locale.rawValue
    locales = spoken.map(\.rawValue)
    privacy = base.business.privacyURL ?? origin + "/privacy"
    consent = base.business.asksConsent
    proactive = base.proactive.compactMap { Proactive($0, in: locale, own: base.business.locale) }
  }
}
