import ArgumentParser
import Comprehension
import Desk
import Foundation
import Insight
import Knowledge
import Terminal

struct EvalCommand: AsyncParsableCommand {
  enum Format: String, CaseIterable, ExpressibleByArgument { case text, json, jsonl }

  static let configuration = CommandConfiguration(
    commandName: "eval",
    abstract: "Measure the bot on questions or dialogues of your own, and find what it misses.",
    discussion: """
      --questions takes a file of `gold<TAB>text`, one question a line. gold, what should come of it, is an entry id, \
      `a|b` (either is right), `a+b` (both are asked for), NONE, HUMAN (a person is wanted) or SMALLTALK:kind. Each question is asked in a conversation of its own.

      --dialogues takes a file of {"id": …, "turns": [{"from": "customer" or "bot", "text": …}]}, one a line. What the \
      bot says there is taken as said; should_hand_over_by, must_not_before and label are counted where they are given.

      --compare takes two knowledge folders, the one before an edit and the one after it, and shows which of the \
      --questions the edit won and lost, and whether that may be chance. --versus does the same for another setting: \
      `answer_bar` or `model`.

      --misses reads the stored conversations of --data and groups the questions that found nothing, had to be asked \
      back or got an answer that did not help, the biggest group first: candidates for new phrasings.

      --fairness hears pairs of messages that differ only in who writes: a line of the file is \
      `group<TAB>first<TAB>second<TAB>kind`. Without a file, the pairs that come with the program. It shows how \
      differently the frustration scorer hears the two, and how often one would be offered a person and the other not.

      --format jsonl prints an object for each question, dialogue, group or pair, text and json a summary. `-` reads \
      standard input.

      Examples:
        frontdesk eval --knowledge knowledge --questions questions.tsv
        frontdesk eval --knowledge knowledge --dialogues dialogues.jsonl \\
          --format jsonl
        frontdesk eval --compare knowledge-before knowledge --questions questions.tsv
        frontdesk eval --versus answer_bar=1.2 --knowledge knowledge \\
          --questions questions.tsv
        frontdesk eval --misses --knowledge knowledge --data data
        frontdesk eval --fairness

      Exit status: 0 whatever the figures, 2 a file or folder cannot be read.
      """)

  @OptionGroup var knowledge: KnowledgeOptions
  @Option(help: ArgumentHelp("A file of questions.", valueName: "file.tsv"))
  var questions: String?
  @Option(help: ArgumentHelp("A file of dialogues.", valueName: "file.jsonl"))
  var dialogues: String?
  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp("Two knowledge folders, before and after, for --questions.", valueName: "folder"))
  var compare: [String] = []
  @Option(
    parsing: .singleValue,
    help: ArgumentHelp(
      "Compare with another setting, model or answer_bar, for --questions; may be repeated.", valueName: "name=value"))
  var versus: [String] = []
  @Flag(help: "Group what stored conversations missed.")
  var misses = false
  @Option(
    defaultAsFlag: EvalCommand.shippedPairs, parsing: .next,
    help: ArgumentHelp("Hear pairs of messages that differ only in who writes.", valueName: "file.tsv"))
  var fairness: String?
  @OptionGroup var data: DataOptions
  @Option(help: "Groups of misses shown at most, in text.")
  var limit = 20
  @Option(help: "What is printed.")
  var format = Format.text

  func validate() throws {
    guard [questions != nil, dialogues != nil, misses, fairness != nil].count(where: { $0 }) == 1 else {
      throw ValidationError("Give either --questions, --dialogues, --misses or --fairness.")
    }
    guard compare.isEmpty || compare.count == 2 else {
      throw ValidationError("--compare takes two folders: the one before the edit, and the one after it.")
    }
    guard compare.isEmpty && versus.isEmpty || questions != nil else {
      throw ValidationError("--compare and --versus need --questions.")
    }
    guard limit > 0 else { throw ValidationError("--limit takes a number above 0.") }
  }

  func run() async throws {
    do {
      if misses { try await groupMisses() }
      if let questions {
        if compare.isEmpty && versus.isEmpty {
          try judgeQuestions(in: questions)
        } else {
          try compareQuestions(in: questions)
        }
      }
      if let dialogues { try judgeDialogues(in: dialogues) }
      if let fairness { try judgeFairness(in: fairness) }
    } catch let error as UnreadableFile {
      throw Failure(error)
    }
  }

  private func judgeQuestions(in path: String) throws {
    let questions = try Question.all(in: TextFile(at: path))
    let receptionist = try knowledge.receptionist()
    warn(about: questions, in: path, receptionist.base)
    let judge = QuestionJudge(receptionist)
    let judgements = try judged(questions, judge.judge, asLine: \.json)
    switch format {
    case .text: try Console.standard.show(QuestionSummary(judgements).report)
    case .json: try Console.standard.show(QuestionSummary(judgements).json.pretty)
    case .jsonl: break
    }
  }

  private func judgeDialogues(in path: String) throws {
    let dialogues = try Dialogue.all(in: TextFile(at: path))
    if dialogues.isEmpty { Console.standard.warn("\(SafeText.line(path)): there is no dialogue in this file.") }
    let judge = DialogueJudge(try knowledge.receptionist())
    let verdicts = try judged(dialogues, judge.judge, asLine: \.json)
    switch format {
    case .text: try Console.standard.show(SafeText.lines(DialogueSummary(verdicts).report).joined(separator: "\n"))
    case .json: try Console.standard.show(DialogueSummary(verdicts).json.pretty)
    case .jsonl: break
    }
  }

  func judged<Case, Verdict>(
    _ cases: [Case], _ judge: (Case) -> Verdict, asLine json: (Verdict) -> JSON
  ) throws -> [Verdict] {
    let progress = ProgressLine("Asking")
    defer { progress.done() }
    var verdicts: [Verdict] = []
    for one in cases {
      let verdict = judge(one)
      verdicts.append(verdict)
      if format == .jsonl { try Console.standard.show(json(verdict).line) }
      progress.reached(Double(verdicts.count) / Double(cases.count))
    }
    return verdicts
  }

  /// An id that the knowledge base does not have is a slip in the file more often than a question nobody answers.
  func warn(about questions: [Question], in path: String, _ base: KnowledgeBase) {
    let path = SafeText.line(path)
    if questions.isEmpty { Console.standard.warn("\(path): there is no question in this file.") }
    for question in questions {
      for id in question.gold.entries.sorted() where base.entry(id) == nil {
        Console.standard.warn("\(path):\(question.line): no entry has the id \(SafeText.line(id.rawValue)).")
      }
      for kind in question.gold.unknownSmallTalk {
        Console.standard.warn(
          "\(path):\(question.line): the bot knows no small talk of the kind \(SafeText.line(kind)), so this is never "
            + "met. There is: \(Gold.smallTalkKinds.joined(separator: ", ")).")
      }
    }
  }
}
