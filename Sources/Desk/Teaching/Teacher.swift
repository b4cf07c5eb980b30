package import Comprehension
package import Conversation
package import Foundation
package import Knowledge
package import Language
import Matching

/// Turns what agents know into the business's own files.
///
/// A lesson is proposed, seen, and carried out under the word that the proposal gave: what is written is what was seen.
package actor Teacher {
  /// Where a lesson goes that names no topic and is like nothing that is there.
  private static let learnedFile = "learned.md"
  private static let rememberedMaximum = 256

  private let folder: URL
  private let current: @Sendable () async -> Receptionist
  private let refusing: @Sendable (String) -> String?
  private let reload: @Sendable () async -> String?
  private let keep: @Sendable (TaughtLesson) async throws -> String
  private let isErased: @Sendable (TaughtLesson) async -> Bool
  private let discard: @Sendable (String) throws -> Void
  /// Carried out, or about to be, the oldest first: repeating one is harmless.
  private var outcomes: [(confirm: String, outcome: Task<Result<Taught, TeachError>, Never>)] = []

  /// - Parameters:
  ///   - folder: the knowledge folder.
  ///   - current: who answers now.
  ///   - refusing: the words with which a text claims that the bot is human, if it does (D4).
  ///   - reload: has the desk answer from the folder as it is by then; returns what to tell, if anything.
  ///   - keep: writes a transcript of the lesson, and returns its path.
  ///   - isErased: whether the words of its conversation were erased since, or are being erased at this moment (P3).
  ///   - discard: removes the transcript at that path.
  package init(
    folder: URL, current: @escaping @Sendable () async -> Receptionist,
    refusing: @escaping @Sendable (String) -> String? = { HumanClaimDetector.shipped.claim(in: $0) },
    reload: @escaping @Sendable () async -> String?, keep: @escaping @Sendable (TaughtLesson) async throws -> String,
    isErased: @escaping @Sendable (TaughtLesson) async -> Bool, discard: @escaping @Sendable (String) throws -> Void
  ) {
    self.folder = folder
    self.current = current
    self.refusing = refusing
    self.reload = reload
    self.keep = keep
    self.isErased = isErased
    self.discard = discard
  }

  /// What a lesson would change. Writes nothing.
  ///
  /// - Parameter locale: the customer's language: where an entry is translated, its translation learns the wording.
  package func propose(_ lesson: Lesson, in locale: LocaleCode? = nil) async throws(TeachError) -> Proposal {
    let receptionist = await current()
    let plan = try plan(lesson.masked, in: locale, receptionist)
    let change = CollisionChange(plan.edit, of: receptionist.base)
    // A matcher is learnt and compared with another: not on this actor, nor on a thread that others need.
    let collisions = await ComputingThreads.learning.result { change.newCollisions(receptionist.matcher) }
    return Proposal(
      file: plan.edit.file, entry: plan.edit.entry, diff: plan.edit.diff, collisions: collisions, confirm: plan.seal)
  }

  /// Writes a lesson that was proposed, has the desk answer from it, and keeps a transcript. To repeat it is harmless.
  ///
  /// - Parameters:
  ///   - confirm: what its proposal gave.
  ///   - conversation: that it was learned from, and `seq` the last event of it.
  package func carryOut(
    _ lesson: Lesson, confirm: String, in locale: LocaleCode? = nil, from conversation: ConversationID? = nil,
    at seq: Int = 0
  ) async throws(TeachError) -> Taught {
    if let known = outcomes.first(where: { $0.confirm == confirm }) { return try await known.outcome.value.get() }
    let receptionist = await current()
    if let known = outcomes.first(where: { $0.confirm == confirm }) { return try await known.outcome.value.get() }
    let lesson = lesson.masked
    // From reading to writing nothing else happens here.
    let plan = try plan(lesson, in: locale, receptionist)
    guard plan.seal == confirm else { throw .changed(file: plan.edit.file) }
    try plan.place.replace(with: plan.edit.after)
    let taught = TaughtLesson(question: lesson.question, entry: plan.edit.entry, conversation: conversation, seq: seq)
    let outcome = Task { await finish(taught, file: plan.edit.file) }
    remember(outcome, confirm)
    return try await outcome.value.get()
  }
}

