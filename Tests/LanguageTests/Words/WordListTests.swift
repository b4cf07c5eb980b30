import Testing

@testable import Language

@Suite("Word lists")
struct WordListTests {
  @Test(
    "Words with their inflections, names and contractions are held, folded",
    arguments: [
      (LocaleCode.english, ["sofa", "sofas", "whales", "tomorrow", "colour", "color", "repaired", "dont", "anna"]),
      (.french, ["canape", "voudrais", "remboursees", "oeuf", "etes", "chevaux"]),
      (.spanish, ["sofas", "quisiera", "devolviendo", "habitacion", "senor", "comprarlo"]),
    ])
  func held(locale: LocaleCode, words: [String]) throws {
    let list = try #require(WordList.of(locale))
    for word in words { #expect(list.holds(word), "\(word)") }
  }

  @Test(
    "What is no word is not held, nor the beginning of one",
    arguments: ["tomorow", "teh", "qzx", "tomorro", "tomorrowx", "", "12", "n1ne", "größe", "we need", "'"])
  func notHeld(_ word: String) throws {
    for locale in LocaleCode.shipped { #expect(WordList.of(locale)?.holds(word) != true, "\(locale)") }
  }

  @Test("There is no list of German, nor of a language that is not shipped")
  func none() {
    #expect(WordList.of(.german) == nil)
    #expect(WordList.of("nl") == nil)
  }

  @Test("English tells which words nearly everybody uses, and each of them is held")
  func common() throws {
    let list = try #require(WordList.of(.english))
    for word in ["order", "tomorrow", "broken", "what"] {
      #expect(list.isCommon(word), "\(word)")
      #expect(list.holds(word), "\(word)")
    }
    for word in ["oder", "vole", "tomorow"] { #expect(!list.isCommon(word), "\(word)") }
  }

  @Test(
    "The common neighbours of a word are the common words one edit away, each once, with its distance",
    arguments: [
      "tomorow", "tomrorow", "tommorrow", "yomorrow", "omorrow", "tomorrowe", "boook", "hte", "a", "", "or1er",
    ])
  func neighbours(of word: String) throws {
    let list = try #require(WordList.of(.english))
    let neighbours = list.commonNeighbours(of: word)
    for neighbour in neighbours {
      let distance = editDistance(Array(word.utf8), Array(neighbour.word.utf8), atMost: 2)
      #expect(list.isCommon(neighbour.word) && neighbour.distance == distance, "\(neighbour)")
    }
    #expect(neighbours.map(\.word) == Set(neighbours.map(\.word)).sorted())
    if word.count > 5, word != "or1er" { #expect(neighbours.map(\.word).contains("tomorrow")) }
    if word == "boook" { #expect(neighbours.contains { $0.word == "book" }) }
  }

  @Test("Any one edit of a common word leads back to it")
  func singleEdits() throws {
    let list = try #require(WordList.of(.english))
    for word in ["delivery", "question", "it", "cancelled"] {
      let letters = Array(word)
      for place in letters.indices {
        var omitted = letters
        omitted.remove(at: place)
        var inserted = letters
        inserted.insert("q", at: place)
        var replaced = letters
        replaced[place] = "q"
        var swapped = letters
        if place > 0 { swapped.swapAt(place, place - 1) }
        for edited in [omitted, inserted, replaced, swapped].map({ String($0) }) where edited != word {
          #expect(list.commonNeighbours(of: edited).contains { $0.word == word }, "\(edited)")
        }
      }
    }
  }
}
