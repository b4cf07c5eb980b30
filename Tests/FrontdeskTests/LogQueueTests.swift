import Foundation
import Glibc
import Synchronization
import Terminal
import Testing

@testable import frontdesk

@Suite struct LogQueueTests {
  @Test("Nobody who logs waits for whoever reads the log, and what was lost meanwhile is counted")
  func stalledReader() throws {
    var ends: [Int32] = [0, 0]
    try #require(pipe(&ends) == 0)
    let queue = LogQueue(into: OutputFile(descriptor: ends[1]), bytesMaximum: 200_000)
    let line = String(repeating: "x", count: 999) + "\n"
    // More than a pipe and the queue hold together: with a reader that stands still, this would never return.
    for _ in 0..<1_000 { queue.put(line) }
    queue.flush(within: .milliseconds(1))
    let reader = Reader(of: ends[0])
    queue.flush(within: .seconds(30))
    queue.put("last\n")
    queue.flush(within: .seconds(30))
    close(ends[1])
    let read = String(decoding: reader.all(), as: UTF8.self).split(separator: "\n")
    let lost = try #require(read.first { $0.contains("log lines lost") })
    let record = try #require(try JSONSerialization.jsonObject(with: Data(lost.utf8)) as? [String: Any])
    let count = try #require((record["metadata"] as? [String: String])?["lines"].flatMap { Int($0) })
    #expect(count > 0 && read.count { $0.hasPrefix("x") } + count == 1_000 && read.last == "last")
  }
}

/// On a thread of its own: the test's may be the last that tasks run on.
private final class Reader: Sendable {
  private let bytes = Mutex(Data())
  private let end = DispatchSemaphore(value: 0)

  init(of descriptor: Int32) {
    Thread.detachNewThread { [self] in
      let data = FileHandle(fileDescriptor: descriptor).readDataToEndOfFile()
      bytes.withLock { $0 = data }
      end.signal()
    }
  }

  /// Returns at the end of what is read.
  func all() -> Data {
    end.wait()
    return bytes.withLock { $0 }
  }
}