extension Teacher {
  private struct Plan {
    var place: KnowledgePlace
    var edit: KnowledgeEdit
    var seal: String
  }

  private func plan(
    _ lesson: Lesson, in locale: LocaleCode?, _ receptionist: Receptionist
  ) throws(TeachError) -> Plan {
    let base = receptionist.base
    let (file, language) = try file(for: lesson, in: locale, receptionist)
    let place = try KnowledgePlace(file, in: folder)
    let bytes = try place.bytes()
    guard let text = bytes.map({ String(validating: $0, as: UTF8.self) }) ?? .some("") else {
      throw .unreadable(file: file, reason: "it is not UTF-8")
    }
    let edit: KnowledgeEdit
    do throws(EditFailure) {
      edit = try KnowledgeEditor(base.business, refusing: refusing).edit(
        bytes == nil ? nil : text, of: file, lesson, in: language, isTaken: { base.entry($0) != nil })
    } catch { throw .refused(error) }
    return Plan(place: place, edit: edit, seal: LessonSeal.of(lesson, file: file, bytes: bytes))
  }

  private func file(
    for lesson: Lesson, in locale: LocaleCode?, _ receptionist: Receptionist
  ) throws(TeachError) -> (String, LocaleCode) {
    let base = receptionist.base
    switch lesson.target {
    case .entry(let id):
      guard let entry = base.entry(id) else { throw .noEntry(id) }
      if let locale, let translated = base.translations[locale]?[id] { return (translated.location.file, locale) }
      return (entry.location.file, base.business.locale)
    case .heading(_, _, let topic?): return (topic, base.business.locale)
    case .heading:
      let ranking = receptionist.ranking(of: lesson.question)
      let nearest = ranking.band == .none ? nil : ranking.candidates.first.flatMap { base.entry($0.entry) }
      return (nearest?.location.file ?? Self.learnedFile, base.business.locale)
    }
  }

  /// The file is written; what goes wrong from here on is told beside that.
  private func finish(_ lesson: TaughtLesson, file: String) async -> Result<Taught, TeachError> {
    var taught = Taught(entry: lesson.entry, written: [file], remarks: [])
    do {
      let transcript = try await keep(lesson)
      if await isErased(lesson) {
        taught.remarks.append(remark(discarding: transcript))
      } else {
        taught.written.append(transcript)
      }
    } catch {
      taught.remarks.append("The transcript could not be written: \(error)")
    }
    if let remark = await reload() { taught.remarks.append(remark) }
    return .success(taught)
  }

  /// Whoever erases the words of a conversation removes the transcripts that there are by then. One that is written while
  /// they do, or after, is removed here (P3).
  private func remark(discarding transcript: String) -> String {
    do { try discard(transcript) } catch {
      return "The conversation was erased. Remove its transcript \(transcript), which could not be removed: \(error)"
    }
    return "The conversation was erased, so no transcript of it is kept."
  }

  private func remember(_ outcome: Task<Result<Taught, TeachError>, Never>, _ confirm: String) {
    if outcomes.count >= Self.rememberedMaximum { outcomes.removeFirst() }
    outcomes.append((confirm, outcome))
  }
}

extension Lesson {
  /// Without card numbers (P5): what is learned is stored, shown and committed by people.
  fileprivate var masked: Lesson {
    func mask(_ text: String) -> String { MaskedText(masking: text).text }
    switch target {
    case .entry: return Lesson(question: mask(question), target: target)
    case .heading(let heading, let answer, let topic):
      return Lesson(question: mask(question), target: .heading(mask(heading), answer: mask(answer), topic: topic))
    }
  }
}
