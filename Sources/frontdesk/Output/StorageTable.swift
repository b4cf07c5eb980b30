import Benchmarks
import Insight

extension StorageBenchmark {
  /// The figures, and how they compare with SQLite alone.
  var table: String {
    var table = TextTable(["", "a second", "to SQLite alone"])
    func add(_ name: String, _ rate: Double) {
      table.add([
        name, Figures.decimal(rate, places: 0), Figures.decimal(rate / max(bareCommitsPerSecond, 1), places: 2),
      ])
    }
    add("Rows committed by SQLite alone", bareCommitsPerSecond)
    add("Turns stored, one conversation", singleAppendsPerSecond)
    add("Turns stored, \(Self.conversationsAtOnce) at once", groupedAppendsPerSecond)
    return table.text + """


      Reading \(Self.eventsRead) events   \(Figures.decimal(readMilliseconds, places: 2)) ms
      Listing 50 conversations \(Figures.decimal(listMilliseconds, places: 2)) ms
      """
  }
}
