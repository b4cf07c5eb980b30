import Glibc
import NIOCore
import NIOPosix

/// Why a desk was not reached, in words.
enum ConnectFailure {
  static func words(for error: any Error) -> String {
    switch error {
    case let error as IOError: return words(forCode: error.errnoCode)
    case let error as NIOConnectionError:
      if let first = error.connectionErrors.first { return words(for: first.error) }
      return "the host is unknown"
    case ChannelError.connectTimeout: return "no answer in time"
    default: return "\(error)"
    }
  }

  private static func words(forCode code: Int32) -> String {
    switch code {
    case ENOENT, ECONNREFUSED: "nobody listens there"
    case EACCES, EPERM: "only the user who runs the desk may"
    default: String(cString: strerror(code))
    }
  }
}
