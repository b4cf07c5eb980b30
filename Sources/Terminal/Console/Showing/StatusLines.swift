import Wire

/// Figures of the desk, a line each, under the names that the desk gives them.
enum StatusLines {
  static func of(_ status: JSONValue, _ layout: ConsoleLayout) -> [StyledLine] {
    flat(status.fields ?? [], under: "").map { name, value in
      StyledLine([
        StyledRun("  " + layout.padded(SafeText.line(name.replacing("_", with: " ")), 26) + " ", .faint),
        StyledRun(SafeText.line(value)),
      ])
    }
  }

  private static func flat(_ fields: [WireField], under path: String) -> [(String, String)] {
    fields.flatMap { field -> [(String, String)] in
      let name = path.isEmpty ? field.name : "\(path), \(field.name)"
      switch field.value {
      case .object(let inner): return flat(inner, under: name)
      case .integer(let value): return [(name, String(value))]
      case .decimal(let value): return [(name, String((value * 100).rounded() / 100))]
      case .string(let text): return [(name, text)]
      case .bool(let value): return [(name, value ? "yes" : "no")]
      case .array(let values): return [(name, values.compactMap(\.string).joined(separator: ", "))]
      case .null: return []
      }
    }
  }
}
