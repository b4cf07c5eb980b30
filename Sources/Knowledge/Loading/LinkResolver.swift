import Markdown

/// Where links between entries lead.
struct LinkResolver {
  /// Each id that some entry has, with the files that it stands in, translations included.
  let files: [String: Set<String>]
  /// Ids in the order of their names, for suggestions.
  private let ids: [String]

  init(_ drafts: [(file: String, id: String)]) {
    files = Dictionary(grouping: drafts, by: \.id).mapValues { Set($0.map(\.file)) }
    ids = files.keys.sorted()
  }

  /// The answer with links to entries in the one form `#id`; whatever leads nowhere is reported.
  func resolved(_ links: [DraftLink], in answer: String, _ findings: inout Findings) -> String {
    var answer = answer
    var done: Set<String> = []
    for link in links {
      switch target(of: link, &findings) {
      case .entry(let id) where link.destination != "#" + id && done.insert(link.destination).inserted:
        answer = answer.replacing("](\(link.destination))", with: "](#\(id))")
      default: continue
      }
    }
    return answer
  }

  func quickReplies(_ links: [DraftLink], _ findings: inout Findings) -> [QuickReply] {
    var replies: [QuickReply] = []
    var seen: Set<EntryID> = []
    for link in links {
      switch target(of: link, &findings) {
      case .entry(let id):
        let entry = EntryID(rawValue: id)
        if seen.insert(entry).inserted {
          replies.append(QuickReply(label: link.label, entry: entry))
        }
      case .elsewhere:
        findings.error(
          "dead-link", at: link.place, "`Ask next:` can only name entries, and `\(link.destination)` is none.",
          mend: "Put that link into the answer.")
      case .nowhere: continue
      }
    }
    return replies
  }

  private enum Target {
    case entry(String)
    /// Out of the knowledge base, or something only known when it is shown.
    case elsewhere
    /// Reported.
    case nowhere
  }

  private func target(of link: DraftLink, _ findings: inout Findings) -> Target {
    if link.destination.contains("{{") { return .elsewhere }
    switch LinkDestination(vetting: link.destination) {
    case nil:
      findings.warning(
        "unsafe-link", at: link.place, "`\(link.destination)` is not linked, only its text is shown.",
        mend: "Link to https:, http:, mailto: or tel: addresses, or to #entries.")
      return .nowhere
    case .web, .mail, .phone: return .elsewhere
    case .fragment(let text): return entry(String(text.dropFirst()), link, &findings)
    case .relative(let text): return relative(text, link, &findings)
    }
  }

  private func relative(_ text: String, _ link: DraftLink, _ findings: inout Findings) -> Target {
    let parts = text.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    // A path from the root of the website that the chat is on.
    if text.hasPrefix("/") || text.hasPrefix("?") { return .elsewhere }
    guard parts[0].lowercased().hasSuffix(".md") else {
      findings.warning(
        "dead-link", at: link.place, "Customers cannot follow `\(text)`: it is no address and no entry.",
        mend: "Write the whole address, beginning with https://.")
      return .nowhere
    }
    guard parts.count == 2, !parts[1].isEmpty else {
      findings.error(
        "dead-link", at: link.place, "`\(text)` names a file; customers can only be sent to an entry.",
        mend: "Add the entry's id: \(parts[0])#id.")
      return .nowhere
    }
    let target = entry(parts[1], link, &findings)
    if case .entry(let id) = target, !names(parts[0], id, from: link.place.file) {
      let right = (files[id] ?? []).sorted().first ?? ""
      findings.warning(
        "moved-link", at: link.place, "`\(id)` does not stand in `\(parts[0])`.",
        mend: "It is in \(right): write #\(id).")
    }
    return target
  }

  private func entry(_ id: String, _ link: DraftLink, _ findings: inout Findings) -> Target {
    if files[id] != nil { return .entry(id) }
    let plain = Slug.of(id)
    if files[plain] != nil { return .entry(plain) }
    findings.error(
      "dead-link", at: link.place, "No entry has the id `\(id)`.",
      mend: Nearest.to(id, among: ids).map { "Write `#\($0)` if that is what you mean." }
        ?? "Link to an entry's id, or take the link out.")
    return .nowhere
  }

  /// Whether a path written in `file` is one of the files with the entry; in a translation also the original.
  private func names(_ path: String, _ id: String, from file: String) -> Bool {
    let folder = file.split(separator: "/").dropLast().map(String.init)
    guard let full = Self.joined(folder, path) else { return false }
    let original = full.split(separator: "/").dropFirst().joined(separator: "/")
    let holders = files[id] ?? []
    return holders.contains(full) || (!folder.isEmpty && holders.contains(original))
  }

  private static func joined(_ folder: [String], _ path: String) -> String? {
    var parts = folder
    for part in path.split(separator: "/").map(String.init) {
      switch part {
      case ".": continue
      case "..":
        guard parts.popLast() != nil else { return nil }
      default: parts.append(part)
      }
    }
    return parts.joined(separator: "/")
  }
}
