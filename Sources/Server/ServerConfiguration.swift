package import Wire

/// Where a server listens, and what it allows.
package struct ServerConfiguration: Hashable, Sendable {
  package enum Endpoint: Hashable, Sendable {
    /// Two descriptors of this process. The server ends when the input does.
    case streams(input: Int32, output: Int32)
    /// A port of 0 is any that is free.
    case tcp(host: String, port: Int)
    /// - Parameter trustsUser: whether the user who runs the desk is known there by the system's word, without a token:
    ///   so it is on the socket in the data folder, which only they can open.
    case unix(path: String, trustsUser: Bool)

    /// Standard input and output.
    package static var standardStreams: Endpoint { .streams(input: 0, output: 1) }
  }

  /// PEM files.
  package struct TLSFiles: Hashable, Sendable {
    package var certificateChain: String
    package var privateKey: String

    package init(certificateChain: String, privateKey: String) {
      self.certificateChain = certificateChain
      self.privateKey = privateKey
    }
  }

  package var endpoints: [Endpoint]
  /// Of the TCP endpoints. Without, they may be on loopback addresses only (P10).
  package var tls: TLSFiles?
  package var limits: WireLimits
  package var threads: Int
  /// Of all addresses together; as many as there may be open files, but for a few, unless given.
  package var connectionsMaximum: Int?
  /// How long clients are told to stay away when the server stops.
  package var retryAfterShutdownMilliseconds: Int

  package init(
    endpoints: [Endpoint], tls: TLSFiles? = nil, limits: WireLimits = WireLimits(), threads: Int = 2,
    retryAfterShutdownMilliseconds: Int = 1_000
  ) {
    self.endpoints = endpoints
    self.tls = tls
    self.limits = limits
    self.threads = threads
    self.retryAfterShutdownMilliseconds = retryAfterShutdownMilliseconds
  }
}
