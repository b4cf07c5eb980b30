import Foundation

/// What a container or a service may use of its machine: the limits of Linux's control groups, version 2.
struct ControlGroup: Hashable {
  /// Whole ones, at least one; nil: no limit.
  private(set) var cores: Int?
  /// Nil: no limit.
  private(set) var memoryBytes: Int?

  /// This process's.
  static var own: ControlGroup {
    let text = FileManager.default.contents(atPath: "/proc/self/cgroup").map { String(decoding: $0, as: UTF8.self) }
    return ControlGroup(named: text ?? "", under: "/sys/fs/cgroup")
  }

  /// - Parameters:
  ///   - names: what `/proc/self/cgroup` says; the line that begins with `0::` counts.
  ///   - root: where the groups' files lie. A group is bound by the limits of those around it, too.
  init(named names: String, under root: String) {
    let line = names.split(separator: "\n").first { $0.hasPrefix("0::/") } ?? "0::/"
    var parts = line.dropFirst("0::/".count).split(separator: "/").filter { $0 != ".." }
    while true {
      take(in: ([root] + parts.map(String.init)).joined(separator: "/"))
      if parts.popLast() == nil { break }
    }
  }

  private mutating func take(in folder: String) {
    if let limit = Self.words(folder + "/memory.max").first.flatMap({ Int($0) }) {
      memoryBytes = min(limit, memoryBytes ?? .max)
    }
    // Microseconds of processor time, in a period of so many.
    let share = Self.words(folder + "/cpu.max").compactMap { Int($0) }
    if share.count == 2, share[1] > 0 { cores = min(max(1, share[0] / share[1]), cores ?? .max) }
  }

  private static func words(_ path: String) -> [Substring] {
    let text = FileManager.default.contents(atPath: path).map { String(decoding: $0, as: UTF8.self) } ?? ""
    return text.split { $0.isWhitespace }
  }
}
