import CKernels

extension VectorInstructions {
  /// All that this processor runs, the best last. `portable` is always among them.
  package static var runnable: [VectorInstructions] { allCases.filter { $0.kernel.rawValue <= kernel_best().rawValue } }

  var kernel: kernel_kind {
    switch self {
    case .portable: kernel_portable
    case .avx2: kernel_avx2
    case .vnni: kernel_vnni
    }
  }
}
