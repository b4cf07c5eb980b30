import Comprehension
import Conversation
import Knowledge
import Language
import Testing

@Suite("What a line says in the light of what went before")
struct UnderstandingTests {
  /// A conversation that is understood and decided, and stored nowhere.
  private struct Talk {
    private(set) var state = ConversationState()
    private let receptionist: Receptionist
    private let now = Timestamp(milliseconds: 1_800_000_000_000)
    private var lines = 0

    init(_ base: KnowledgeBase = .cornerShop) {
      receptionist = Receptionist(base)
      perform(.open(channel: "test", locale: base.business.locale))
    }

    @discardableResult
    mutating func say(_ text: String) -> [Event.Content] {
      lines += 1
      return perform(.say(MaskedText(masking: text), id: .number(lines), understanding(of: text)))
    }

    func understanding(of text: String) -> Understanding {
      receptionist.understand(MaskedText(masking: text), in: state)
    }

    @discardableResult
    private mutating func perform(_ command: Command) -> [Event.Content] {
      let given = receptionist.surroundings(at: now)
      guard case .happened(let contents)? = try? decide(command, as: nil, in: state, given: given, now: now) else {
        return []
      }
      for content in contents { state.apply(Event(seq: state.seq + 1, at: now, content: content)) }
      return contents
    }
  }

  @Test("A bare yes, no or never mind looks for nothing after the question before; a question does")
  func bareReplies() {
    for question in ["where is my order", "are you open on Saturday", "buy a voucher"] {
      var talk = Talk()
      talk.say(question)
      for reply in ["no", "yes", "never mind", "nope", "no, not really"] {
        let found = talk.understanding(of: reply).whole
        #expect(found.band == .none, "\(reply) after \(question)")
      }
    }
    var talk = Talk()
    talk.say("are you open on Saturday")
    #expect(talk.understanding(of: "and on Sunday").whole.band != .none)
  }

  @Test("A no to an answer is met as what finds nothing is")
  func refusedAnswer() {
    var talk = Talk()
    talk.say("where is my order")
    let decisions = talk.say("no").compactMap { if case .decided(let decision) = $0 { decision } else { nil } }
    #expect(decisions.map(\.action) == [.offer] && decisions.map(\.cause) == [.miss])
  }

  @Test("What the bot's question was worth is known by whatever picks or rejects: a yes, a no, a number, words")
  func verdicts() {
    let returns = Entry(
      id: "returns", title: "How do I return a book?", answer: "",
      variants: [
        Variant(id: "post", title: "By post", answer: "Send it."),
        Variant(id: "shop", title: "In the shop", answer: "Bring it."),
      ])
    let single = Entry(
      id: "repair", title: "Do you repair bindings?", answer: "Yes.",
      variants: [Variant(id: "leather", title: "Leather", answer: "In a week.")])
    let base = KnowledgeBase(business: Business(name: "Shop"), entries: [returns, single])
    var many = Talk(base)
    many.say("How do I return a book?")
    for reply in ["2", "In the shop", "the shop one please"] {
      #expect(many.understanding(of: reply).mood.notAccepted == 0, "\(reply)")
    }
    for reply in ["3", "none of these", "not that one"] {
      #expect(many.understanding(of: reply).mood.notAccepted == 1, "\(reply)")
    }
    var one = Talk(base)
    one.say("Do you repair bindings?")
    #expect(one.understanding(of: "yes").mood.notAccepted == 0)
    #expect(one.understanding(of: "no").mood.notAccepted == 1)
  }
}
