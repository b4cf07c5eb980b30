import Foundation
import Testing

@Suite("docs/architecture.md shows the house that there is")
struct PlanTests {
  private let house = House.shared

  @Test("Its diagram is drawn from Package.swift, without the arrows that others imply")
  func diagram() throws {
    let page = house.root.appending(path: "docs/architecture.md")
    let text = try String(contentsOf: page, encoding: .utf8)
    let begin = try #require(text.range(of: "```mermaid\n"))
    let end = try #require(text.range(of: "```", range: begin.upperBound..<text.endIndex))
    if ProcessInfo.processInfo.environment["FRONTDESK_WRITE_SNAPSHOTS"] != nil {
      try text.replacingCharacters(in: begin.upperBound..<end.lowerBound, with: drawing)
        .write(to: page, atomically: true, encoding: .utf8)
    } else {
      #expect(text[begin.upperBound..<end.lowerBound] == drawing, "draw it anew with FRONTDESK_WRITE_SNAPSHOTS=1")
    }
  }

  @Test("Its table has one row for each room, from the ground up")
  func table() throws {
    let text = try String(contentsOf: house.root.appending(path: "docs/architecture.md"), encoding: .utf8)
    let section = text.components(separatedBy: "\n## ").first { $0.hasPrefix("The house") } ?? ""
    let rows = section.split(separator: "\n").filter { $0.hasPrefix("| ") }.dropFirst(2)
    let named = rows.flatMap { row in
      row.dropFirst(2).prefix { $0 != "|" }.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
    }
    #expect(named.sorted() == house.rooms.map(\.name).sorted())
  }

  private var drawing: String {
    let lines = house.rooms.flatMap { room in direct(room).map { "    \(room.name) --> \($0)" } }
    return (["flowchart BT"] + lines).joined(separator: "\n") + "\n"
  }

  /// The rooms that one knows, without those that it knows through another.
  private func direct(_ room: House.Room) -> [String] {
    room.knows.filter { known in !room.knows.contains { $0 != known && reaches($0, known) } }
  }

  private func reaches(_ from: String, _ to: String) -> Bool {
    let knows = house.rooms.first { $0.name == from }?.knows ?? []
    return knows.contains(to) || knows.contains { reaches($0, to) }
  }
}
