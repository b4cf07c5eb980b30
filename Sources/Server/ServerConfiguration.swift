package import Wire

/// Where a server listens, and what it allows.
package struct ServerConfiguration: Hashable, Sendable {
  /// Where clients come in.
  package enum Endpoint: Hashable, Sendable {
    /// Two descriptors of this process. The server ends when the input does.
    case streams(input: Int32, output: Int32)
    /// A port of 0 is any that is free.
    case tcp(host: String, port: Int)
    /// - Parameter trustsUser: whether the user who runs the desk is known there by the system's word, without a token:
    ///   so it is on the socket in the data folder, which only they can open.
    case unix(path: String, trustsUser: Bool)
    /// The website's door, with or without TLS. A port of 0 is any that is free.
    case http(host: String, port: Int)

    /// Standard input and output.
    package static var standardStreams: Endpoint { .streams(input: 0, output: 1) }
  }

  /// PEM files, read once, when the server starts.
  package struct TLSFiles: Hashable, Sendable {
    /// The path of the certificates, the server's own first.
    package var certificateChain: String
    /// The path of the key that belongs to the first certificate; not encrypted.
    package var privateKey: String

    package init(certificateChain: String, privateKey: String) {
      self.certificateChain = certificateChain
      self.privateKey = privateKey
    }
  }

  /// What the HTTP endpoints serve, and whom.
  package struct Website: Hashable, Sendable {
    /// Other sites whose pages may talk to the desk, as browsers write them in `Origin`: `https://shop.example`. One of
    /// them may be the desk's own, under a name of which the connection says nothing.
    package var origins: [String]
    /// The IP address of the proxy whose `X-Forwarded-For`, `-Proto` and `-Host` are believed (H20).
    package var proxy: String?
    /// The folder with the site's files; nil: the one that lies beside the program.
    package var folder: String?

    package init(origins: [String] = [], proxy: String? = nil, folder: String? = nil) {
      self.origins = origins
      self.proxy = proxy
      self.folder = folder
    }
  }

  /// Opened in this order; where one cannot be, none is.
  package var endpoints: [Endpoint]
  /// Of all HTTP endpoints.
  package var website = Website()
  /// Of the TCP and HTTP endpoints. Without, they may be on loopback addresses only (P10); an HTTP endpoint also where
  /// nobody but the proxy comes in from elsewhere.
  package var tls: TLSFiles?
  /// What a client may send, announced to it and enforced.
  package var limits: WireLimits
  /// Event loops that all connections are spread over, at least 1.
  package var threads: Int
  /// Of all addresses together; as many as there may be open files, but for a few, unless given.
  package var connectionsMaximum: Int?

  package init(
    endpoints: [Endpoint], tls: TLSFiles? = nil, limits: WireLimits = WireLimits(), threads: Int = 2
  ) {
    self.endpoints = endpoints
    self.tls = tls
    self.limits = limits
    self.threads = threads
  }
}
