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
      resume: try fields.resume(), identity: try fields.identity(), token: try fields.name("token"),
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

extension LineFields {
  fileprivate func identity() throws(WireError) -> Hello.Identity? {
    guard let value = self["identity"] else { return nil }
    guard let identity = nested(value) else { throw WireError(badField: "identity", "must be an object") }
    do throws(WireError) {
      return Hello.Identity(
        identifier: try identity.required(
          "identifier", try identity.name("identifier", scalars: WireBounds.identifierScalars)),
        hash: try identity.required("identifier_hash", try identity.digest("identifier_hash")),
        name: try identity.name("name", scalars: WireBounds.contactNameScalars),
        email: try identity.name("email", scalars: WireBounds.contactEmailScalars),
        phone: try identity.name("phone", scalars: WireBounds.contactPhoneScalars))
    } catch {
      throw WireError(error.code, "In `identity`: \(error.message)")
    }
  }

  /// 32 bytes in hexadecimal digits.
  private func digest(_ name: StaticString) throws(WireError) -> [UInt8]? {
    try parsed(name, "64 hexadecimal digits") { text in
      guard text.utf8.count == 64 else { return nil }
      var bytes: [UInt8] = []
      var high: UInt8?
      for digit in text.utf8 {
        guard let value = digit.hexadecimalValue else { return nil }
        if let first = high { bytes.append(first << 4 | value) }
        high = high == nil ? value : nil
      }
      return bytes
    }
  }
}

extension UInt8 {
  var isLetter: Bool { (0x61...0x7A).contains(self | 0x20) }
  var isLowercaseOrDigit: Bool { (0x61...0x7A).contains(self) || (0x30...0x39).contains(self) }
  /// `[a-z0-9_-]`
  var isOfLabel: Bool { isLowercaseOrDigit || self == 0x5F || self == 0x2D }
}
