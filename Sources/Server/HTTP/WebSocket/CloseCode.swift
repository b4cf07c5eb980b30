import Wire

/// Why a WebSocket is closed (RFC 6455 § 7.4).
struct CloseCode: RawRepresentable, Hashable, Sendable {
  let rawValue: UInt16

  init(rawValue: UInt16) { self.rawValue = rawValue }

  static let normal = CloseCode(rawValue: 1000)
  static let goingAway = CloseCode(rawValue: 1001)
  static let protocolError = CloseCode(rawValue: 1002)
  static let unsupportedData = CloseCode(rawValue: 1003)
  static let invalidText = CloseCode(rawValue: 1007)
  static let policy = CloseCode(rawValue: 1008)
  static let tooBig = CloseCode(rawValue: 1009)
  static let tryAgainLater = CloseCode(rawValue: 1013)

  /// The one that goes with a `bye`; its reason is the bye's own code.
  init(_ farewell: Farewell) {
    self =
      switch farewell {
      case .bye, .idle, .replaced: .normal
      case .shutdown: .goingAway
      case .helloTimeout, .revoked, .lagged: .policy
      case .tooLong: .tooBig
      case .busy: .tryAgainLater
      }
  }

  /// Whether the other side may send it: of those registered the ones that are not for inner use, and 3000 to 4999.
  var maySend: Bool {
    switch rawValue {
    case 1000...1003, 1007...1014, 3000...4999: true
    default: false
    }
  }
}
