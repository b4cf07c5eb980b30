import ArgumentParser
import Desk
import Insight
import Knowledge
import Language
import Storage
import Terminal

struct AgentsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "agents",
    abstract: "Add, list and revoke the people who work at the desk.",
    discussion: """
      Works while the desk runs: a new agent can sign in at once, and a revoked one is thrown out within a second.

      Examples:
        frontdesk agents add Mia
        frontdesk agents list
        frontdesk agents revoke Mia

      Exit status: 0 done, 2 it could not be done as asked.
      """,
    subcommands: [AgentsAddCommand.self, AgentsListCommand.self, AgentsRevokeCommand.self])
}

struct AgentsAddCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "add",
    abstract: "Add an agent and print their token, once.",
    discussion: """
      Standard output gets the token and nothing else; standard error says where to sign in with it. Only its digest is \
      stored: if it is lost, revoke the agent and add them again. Departments are held against business.yaml of the \
      knowledge folder.

      Examples:
        frontdesk agents add Mia --departments orders,billing
        frontdesk agents add Mia --role lead > mia.token

      Exit status: 0 added, 2 the name is taken, there is no such department, or it could not be stored.
      """)

  @Argument(help: "The name that customers see.", transform: Self.name)
  var name: AgentName
  @Option(help: "What they may do; a lead also reads, takes over and teaches.")
  var role = AgentAccount.Role.agent
  @Option(
    help: ArgumentHelp(
      "Departments whose conversations they are offered, with commas between; all unless given.", valueName: "ids"))
  var departments: String?
  @Option(help: "How many conversations they have at a time, at most.")
  var capacity = 5
  @OptionGroup var knowledge: KnowledgeFolderOptions
  @OptionGroup var data: DataOptions
  @OptionGroup var settings: ConfigurationOptions

  func validate() throws {
    guard (1...1_000).contains(capacity) else { throw ValidationError("--capacity takes a number from 1 to 1000.") }
  }

  func run() async throws {
    let place = try AgentEntrance(settings.configuration())
    let doubt = try checkDepartments()
    let directory = try data.store().agents
    let (token, digest) = Credentials.makeToken()
    let account = AgentAccount(
      id: RandomID.make(), name: name.text, role: role, departments: ids, capacity: capacity, tokenDigest: digest,
      createdAt: SystemClock().now())
    do throws(AgentDirectoryError) {
      try await directory.add(account)
      try await directory.record(.of("agent_added", account))
    } catch { throw Failure(error) }
    let console = Console.standard
    try console.show(token)
    console.warn("\(SafeText.line(name.text)) may sign in with this token, which is shown only now:")
    for line in place.lines + [doubt].compactMap(\.self) { console.warn(line) }
  }

  /// Against the business's: who serves what does not exist is offered nothing.
  ///
  /// - Returns: a warning where the knowledge cannot be read.
  private func checkDepartments() throws(Failure) -> String? {
    guard !ids.isEmpty else { return nil }
    let base: KnowledgeBase
    do throws(KnowledgeError) { base = try KnowledgeOptions.loader(of: knowledge.knowledge).load() } catch {
      return """
        Whether the business has \(SafeText.line(ids.map(\.rawValue).joined(separator: ", "))) was not checked \
        (\(SafeText.line("\(error.path): \(error.message)"))). An agent is offered nothing of a department that it does \
        not have. Name the folder with --knowledge; if they are wrong, revoke \(SafeText.line(name.text)) and add them again.
        """
    }
    let known = base.business.departments.map(\.id)
    guard let unknown = ids.first(where: { !known.contains($0) }) else { return nil }
    let names = known.map(\.rawValue).joined(separator: ", ")
    throw Failure(
      SafeText.line("There is no department “\(unknown.rawValue)” in \(knowledge.knowledge)/business.yaml."),
      mend: known.isEmpty ? "It names none; leave --departments out." : SafeText.line("It names \(names)."))
  }

  private var ids: [DepartmentID] {
    var ids: [DepartmentID] = []
    for part in (departments ?? "").split(separator: ",") {
      let id = DepartmentID(rawValue: part.filter { !$0.isWhitespace })
      if !id.rawValue.isEmpty, !ids.contains(id) { ids.append(id) }
    }
    return ids
  }

  private static func name(_ text: String) throws -> AgentName {
    guard let name = AgentName(argument: text) else { throw ValidationError(AgentName.rule) }
    return name
  }
}

