import Wire

/// What a request asks for: the path and query of its URL, decoded once.
///
/// A path is looked up as it is, in a table that holds whole paths: nothing is joined to a folder's name, so that `..`
/// and its disguises name nothing (H19).
struct RequestTarget: Hashable, Sendable {
  enum Flaw: Error, Hashable { case unreadable, tooLong, secret }

  private struct Parameter: Hashable, Sendable {
    var name: String
    var value: String
  }

  /// Names that a secret would have in a URL.
  private static let secretNames: Set = [
    "token", "session", "csrf", "stream", "cookie", "password", "access_token", "refresh_token", "id_token", "secret",
    "client_secret", "auth", "authorization", "api_key", "apikey",
  ]
  /// What an agent's token begins with.
  fileprivate static let tokenPrefix = "fd_"

  let path: String
  private let parameters: [Parameter]

  /// - Throws: `Flaw.secret` where it holds a secret (H23): URLs end up in logs, histories and headers.
  init(_ text: String, bytesMaximum: Int = RequestLimits.urlBytes) throws(Flaw) {
    guard text.utf8.count <= bytesMaximum else { throw .tooLong }
    guard text.utf8.first == UInt8(ascii: "/") else { throw .unreadable }
    let parts = text.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
    guard let path = parts[0].percentDecoded() else { throw .unreadable }
    self.path = path
    parameters = try Self.parameters(parts.count > 1 ? parts[1] : "")
    if text.contains(Self.tokenPrefix), path.holdsToken || parameters.contains(where: \.value.holdsToken) {
      throw .secret
    }
  }

  /// The first value of that name.
  subscript(name: String) -> String? { parameters.first { $0.name == name }?.value }

  private static func parameters(_ query: Substring) throws(Flaw) -> [Parameter] {
    var parameters: [Parameter] = []
    for pair in query.split(separator: "&") {
      let sides = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard let name = sides[0].percentDecoded(), let value = (sides.count > 1 ? sides[1] : "").percentDecoded() else {
        throw .unreadable
      }
      if secretNames.contains(name.lowercased()) { throw .secret }
      parameters.append(Parameter(name: name, value: value))
    }
    return parameters
  }
}

extension String {
  fileprivate var holdsToken: Bool {
    split { $0 == "/" || $0 == "&" || $0 == "=" }.contains { $0.hasPrefix(RequestTarget.tokenPrefix) }
  }
}

extension Substring {
  /// Nil where a `%` is not followed by two digits, or where what comes out is not UTF-8.
  fileprivate func percentDecoded() -> String? {
    guard utf8.contains(UInt8(ascii: "%")) else { return String(self) }
    var bytes: [UInt8] = []
    var rest = utf8[...]
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "%") else {
        bytes.append(byte)
        continue
      }
      guard let high = rest.popFirst()?.hexadecimalValue, let low = rest.popFirst()?.hexadecimalValue else {
        return nil
      }
      bytes.append(high << 4 | low)
    }
    return String(validating: bytes, as: UTF8.self)
  }
}
