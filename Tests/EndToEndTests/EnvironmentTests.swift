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
}
