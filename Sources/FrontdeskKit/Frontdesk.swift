import Comprehension
import Conversation
import Embedding
import Foundation
import Knowledge
import Language

/// A business's front desk: what it has written down, and everything that understands a customer's message.
///
///     let shop = try Frontdesk(knowledge: "knowledge")
///     shop.find("were is my parcle").answer        // word for word what the business wrote
///
///     var chat = shop.conversation(at: .now)
///     try chat.hear("I want a refund", at: .now).lines
///
/// A value that never changes, built once and shared by all conversations, from any thread. An edited folder makes a
/// new one, with which conversations go on: see ``Chat/desk``.
public struct Frontdesk: Sendable {
  /// What should be mended in the folder, or in the models, though it can be answered from; sorted by place.
  public let problems: [Problem]
  let receptionist: Receptionist

  /// Reads a folder of markdown, whose format is docs/knowledge.md, and learns its wordings: less than a second for a
  /// small business; some, where a language model learns them too.
  ///
  /// - Parameters:
  ///   - folder: the path of the folder.
  ///   - models: the path of the folder with the language models, as `make model` fills it; nil: answers go by words
  ///     and by the word vectors that are part of this library. A model that cannot be used is left out, and a problem.
  ///   - largest: the largest of the models to use.
  ///   - leavingOutMistakes: whether what is mistaken in the folder is left out and listed in ``problems``, as the
  ///     program does it. Else it is thrown: an entry that is left out is an answer that customers do not get.
  /// - Throws: every mistake with its place and its mend.
  public init(
    knowledge folder: String, models: String? = nil, upTo largest: ModelSize = .large, leavingOutMistakes: Bool = false
  ) throws(KnowledgeMistakes) {
    let loader = KnowledgeLoader(folder: URL(fileURLWithPath: folder, isDirectory: true), refusing: Self.claim)
    try self.init(loader, LanguageModels(in: models, upTo: largest), leavingOutMistakes: leavingOutMistakes)
  }

  /// The same from files that lie elsewhere than in a folder, such as in a database.
  ///
  ///     let shop = try Frontdesk(files: ["orders.md": "## Where is my order?\n\nOn its way."])
  ///
  /// - Parameters:
  ///   - files: their texts, by the paths that they would have in the folder.
  ///   - models: as of ``init(knowledge:models:upTo:leavingOutMistakes:)``.
  ///   - largest: the largest of the models to use.
  ///   - leavingOutMistakes: whether what is mistaken is left out, and not thrown.
  /// - Throws: every mistake with its place and its mend.
  public init(
    files: [String: String], models: String? = nil, upTo largest: ModelSize = .large, leavingOutMistakes: Bool = false
  ) throws(KnowledgeMistakes) {
    let loader = KnowledgeLoader(files: files, refusing: Self.claim)
    try self.init(loader, LanguageModels(in: models, upTo: largest), leavingOutMistakes: leavingOutMistakes)
  }

  private init(
    _ loader: KnowledgeLoader, _ models: LanguageModels, leavingOutMistakes: Bool
  ) throws(KnowledgeMistakes) {
    let base: KnowledgeBase
    do throws(KnowledgeError) { base = try loader.load() } catch { throw KnowledgeMistakes([Problem(error)]) }
    let flaws = Catalogue.shipped.replacing(base.sentences).flaws.map(Diagnostic.init)
    let found = (base.diagnostics + flaws).sorted { $0.location < $1.location }.map(Problem.init)
    let mistakes = found.filter { $0.severity == .error }
    guard leavingOutMistakes || mistakes.isEmpty else { throw KnowledgeMistakes(mistakes) }
    problems = found + models.problems
    receptionist = Receptionist(base, encoders: models.encoders)
  }

  /// The languages in which the desk itself speaks, as two letters each; answers are in those that the business wrote.
  public static var languages: [String] { LocaleCode.shipped.map(\.rawValue) }

  /// The name of the business, as it is written in `business.yaml`; empty where there is none.
  public var business: String { receptionist.base.business.name }

  /// No text of the business's makes the bot claim to be human (D4).
  private static let claim: @Sendable (String) -> String? = { HumanClaimDetector.shipped.claim(in: $0) }
}
