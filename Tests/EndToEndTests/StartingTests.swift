import Foundation
import Glibc
import Testing

@Suite("A desk that is told to end while it is being started")
struct StartingTests {
  private let place: Workplace

  /// With more wordings than are learnt in a moment.
  init() throws {
    place = try Workplace()
    let things = ["lamp", "kettle", "garden", "window", "carpet", "mirror", "pillow", "ladder"]
    let entries = (0..<80).map { number in
      let (one, other) = (things[number % 8], things[number / 8 % 8])
      return """
        ## Do you sell the \(one) \(other) number \(number)? {#q\(number)}

        - is there a \(other) for my \(one) of kind \(number)
        - may I bring the \(one) \(number) back without the \(other)

        Yes, number \(number).

        """
    }
    try place.write("# Goods\n\n" + entries.joined(separator: "\n"), to: "knowledge/goods.md")
  }

  private var holdsTheFolder: Bool { ((try? place.read("data/desk.lock")) ?? "").contains("\n") }

  @Test(
    "A service ends with status 0, says so, and leaves neither a socket nor a part of a file",
    arguments: [SIGTERM, SIGINT])
  func service(signal: Int32) async throws {
    let descriptors = [
      open("/dev/null", O_RDWR), open(place.path + "/.log", O_WRONLY | O_CREAT, 0o600),
    ]
    defer { descriptors.forEach { close($0) } }
    let process = try Program.start(
      ["serve"], in: place.path, environment: ["HOME": place.path, "PATH": "/usr/bin:/bin"],
      descriptors: [descriptors[0], descriptors[0], descriptors[1]])
    let said = { (try? place.read(".log")) ?? "" }
    try await Patience.until(
      "the folder to be taken", sourceLocation: #_sourceLocation, { holdsTheFolder }, otherwise: said)
    kill(process, signal)
    #expect(try await Ending(of: process, seen: said) == .exit(0))
    // On a busy machine it may have been started before it was told; it ends no otherwise.
    #expect(said().contains(#""message":"stopped""#), "\(said())")
    let left = try FileManager.default.contentsOfDirectory(atPath: place.path + "/data")
    #expect(!left.contains("desk.sock") && !left.contains { $0.hasSuffix(".part") }, "\(left)")
  }

  @Test("A chat ends by the signal, and its line about the learning is gone from the terminal")
  func chat() async throws {
    let terminal = try TerminalSession(["chat"], in: place.path)
    // Where it has learnt before anybody would wonder, it ends no otherwise.
    try await terminal.shows("how far it is") { $0.text.contains("Learning the wordings") || $0.text.contains("You:") }
    terminal.send(signal: SIGTERM)
    #expect(try await terminal.ending() == .signal(SIGTERM))
    #expect(terminal.isRestored)
    try await terminal.shows("nothing of it") { !$0.text.contains("Learning") }
  }
}
