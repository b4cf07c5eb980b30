/// What `auto` would install on a machine, and why.
///
/// The large model finds what words do not: where it answers within the time that a question has, it is worth its
/// memory. A question of 12 pieces takes it 17 ms of a busy AMD EPYC's core with AVX2 and 50 ms without, the small one
/// 2 and 6 ms (measured; `frontdesk model` measures again). It wants a second core, since it answers while others wait.
package struct ModelAdvice: Hashable, Sendable {
  /// The smallest first: the small one settles what it can, and leaves the rest to the large one.
  package let sizes: [EncoderSize]
  /// What is installed and why, as the object of a sentence: "the small model alone: …".
  package let reason: String

  /// - Parameter installed: those that need no room any more.
  package init(for machine: Machine, installed: Set<EncoderSize> = []) {
    let objections = EncoderSize.allCases.map { ($0, Self.objection(to: $0, on: machine, installed.contains($0))) }
    sizes = objections.filter { $0.1 == nil }.map(\.0)
    let objection = objections.compactMap(\.1).first ?? ""
    reason =
      switch sizes {
      case []: "no model: \(objection)"
      case [.small]: "the small model alone: \(objection)"
      case [.large]: "the large model alone: \(objection)"
      default:
        "the large model, with the small one before it for what that can settle: two cores or more, AVX2, and memory enough"
      }
  }

  private static func objection(to size: EncoderSize, on machine: Machine, _ isInstalled: Bool) -> String? {
    if machine.memoryBytes < size.memoryBytes {
      return "the \(size) one wants \(bytesInWords(size.memoryBytes)) of memory, and there are "
        + bytesInWords(machine.memoryBytes)
    }
    if size == .large, machine.instructions == .portable { return "for the large one the processor lacks AVX2" }
    if size == .large, machine.cores < 2 { return "the large one wants two cores, and there is one" }
    if !isInstalled, machine.freeDiskBytes < size.roomBytes {
      return "to install the \(size) one takes \(bytesInWords(size.roomBytes)) of disk, and "
        + "\(bytesInWords(machine.freeDiskBytes)) are free"
    }
    return nil
  }
}
