import Embedding

extension ModelOptions {
  /// The encoder by whose vectors frustration is heard: the small model where it is installed and wanted, else the word
  /// vectors that are part of the program.
  func ear() -> any TextEncoder {
    let small = folder.shelf.models(for: model).encoders.first { $0.tier == EncoderSize.small.rawValue }
    if let small, (try? small.file.requireUnaltered()) != nil { return small }
    return StaticEncoder()
  }
}
