import NIOCore
import NIOHTTP1

/// A request that has come whole.
struct HTTPRequest: Sendable {
  var method: HTTPMethod
  var version: HTTPVersion
  var target: RequestTarget
  var headers: HTTPHeaders
  var body = ByteBuffer()
  var visitor: Visitor

  /// The only value of a header; nil where it is missing or stands more than once.
  func header(_ name: String) -> String? {
    let values = headers[name]
    return values.count == 1 ? values[0] : nil
  }

  /// The value of a cookie; nil where it is missing or stands more than once.
  func cookie(_ name: String) -> String? {
    let pairs = headers["cookie"].flatMap { $0.split(separator: ";") }.map { $0.trimmed }
    let values = pairs.filter { $0.hasPrefix(name + "=") }.map { $0.dropFirst(name.count + 1) }
    return values.count == 1 ? String(values[0]) : nil
  }
}

extension HTTPRequest {
  /// Whether an answer may be packed by gzip (RFC 9110 § 12.5.3): asked for by name, or by `*`, and not with `q=0`.
  var takesGzip: Bool {
    var (named, any): (Bool?, Bool?) = (nil, nil)
    for entry in headers[canonicalForm: "accept-encoding"] {
      let parts = entry.lowercased().split(separator: ";").map { $0.trimmed }
      let weight = parts.dropFirst().first { $0.hasPrefix("q=") }.flatMap { Double($0.dropFirst(2)) } ?? 1
      if parts.first == "gzip" || parts.first == "x-gzip" { named = weight > 0 }
      if parts.first == "*" { any = weight > 0 }
    }
    return named ?? any ?? false
  }
}

extension HTTPHeaders {
  /// Whether a header that lists words has this one, whatever its case.
  func has(_ name: String, _ word: String) -> Bool {
    self[canonicalForm: name].contains { $0.lowercased() == word }
  }
}

extension Substring {
  /// Without blanks around it.
  var trimmed: Substring {
    var text = self
    while text.first == " " || text.first == "\t" { text.removeFirst() }
    while text.last == " " || text.last == "\t" { text.removeLast() }
    return text
  }
}
