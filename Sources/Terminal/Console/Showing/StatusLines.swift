import Knowledge
import Wire

/// Figures of the desk, a line each, under the names that the desk gives them.
enum StatusLines {
  static func of(_ status: JSONValue, _ layout: ConsoleLayout) -> [StyledLine] {
    flat(status.fields ?? [], under: "", layout).map { name, value in
      StyledLine([
        StyledRun("  " + layout.padded(SafeText.line(name.replacing("_", with: " ")), 26) + " ", .faint),
        StyledRun(SafeText.line(value)),
      ])
    }
  }

  private static func flat(
    _ fields: [WireField], under path: String, _ layout: ConsoleLayout
  ) -> [(String, String)] {
    fields.flatMap { field -> [(String, String)] in
      let name = path.isEmpty ? field.name : "\(path), \(field.name)"
      switch field.value {
      case .object(let inner): return flat(inner, under: name, layout)
      case .integer(let value) where name == "ts": return [("at", layout.time(Timestamp(milliseconds: Int64(value))))]
      case .integer(let value) where name.hasSuffix("_since"):
        return [(name, layout.time(Timestamp(milliseconds: Int64(value))))]
      case .integer(let value) where name.hasSuffix("_ms"):
        return [(String(name.dropLast(3)), ConsoleWording.span(Int64(value)))]
      case .integer(let value): return [(name, String(value))]
      case .decimal(let value) where name.hasSuffix("_rate"): return [(name, "\(Int((value * 100).rounded())) %")]
      case .decimal(let value): return [(name, String((value * 100).rounded() / 100))]
      case .string(let text): return [(name, text)]
      case .bool(let value): return [(name, value ? "yes" : "no")]
      case .array(let values): return [(name, values.compactMap(\.string).joined(separator: ", "))]
      case .null: return []
      }
    }
  }
}
