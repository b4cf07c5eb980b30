import Conversation
import Testing
import Wire

@testable import Terminal

@Suite("Contact details in the agents' console")
struct ContactTests {
  @Test("A customer who leaves an address is not said to have left")
  func left() throws {
    var script = ConsoleScript()
    script.welcome()
    try script.answer(.directory, ConsoleScript.directory)
    try script.answer(.queueAtStart, ConsoleScript.queue([(ConsoleScript.first, "request", "hello")]))
    try script.answer(.ownAtStart, "{\"convs\":[]}")
    script.type("c 1")
    try script.answer(.claim)
    try script.answer(.card, "{\"summary\":{}}")
    try script.answer(.cardLines)
    script.event(.plain(.contactLeft(ContactLeft(text: "joe@example.com"))))
    #expect(script.screen.contains("the customer left a contact: joe@example.com"))
  }
}
