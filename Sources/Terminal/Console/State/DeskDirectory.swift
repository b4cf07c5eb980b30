import Conversation
import Knowledge
import Wire

/// Who works at the desk, and what is ready to be said there.
struct DeskDirectory: Hashable, Sendable {
  struct Colleague: Hashable, Sendable {
    var id: String
    var name: String
    var role: String
    var presence: String
    var departments: [String]
    var load: Int
    var capacity: Int

    init?(_ json: JSONValue) {
      guard let id = json["id"]?.string, let name = json["name"]?.string else { return nil }
      self.id = id
      self.name = name
      role = json["role"]?.string ?? "agent"
      presence = json["presence"]?.string ?? ""
      departments = json["departments"]?.array?.compactMap(\.string) ?? []
      load = json["load"]?.integer ?? 0
      capacity = json["capacity"]?.integer ?? 0
    }
  }

  struct Team: Hashable, Sendable {
    var id: String
    var name: String
  }

  var agents: [Colleague] = []
  var departments: [Team] = []
  var canned: [CannedReply] = []

  init() {}

  init(_ fields: [WireField]) {
    agents = fields["agents"]?.array?.compactMap(Colleague.init) ?? []
    departments =
      fields["departments"]?.array?.compactMap { json in
        json["id"]?.string.map { Team(id: $0, name: json["name"]?.string ?? $0) }
      } ?? []
    canned =
      fields["canned"]?.array?.compactMap { json in
        guard let shortcode = json["shortcode"]?.string, let text = json["text"]?.string else { return nil }
        return CannedReply(shortcode: shortcode, text: text)
      } ?? []
  }

  /// Names and ids that a conversation may be passed on to, in small letters.
  var targets: Set<String> {
    Set((agents.flatMap { [$0.name, $0.id] } + departments.flatMap { [$0.name, $0.id] }).map { $0.lowercased() })
  }

  enum Target: Hashable {
    case agent(Colleague)
    case department(Team)
    /// An agent and a department are called so.
    case either(Colleague, Team)
    case unknown
  }

  /// Who is meant by a name or an id, whatever its case; `@` before it says an agent, `#` a department.
  func target(_ text: String) -> Target {
    let name = (text.hasPrefix("@") || text.hasPrefix("#") ? String(text.dropFirst()) : text).lowercased()
    let agent = text.hasPrefix("#") ? nil : agents.first { $0.name.lowercased() == name || $0.id == name }
    let department =
      text.hasPrefix("@") ? nil : departments.first { $0.name.lowercased() == name || $0.id.lowercased() == name }
    return switch (agent, department) {
    case (let agent?, let department?): .either(agent, department)
    case (let agent?, nil): .agent(agent)
    case (nil, let department?): .department(department)
    case (nil, nil): .unknown
    }
  }
}
