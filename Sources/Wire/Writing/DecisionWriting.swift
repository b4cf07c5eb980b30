import Conversation
import Foundation

extension Decision {
  /// As it is stored. Foundation writes it: nobody but an agent who follows a conversation is sent one.
  var json: Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    encoder.nonConformingFloatEncodingStrategy = .convertToString(
      positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
    return (try? encoder.encode(self)) ?? Data("{}".utf8)
  }
}
