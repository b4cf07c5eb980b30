import Glibc
import Testing

@testable import Terminal

@Suite("Lines from a pipe")
struct PipeReaderTests {
  @Test("lines come one by one, and end with the pipe")
  func pipe() async throws {
    var ends: [Int32] = [0, 0]
    try #require(Glibc.pipe(&ends) == 0)
    // Programs that other tests start at the same time would keep the pipe open.
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    let reader = PipeReader(descriptor: ends[0])
    try OutputFile(descriptor: ends[1]).write("one\r\ntwo")
    #expect(await reader.next() == .text("one", number: 1))
    close(ends[1])
    #expect(await reader.next() == .text("two", number: 2))
    #expect(await reader.next() == nil)
    close(ends[0])
  }

  @Test("what cannot be read says why, and ends")
  func unreadable() async throws {
    let folder = open("/tmp", O_RDONLY)
    defer { close(folder) }
    var lines: [TypedLine] = []
    for await line in PipeReader(descriptor: folder).lines { lines.append(line) }
    #expect(lines == [.unreadable("Is a directory")])
  }
}
