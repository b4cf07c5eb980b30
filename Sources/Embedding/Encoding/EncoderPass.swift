import CKernels

/// A few texts on their way through the layers: a row of numbers a piece, text after text.
struct EncoderPass {
  private let file: ModelFile
  private let kernel: kernel_kind
  private let workspace: Workspace
  private let lengths: [Int]
  private let biases: [[Float]?]
  private let rows: Int

  init(_ file: ModelFile, _ kernel: kernel_kind, _ workspace: Workspace, lengths: [Int], biases: [[Float]?]) {
    self.file = file
    self.kernel = kernel
    self.workspace = workspace
    self.lengths = lengths
    self.biases = biases
    rows = lengths.reduce(0, +)
    precondition(rows <= workspace.rowsMax)
  }

  private var shape: EncoderShape { file.size.shape }

  /// A piece's vector and its position's, brought to mean 0 and variance 1.
  func look(up pieces: some Sequence<Int32>) {
    let (width, layout) = (shape.width, file.layout)
    let vectors = file.integers(layout.pieces)
    let scales = file.floats(layout.pieceScales)
    let positions = file.floats(layout.positions)
    workspace.mixed.update(repeating: 0, count: rows * width)
    var position = 0
    var text = 0
    for (row, piece) in pieces.enumerated() {
      if position == lengths[text] { (text, position) = (text + 1, 0) }
      let hidden = workspace.hidden + row * width
      hidden.update(from: positions + (position + file.size.firstPosition) * width, count: width)
      kernel_add_scaled(kernel, vectors + Int(piece) * width, scales[Int(piece)], Int32(width), hidden)
      position += 1
    }
    normalise(layout.normalisation)
  }

  func run(_ layer: ModelLayout.Layer) {
    let width = shape.width
    linear(workspace.hidden, width, layer.attention, 3 * width, into: workspace.attention)
    attend()
    linear(workspace.mixed, width, layer.output, width, into: workspace.mixed)
    normalise(layer.outputNormalisation)
    linear(workspace.hidden, width, layer.inner, shape.inner, into: workspace.inner)
    kernel_gelu(kernel, workspace.inner, rows * shape.inner)
    linear(workspace.inner, shape.inner, layer.outer, width, into: workspace.mixed)
    normalise(layer.outerNormalisation)
  }

  /// The mean of each text's rows, at unit length.
  func means() -> [[Float]] {
    var start = 0
    return lengths.map { length in
      var sum = [Float](repeating: 0, count: shape.width)
      for row in start..<start + length {
        for index in sum.indices { sum[index] += workspace.hidden[row * shape.width + index] }
      }
      start += length
      let scale = 1 / max(sum.reduce(0) { $0 + $1 * $1 }.squareRoot(), .leastNormalMagnitude)
      return sum.map { $0 * scale }
    }
  }

  private func attend() {
    var start = 0
    for (length, biases) in zip(lengths, biases) {
      let rows = workspace.attention + start * 3 * shape.width
      let target = workspace.mixed + start * shape.width
      let (width, heads) = (Int32(shape.width), Int32(shape.heads))
      if let biases {
        kernel_attention(kernel, rows, Int32(length), width, heads, biases, workspace.room, target)
      } else {
        kernel_attention(kernel, rows, Int32(length), width, heads, nil, workspace.room, target)
      }
      start += length
    }
  }

  private func linear(
    _ inputs: UnsafePointer<Float>, _ width: Int, _ product: ModelLayout.Product, _ columns: Int,
    into outputs: UnsafeMutablePointer<Float>
  ) {
    kernel_quantise(kernel, inputs, Int32(rows), Int32(width), workspace.rounded, workspace.scales)
    kernel_linear(
      kernel, workspace.rounded, workspace.scales, Int32(rows), Int32(width), file.integers(product.packed),
      file.floats(product.scales), file.floats(product.bias), Int32(columns), outputs)
  }

  /// Adds what the last product gave to the rows, and normalises them.
  private func normalise(_ normalisation: ModelLayout.Normalisation) {
    kernel_add_normalise(
      kernel, workspace.hidden, workspace.mixed, Int32(rows), Int32(shape.width), file.floats(normalisation.gain),
      file.floats(normalisation.bias), file.size.epsilon)
  }
}
