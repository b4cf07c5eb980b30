/// Reads the data files of this room into a lexicon.
///
/// `valence/*.tsv` holds lines of `key<TAB>valence`; `signals/*.txt` holds sections (`[failure]`) of phrases between
/// bars. In both a line that starts with `#` and a space is a comment. A file that is missing or malformed means a
/// broken installation, which no caller could mend: the program stops and names it.
struct LexiconFiles {
  private var lexicon = Lexicon(expectedKeys: 12_000)
  private var accented: [Phrase] = []

  private struct Phrase {
    var key: [UInt8]
    var sense: Sense
    var languages: Languages
    var value: Float
  }

  static func shipped() -> Lexicon {
    var files = LexiconFiles()
    files.readValences("valence/en.tsv", languages: .english)
    files.readValences("valence/emoji.tsv", languages: .any)
    files.readValences("valence/own.tsv", languages: .english)
    for (stem, languages) in Languages.files {
      if languages != .english, languages != .any { files.readValences("valence/\(stem).tsv", languages: languages) }
      files.readSignals("signals/\(stem).txt", languages: languages)
    }
    files.addUnaccentedForms()
    return files.lexicon
  }

  private mutating func readValences(_ path: String, languages: Languages) {
    DataFile.forEachLine(of: path) { line in
      guard let tab = line.lastIndex(of: UInt8(ascii: "\t")), let value = decimal(line[(tab + 1)...]) else {
        fatalError("The installation is broken: \(path) has a line without a valence")
      }
      let key = UnsafeBufferPointer(rebasing: line[..<tab])
      // A smiley is understood everywhere.
      add(key, sense: .valence, languages: key.contains(where: isLetter) ? languages : .any, value: value)
    }
  }

  private mutating func readSignals(_ path: String, languages: Languages) {
    var section: Sense?
    DataFile.forEachLine(of: path) { line in
      if line.first == UInt8(ascii: "[") {
        section = Sense(section: String(decoding: line.dropFirst().dropLast(), as: UTF8.self))
        return
      }
      guard let section else { fatalError("The installation is broken: \(path) has a line outside a known section") }
      for phrase in line.split(separator: UInt8(ascii: "|")) {
        let words = trimmed(phrase)
        if !words.isEmpty { add(UnsafeBufferPointer(rebasing: words), sense: section, languages: languages, value: 0) }
      }
    }
  }

  private mutating func add(
    _ key: UnsafeBufferPointer<UInt8>, sense: Sense, languages: Languages, value: Float
  ) {
    insert(key, sense: sense, languages: languages, value: value)
    if sense != .valence || languages != .english, key.contains(UInt8(ascii: "'")) {
      let plain = key.filter { $0 != UInt8(ascii: "'") }
      plain.withUnsafeBufferPointer { insert($0, sense: sense, languages: languages, value: value) }
    }
    if key.contains(where: { $0 >= 0x80 }), languages != .any {
      accented.append(Phrase(key: Array(key), sense: sense, languages: languages, value: value))
    }
  }

  private mutating func insert(
    _ key: UnsafeBufferPointer<UInt8>, sense: Sense, languages: Languages, value: Float
  ) {
    lexicon.insert(key, sense: sense, languages: languages, value: value)
    if key.contains(where: { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "-") }) { lexicon.announce(phrase: key) }
  }

  /// "für" is also written "fur" or "fuer", "déjà" also "deja". A form that is a word of its own ("schon" beside
  /// "schön") keeps its own meaning, which is why this comes last.
  private mutating func addUnaccentedForms() {
    var forms: [Phrase] = []
    for phrase in accented {
      for form in unaccentedForms(of: phrase.key) {
        let isWordOfItsOwn = form.withUnsafeBufferPointer { key in
          lexicon.position(of: key).map { hasSense(at: $0, in: phrase.languages) } ?? false
        }
        if !isWordOfItsOwn {
          forms.append(Phrase(key: form, sense: phrase.sense, languages: phrase.languages, value: phrase.value))
        }
      }
    }
    for form in forms {
      form.key.withUnsafeBufferPointer {
        insert($0, sense: form.sense, languages: form.languages, value: form.value)
      }
    }
  }

  private func hasSense(at position: Int, in languages: Languages) -> Bool {
    var found = false
    lexicon.forEachEntry(at: position) { found = found || $0.languages == languages }
    return found
  }
}
