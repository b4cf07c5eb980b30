import Foundation

/// What a machine, or the part of it that this process may use, has for a model.
package struct Machine: Hashable, Sendable {
  /// Cores that this process may keep busy, at least one.
  package var cores: Int
  /// All memory that this process may use, whoever has it now.
  package var memoryBytes: Int
  /// What the encoders' inner loops would run by.
  package var instructions: VectorInstructions
  /// Where the models are kept.
  package var freeDiskBytes: Int

  /// A machine of any kind, to ask what would be advised for it.
  package init(cores: Int, memoryBytes: Int, instructions: VectorInstructions, freeDiskBytes: Int) {
    self.cores = cores
    self.memoryBytes = memoryBytes
    self.instructions = instructions
    self.freeDiskBytes = freeDiskBytes
  }

  /// This one.
  ///
  /// - Parameter folder: where the models are kept, or will be.
  package init(keepingModelsIn folder: String) {
    let process = ProcessInfo.processInfo
    let group = ControlGroup.own
    self.init(
      cores: min(process.activeProcessorCount, group.cores ?? .max),
      memoryBytes: min(Int(clamping: process.physicalMemory), group.memoryBytes ?? .max),
      instructions: .best, freeDiskBytes: Self.freeBytes(at: folder))
  }

  /// For who may not write as root; 0 where that cannot be told.
  private static func freeBytes(at folder: String) -> Int {
    var url = URL(fileURLWithPath: folder).standardizedFileURL
    while !FileManager.default.fileExists(atPath: url.path), url.path != "/" { url.deleteLastPathComponent() }
    let attributes = try? FileManager.default.attributesOfFileSystem(forPath: url.path)
    return (attributes?[.systemFreeSize] as? NSNumber)?.intValue ?? 0
  }
}
