import Comprehension
import Conversation
import Desk
import Foundation
import Insight
import Knowledge
import Storage
import Terminal

extension SimulateCommand {
  struct Stored {
    var conversations: [SimulatedConversation] = []
    var erased = 0
  }

  /// In the order in which they began.
  func stored() async throws -> Stored {
    let store = try data.existingStore()
    let ear = MoodEar(models.ear())
    if let conversation {
      let (id, events) = try await store.conversation(named: conversation)
      guard let one = SimulatedConversation(id, events, by: ear) else {
        throw Failure("All that was said in \(id) was erased.", mend: "`frontdesk history` lists the others.")
      }
      return Stored(conversations: [one])
    }
    let heard = try await store.gather(saying: "Hearing the conversations") { id, events in
      [SimulatedConversation(id, events, by: ear)]
    }
    return Stored(conversations: heard.compactMap(\.self), erased: heard.count { $0 == nil })
  }

  func judged(
    _ path: String, _ inForce: Thresholds, _ tried: Thresholds, _ configuration: Configuration
  ) throws -> SimulationSummary {
    var dialogues = try Dialogue.all(in: TextFile(at: path))
    if dialogues.isEmpty { Console.standard.warn("\(SafeText.line(path)): there is no dialogue in this file.") }
    if let conversation {
      dialogues.removeAll { $0.id != conversation }
      guard !dialogues.isEmpty else {
        throw Failure(
          "\(SafeText.line(path)): there is no dialogue \(SafeText.line(conversation)).", mend: "Check the id.")
      }
    }
    let receptionist = try receptionist(knowledge ?? "", tried, configuration)
    let now = DialogueJudge(receptionist)
    let before = DialogueJudge(receptionist.with(DeskSettings(configuration).policy))
    let progress = ProgressLine("Hearing the dialogues")
    defer { progress.done() }
    return SimulationSummary(
      dialogues.enumerated().map { index, dialogue in
        progress.reached(Double(index) / Double(dialogues.count))
        return SimulatedConversation(before.judge(dialogue), now.judge(dialogue))
      })
  }

  /// Somebody who knows `folder`, under other thresholds.
  func receptionist(
    _ folder: String, _ thresholds: Thresholds, _ configuration: Configuration
  ) throws(Failure) -> Receptionist {
    var policy = DeskSettings(configuration).policy
    policy.offerAt = thresholds.offerAt
    policy.handOverAt = thresholds.handOverAt
    let base = try KnowledgeOptions.load(folder)
    return models.opened().receptionist(base, saysProgress: true).with(policy)
  }
}
