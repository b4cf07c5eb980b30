/// The text encoders that the program knows: sentence-transformers' models, Apache-2.0.
package enum EncoderSize: String, Hashable, Sendable, Codable, CaseIterable {
  /// all-MiniLM-L6-v2.
  case small
  /// all-mpnet-base-v2.
  case large

  /// The sizes of the published model's matrices.
  package var shape: EncoderShape {
    switch self {
    case .small:
      EncoderShape(
        layers: 6, width: 384, heads: 12, inner: 1_536, pieces: 30_522, positions: 512, relativeBuckets: 0)
    case .large:
      EncoderShape(
        layers: 12, width: 768, heads: 12, inner: 3_072, pieces: 30_527, positions: 514, relativeBuckets: 32)
    }
  }

  /// The SHA-256 of the weights as their authors published them (`model.safetensors`).
  package var weightsHash: String {
    switch self {
    case .small: "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
    case .large: "78c0197b6159d92658e319bc1d72e4c73a9a03dd03815e70e555c5ef05615658"
    }
  }

  /// As its authors call it.
  package var name: String { self == .small ? "all-MiniLM-L6-v2" : "all-mpnet-base-v2" }

  /// How the model's tokenizer writes what begins a text, ends it, and stands for what no piece covers.
  var marks: (first: String, last: String, unknown: String) {
    self == .small ? ("[CLS]", "[SEP]", "[UNK]") : ("<s>", "</s>", "[UNK]")
  }

  /// What the layers' variances are raised by.
  var epsilon: Float { self == .small ? 1e-12 : 1e-5 }

  /// The position of a text's first piece: the large model was trained with two numbers kept free.
  var firstPosition: Int { self == .small ? 0 : 2 }
}

/// The sizes of an encoder's matrices.
package struct EncoderShape: Hashable, Sendable {
  /// Transformer layers, each of attention and a feed-forward part.
  package let layers: Int
  /// Numbers a piece, and in the finished embedding.
  package let width: Int
  /// Heads of a layer's attention, each over `width / heads` numbers of a piece.
  package let heads: Int
  /// Numbers a piece between the two products of a feed-forward layer.
  package let inner: Int
  /// In the vocabulary.
  package let pieces: Int
  /// Vectors for places in a text; of the large model's the first two stand for none.
  package let positions: Int
  /// Of distances between pieces, for each of which every head has a bias; 0 where there are none.
  package let relativeBuckets: Int
}
