import NIOHTTP1

extension HTTPRequestHead {
  /// What is wrong with it whatever it asks for (H17).
  ///
  /// A length that can be read in two ways ends in two requests for the price of one (RFC 9112 § 11.2), so digits and
  /// nothing else are taken, and no second value either, though § 6.3 allows one that is the same: no browser sends it.
  var flaw: HTTPResponse? {
    guard version.major == 1 else { return .text(.httpVersionNotSupported, "Use HTTP/1.1.") }
    if headers.contains(name: "transfer-encoding") { return flawOfCoding }
    if headers["content-length"].count > 1 { return .text(.badRequest, "There are two values of Content-Length.") }
    guard let length = headers.first(name: "content-length")?[...].trimmed else { return nil }
    guard !length.isEmpty, length.utf8.allSatisfy({ 0x30...0x39 ~= $0 }) else {
      return .text(.badRequest, "Content-Length is no number.")
    }
    // One that no integer holds is too much as well.
    return (Int(length) ?? .max) > RequestLimits.bodyBytes
      ? .text(.payloadTooLarge, "A request's body may have 64 KiB.") : nil
  }

  /// RFC 9112 § 6.1: chunked and nothing else, in HTTP/1.1 and without a length beside it.
  private var flawOfCoding: HTTPResponse? {
    if version.minor == 0 { return .text(.badRequest, "HTTP/1.0 knows no Transfer-Encoding.") }
    if headers.contains(name: "content-length") {
      return .text(.badRequest, "Content-Length and Transfer-Encoding contradict each other.")
    }
    let codings = headers[canonicalForm: "transfer-encoding"].map { $0.lowercased() }
    return codings == ["chunked"] ? nil : .text(.notImplemented, "A body may be chunked, and in no other coding.")
  }

  /// With the path in place of a whole URL, which a proxy may send; its host counts then, and not the header's (RFC
  /// 9112 § 3.2.2).
  var inOriginForm: HTTPRequestHead {
    guard let scheme = ["http://", "https://"].first(where: uri.lowercased().hasPrefix) else { return self }
    var head = self
    let rest = uri.dropFirst(scheme.count)
    let host = rest.prefix { $0 != "/" && $0 != "?" }
    head.headers.replaceOrAdd(name: "host", value: String(host))
    let path = rest.dropFirst(host.count)
    head.uri = path.hasPrefix("/") ? String(path) : "/" + path
    return head
  }
}

extension RequestTarget.Flaw {
  var response: HTTPResponse {
    switch self {
    case .unreadable: .text(.badRequest, "The URL cannot be read; check what stands behind each % in it.")
    case .tooLong: .text(.uriTooLong, "The URL is too long.")
    case .secret: .text(.badRequest, "A secret does not belong in a URL: others can read it there.")
    }
  }
}
