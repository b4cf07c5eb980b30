/// Where a link may lead. Whatever has no value of this type is not linked (H25).
///
/// Each case holds the destination as written, scheme and all, for use in `href`.
package enum LinkDestination: Hashable, Sendable {
  /// `http://…` or `https://…`, with a host.
  case web(String)
  /// `mailto:…`
  case mail(String)
  /// `tel:…`
  case phone(String)
  /// `#id`: in an answer, another entry.
  case fragment(String)
  /// A path without scheme and host: `returns.md#return-an-item`, `/orders`.
  case relative(String)

  /// The destination as written.
  package var address: String {
    switch self {
    case .web(let text), .mail(let text), .phone(let text), .fragment(let text), .relative(let text): text
    }
  }

  /// The form that people read: without `mailto:` or `tel:`.
  package var display: String {
    switch self {
    case .mail(let text): String(text.dropFirst("mailto:".count))
    case .phone(let text): String(text.dropFirst("tel:".count))
    case .web(let text), .fragment(let text), .relative(let text): text
    }
  }
}
