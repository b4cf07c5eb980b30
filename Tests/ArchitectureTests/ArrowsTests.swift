import Testing

@Suite("Arrows run one way")
struct ArrowsTests {
  private let house = House.shared

  @Test("A room knows only rooms that stand above it in Package.swift")
  func order() {
    #expect(house.rooms.count > 15, "Package.swift was not understood: \(house.rooms.map(\.name))")
    for (index, room) in house.rooms.enumerated() {
      let above = house.rooms[..<index].map(\.name)
      for known in room.knows { #expect(above.contains(known), "\(room.name) knows \(known), which is not above it") }
    }
  }

  @Test("A file imports no room that Package.swift does not name as known to its own")
  func imports() {
    let names = Set(house.rooms.map(\.name))
    for file in house.files {
      let known = house.rooms.first { $0.name == file.room }?.knows ?? []
      for module in file.imports where names.contains(module) {
        #expect(known.contains(module), "\(file.path) imports \(module)")
      }
    }
  }

  @Test("A room names nothing as known that no file of its imports")
  func unused() {
    for room in house.rooms {
      let files = house.files.filter { $0.room == room.name }
      guard !files.isEmpty else { continue }
      let imported = Set(files.flatMap(\.imports))
      for known in room.knows { #expect(imported.contains(known), "\(room.name) knows \(known) and never imports it") }
    }
  }

  @Test("Every folder under Sources is a room of Package.swift")
  func folders() {
    #expect(Set(house.files.map(\.room)).subtracting(house.rooms.map(\.name)).isEmpty)
  }
}
