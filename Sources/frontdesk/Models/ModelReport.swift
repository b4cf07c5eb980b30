import Embedding

/// What `frontdesk model` shows: the models that are known, what is there of them, and what the machine is fit for.
struct ModelReport: Sendable {
  enum State: Sendable {
    case absent
    case unusable(ModelError)
    /// Every byte was read, and the SHA-256 is that of the day of installation.
    case whole(bytes: Int, hash: String, EncoderTiming)
  }

  struct Entry: Sendable {
    let size: EncoderSize
    let path: String
    let state: State
  }

  let shelf: ModelShelf
  let choice: ModelChoice
  let machine: Machine
  let advice: ModelAdvice
  let entries: [Entry]

  /// Reads and measures all that is there.
  init(_ shelf: ModelShelf, _ choice: ModelChoice) {
    self.shelf = shelf
    self.choice = choice
    machine = Machine(keepingModelsIn: shelf.folder)
    entries = EncoderSize.allCases.map { size in
      Entry(size: size, path: shelf.path(of: size), state: Self.state(of: size, on: shelf))
    }
    advice = ModelAdvice(for: machine, installed: Set(entries.filter(\.isWhole).map(\.size)))
  }

  /// The models that answer, the smallest first.
  var used: [EncoderSize] { entries.filter { $0.isWhole && choice.allowed.contains($0.size) }.map(\.size) }

  var hasFlaw: Bool {
    entries.contains { if case .unusable = $0.state { true } else { false } }
  }

  private static func state(of size: EncoderSize, on shelf: ModelShelf) -> State {
    guard shelf.holds(size) else { return .absent }
    do throws(ModelError) {
      let encoder = try shelf.openWhole(size)
      return .whole(bytes: encoder.file.byteCount, hash: encoder.file.hash, EncoderTiming(of: encoder))
    } catch { return .unusable(error) }
  }
}

extension ModelReport.Entry {
  fileprivate var isWhole: Bool { if case .whole = state { true } else { false } }
}
