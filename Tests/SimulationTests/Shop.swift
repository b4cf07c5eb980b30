import Knowledge

extension KnowledgeBase {
  /// A shop that is always open, with few entries.
  static let shop = KnowledgeBase(
    business: Business(
      name: "Corner Books", departments: [Department(id: "orders", name: "Orders")], escalateOn: ["lawyer"]),
    entries: [
      Entry(
        id: "order", title: "Where is my order?", phrasings: ["track my parcel"].map { Phrasing(text: $0) },
        answer: "We send every order within one working day.", next: [QuickReply(label: "Gift cards", entry: "gift")]),
      Entry(
        id: "hours", title: "When are you open?", phrasings: ["opening hours"].map { Phrasing(text: $0) },
        answer: "From nine to six."),
      Entry(
        id: "gift", title: "Do you sell gift cards?", phrasings: ["buy a voucher"].map { Phrasing(text: $0) },
        answer: "Yes, at the till."),
      Entry(
        id: "dogs", title: "May I bring my dog?", phrasings: ["are pets allowed"].map { Phrasing(text: $0) },
        answer: "Gladly."),
      Entry(
        id: "hurt", title: "I was hurt by a shelf", phrasings: ["a shelf fell on me"].map { Phrasing(text: $0) },
        answer: "We are sorry.", handTo: "orders", priority: .urgent),
    ])
}
