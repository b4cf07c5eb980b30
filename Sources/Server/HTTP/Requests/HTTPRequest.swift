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
    let wishes = headers.weighted("accept-encoding").map { (name: $0.value.lowercased(), weight: $0.weight) }
    let wish = wishes.last { ["gzip", "x-gzip"].contains($0.name) } ?? wishes.last { $0.name == "*" }
    return wish.map { $0.weight > 0 } ?? false
  }
}

extension HTTPHeaders {
  /// What a header lists, each with its `q`, 1 where it has none (RFC 9110 § 12.4.2), in the order written.
  func weighted(_ name: String) -> [(value: String, weight: Double)] {
    self[canonicalForm: name].map { entry in
      let parts = entry.split(separator: ";").map { $0.trimmed }
      let weights = parts.dropFirst().compactMap { $0.lowercased().hasPrefix("q=") ? Double($0.dropFirst(2)) : nil }
      return (String(parts.first ?? ""), weights.first ?? 1)
    }
  }

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
