import Embedding
import Terminal

extension Failure {
  /// - Parameters:
  ///   - size: the model that the error is about.
  ///   - shelf: where that lies, or should.
  init(_ error: ModelError, _ size: EncoderSize, on shelf: ModelShelf) {
    self.init(SafeText.line(error.words), mend: SafeText.line(error.mend(size, on: shelf)))
  }
}
