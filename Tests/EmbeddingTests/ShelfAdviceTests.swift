import Foundation
import Testing

@testable import Embedding

@Suite("What auto installs on a machine")
struct ShelfAdviceTests {
  struct Case: Sendable {
    var cores = 2
    var megabytes = 2_000
    var instructions = VectorInstructions.avx2
    var free = 20_000
    let sizes: [EncoderSize]
    let words: String
  }

  @Test(
    "Both models where there is room for them, the small one or none where there is not, and the reason in words",
    arguments: [
      Case(sizes: [.small, .large], words: "the large model, with the small one before it"),
      Case(instructions: .vnni, sizes: [.small, .large], words: "two cores or more, AVX2"),
      Case(megabytes: 1_500, sizes: [.small, .large], words: "memory enough"),
      Case(cores: 1, sizes: [.small], words: "the small model alone: the large one wants two cores, and there is one"),
      Case(megabytes: 1_499, sizes: [.small], words: "wants 1.5 GB of memory, and there are 1.4 GB"),
      Case(megabytes: 1_000, sizes: [.small], words: "wants 1.5 GB of memory, and there are 1 GB"),
      Case(instructions: .portable, sizes: [.small], words: "for the large one the processor lacks AVX2"),
      Case(free: 949, sizes: [.small], words: "to install the large one takes 950 MB of disk, and 949 MB are free"),
      Case(free: 150, sizes: [], words: "no model: to install the small one takes 200 MB of disk"),
      Case(megabytes: 400, sizes: [], words: "no model: the small one wants 500 MB of memory, and there are 400 MB"),
    ])
  func table(_ one: Case) {
    let machine = Machine(
      cores: one.cores, memoryBytes: one.megabytes * 1_000_000, instructions: one.instructions,
      freeDiskBytes: one.free * 1_000_000)
    let advice = ModelAdvice(for: machine)
    #expect(advice.sizes == one.sizes)
    #expect(advice.reason.contains(one.words), "\(advice.reason)")
  }

  @Test("What is installed needs no room on the disk")
  func installed() {
    let machine = Machine(cores: 2, memoryBytes: 2_000_000_000, instructions: .avx2, freeDiskBytes: 0)
    #expect(ModelAdvice(for: machine).sizes == [])
    #expect(ModelAdvice(for: machine, installed: [.small]).sizes == [.small])
    #expect(ModelAdvice(for: machine, installed: [.small, .large]).sizes == [.small, .large])
  }

  @Test("This machine has a core, memory and a disk")
  func current() {
    let machine = Machine(keepingModelsIn: "/nowhere/models")
    #expect(machine.cores >= 1 && machine.memoryBytes > 100_000_000 && machine.freeDiskBytes > 0)
  }

  @Test("A container's limits count, and those of the groups around it")
  func groups() throws {
    let root = FileManager.default.temporaryDirectory.appendingPathComponent("groups-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: root) }
    func write(_ text: String, _ name: String) throws {
      let file = root.appendingPathComponent(name)
      try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
    }
    try write("max\n", "system.slice/desk.service/memory.max")
    try write("800000000\n", "system.slice/memory.max")
    try write("50000 100000\n", "system.slice/desk.service/cpu.max")
    try write("max 100000\n", "system.slice/cpu.max")
    let group = ControlGroup(named: "1:name=systemd:/x\n0::/system.slice/desk.service\n", under: root.path)
    #expect(group.memoryBytes == 800_000_000 && group.cores == 1)
    let none = ControlGroup(named: "", under: root.path + "/none")
    #expect(none.memoryBytes == nil && none.cores == nil)
  }
}
