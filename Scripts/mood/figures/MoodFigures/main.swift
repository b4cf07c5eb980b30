import Embedding
import Foundation

@testable import Sentiment

// MoodFigures LINES OUT [SMALL]: reads LINES, one JSON object a line (`text`, `earlier`, and `move` with `kind`, `text`,
// `again`, `sameAgain`), and writes OUT.names, the names of the figures, and OUT.f32, a row of 32-bit floats a line.
// SMALL is the small model as `frontdesk model install` made it; without it there are no figures of it.

struct Line: Decodable {
  struct Move: Decodable {
    var kind: BotMove.Kind
    var text: String
    var again: Bool
    var sameAgain: Bool
  }

  var text: String
  var earlier: [String]?
  var move: Move?
}

let arguments = CommandLine.arguments
guard arguments.count >= 3 else { fatalError("usage: MoodFigures LINES OUT [SMALL]") }
var encoders: [any TextEncoder] = [StaticEncoder()]
if arguments.count > 3 { encoders.append(try Encoder(path: arguments[3])) }

let vectorNames = encoders.flatMap { encoder in (0..<encoder.width).map { "\(encoder.tier) \($0)" } }
let names =
  AcceptanceFeatures.names.map { "acceptance \($0)" } + MessageHeads.names.map { "head \($0)" } + vectorNames
try names.joined(separator: "\n").write(toFile: arguments[2] + ".names", atomically: true, encoding: .utf8)

let lexicon = LexiconFiles.shipped()
let lists = CueLists.shipped()
var rows = Data()
for json in try String(contentsOfFile: arguments[1], encoding: .utf8).split(separator: "\n") {
  let line = try JSONDecoder().decode(Line.self, from: Data(json.utf8))
  let turn = Turn(
    line.text, reading: Reading(line.text, lexicon: lexicon), earlier: line.earlier ?? [], lists: lists)
  let move = line.move.map {
    BotMove(kind: $0.kind, text: $0.text, isAgain: $0.again, isSameAgain: $0.sameAgain)
  }
  let acceptance =
    move.map { AcceptanceFeatures(of: turn, after: $0).values } ?? AcceptanceFeatures.names.map { _ in 0 }
  let row =
    (acceptance + MessageHeads.figures(of: turn)).map(Float.init)
    + encoders.flatMap { $0.embeddings(of: [line.text])[0] }
  row.withUnsafeBytes { rows.append(contentsOf: $0) }
}
try rows.write(to: URL(fileURLWithPath: arguments[2] + ".f32"))
