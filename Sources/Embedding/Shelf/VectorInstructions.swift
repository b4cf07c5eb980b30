import CKernels

/// What the encoders' inner loops are made of on a processor.
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

  package var name: String {
    switch self {
    case .portable: "portable"
    case .avx2: "AVX2"
    case .vnni: "AVX-512 VNNI"
    }
  }
}
