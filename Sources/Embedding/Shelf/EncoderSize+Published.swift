/// What is published, and what becomes of it here; all in bytes.
extension EncoderSize {
  /// The SHA-256 of `vocab.txt` as it lies beside the published weights.
  var vocabularyHash: String {
    switch self {
    case .small: "07eced375cec144d27c900241f3e339478dec958f92fddbc551f295c992038a3"
    case .large: "dbd90cb94e2247bd4d4ccaecbf616d2290e66691d7d5e5bb81f063c2d0649ada"
    }
  }

  /// What is fetched to install it.
  package var downloadBytes: Int { self == .small ? 83_506_384 : 404_534_772 }

  /// What the disk must have free while it is fetched, unpacked and converted, with a tenth to spare.
  package var roomBytes: Int { self == .small ? 200_000_000 : 950_000_000 }

  /// The length of the installed model.
  package var modelBytes: Int { ModelLayout(shape, vocabularyBytes: self == .small ? 231_508 : 231_536).end }

  /// What the machine should have: below it the desk itself would be short of memory.
  var memoryBytes: Int { self == .small ? 500_000_000 : 1_500_000_000 }
}
