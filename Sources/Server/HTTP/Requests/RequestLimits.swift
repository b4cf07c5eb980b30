import NIOHTTP1

/// What a request may have, and how long it may take (H16, H18).
enum RequestLimits {
  static let headBytes = 16_384
  static let headers = 64
  static let urlBytes = 8_192
  /// A line of the longest, and its LF.
  static let bodyBytes = 65_537
  /// From the first moment at which it may come to the end of its head, and from there to the end of its body. A
  /// connection that asks nothing for so long is closed as well.
  static let arrivalMilliseconds: Int64 = 10_000
  /// How long an answer may wait to be read.
  static let departureMilliseconds: Int64 = 60_000

  static var decoder: NIOHTTPDecoderLimitConfiguration {
    var limits = NIOHTTPDecoderLimitConfiguration()
    limits.maxHeaderFieldSize = headBytes
    limits.maxHeaderListSize = headBytes
    limits.maxHeaderFieldCount = headers
    return limits
  }
}
