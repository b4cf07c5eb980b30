import Foundation

/// The nonlinear view of a cosine that all heads share: `(e^(γ(c − 1)) − e^−γ) / (1 − e^−γ)`, 0 for texts that share
/// nothing and 1 for equal ones.
struct Similarity: Sendable {
  /// γ. For words 2–4 were equal within noise on BANKING77 and CLINC150, more was worse; for embeddings 3 was best.
  let sharpness: Float
  private let floor: Float

  init(sharpness: Float) {
    self.sharpness = sharpness
    floor = expf(-sharpness)
  }

  @inline(__always)
  func of(_ cosine: Float) -> Float {
    (expf(sharpness * (min(cosine, 1) - 1)) - floor) / (1 - floor)
  }
}
