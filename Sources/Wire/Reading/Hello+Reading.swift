import Conversation
import Language

extension Hello {
  /// The version that this side speaks.
  static let version = 1

  init(_ fields: LineFields) throws(WireError) {
    let version = try fields.required("v", try fields.integer("v", in: 0...WireBounds.integerMaximum))
    guard version == Self.version else {
      throw WireError(.unsupportedVersion, "Version \(version) is not spoken here; use \(Self.version).")
    }
    self.init(
      role: try fields.required("role", try fields.oneOf("role", Role.allCases)),
      locale: try fields.locale(),
      channel: try fields.word("channel", length: 1...16, of: "[a-z0-9-]") { $0.isLowercaseOrDigit || $0 == 0x2D },
      resume: try fields.resume(), token: try fields.name("token"),
      csrf: try fields.name("csrf"), name: try fields.name("name"),
      presence: try fields.oneOf("presence", [.online, .away]))
  }
}

extension LineFields {
  /// The primary tag counts: `de-AT` is `de`.
  fileprivate func locale() throws(WireError) -> LocaleCode? {
    try parsed("locale", "a language tag, such as \"de\"") { tag in
      guard tag.utf8.count <= 35 else { return nil }
      let primary = tag.utf8.prefix { $0 != UInt8(ascii: "-") && $0 != UInt8(ascii: "_") }
      guard (2...8).contains(primary.count), primary.allSatisfy(\.isLetter) else { return nil }
      return LocaleCode(rawValue: String(Substring(primary)).lowercased())
    }
  }

  fileprivate func resume() throws(WireError) -> Hello.Resume? {
    guard let value = self["resume"] else { return nil }
    guard let resume = nested(value) else { throw WireError(badField: "resume", "must be an object") }
    return Hello.Resume(
      session: try resume.required("session", try resume.name("session")), epoch: try resume.name("epoch"),
      after: try resume.seq("after"))
  }
}

extension UInt8 {
  var isLetter: Bool { (0x61...0x7A).contains(self | 0x20) }
  var isLowercaseOrDigit: Bool { (0x61...0x7A).contains(self) || (0x30...0x39).contains(self) }
  /// `[a-z0-9_-]`
  var isOfLabel: Bool { isLowercaseOrDigit || self == 0x5F || self == 0x2D }
}
