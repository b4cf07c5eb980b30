import Testing

@testable import Knowledge

@Suite struct HeadingAttributesTests {
  @Test("Ids, classes, keys and quoted values are read as Pandoc writes them")
  func all() throws {
    let split = try #require(HeadingAttributes.split("A title {#id .one .two key=value k2=\"a } b\"}  "))
    #expect(split.title == "A title")
    #expect(split.attributes.id == "id")
    #expect(split.attributes.classes == ["one", "two"])
    #expect(split.attributes.values == ["key": "value", "k2": "a } b"])
    #expect(split.attributes.malformed == [])
    #expect(split.attributes.offsets == ["#": 10, "key": 23, "k2": 33])
  }

  @Test("What is no attribute is reported with its place, beside those that are")
  func malformed() throws {
    let split = try #require(HeadingAttributes.split("T {#a what =x #b}"))
    #expect(split.attributes.id == "a")
    #expect(split.attributes.malformed.map(\.word) == ["what", "=x", "#b"])
    #expect(split.attributes.malformed.map(\.offset) == [6, 11, 14])
  }

  @Test(
    "Braces that hold no attribute belong to the heading",
    arguments: ["Sizes {S, M}", "{{name}}", "A {b", "A b}", "A \\{#b}", "A {}", "A { }", "", "A {#b} c"])
  func none(heading: String) {
    #expect(HeadingAttributes.split(heading) == nil)
  }
}
