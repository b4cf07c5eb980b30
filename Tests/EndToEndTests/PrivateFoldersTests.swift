import Foundation
import Testing

@Suite("What customers wrote is for its owner alone, whatever the umask")
struct PrivateFoldersTests {
  private let program: CommandsProgram

  init() throws {
    program = try CommandsProgram()
    try program.writeShop()
  }

  @Test("P10: under umask 000 the folders that export and /save make are for their owner alone")
  func modes() throws {
    let chat = try runUnderOpenUmask(
      ["chat", "--knowledge", "shop", "--data", "data"], input: "are dogs allowed\n/save dogs\n")
    #expect(chat.contains("Saved: transcripts/dogs.txt"), "\(chat)")
    let export = try runUnderOpenUmask(["export", "--all", "--data", "data", "--folder", "for/the/owner"])
    #expect(export.contains("Wrote 1 file into for/the/owner."), "\(export)")
    for folder in ["transcripts", "for", "for/the", "for/the/owner"] {
      #expect(try mode(of: folder) == 0o700, "\(folder)")
    }
    #expect(try mode(of: "transcripts/dogs.txt") == 0o600)
  }

  @Test("P10: export leaves the mode of a folder that is there as its owner set it, and says when a file is in the way")
  func existing() async throws {
    try await program.run("chat", "--knowledge", "shop", "--data", "data", input: "are dogs allowed\n")
    let shared = program.folder.path + "/shared"
    try FileManager.default.createDirectory(atPath: shared, withIntermediateDirectories: false)
    try FileManager.default.setAttributes([.posixPermissions: 0o750], ofItemAtPath: shared)
    try await program.run("export", "--all", "--data", "data", "--folder", "shared")
    #expect(try mode(of: "shared") == 0o750)
    let refused = try await program.run("export", "--all", "--data", "data", "--folder", "shop/shop.md/out")
    #expect(refused.status != 0)
    #expect(refused.errors.contains("shop/shop.md/out cannot be written"), "\(refused.errors)")
  }

  @Test("P5: /save refuses a name that holds a card number, and neither writes nor prints it")
  func cardNumberAsName() async throws {
    for name in ["4111111111111111", "card_4111-1111-1111-1111"] {
      let chat = try await program.run(
        "chat", "--knowledge", "shop", "--data", "data", input: "are dogs allowed\n/save \(name)\n")
      #expect(chat.errors.contains("Not saved: the name holds a card number"), "\(chat.errors)")
      #expect(!(chat.output + chat.errors).contains(name))
      #expect(!program.folder.exists("transcripts"))
    }
  }

  private func mode(of path: String) throws -> Int? {
    let attributes = try FileManager.default.attributesOfItem(atPath: program.folder.path + "/" + path)
    return attributes[.posixPermissions] as? Int
  }

  /// - Returns: what it wrote on standard error.
  private func runUnderOpenUmask(_ arguments: [String], input: String = "") throws -> String {
    let place = program.folder.path
    try program.write(input, to: ".typed")
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments =
      ["-c", "umask 000; exec \"$0\" \"$@\" <.typed >.shown 2>.said", try Program.path()] + arguments
    process.currentDirectoryURL = URL(fileURLWithPath: place)
    try process.run()
    process.waitUntilExit()
    return try program.folder.read(".said")
  }
}
