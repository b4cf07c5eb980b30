import Conversation
import Foundation
import Insight
import Knowledge
import Testing

@Suite("Exports")
struct ExportTests {
  private let id = ConversationID(rawValue: String(repeating: "a", count: 26))!
  private let events = [
    Event(
      seq: 1, at: Timestamp(milliseconds: 1_795_000_000_000),
      content: .message(Message(from: Speaker(.customer), text: "=HYPERLINK(\"x\"), \u{1B}[2J"))),
    Event(
      seq: 2, at: Timestamp(milliseconds: 1_795_000_001_500),
      content: .decided(Decision(.offer, entries: ["a", "b"], cause: .mood))),
  ]

  @Test(
    "H35: a cell that a spreadsheet would run is prefixed", arguments: ["=1", "+1", "-1", "@a", "\ta", "\ra", "＝1"])
  func formulas(_ text: String) {
    let row = CSV.row([text])
    #expect(row == "'\(text)\r\n" || row == "\"'\(text)\"\r\n")
  }

  @Test("Cells with commas, quotes and line ends are quoted after RFC 4180, others are not")
  func quoting() {
    #expect(
      CSV.row(["a", "b,c", "say \"hi\"", "two\nlines", ""]) == "a,\"b,c\",\"say \"\"hi\"\"\",\"two\nlines\",\r\n")
  }

  @Test("H31, H32: what drives a terminal, or turns the direction of writing, is seen and does nothing")
  func hostile() {
    #expect(
      CSV.row(["\u{1B}[2J", "a\u{9B}b", "\u{202E}x", "tab\tline\n"])
        == "⟨U+1B⟩[2J,a⟨U+9B⟩b,⟨U+202E⟩x,\"tab\tline\n\"\r\n")
  }

  @Test("A row for each event, with a cell for each column")
  func rows() {
    let rows = ConversationExport(id, events).rows
    #expect(rows.allSatisfy { $0.count == ConversationExport.columns.count })
    #expect(rows[1] == [id.rawValue, "2", "2026-11-18T11:06:41Z", "decision.made", "", "", "", "offer", "a b", "mood"])
  }

  @Test("P2: the JSON holds every event as it is stored, and reads back as these")
  func json() throws {
    struct Exported: Decodable {
      var id: ConversationID
      var events: [Event]
    }
    let line = try ConversationExport(id, events).json.line
    let read = try JSONDecoder().decode(Exported.self, from: Data(line.utf8))
    #expect(read.id == id && read.events == events)
    #expect(!line.unicodeScalars.contains { $0.properties.generalCategory == .control })
  }
}
