import Foundation
import Server
import Terminal

/// What is right by itself and wrong together.
extension Configuration {
  private static let mendOfTLS = "Give both serve.tls_certificate and serve.tls_key, or neither."

  /// - Throws: where a person would be brought in before one is offered.
  func checkThresholds() throws(Failure) {
    guard decimal(.offerAt) > decimal(.handOverAt) else { return }
    let culprit: Setting = self[.handOverAt].source == .standard ? .offerAt : .handOverAt
    throw Failure(
      SafeText.line(
        "\(self[culprit].source): frustration.offer_at is \(text(.offerAt)), above frustration.hand_over_at, which is "
          + "\(text(.handOverAt)): a person would be brought in before one is offered."),
      mend: "Set both, offer_at the lower one.")
  }

  /// - Throws: where the desk would not listen as it is told to: as far as that can be told without listening.
  func checkDoors() throws(Failure) {
    _ = try tlsFiles()
    try checkSecrecy(of: .tcp, mend: "Give serve.tls_certificate and serve.tls_key, or listen on 127.0.0.1.")
    guard optional(.httpProxy) == nil else { return }
    try checkSecrecy(
      of: .http,
      mend: "Give serve.tls_certificate and serve.tls_key, or serve.http_proxy, or listen on 127.0.0.1.")
  }

  /// Nil where the doors speak no TLS.
  ///
  /// - Throws: where one of the two is set alone.
  func tlsFiles() throws(Failure) -> ServerConfiguration.TLSFiles? {
    switch (optional(.certificate), optional(.key)) {
    case (nil, nil): return nil
    case (let certificate?, let key?):
      return ServerConfiguration.TLSFiles(certificateChain: certificate, privateKey: key)
    case (nil, _): throw Failure("\(self[.key].source): a key without a certificate.", mend: Self.mendOfTLS)
    case (_, nil):
      throw Failure("\(self[.certificate].source): a certificate without its key.", mend: Self.mendOfTLS)
    }
  }

  private func checkSecrecy(of door: Setting, mend: String) throws(Failure) {
    guard let text = optional(door) else { return }
    let endpoint = try ServerConfiguration.Endpoint(tcp: text, from: self[door].source)
    guard case .tcp(let host, _) = endpoint, optional(.certificate) == nil, Self.isReachable(host) else { return }
    throw Failure(
      SafeText.line(
        "\(self[door].source): \(text) can be reached from elsewhere, and without TLS everybody on the way reads along."
      ),
      mend: mend)
  }

  /// Whether an address in figures is another than this machine's own.
  private static func isReachable(_ host: String) -> Bool { IPAddress(host).map { !$0.isLoopback } ?? false }
}
