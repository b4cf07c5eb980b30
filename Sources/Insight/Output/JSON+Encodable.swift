import Foundation

extension JSON {
  /// Any value as its `Codable` form has it: members sorted by name, so that two exports can be compared.
  package init(encoding value: some Encodable) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    self = .encoded(Self.escapingWhatActs(in: String(decoding: try encoder.encode(value), as: UTF8.self)))
  }

  /// Outside of strings there is nothing to escape in JSON.
  private static func escapingWhatActs(in text: String) -> String {
    var written = ""
    for scalar in text.unicodeScalars { write(scalar, to: &written) }
    return written
  }
}
