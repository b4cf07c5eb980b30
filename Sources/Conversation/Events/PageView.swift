/// A page of the website that the customer looks at.
///
/// Only its place on the site: what stands behind a question mark or a number sign is often somebody's name, search or
/// token, and is not kept.
package struct PageView: Hashable, Sendable, Codable {
  /// From the site's root: `/dogs/beds`.
  package var path: String
  /// As the page calls itself, card numbers struck out (P5); nil where it was not told.
  package var title: String?

  /// - Parameter path: one that was taken from an address already, by `init(url:title:)`.
  package init(path: String, title: String? = nil) {
    self.path = path
    self.title = title
  }

  /// Of an address such as a browser shows it, with or without the site's name before it. Card numbers are struck out
  /// (P5).
  package init(url: String, title: String?) {
    path = MaskedText(masking: Self.path(of: url)).text
    self.title = title.map { MaskedText(masking: $0).text }
  }

  private static func path(of url: String) -> String {
    var rest = url.unicodeScalars[...]
    rest = rest.prefix { $0 != "?" && $0 != "#" }
    if let colon = rest.firstIndex(of: ":"), rest[colon...].starts(with: "://".unicodeScalars) {
      rest = rest[colon...].dropFirst(3)
      rest = rest.drop { $0 != "/" }
    } else if rest.starts(with: "//".unicodeScalars) {
      rest = rest.dropFirst(2).drop { $0 != "/" }
    }
    let path = String(String.UnicodeScalarView(rest))
    return path.unicodeScalars.first == "/" ? path : "/" + path
  }
}
