import Conversation
import Desk
import Knowledge
import Language

/// The page on privacy (P4): what is kept, for how long, and how to have it erased, in the visitor's language.
struct PrivacyPage {
  private let templates: [String: String]

  init(_ templates: [String: String]) { self.templates = templates }

  /// - Parameter asked: languages, the best first.
  /// - Returns: nil where there is no template.
  func text(_ desk: Desk, asked: [LocaleCode]) -> (html: String, locale: LocaleCode)? {
    let business = desk.knowledge.business
    let wanted = asked + [business.locale, .english]
    guard let locale = wanted.first(where: { templates[$0.rawValue] != nil }), var html = templates[locale.rawValue]
    else { return nil }
    let voice = Voice(desk.catalogue, business, in: locale)
    let name = business.name.isEmpty ? desk.catalogue.sentence(.thisBusiness, in: locale) : business.name
    for (mark, value) in [("business", name), ("bot", voice.speaker.name)] {
      html = html.replacing("{{\(mark)}}", with: value.escapedForHTML)
    }
    html = html.section("notice", isShown: business.privacyURL.map(Self.isLink) ?? false) {
      $0.replacing("{{notice_url}}", with: (business.privacyURL ?? "").escapedForHTML)
    }
    html = html.section("email", isShown: business.contact.email != nil) {
      $0.replacing("{{email}}", with: (business.contact.email ?? "").escapedForHTML)
    }
    html = html.section("phone", isShown: business.contact.phone != nil) {
      $0.replacing("{{phone}}", with: (business.contact.phone ?? "").escapedForHTML)
    }
    return (html, locale)
  }

  /// Whether it may be followed (H25).
  private static func isLink(_ url: String) -> Bool { url.hasPrefix("https://") || url.hasPrefix("http://") }
}

extension String {
  /// As text or within a quoted attribute (H24).
  var escapedForHTML: String {
    var escaped = ""
    for scalar in unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      case "'": escaped += "&#39;"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }

  /// What stands between `<!--name-->` and `<!--/name-->`, changed or left out.
  fileprivate func section(_ name: String, isShown: Bool, _ change: (String) -> String) -> String {
    guard let start = firstRange(of: "<!--\(name)-->"), let end = firstRange(of: "<!--/\(name)-->"),
      start.upperBound <= end.lowerBound
    else { return self }
    let inner = isShown ? change(String(self[start.upperBound..<end.lowerBound])) : ""
    return String(self[..<start.lowerBound]) + inner + String(self[end.upperBound...])
  }
}
