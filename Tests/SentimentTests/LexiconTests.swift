import Foundation
import Sentiment
import Testing

@Suite("The data files")
struct LexiconTests {
  static let languages = ["en", "de", "fr", "es"]

  /// Words of grammar before a phrase, so that its language is plain.
  private static let carriers = [
    "en": "you and they are about", "de": "ich und wir und der", "fr": "je les nous et des",
    "es": "yo los nosotros y las",
  ]

  @Test("hold every signal in every language", arguments: languages)
  func complete(_ language: String) throws {
    let sections = try DataFiles.phrases(language)
    for signal in [
      "function", "negation", "booster", "dampener", "contrast", "persistence", "failure", "trouble", "strong",
      "threat",
      "profanity", "politeness", "refusal", "objection", "resolved", "calm", "feeling", "others", "oneself",
    ] {
      #expect((sections[signal] ?? []).count >= 2, "\(signal)")
    }
  }

  @Test("every phrase of a signal raises it", arguments: languages)
  func everyPhrase(_ language: String) throws {
    let sections = try DataFiles.phrases(language)
    let carrier = try #require(Self.carriers[language])
    for signal in ["persistence", "failure", "trouble", "strong", "threat", "profanity", "politeness", "objection"] {
      for phrase in sections[signal] ?? [] {
        #expect(signals("\(carrier), \(phrase)").contains(signal), "\(signal): \(phrase)")
      }
    }
    for phrase in sections["refusal"] ?? [] {
      #expect(signals("\(phrase), \(carrier)").contains("refusal"), "\(phrase)")
    }
  }

  @Test("no calm phrase raises a signal of trouble", arguments: languages)
  func everyCalmPhrase(_ language: String) throws {
    let carrier = try #require(Self.carriers[language])
    for phrase in try DataFiles.phrases(language)["calm"] ?? [] {
      let raised = signals("\(carrier), \(phrase)")
      #expect(
        raised.isDisjoint(with: ["persistence", "failure", "trouble", "strong", "threat", "profanity"]), "\(phrase)")
    }
  }

  @Test("are in lower case, with single spaces, and say nothing twice", arguments: languages + ["any"])
  func tidy(_ language: String) throws {
    for (section, phrases) in try DataFiles.phrases(language) {
      for phrase in phrases {
        #expect(phrase == phrase.lowercased() && !phrase.contains("  "), "\(section): \(phrase)")
        #expect(phrase.split(separator: " ").count <= 8, "\(section): \(phrase)")
      }
      let twice = Dictionary(grouping: phrases, by: { $0 }).filter { $0.value.count > 1 }.keys.sorted()
      #expect(twice.isEmpty, "\(section): \(twice)")
    }
  }

  @Test("rate every word between -4 and 4, once", arguments: languages + ["own", "emoji"])
  func valences(_ name: String) throws {
    var seen: Set<String> = []
    for line in try DataFiles.lines("valence/\(name).tsv") {
      let tab = try #require(line.lastIndex(of: "\t"))
      let (key, value) = (String(line[..<tab]), Double(line[line.index(after: tab)...]))
      #expect(value.map { abs($0) <= 4 } == true, "\(line)")
      #expect(seen.insert(key).inserted, "\(key)")
    }
    #expect(seen.count > 60)
  }

  @Test("take less than 250 KB together")
  func compact() throws {
    var bytes = 0
    for folder in ["valence", "signals"] {
      let path = DataFiles.folder.appendingPathComponent(folder).path
      for file in try FileManager.default.contentsOfDirectory(atPath: path) {
        bytes += try Data(contentsOf: URL(fileURLWithPath: "\(path)/\(file)")).count
      }
    }
    #expect(bytes < 250_000)
  }
}
