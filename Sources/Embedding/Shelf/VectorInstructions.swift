import CKernels

/// What the encoders' inner loops are made of on a processor: plain C that runs anywhere, AVX2, or AVX-512 with its
/// integer dot products. All give the same numbers to the last bit.
package enum VectorInstructions: String, Hashable, Sendable, CaseIterable {
  case portable, avx2, vnni

  /// The best that this processor has.
  package static var best: VectorInstructions {
    switch kernel_best() {
    case kernel_vnni: .vnni
    case kernel_avx2: .avx2
    default: .portable
    }
  }

  /// For people: "AVX2".
  package var name: String {
    switch self {
    case .portable: "portable"
    case .avx2: "AVX2"
    case .vnni: "AVX-512 VNNI"
    }
  }
}
