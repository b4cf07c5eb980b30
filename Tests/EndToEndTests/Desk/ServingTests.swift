import Foundation
import Glibc
import Testing

@Suite("What whoever runs a desk relies on")
struct ServingTests {
  private let place: Workplace

  init() throws { place = try Shop().place }

  private func line(_ fields: String) -> String { "{\"type\":\(fields)}" }

  @Test("The first line after a start is answered by all that the knowledge says")
  func firstLine() async throws {
    let run = try await PipedRun(
      ["serve", "--stdio"], in: place,
      lines: [line(#""hello","v":1,"role":"customer""#), line(#""say","id":"a","text":"are dogs allowed""#)])
    #expect(run.output.contains("Dogs are welcome."), "\(run.output)")
    #expect(!run.output.contains("handoff"))
    #expect(run.ending == .exit(0))
  }

  @Test("H34: standard error holds records alone, and where the desk listens is written as a person would")
  func onlyRecords() async throws {
    let run = try await PipedRun(["serve", "--stdio", "--tcp", "127.0.0.1:0"], in: place)
    for text in run.errors.split(separator: "\n") {
      #expect(try JSONSerialization.jsonObject(with: Data(text.utf8)) is [String: Any], "\(text)")
    }
    #expect(run.errors.contains(#""endpoints":["data/desk.sock","#) && run.errors.contains(#","127.0.0.1:"#))
    #expect(run.errors.contains(#""standard input and output""#))
  }

  @Test("On a terminal it says where the pages are, once somebody listens there, and not where nobody does")
  func pages() async throws {
    let desk = try TerminalSession(
      ["serve", "--http", "127.0.0.1:0", "--set", "log_level=error"], in: place.path, columns: 160)
    try await desk.shows("the pages") {
      $0.flowing.contains(
        /The shop: http:\/\/127\.0\.0\.1:[1-9]\d*\/demo The agents' page: http:\/\/127\.0\.0\.1:[1-9]\d*\/desk/)
    }
    let port = try #require(desk.screen.flowing.firstMatch(of: /127\.0\.0\.1:(\d+)\/demo/)?.1)
    let other = try Shop().place
    let second = try TerminalSession(["serve", "--http", "127.0.0.1:\(port)"], in: other.path, columns: 160)
    #expect(try await second.ending() == .exit(2))
    #expect(second.screen.flowing.contains("in use"), "\(second.screen.text)")
    #expect(!second.screen.flowing.contains("The shop:"), "\(second.screen.text)")
    desk.send(signal: SIGTERM)
    #expect(try await desk.ending() == .exit(0))
  }

  @Test("Told to end by the end of its terminal, it says goodbye", arguments: [SIGHUP, SIGTERM])
  func hangUp(signal: Int32) async throws {
    let desk = try await Daemon(in: place)
    kill(desk.process, signal)
    #expect(try await desk.ending() == .exit(0))
    #expect(desk.said.contains(#""message":"stopped""#) && !place.exists("data/desk.sock"))
  }

  @Test("I1: a desk whose data folder is taken away ends with an error, and leaves the next one's socket alone")
  func takenAway() async throws {
    let desk = try await Daemon(in: place)
    try FileManager.default.moveItem(atPath: place.path + "/data", toPath: place.path + "/gone")
    let next = try await Daemon(in: place)
    #expect(try await desk.ending() == .exit(2))
    #expect(desk.said.contains("the database was removed or replaced while it was open"))
    #expect(place.exists("data/desk.sock"))
    kill(next.process, SIGTERM)
    #expect(try await next.ending() == .exit(0))
  }

  @Test(
    "What a start needs and does not get is named",
    arguments: [
      (["--tls-certificate", "a.pem", "--tls-key", "b.pem"], "a.pem for TLS: no such file or directory."),
      (["--tcp", "0.0.0.0:0"], "everybody on the way reads along.\n  Give "),
      (["--set", "frustration.offer_at=9"], "flag, --set: frustration.offer_at is 9, above"),
    ])
  func refused(arguments: [String], words: String) async throws {
    let run = try await PipedRun(["serve"] + arguments, in: place)
    #expect(run.ending == .exit(2) && run.errors.contains(words), "\(run.errors)")
  }
}

/// `frontdesk serve`, whose end is waited for.
private final class Daemon {
  let process: pid_t
  private let place: Workplace
  private let log = ".log-\(UUID().uuidString)"
  private var isOver = false

  var said: String { (try? place.read(log)) ?? "" }

  init(in place: Workplace) async throws {
    self.place = place
    let descriptors = [open("/dev/null", O_RDWR), open(place.path + "/" + log, O_WRONLY | O_CREAT, 0o600)]
    defer { descriptors.forEach { close($0) } }
    process = try Program.start(
      ["serve"], in: place.path, environment: ["HOME": place.path, "PATH": "/usr/bin:/bin"],
      descriptors: [descriptors[0], descriptors[0], descriptors[1]])
    try await Patience.until(
      "the desk to listen", sourceLocation: #_sourceLocation, { said.contains(#""message":"listening""#) },
      otherwise: { said })
  }

  deinit {
    guard !isOver else { return }
    kill(process, SIGKILL)
    waitpid(process, nil, 0)
  }

  func ending() async throws -> Ending {
    let ending = try await Ending(of: process) { said }
    isOver = true
    return ending
  }
}
