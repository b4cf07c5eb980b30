import Glibc
import NIOSSL

extension ServerConfiguration.TLSFiles {
  /// TLS 1.2 or 1.3 with these files.
  func context() throws(ServerError) -> NIOSSLContext {
    for path in [certificateChain, privateKey] where access(path, R_OK) != 0 {
      throw .unusableTLS(path: path, reason: String(cString: strerror(errno)).lowercased())
    }
    let chain: [NIOSSLCertificateSource]
    do {
      chain = try NIOSSLCertificate.fromPEMFile(certificateChain).map { .certificate($0) }
    } catch { throw .unusableTLS(path: certificateChain, reason: "it holds no certificate in PEM") }
    if chain.isEmpty { throw .unusableTLS(path: certificateChain, reason: "it holds no certificate") }
    let key: NIOSSLPrivateKey
    do { key = try NIOSSLPrivateKey(file: privateKey, format: .pem) } catch {
      throw .unusableTLS(path: privateKey, reason: "it holds no private key in PEM")
    }
    var configuration = TLSConfiguration.makeServerConfiguration(certificateChain: chain, privateKey: .privateKey(key))
    configuration.minimumTLSVersion = .tlsv12
    do { return try NIOSSLContext(configuration: configuration) } catch {
      throw .unusableTLS(path: privateKey, reason: "it does not belong to the certificate")
    }
  }
}
