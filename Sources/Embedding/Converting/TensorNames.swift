/// What a layer's tensors are called in the published weights.
struct TensorNames {
  let query, key, value, output, outputNormalisation, inner, outer, outerNormalisation: String

  init(_ size: EncoderSize, layer: Int) {
    let prefix = "encoder.layer.\(layer)."
    switch size {
    case .small:
      (query, key, value) = (
        prefix + "attention.self.query", prefix + "attention.self.key", prefix + "attention.self.value"
      )
      output = prefix + "attention.output.dense"
      outputNormalisation = prefix + "attention.output.LayerNorm"
    case .large:
      (query, key, value) = (prefix + "attention.attn.q", prefix + "attention.attn.k", prefix + "attention.attn.v")
      output = prefix + "attention.attn.o"
      outputNormalisation = prefix + "attention.LayerNorm"
    }
    inner = prefix + "intermediate.dense"
    outer = prefix + "output.dense"
    outerNormalisation = prefix + "output.LayerNorm"
  }
}
