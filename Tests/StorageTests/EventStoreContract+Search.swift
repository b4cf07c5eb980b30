import Conversation
import Knowledge
import Testing

@testable import Storage

/// What a search promises.
extension EventStoreContract {
  private func store(_ kind: Kind, saying texts: [String]) async throws -> any EventStore {
    let store = try kind.make(in: folder)
    for (number, text) in texts.enumerated() {
      _ = try await store.append([customer(text)], to: id, expecting: number, at: now + Int64(number))
    }
    return store
  }

  private func found(_ store: any EventStore, _ text: String) async throws -> [Int] {
    try await store.search(text, limit: 99).map(\.seq)
  }

  @Test("A search finds all words, whatever their case, accents and order, the latest first", arguments: Kind.allCases)
  func words(kind: Kind) async throws {
    let store = try await store(
      kind,
      saying: [
        "Where is my order 4711?", "J'ai été déçu de ma commande", "Meine BESTELLUNG ist nicht da", "order, ORDER!",
        "Γειά σας, ο ΟΔΟΣ", "une idée e\u{301}trange", "\u{0}hidden after a NUL", "o'brien's co-operative",
      ])
    #expect(try await found(store, "order") == [4, 1])
    #expect(try await found(store, "ORDER where") == [1])
    #expect(try await found(store, "4711") == [1])
    #expect(try await found(store, "decu ete") == [2])
    #expect(try await found(store, "bestellung nicht") == [3])
    #expect(try await found(store, "γεια οδος") == [5])
    #expect(try await found(store, "étrange") == [6])
    #expect(try await found(store, "hidden nul") == [7])
    #expect(try await found(store, "O'Brien") == [8])
    #expect(try await found(store, "ord") == [])
    #expect(try await found(store, "order bestellung") == [])
  }

  @Test("Operators, quotes and symbols are no more than text", arguments: Kind.allCases)
  func hostile(kind: Kind) async throws {
    let store = try await store(kind, saying: ["a near b", "not c or d", "words: x", "\" quoted \""])
    for text in ["", " ", "!!!", "\"", "\"\"", "*", "( ) : ^ -", "👩‍👩‍👧", "\u{0}", "'; --"] {
      #expect(try await found(store, text) == [], "\(text)")
    }
    #expect(try await found(store, "NEAR(a b)") == [1])
    #expect(try await found(store, "c NOT d") == [2])
    #expect(try await found(store, "a OR d") == [])
    #expect(try await found(store, "words:x") == [3])
    #expect(try await found(store, "\"quoted") == [4])
    #expect(try await found(store, "quot*") == [])
    #expect(try await found(store, Array(repeating: "quoted", count: 5_000).joined(separator: " ")) == [4])
  }

  @Test("What is stored when a search begins is found, by whatever store, and notes too", arguments: Kind.allCases)
  func atOnce(kind: Kind) async throws {
    let store = try kind.make(in: folder)
    let other = try kind.another(of: store, in: folder)
    for number in 1...20 {
      _ = try await store.append(
        [customer("line\(number)"), .noted(Note(by: Agent(id: "a", name: "Ada"), text: "remark line\(number)"))],
        to: id, expecting: 2 * number - 2, at: now + Int64(number))
      if number == 9 { while try await store.indexForSearch(limit: 3) {} }
      let hits = try await (number.isMultiple(of: 2) ? store : other).search("LINE\(number)", limit: 9)
      #expect(hits.map(\.seq) == [2 * number, 2 * number - 1])
      #expect(hits.first?.from == Speaker(.human, name: "Ada"))
      #expect(hits.allSatisfy { $0.conversation == id && $0.at == now + Int64(number) })
    }
    #expect(try await store.search("remark", limit: 3).map(\.seq) == [40, 38, 36])
    #expect(try await store.search("remark", limit: 0) == [])
  }

  @Test("A snippet is one line of at most 200 scalars around the word that was found", arguments: Kind.allCases)
  func snippets(kind: Kind) async throws {
    let filler = String(repeating: "lorem  ipsum\n", count: 300)
    let wide = String(repeating: "e\u{301}", count: 2_000)
    let store = try await store(kind, saying: [filler + "needle\t" + filler, "needle", wide + " needle " + wide])
    let hits = try await store.search("Needle", limit: 9)
    #expect(hits.count == 3)
    for hit in hits {
      #expect(hit.snippet.unicodeScalars.count <= 200)
      #expect(hit.snippet.contains("needle"))
      #expect(!hit.snippet.contains("\n") && !hit.snippet.contains("  "))
    }
    #expect(hits.map(\.snippet)[1] == "needle")
    #expect(hits.map(\.snippet)[2].hasPrefix("…ipsum ") || hits.map(\.snippet)[2].hasPrefix("…lorem "))
  }

  @Test("Whatever text is stored, each of its words finds it", arguments: Kind.allCases)
  func anyText(kind: Kind) async throws {
    let store = try kind.make(in: folder)
    var generator = EventGenerator(seed: 31)
    let messages = (0..<200).map { _ in generator.content(of: .message) }
    _ = try await store.append(messages, to: id, expecting: 0, at: now)
    var words: [String: [Int]] = [:]
    for (index, content) in messages.enumerated() {
      for word in Set(SearchWords.of(SearchableText(of: content)?.text ?? "")) {
        words[word, default: []].insert(index + 1, at: 0)
      }
    }
    #expect(words.count > 10)
    for (word, seqs) in words { #expect(try await store.search(word, limit: .max).map(\.seq) == seqs, "\(word)") }
  }
}
