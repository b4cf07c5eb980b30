import NIOHTTP1

extension HTTPRequestHead {
  /// What is wrong with it whatever it asks for.
  var flaw: HTTPResponse? {
    guard version.major == 1 else { return .text(.httpVersionNotSupported, "Use HTTP/1.1.") }
    if headers.contains(name: "transfer-encoding"), headers.contains(name: "content-length") {
      return .text(.badRequest, "Content-Length and Transfer-Encoding contradict each other.")
    }
    if headers["content-length"].count > 1 { return .text(.badRequest, "There are two values of Content-Length.") }
    guard let length = headers.first(name: "content-length") else { return nil }
    guard let length = Int(length), length >= 0 else { return .text(.badRequest, "Content-Length is no number.") }
    return length > RequestLimits.bodyBytes ? .text(.payloadTooLarge, "A request's body may have 64 KiB.") : nil
  }
}

extension RequestTarget.Flaw {
  var response: HTTPResponse {
    switch self {
    case .unreadable: .text(.badRequest, "The URL cannot be read.")
    case .tooLong: .text(.uriTooLong, "The URL is too long.")
    case .secret: .text(.badRequest, "A secret does not belong in a URL: others can read it there.")
    }
  }
}
