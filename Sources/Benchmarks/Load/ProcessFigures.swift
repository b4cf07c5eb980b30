import Foundation

/// What the system says of a running process.
struct ProcessFigures: Hashable, Sendable {
  /// Resident, as `ps` shows it: what others share included.
  var residentBytes: Int
  /// Resident and nobody else's.
  var privateBytes: Int
  /// Of processor time, from the beginning.
  var processorSeconds: Double

  /// - Returns: nil where there is no such process.
  init?(of process: Int32) {
    guard let memory = try? String(contentsOfFile: "/proc/\(process)/smaps_rollup", encoding: .utf8),
      let times = try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8),
      let end = times.lastIndex(of: ")")
    else { return nil }
    func bytes(_ names: Set<Substring>) -> Int {
      memory.split(separator: "\n").reduce(0) { sum, line in
        let words = line.split(separator: " ", omittingEmptySubsequences: true)
        guard words.count >= 2, names.contains(words[0]) else { return sum }
        return sum + (Int(words[1]) ?? 0) * 1_024
      }
    }
    residentBytes = bytes(["Rss:"])
    privateBytes = bytes(["Private_Clean:", "Private_Dirty:"])
    // Behind the name, which may hold anything, the state is the first; user and system time are the 12th and 13th.
    let fields = times[end...].split(separator: " ")
    guard fields.count > 13, let user = Double(fields[12]), let system = Double(fields[13]) else { return nil }
    processorSeconds = (user + system) / Double(sysconf(Int32(_SC_CLK_TCK)))
  }
}

/// Of this process's own clocks of processor time.
enum ProcessorTime {
  /// - Parameter clock: `CLOCK_THREAD_CPUTIME_ID` of the calling thread, `CLOCK_PROCESS_CPUTIME_ID` of all of them.
  static func seconds(on clock: clockid_t) -> Double {
    var time = timespec()
    clock_gettime(clock, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
