import Testing
import Wire

@testable import Server

@Suite("Descriptors for connections")
struct FileDescriptorsTests {
  @Test(
    "Connections, and those that are told that they are one too many, leave some for everything else",
    arguments: [64, 256, 1_024, 4_096, 65_536, 1_048_576])
  func reserve(all: Int) {
    let connections = FileDescriptors.connectionsMaximum(of: all)
    let hub = ConnectionHub(limits: WireLimits(), connectionsMaximum: connections)
    #expect(all - connections - hub.refusedMaximum >= min(128, all / 2))
    #expect(connections >= all * 2 / 5)
  }
}
