import Conversation
import Knowledge

@testable import Terminal

/// Where most tests of the console begin.
extension ConsoleScript {
  /// Anna at the desk, with one conversation waiting.
  static func atWork(isTerminal: Bool = false) throws -> ConsoleScript {
    var script = ConsoleScript(isTerminal: isTerminal)
    script.welcome()
    try script.answer(.directory, directory)
    try script.answer(.queueAtStart, queue([(first, "request", "where is my parcel")]))
    try script.answer(.ownAtStart, "{\"convs\":[]}")
    return script
  }

  /// The first conversation is Anna's.
  static func claimed(isTerminal: Bool = false) throws -> ConsoleScript {
    var script = try atWork(isTerminal: isTerminal)
    script.type("c 1")
    try script.answer(.claim)
    try script.answer(.card, "{\"summary\":{}}")
    try script.answer(.cardLines)
    return script
  }
}
