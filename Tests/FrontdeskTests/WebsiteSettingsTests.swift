import Foundation
import Server
import Testing

@testable import frontdesk

@Suite struct WebsiteSettingsTests {
  private func message(_ body: () throws -> Void) -> String {
    do { try body() } catch { return (error as? Failure)?.message ?? "\(error)" }
    return ""
  }

  private func configuration(_ yaml: String) throws -> Configuration {
    let path = FileManager.default.temporaryDirectory.appending(path: "frontdesk-\(UUID().uuidString).yaml").path
    try Data(yaml.utf8).write(to: URL(fileURLWithPath: path))
    return try Configuration(file: path, environment: [:])
  }

  @Test("H14: origins are read as a list or with commas, each exactly as a browser writes it")
  func origins() throws {
    let wanted = ["https://shop.example", "http://localhost:3000"]
    #expect(
      try configuration("serve:\n  http_origins:\n    - https://shop.example\n    - http://localhost:3000\n")
        .list(.httpOrigins) == wanted)
    #expect(
      try configuration("serve.http_origins: https://shop.example, http://localhost:3000").list(.httpOrigins) == wanted)
    #expect(try configuration("serve.http_origins: []").list(.httpOrigins) == [])
    for wrong in [
      "shop.example", "https://shop.example/", "https://SHOP.example", "https://shop.example:443", "*", "null",
      "https://*.example", "https://shop.example/x", "https://a@shop.example", "ftp://shop.example", "http://x:80",
    ] {
      let message = message { _ = try configuration("serve.http_origins: \"\(wrong)\"") }
      #expect(message.contains("cannot be"), "\(wrong)")
    }
    #expect(message { _ = try configuration("serve.http_origins: [[x]]") }.contains("a list of single values"))
    #expect(message { _ = try configuration("serve.http: [x]") }.contains("takes a single value"))
  }

  @Test("A secret is long enough or refused, without being told; config says only that it is set")
  func secrets() throws {
    let secret = String(repeating: "sesame-", count: 5)
    let configuration = try Configuration(file: nil, environment: ["FRONTDESK_IDENTITY_SECRET": secret])
    #expect(configuration.optional(.identitySecret) == secret)
    #expect(Setting.identitySecret.shown(configuration.text(.identitySecret)) == "set")
    #expect(Setting.identitySecret.shown("") == "" && Setting.data.shown("there") == "there")
    let message = message { _ = try self.configuration("identity_secret: sesame-open") }
    #expect(message.contains(":1: identity_secret cannot be what it is.") && message.contains("at least 32 characters"))
    #expect(!message.contains("sesame"))
  }

  @Test("P10: a website that others reach needs TLS or a proxy")
  func doors() throws {
    func message(_ assignments: [String]) -> String {
      self.message { try ConfigurationFlags(file: nil, assignments).configuration([:]).checkDoors() }
    }
    #expect(message(["serve.http=0.0.0.0:80"]).contains("can be reached from elsewhere"))
    #expect(message(["serve.http=0.0.0.0:80", "serve.http_proxy=10.0.0.2"]) == "")
    #expect(message(["serve.http=127.0.0.1:8080"]) == "" && message(["serve.http=[::1]:8080"]) == "")
    #expect(message(["serve.http=8080"]).contains("is no address"))
    #expect(message(["serve.http_proxy=proxy.example"]).contains("cannot be"))
  }
}
