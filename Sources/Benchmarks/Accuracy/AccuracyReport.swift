package import Insight

/// Matchers beside each other on the same messages: a column for each matcher, a row for each measure.
package struct AccuracyReport: Sendable {
  /// Rows that belong together: one kind of measure, or one business.
  package struct Section: Sendable {
    /// The heading of the section, and the first cell of its rows in CSV.
    package var title: String
    /// How its cells are read.
    package var legend: String
    /// In the order in which they are shown; never empty.
    package var rows: [Row]
    /// Whether another run would give the same figures; times differ.
    package var isReproducible = true
  }

  /// One measure on one set of messages, a figure for each matcher.
  package struct Row: Sendable {
    /// What was measured, or on what.
    package var name: String
    /// How many it was measured on.
    package var messages: Int
    /// In the order of the columns.
    package var figures: [AccuracyFigure]
  }

  /// The names of the matchers.
  package let columns: [String]
  /// In the order in which they were added.
  package private(set) var sections: [Section] = []

  /// Without sections yet.
  package init(columns: [String]) { self.columns = columns }

  /// Sections without rows are left out.
  mutating func add(
    _ title: String, _ legend: String, isReproducible: Bool = true, _ rows: [Row]
  ) {
    guard !rows.isEmpty else { return }
    sections.append(Section(title: title, legend: legend, rows: rows, isReproducible: isReproducible))
  }
}

extension AccuracyReport {
  /// One table, for people. Without a line feed at the end.
  package var text: String {
    var table = TextTable(["", "n"] + columns)
    for section in sections {
      table.add(Array(repeating: "", count: columns.count + 2))
      table.add([section.title] + Array(repeating: "", count: columns.count + 1))
      for row in section.rows { table.add(["  " + row.name, String(row.messages)] + row.figures.map(\.text)) }
    }
    let legends = sections.map { "\($0.title): \($0.legend)" }
    return ([table.text, ""] + legends).joined(separator: "\n")
  }

  /// The page that stands in the documentation: what a second run would give again, and nothing else.
  package var markdown: String {
    var lines = [
      "# How often the matcher is right", "",
      "Made by `frontdesk bench accuracy --data-sets FOLDER --format markdown`. Every column was measured in the same "
        + "run on the same messages; \(Self.comparisonsExplained) n is the number of messages.",
    ]
    for section in sections where section.isReproducible {
      lines += ["", "## \(section.title)", "", section.legend, ""]
      lines.append(Self.markdownRow(["", "n"] + columns))
      lines.append(Self.markdownRow(["---"] + columns.map { _ in "---:" } + ["---:"]))
      lines += section.rows.map { Self.markdownRow([$0.name, String($0.messages)] + $0.figures.map(\.text)) }
    }
    return lines.joined(separator: "\n")
  }

  private static let comparisonsExplained =
    "BM25, and multinomial logistic regression on the tf-idf of words, pairs and runs of letters, are what everybody has, for "
    + "comparison; they only rank, so they have no figures where something is decided."

  private static func markdownRow(_ cells: [String]) -> String {
    "| " + cells.map { $0.replacing("|", with: "\\|") }.joined(separator: " | ") + " |"
  }

  /// A row for each number, each with its line end.
  package var csv: String {
    var text = CSV.row(["section", "row", "messages", "matcher", "measure", "value"])
    for section in sections {
      for row in section.rows {
        for (column, figure) in zip(columns, row.figures) {
          for measure in figure.measures {
            text += CSV.row([section.title, row.name, String(row.messages), column, measure.name, measure.value.line])
          }
        }
      }
    }
    return text
  }

  /// A list of sections; within each the figures by row, and by the name of the matcher.
  package var json: JSON {
    .array(
      sections.map { section in
        .object([
          ("section", .string(section.title)),
          ("rows", .array(section.rows.map(json(of:)))),
        ])
      })
  }

  private func json(of row: Row) -> JSON {
    .object([
      ("name", .string(row.name)), ("messages", .integer(row.messages)),
      (
        "matchers",
        .object(zip(columns, row.figures).map { ($0, .object($1.measures.map { ($0.name, $0.value) })) })
      ),
    ])
  }
}
