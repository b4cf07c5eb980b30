import ArgumentParser
import Comprehension
import Conversation
import Desk
import Foundation
import Insight
import Knowledge
import Storage
import Terminal

struct SimulateCommand: AsyncParsableCommand {
  typealias Format = EvalCommand.Format

  static let configuration = CommandConfiguration(
    commandName: "simulate",
    abstract: "Show what other thresholds or other knowledge would have done in past conversations.",
    discussion: """
      Reads the stored conversations of --data, hears every line to the bot with the present frustration scorer, and \
      compares when a person would have been offered or called with when one was. --offer-at and --hand-over-at are \
      the thresholds that are tried, those of the settings unless given; --budget finds the lowest --offer-at at which \
      no more than so many of 100 conversations that went well would have raised a false alarm. A conversation went \
      well where the customer rated the bot 4 or 5, or where it was resolved without a person.

      With --knowledge the customer's lines are said once more to a bot that knows that folder. What customers would \
      have written to its answers nobody knows; they write on as they did.

      --dialogues takes a file as `eval` does instead of stored conversations, with the knowledge folder that its bot \
      answered from, and compares the thresholds of the settings with those that are tried. A signal before \
      must_not_before is a false alarm there.

      --conversation draws one conversation: its score line by line, and what it is made of.

      Examples:
        frontdesk simulate --data data --offer-at 1.4
        frontdesk simulate --data data --budget 5
        frontdesk simulate --data data --knowledge knowledge
        frontdesk simulate --data data --conversation kx3v7mzq2bnd4f5gh6jk7lmn2p
        frontdesk simulate --dialogues dialogues.jsonl --knowledge knowledge \\
          --hand-over-at 3

      Exit status: 0 whatever would have changed, 2 a file or folder cannot be read.
      """)

  @OptionGroup var data: DataOptions
  @Option(help: ArgumentHelp("A file of dialogues instead of stored conversations.", valueName: "file.jsonl"))
  var dialogues: String?
  @Option(
    help: ArgumentHelp(
      "Other knowledge to answer from; the bot's lines as they were unless given.", valueName: "folder"))
  var knowledge: String?
  @OptionGroup var models: ModelOptions
  @Option(help: ArgumentHelp("The score from which on a person is offered, 0 to 10.", valueName: "score"))
  var offerAt: Double?
  @Option(help: ArgumentHelp("The score from which on a person is called, 0 to 10.", valueName: "score"))
  var handOverAt: Double?
  @Option(help: ArgumentHelp("False alarms allowed in 100 conversations, instead of --offer-at.", valueName: "number"))
  var budget: Int?
  @Option(help: ArgumentHelp("Draw one conversation; `frontdesk history` lists their ids.", valueName: "id"))
  var conversation: String?
  @Option(help: "Changed conversations listed at most, in text.")
  var limit = 20
  @Option(help: "What is printed.")
  var format = Format.text

  func validate() throws {
    guard limit > 0 else { throw ValidationError("--limit takes a number above 0.") }
    for (name, value) in [("--offer-at", offerAt), ("--hand-over-at", handOverAt)] {
      guard value.map((0...10).contains) ?? true else { throw ValidationError("\(name) takes a number from 0 to 10.") }
    }
    guard budget.map((0...100).contains) ?? true else {
      throw ValidationError("--budget takes a number from 0 to 100.")
    }
    guard budget == nil || offerAt == nil && dialogues == nil && knowledge == nil else {
      throw ValidationError("--budget goes with neither --offer-at, --dialogues nor --knowledge.")
    }
    guard dialogues == nil || knowledge != nil else {
      throw ValidationError("--dialogues needs the --knowledge that the bot answered from.")
    }
  }

  func run() async throws {
    do {
      let configuration = try Configuration.ambient.get()
      let inForce = Thresholds(
        offerAt: configuration.decimal(.offerAt), handOverAt: configuration.decimal(.handOverAt))
      let tried = Thresholds(
        offerAt: offerAt ?? inForce.offerAt, handOverAt: handOverAt ?? inForce.handOverAt)
      if let dialogues {
        try check(tried)
        try show(try judged(dialogues, inForce, tried, configuration), before: inForce.words, under: tried)
      } else {
        try await simulateStored(tried, configuration)
      }
    } catch let error as UnreadableFile {
      throw Failure(error)
    }
  }

  private func simulateStored(_ tried: Thresholds, _ configuration: Configuration) async throws {
    let stored = try await stored()
    var tried = tried
    if budget != nil { tried.offerAt = try offerAt(within: stored.conversations) }
    try check(tried)
    let changed: [SimulatedConversation]
    if let knowledge {
      let replay = KnowledgeReplay(try receptionist(knowledge, tried, configuration))
      let progress = ProgressLine("Saying it once more")
      defer { progress.done() }
      changed = stored.conversations.enumerated().map { index, conversation in
        progress.reached(Double(index) / Double(stored.conversations.count))
        return replay.replaying(conversation)
      }
    } else {
      changed = stored.conversations.map { $0.under(tried) }
    }
    try show(SimulationSummary(changed, erased: stored.erased), before: "as it was stored", under: tried)
  }

  private func check(_ thresholds: Thresholds) throws(Failure) {
    guard thresholds.offerAt > thresholds.handOverAt else { return }
    throw Failure(
      "A person would be called before one is offered: \(thresholds.words).",
      mend: "Give both --offer-at and --hand-over-at, the first the lower one.")
  }

  private func offerAt(within conversations: [SimulatedConversation]) throws(Failure) -> Double {
    guard let budget, let threshold = Thresholds.offerAt(budget: budget, in: conversations) else {
      throw Failure(
        "No stored conversation is known to have gone well, so no budget of false alarms can be kept.",
        mend: "Give --offer-at, or wait for ratings.")
    }
    return threshold
  }

  private func show(_ summary: SimulationSummary, before: String, under tried: Thresholds) throws {
    if conversation != nil {
      guard let one = summary.conversations.first else {
        throw Failure("The bot has heard no line in this conversation.", mend: "`frontdesk history` shows it.")
      }
      switch format {
      case .text: try showSafely(ScorePicture(one, tried).text)
      case .json: try Console.standard.show(one.fullJSON.pretty)
      case .jsonl: try Console.standard.show(one.fullJSON.line)
      }
      return
    }
    switch format {
    case .text:
      let now = knowledge.map { "\(tried.words), answered from \($0)" } ?? tried.words
      try showSafely(summary.report(before: before, now: now, limit: limit))
    case .json: try Console.standard.show(summary.json.pretty)
    case .jsonl: for one in summary.conversations { try Console.standard.show(one.json.line) }
    }
  }

  private func showSafely(_ text: String) throws(Failure) {
    try Console.standard.show(SafeText.lines(text).joined(separator: "\n"))
  }
}
