import Glibc
import NIOCore
import NIOPosix
import NIOSSL

/// Why a desk was not reached, in words.
enum ConnectFailure {
  static let nobodyListens = "nobody listens there"

  static func words(for error: any Error) -> String {
    switch error {
    case let error as IOError: return words(forCode: error.errnoCode)
    case let error as NIOConnectionError:
      if let first = error.connectionErrors.first { return words(for: first.error) }
      return "the host is unknown"
    case ChannelError.connectTimeout: return "no answer in time"
    case let error as NIOSSLError: return words(for: error)
    case let error as NIOSSLExtraError where error == .failedToValidateHostname:
      return "its certificate is for another name"
    default: return "\(error)"
    }
  }

  private static func words(for error: NIOSSLError) -> String {
    switch error {
    case .handshakeFailed(let cause) where "\(cause)".contains("CERTIFICATE_VERIFY_FAILED"):
      "its certificate is not from an authority that this machine trusts"
    case .handshakeFailed(let cause) where "\(cause)".contains("WRONG_VERSION_NUMBER"): "it does not speak TLS"
    case .handshakeFailed, .uncleanShutdown: "no TLS connection could be agreed on"
    default: "\(error)"
    }
  }

  private static func words(forCode code: Int32) -> String {
    switch code {
    case ENOENT, ECONNREFUSED: nobodyListens
    case EACCES, EPERM: "only the user who runs the desk may"
    default: String(cString: strerror(code))
    }
  }
}
