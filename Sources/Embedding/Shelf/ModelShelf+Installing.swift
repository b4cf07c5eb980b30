import Digests
import Foundation

extension ModelShelf {
  /// Makes the model of the published weights, whose SHA-256 and the vocabulary's are checked. Whatever happens, the
  /// model is there whole afterwards, or what was there before is.
  ///
  /// - Parameters:
  ///   - weights: the path of `model.safetensors`.
  ///   - vocabulary: the path of `vocab.txt`.
  package func install(_ size: EncoderSize, weights: String, vocabulary: String) throws(ModelError) {
    guard let text = FileManager.default.contents(atPath: vocabulary) else {
      throw .weights(path: vocabulary, reason: "the vocabulary cannot be read")
    }
    guard SHA256.hash(text).hexadecimal == size.vocabularyHash else {
      throw .weights(path: vocabulary, reason: "this is not the vocabulary of \(size.name) (another SHA-256)")
    }
    var converter = try ModelConverter(size, weights: weights, vocabulary: vocabulary)
    try prepare()
    try converter.write(to: path(of: size))
  }

  /// Makes the folder where it is not there, and sees that models can be put into it.
  package func prepare() throws(ModelError) {
    do { try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true) } catch {
      throw .unwritable(path: folder, reason: "the folder cannot be made")
    }
    guard FileManager.default.isWritableFile(atPath: folder) else {
      throw .unwritable(path: folder, reason: "this user may not write there")
    }
  }

  /// Removes what an installation by this process has begun, for when it is about to end.
  package func removeUnfinished(_ size: EncoderSize) { PartialFile.removeOwn(beside: path(of: size)) }
}
