import Comprehension
import Conversation
import Knowledge
import Language

extension Frontdesk {
  /// What the knowledge has for one question.
  ///
  ///     let finding = shop.find("how do I send a book back")
  ///     switch finding.band {
  ///     case .answer: print(finding.answer ?? "")
  ///     case .ask: print("Do you mean:", finding.entries.prefix(3).map(\.title))
  ///     case .none: print("I do not know.")
  ///     }
  ///
  /// A question of more than 8,000 Unicode scalars is not read: nothing is found for it. Card numbers are struck out
  /// before anything is made of it (P5).
  ///
  /// - Parameters:
  ///   - question: as the customer wrote it.
  ///   - previous: the customer's question before, which this one may lean on.
  ///   - locale: the language of the answers, as far as they are translated; nil: the business's own.
  public func find(_ question: String, after previous: String? = nil, locale: String? = nil) -> Finding {
    var state = ConversationState()
    state.lastQuestion = previous.map { MaskedText(masking: $0).text }
    let understanding = receptionist.understand(MaskedText(masking: question), in: state)
    let language = locale.flatMap(LocaleCode.init(tag:))
    return finding(understanding.whole, understanding.parts, in: language)
  }

  private func finding(_ reading: Reading, _ parts: [Reading], in locale: LocaleCode?) -> Finding {
    Finding(
      band: Finding.Band(reading.band), entries: reading.candidates.compactMap { ranked($0, in: locale) },
      evidence: reading.evidence, parts: parts.map { finding($0, [], in: locale) })
  }

  private func ranked(_ candidate: Reading.Candidate, in locale: LocaleCode?) -> RankedEntry? {
    receptionist.base.entry(candidate.entry, in: locale).map { entry in
      let variant = entry.variants.first { $0.id == candidate.variant }
      return RankedEntry(
        id: entry.id.rawValue, title: entry.title, variant: variant?.title, answer: variant?.answer ?? entry.answer,
        confidence: candidate.confidence)
    }
  }
}

extension Frontdesk.Finding.Band {
  fileprivate init(_ band: Reading.Band) {
    self =
      switch band {
      case .answer: .answer
      case .ask: .ask
      case .none: .none
      }
  }
}
