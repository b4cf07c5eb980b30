/// Why the server cannot listen where it was told to.
package enum ServerError: Error, Hashable, Sendable {
  /// Somebody listens there already: most likely another desk.
  case inUse(path: String)
  /// A path at which no Unix socket can be made, or standard streams that cannot be taken over.
  case unusableSocket(path: String, reason: String)
  /// P10: an address that others reach, without TLS.
  case needsTLS(host: String, port: Int)
  /// The system gives no port there, most likely since another program has it.
  case cannotListen(host: String, port: Int, reason: String)
  /// One of the two PEM files, or what is in it.
  case unusableTLS(path: String, reason: String)
  /// Conversations that could not be read could not be gone on with either.
  case unusableStore(reason: String)
  /// A file of the website.
  case unusableSite(path: String, reason: String)
  /// What `serve.http_proxy` names is no IP address, so no connection could be known for its (H20).
  case unusableProxy(address: String)

  /// What is wrong, and what to do about it.
  package var explanation: (message: String, mend: String) {
    switch self {
    case .inUse(let path):
      ("somebody listens on \(path) already", "use the desk that runs there, or stop it first")
    case .unusableSocket(let path, let reason):
      ("cannot listen on \(path): \(reason)", "choose another place, or mend that one")
    case .needsTLS(let host, let port):
      (
        "\(FrontdeskServer.Door.shown(host, port)) can be reached from elsewhere, and without TLS everybody on the way reads along",
        "give a certificate and a key, or listen on 127.0.0.1"
      )
    case .cannotListen(let host, let port, let reason):
      (
        "cannot listen on \(FrontdeskServer.Door.shown(host, port)): \(reason)",
        "choose another address or port, or stop who uses it"
      )
    case .unusableTLS(let path, let reason):
      ("cannot use \(path) for TLS: \(reason)", "give a certificate chain and its private key as PEM files")
    case .unusableSite(let path, let reason):
      ("the website's \(path) cannot be used: \(reason)", "mend that file, or install the program whole again")
    case .unusableProxy(let address):
      ("\(address) is no IP address of a proxy", "name the address that the proxy connects from, such as 127.0.0.1")
    case .unusableStore(let reason):
      ("the conversations cannot be read: \(reason)", "restore the data folder from a backup, or name another")
    }
  }
}
