import Testing

@Suite("A variable of the environment that sets nothing")
struct EnvironmentTests {
  private let place: Workplace

  init() throws { place = try Workplace() }

  @Test("Help is given whatever the environment holds; other commands name the variable and the nearest right one")
  func environment() async throws {
    let wrong = ["FRONTDESK_ROUTNG": "automatic"]
    for words in [["--help"], ["help", "chat"], ["chat", "--help"], []] {
      let help = try await PipedRun(words, in: place, environment: wrong)
      #expect(help.ending == .exit(0) && help.output.contains("USAGE: frontdesk"), "\(words): \(help.errors)")
    }
    let config = try await PipedRun(["config"], in: place, environment: wrong)
    #expect(config.ending == .exit(2))
    #expect(config.errors.contains("environment, FRONTDESK_ROUTNG: there is no such setting."))
    #expect(config.errors.contains("Did you mean FRONTDESK_ROUTING? `env -u FRONTDESK_ROUTNG frontdesk config`"))
  }

  @Test("What openssl.cnf asks of every program does not reach this one: its digests are the same on any machine")
  func machineDigests() async throws {
    // A module that is not installed, and no other: a program that goes by that finds no digest at all.
    try place.write(
      """
      openssl_conf = all
      [all]
      alg_section = wanted
      [wanted]
      default_properties = fips=yes
      """, to: "openssl.cnf")
    try place.write("name: Small Shop\ntimezone: Europe/Berlin\n", to: "knowledge/business.yaml")
    try place.write(smallTopic, to: "knowledge/shop.md")
    let check = try await PipedRun(["check"], in: place, environment: ["OPENSSL_CONF": place.path + "/openssl.cnf"])
    #expect(check.ending == .exit(0), "\(check.output)\(check.errors)")
  }
}
