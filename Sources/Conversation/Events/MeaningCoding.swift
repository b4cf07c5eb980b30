import Knowledge

/// Stored as `{"entry": ID}`, with `"variant"` where one is meant, or as `{"reply": NAME}`.
extension Choice.Meaning: Codable {
  private enum Key: String, CodingKey { case entry, variant, reply }

  private enum Reply: String, Codable {
    case noneOfThese = "none_of_these"
    case person
    case noPerson = "no_person"
  }

  /// - Throws: where there is neither an `entry` nor a `reply` that is known.
  package init(from decoder: any Decoder) throws {
    let object = try decoder.container(keyedBy: Key.self)
    if let entry = try object.decodeIfPresent(EntryID.self, forKey: .entry) {
      self = .entry(entry, variant: try object.decodeIfPresent(String.self, forKey: .variant))
      return
    }
    switch try object.decode(Reply.self, forKey: .reply) {
    case .noneOfThese: self = .noneOfThese
    case .person: self = .person
    case .noPerson: self = .noPerson
    }
  }

  package func encode(to encoder: any Encoder) throws {
    var object = encoder.container(keyedBy: Key.self)
    switch self {
    case .entry(let entry, let variant):
      try object.encode(entry, forKey: .entry)
      try object.encodeIfPresent(variant, forKey: .variant)
    case .noneOfThese: try object.encode(Reply.noneOfThese, forKey: .reply)
    case .person: try object.encode(Reply.person, forKey: .reply)
    case .noPerson: try object.encode(Reply.noPerson, forKey: .reply)
    }
  }
}
