import Testing

@testable import Wire

@Suite("The identity in a hello")
struct IdentityFieldTests {
  private static let hash = String(repeating: "0aF9", count: 16)

  private func hello(_ identity: String) -> String {
    #"{"type":"hello","v":1,"role":"customer","identity":\#(identity)}"#
  }

  private func identity(_ fields: String) throws -> Hello.Identity? { try identity(of: "{\(fields)}") }

  private func identity(of value: String) throws -> Hello.Identity? {
    let message = try read(hello(value))
    guard case .hello(let hello) = message else {
      Issue.record("\(message) is no hello")
      return nil
    }
    return hello.identity
  }

  @Test("It is read with its hash as bytes; what is left out, null or unknown is none")
  func right() throws {
    let bytes = Array(repeating: [0x0A, 0xF9] as [UInt8], count: 16).flatMap(\.self)
    let given = #""identifier":"7","identifier_hash":"\#(Self.hash)""#
    #expect(try identity(given) == Hello.Identity(identifier: "7", hash: bytes))
    #expect(try identity(given + #","name":null,"plan":{"x":1}"#) == Hello.Identity(identifier: "7", hash: bytes))
    #expect(
      try identity(given + #","name":"Ada","email":"a@b.example","phone":"+49 30""#)
        == Hello.Identity(identifier: "7", hash: bytes, name: "Ada", email: "a@b.example", phone: "+49 30"))
    #expect(try identity(of: "null") == nil)
  }

  @Test(
    "What is wrong with it is a bad_field that names the place",
    arguments: [
      #""7""#, "7", "[]", "true", "{}", #"{"identifier":"7"}"#, #"{"identifier_hash":"\#(hash)"}"#,
      #"{"identifier":"","identifier_hash":"\#(hash)"}"#, #"{"identifier":" \u200b","identifier_hash":"\#(hash)"}"#,
      #"{"identifier":7,"identifier_hash":"\#(hash)"}"#, #"{"identifier":"7","identifier_hash":""}"#,
      #"{"identifier":"7","identifier_hash":"\#(hash.dropLast())"}"#,
      #"{"identifier":"7","identifier_hash":"\#(hash.dropLast())g"}"#,
      #"{"identifier":"7","identifier_hash":"\#(hash.dropLast(2))é"}"#,
      #"{"identifier":"7","identifier_hash":"\#(hash)00"}"#, #"{"identifier":"7","identifier_hash":[1]}"#,
      #"{"identifier":"7","identifier_hash":"\#(hash)","name":["Ada"]}"#,
      #"{"identifier":"7","identifier_hash":"\#(hash)","email":""}"#,
      #"{"identifier":"7","identifier_hash":"\#(hash)","phone":49}"#,
      #"{"identifier":"7","identifier":"8","identifier_hash":"\#(hash)"}"#,
    ])
  func hostile(identity: String) throws {
    let error = try #require(whyRefused(hello(identity))).error
    #expect(error.code == .badField)
    #expect(error.message.contains("identi"))
  }

  @Test(
    "The limits are the page's, in scalars",
    arguments: [("identifier", 128), ("name", 100), ("email", 254), ("phone", 40)])
  func limits(field: String, most: Int) throws {
    func fields(_ count: Int) -> String {
      let value = String(repeating: "\u{1F98A}", count: count)
      let rest = field == "identifier" ? "" : #","identifier":"7""#
      return #""identifier_hash":"\#(Self.hash)","\#(field)":"\#(value)"\#(rest)"#
    }
    #expect(try identity(fields(most)) != nil)
    let error = try #require(whyRefused(hello("{\(fields(most + 1))}"))).error
    #expect(error.code == .badField && error.message.contains("`\(field)` must have 1 to \(most) characters"))
  }
}
