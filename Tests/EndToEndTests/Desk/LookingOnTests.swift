import Foundation
import Glibc
import Testing

/// What those who run the desk do beside those who work at it.
@Suite("Beside the desk")
struct LookingOnTests {
  @Test("`status` makes nobody an agent, and nobody who counts as signed in")
  func status() async throws {
    let shop = try Shop()
    let desk = try await shop.desk()
    let customer = try shop.caller()
    try await customer.waitsForInput()
    customer.enter("I want to talk to a person")
    // E1: nobody is signed in.
    try await customer.shows("nobody who could take this is at the desk")
    try await customer.shows("Leave an e-mail address")
    for _ in 0..<2 {
      let status = try await PipedRun(["status"], in: shop.place)
      #expect(status.ending == .exit(0), "\(status.errors)")
      #expect(status.output.contains("waiting   1"))
      #expect(status.output.contains("mood      a person is offered from 1.55 on, called from 2.7 on"))
      #expect(status.output.contains("0 online, 0 away, 0 offline"), "\(status.output)")
    }
    let agents = try await PipedRun(["agents", "list"], in: shop.place)
    #expect(agents.output.isEmpty, "\(agents.output)")
    desk.end()
  }

  @Test("An agent's departments are the business's; another one is refused, and the known ones are named")
  func departments() async throws {
    let shop = try Shop()
    let business = try shop.place.read("knowledge/business.yaml")
    try shop.place.write(
      business + "departments:\n  orders: {name: Orders}\n  safety: {name: Safety}\n",
      to: "knowledge/business.yaml")
    let wrong = try await PipedRun(["agents", "add", "Mia", "--departments", "orders,ordres"], in: shop.place)
    #expect(wrong.ending == .exit(2) && wrong.output.isEmpty)
    #expect(
      wrong.errors.contains("no department “ordres”") && wrong.errors.contains("orders, safety"), "\(wrong.errors)")
    let right = try await PipedRun(["agents", "add", "Mia", "--departments", "orders, safety"], in: shop.place)
    #expect(right.ending == .exit(0), "\(right.errors)")
  }

  @Test("Standard output has the token alone; standard error says where to sign in, and what could not be checked")
  func added() async throws {
    let shop = try Shop()
    let web = ["--set", "serve.http=127.0.0.1:8080"]
    let mia = try await PipedRun(["agents", "add", "Mia"] + web, in: shop.place)
    #expect(mia.output.wholeMatch(of: /fd_\S+\n/) != nil, "\(mia.output)")
    #expect(mia.errors.contains("http://127.0.0.1:8080/desk") && mia.errors.contains("frontdesk agent --connect"))
    #expect(!mia.errors.contains("not checked"))
    let lost = try await PipedRun(
      ["agents", "add", "Noa", "--departments", "ordres", "--knowledge", "nowhere"], in: shop.place)
    #expect(lost.ending == .exit(0) && lost.output.wholeMatch(of: /fd_\S+\n/) != nil)
    #expect(lost.errors.contains("Whether the business has ordres was not checked"), "\(lost.errors)")
    #expect(lost.errors.contains("--knowledge"))
  }

  @Test("A line for a page is printed only where a browser can go to the desk; else it says what is needed")
  func snippet() async throws {
    let place = try Workplace()
    let right = try await PipedRun(["snippet", "https://shop.example", "--desk", "https://desk.example"], in: place)
    #expect(right.output == "<script src=\"https://desk.example/widget.js\" async></script>\n")
    for arguments in [
      ["--set", "serve.http=0.0.0.0:8080"], ["--set", "serve.http=[::]:8080"], ["--desk", "http://0.0.0.0:8080"],
      ["--set", "serve.http=127.0.0.1:0"],
    ] {
      let wrong = try await PipedRun(["snippet"] + arguments, in: place)
      #expect(wrong.ending == .exit(2) && wrong.output.isEmpty, "\(arguments)")
      #expect(wrong.errors.contains("A browser cannot go to") && wrong.errors.contains("--desk"), "\(wrong.errors)")
    }
  }

  @Test("A desk that was told to go with its parent ends when that does", arguments: [SIGKILL, SIGTERM])
  func bench(signal: Int32) async throws {
    let shop = try Shop()
    let scratch = shop.place.path + "/scratch"
    try FileManager.default.createDirectory(atPath: scratch, withIntermediateDirectories: true)
    let null = open("/dev/null", O_RDWR)
    defer { close(null) }
    let bench = try Program.start(
      ["bench", "idle"], in: shop.place.path,
      environment: ["HOME": shop.place.path, "PATH": "/usr/bin:/bin", "TZ": "UTC", "TMPDIR": scratch],
      descriptors: [null, null, null])
    func desks() -> [Int32] { Self.processes(mentioning: scratch) }
    try await Patience.until(
      "the desk of the benchmark", sourceLocation: #_sourceLocation, { !desks().isEmpty }, otherwise: { "" })
    kill(bench, signal)
    waitpid(bench, nil, 0)
    try await Patience.until(
      "the end of the desk", sourceLocation: #_sourceLocation, { desks().isEmpty }, otherwise: { "\(desks())" })
    if signal == SIGTERM {
      #expect(try FileManager.default.contentsOfDirectory(atPath: scratch).isEmpty)
    }
  }

  /// Those whose command line holds `text`.
  private static func processes(mentioning text: String) -> [Int32] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
    return names.compactMap { Int32($0) }.filter { process in
      guard let line = FileManager.default.contents(atPath: "/proc/\(process)/cmdline") else { return false }
      return String(decoding: line, as: UTF8.self).contains(text)
    }
  }
}
