import Knowledge

/// Two wordings of different entries that get into each other's way.
struct Collision {
  enum Kind {
    case sameWords, nearlySameWords, takes, neverWins, unreachable
  }

  let kind: Kind
  /// The wording that suffers.
  let row: Int
  /// The wording it suffers from.
  let other: Int

  func diagnostic(_ base: IndexedBase) -> Diagnostic {
    let (wording, rival) = (base.wordings[row], base.wordings[other])
    let (id, rivalID) = (base.entries[wording.entry], base.entries[rival.entry])
    let there = "“\(rival.text)” (\(rivalID), \(rival.location.file):\(rival.location.line))"
    let (code, message, mend): (String, String, String) =
      switch kind {
      case .sameWords:
        (
          "same-wording", "“\(wording.text)” (\(id)) is also \(there), so the customer is asked which is meant.",
          "Delete it in the entry that should not answer it."
        )
      case .nearlySameWords:
        (
          "near-duplicate", "“\(wording.text)” (\(id)) is nearly \(there).",
          "Delete one of the two, or say in each what sets it apart."
        )
      case .takes:
        (
          "collision", "A question like “\(wording.text)” (\(id)) would get the answer of \(there).",
          "Give \(id) another phrasing of this kind, or make the other one more specific."
        )
      case .neverWins:
        (
          "never-wins", "“\(wording.text)” (\(id)) loses its own questions to \(there).",
          "Merge the two entries, or say in their headings what sets them apart."
        )
      case .unreachable:
        (
          "unreachable",
          "“\(wording.text)” (\(id)) is too much like \(there) to be answered unless asked word for word.",
          "Give \(id) phrasings with words that the other entry does not use."
        )
      }
    return Diagnostic(.warning, code, at: wording.location, message, mend: mend)
  }
}
