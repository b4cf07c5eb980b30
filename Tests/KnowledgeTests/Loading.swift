import Testing

@testable import Knowledge

/// A knowledge base from files in memory; a `business.yaml` is added where none is given.
func load(
  _ files: [String: String], today: CivilDate? = nil,
  refusing: @escaping @Sendable (String) -> String? = { _ in nil }
) throws -> KnowledgeBase {
  var files = files
  if files["business.yaml"] == nil { files["business.yaml"] = "name: Corner Books" }
  return try KnowledgeLoader(files: files, today: today, refusing: refusing).load()
}

/// The only entry of a file that holds one.
func entry(_ markdown: String, business: String = "name: Corner Books") throws -> Entry {
  let base = try load(["a.md": markdown, "business.yaml": business])
  #expect(base.diagnostics == [])
  return try #require(base.entries.first)
}

extension KnowledgeBase {
  /// `code file:line:column` of each diagnostic.
  var findings: [String] { diagnostics.map { "\($0.code) \($0.location)" } }
}
