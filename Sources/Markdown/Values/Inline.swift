/// A piece of running text, free of anything that could act: raw HTML has become `text` (H24).
package indirect enum Inline: Hashable, Sendable {
  case text(String)
  /// A line ending in the source that means a space.
  case softBreak
  /// A line ending that is meant.
  case lineBreak
  case emphasis([Inline])
  case strong([Inline])
  case strikethrough([Inline])
  /// Between backticks, which are not part of it: to be shown as it is.
  case code(String)
  /// A link whose destination was vetted; one that was refused has become its children (H25).
  case link(destination: LinkDestination, [Inline])
  /// `destination` is nil where it was refused (H25); `alt` is what to show in any case.
  case image(alt: String, destination: LinkDestination?)
}
