import Glibc

/// How wide the screen is.
enum TerminalSize {
  /// Running text is hard to follow in longer lines.
  static let columnsMax = 100
  private static let columnsUnknown = 80

  /// Columns to wrap at for the terminal behind `descriptor`; nil where there is none.
  static func columns(of descriptor: Int32) -> Int? {
    guard isatty(descriptor) == 1 else { return nil }
    var size = winsize()
    guard ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return columnsUnknown }
    return min(Int(size.ws_col), columnsMax)
  }
}
