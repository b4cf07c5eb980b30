import CReadline
import Glibc

/// The functions that readline calls. C hands them no context, so they turn to the one active editor; readline runs on
/// the main actor only, so they do too.
enum Readline {
  @MainActor private static var candidates: [String] = []

  static let accept: @convention(c) (UnsafeMutablePointer<CChar>?) -> Void = { line in
    let bytes = line.map { Array(UnsafeBufferPointer(start: $0, count: strlen($0))).map(UInt8.init(bitPattern:)) }
    free(line)
    MainActor.assumeIsolated { LineEditor.active?.accept(bytes) }
  }

  @MainActor static func install() {
    frontdesk_install(
      { _ in MainActor.assumeIsolated { LineEditor.active?.nextByte() ?? EOF } },
      { MainActor.assumeIsolated { LineEditor.active?.inputWaits ?? false ? 1 : 0 } },
      { MainActor.assumeIsolated { if LineEditor.active?.drawsNow ?? true { rl_redisplay() } } },
      complete)
  }

  /// Replaces readline's own completion, which would offer the files of the working folder.
  private static let complete:
    @convention(c) (UnsafePointer<CChar>?, Int32, Int32) -> UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = {
      word, _, _ in
      frontdesk_forget_completion_defaults()
      let typed = word.map { String(cString: $0) } ?? ""
      MainActor.assumeIsolated { candidates = LineEditor.active?.candidates(for: typed) ?? [] }
      return rl_completion_matches(word, candidate)
    }

  /// The candidate after the one given last, as memory that readline frees; nil after the last.
  private static let candidate: @convention(c) (UnsafePointer<CChar>?, Int32) -> UnsafeMutablePointer<CChar>? = {
    _, _ in
    let next: String? = MainActor.assumeIsolated { candidates.isEmpty ? nil : candidates.removeFirst() }
    return next.flatMap { strdup($0) }
  }
}
