import Embedding

extension Frontdesk {
  /// The sizes of the language models: sentence-transformers' all-MiniLM-L6-v2 and all-mpnet-base-v2, in files of this
  /// program's own.
  public enum ModelSize: String, Hashable, Sendable, CaseIterable {
    /// 24 MB: a few milliseconds a question.
    case small
    /// 111 MB: some ten milliseconds a question, with AVX2.
    case large
  }
}

/// The encoders that a desk learns its wordings with, and why it does without others.
struct LanguageModels {
  let encoders: [any TextEncoder]
  let problems: [Frontdesk.Problem]

  /// Part of the library; its table is checked once.
  private static let words = StaticEncoder()

  /// Reads every byte of the models that are used.
  ///
  /// - Parameter folder: nil: none is wanted.
  init(in folder: String?, upTo largest: Frontdesk.ModelSize) {
    var encoders: [any TextEncoder] = [Self.words]
    var problems: [Frontdesk.Problem] = []
    if let folder {
      let opened = ModelShelf(folder: folder).models(for: largest == .small ? .small : .auto)
      problems = opened.notices.map { Frontdesk.Problem($0, in: folder) }
      for encoder in opened.encoders {
        do throws(ModelError) {
          try encoder.file.requireUnaltered()
          encoders.append(RememberingEncoder(encoder, identity: encoder.file.hash, path: nil))
        } catch {
          problems.append(Frontdesk.Problem(.unusable(encoder.file.size, error, opened.shelf), in: folder))
        }
      }
    }
    self.encoders = encoders
    self.problems = problems
  }
}