struct AgentsListCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "List the agents, the revoked ones too; never a token.",
    discussion: """
      Of each: role, departments, how many conversations at a time, since when, and since when revoked.

      Examples:
        frontdesk agents list
        frontdesk agents list --data data --format json

      Exit status: 0 listed, 2 there is no data folder, or it cannot be read.
      """)

  @OptionGroup var data: DataOptions
  @Option(help: "What is printed.")
  var format = ReportFormat.text
  @OptionGroup var output: OutputOptions
  @OptionGroup var settings: ConfigurationOptions

  func run() async throws {
    let directory = try data.existingStore().agents
    let accounts: [AgentAccount]
    do throws(AgentDirectoryError) { accounts = try await directory.accounts() } catch { throw Failure(error) }
    switch format {
    case .json: try output.console.show(JSON.array(accounts.map(JSON.init)).pretty)
    case .text: for account in accounts { try output.console.show(Self.line(account)) }
    }
    if accounts.isEmpty, format == .text { output.console.warn("There is nobody yet: frontdesk agents add NAME.") }
  }

  private static func line(_ account: AgentAccount) -> StyledLine {
    let departments = account.departments.isEmpty ? "all" : account.departments.map(\.rawValue).joined(separator: ",")
    let state = account.revokedAt.map { ", revoked \($0.iso8601)" } ?? ""
    let rest =
      "  \(account.role.rawValue), departments \(departments), at most \(account.capacity), since "
      + account.createdAt.iso8601 + state
    return StyledLine([
      StyledRun(SafeText.line(account.name), account.revokedAt == nil ? .bold : .faint),
      StyledRun(SafeText.line(rest), .faint),
    ])
  }
}

struct AgentsRevokeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "revoke",
    abstract: "Make an agent's token worthless and end their sessions.",
    discussion: """
      Their conversations go back to the queue. The name is free again.

      Example:
        frontdesk agents revoke Mia

      Exit status: 0 revoked, 2 there is no agent of that name, or it could not be stored.
      """)

  @Argument(help: "The name as it was added; capitals do not matter.")
  var name: String
  @OptionGroup var data: DataOptions
  @OptionGroup var settings: ConfigurationOptions

  func run() async throws {
    let directory = try data.existingStore().agents
    do throws(AgentDirectoryError) {
      let account = try await directory.revoke(name, at: SystemClock().now())
      try await directory.record(.of("agent_revoked", account))
    } catch { throw Failure(error) }
    try Console.standard.show("\(SafeText.line(name)) is revoked.")
  }
}

extension AgentAccount.Role: ExpressibleByArgument {}

extension AuditEntry {
  fileprivate static func of(_ action: String, _ account: AgentAccount) -> AuditEntry {
    AuditEntry(
      at: SystemClock().now(), agent: nil, action: action, detail: "\(account.role.rawValue) \(account.name)")
  }
}

extension Failure {
  fileprivate init(_ error: AgentDirectoryError) {
    switch error {
    case .exists(let name):
      self.init(
        "There is an agent \(SafeText.line(name)) already.", mend: "Choose another name, or revoke that one first.")
    case .unknown(let name):
      self.init("There is no agent \(SafeText.line(name)).", mend: "`frontdesk agents list` names them.")
    case .store(let error): self.init(error)
    }
  }
}

extension JSON {
  fileprivate init(_ account: AgentAccount) {
    self = .object([
      ("id", .string(account.id)), ("name", .string(account.name)), ("role", .string(account.role.rawValue)),
      ("departments", .array(account.departments.map { .string($0.rawValue) })),
      ("capacity", .integer(account.capacity)), ("created_at", .string(account.createdAt.iso8601)),
      ("revoked_at", .optional(account.revokedAt) { .string($0.iso8601) }),
    ])
  }
}
