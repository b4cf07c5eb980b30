import NIOSSL

extension ServerConfiguration.TLSFiles {
  /// TLS 1.2 or 1.3 with these files.
  func context() throws(ServerError) -> NIOSSLContext {
    let chain: [NIOSSLCertificateSource]
    do {
      chain = try NIOSSLCertificate.fromPEMFile(certificateChain).map { .certificate($0) }
    } catch { throw .unusableTLS(path: certificateChain, reason: "\(error)") }
    if chain.isEmpty { throw .unusableTLS(path: certificateChain, reason: "it holds no certificate") }
    let key: NIOSSLPrivateKey
    do { key = try NIOSSLPrivateKey(file: privateKey, format: .pem) } catch {
      throw .unusableTLS(path: privateKey, reason: "\(error)")
    }
    var configuration = TLSConfiguration.makeServerConfiguration(certificateChain: chain, privateKey: .privateKey(key))
    configuration.minimumTLSVersion = .tlsv12
    do { return try NIOSSLContext(configuration: configuration) } catch {
      throw .unusableTLS(path: privateKey, reason: "\(error)")
    }
  }
}
