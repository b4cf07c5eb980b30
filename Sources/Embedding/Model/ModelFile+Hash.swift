import Digests

extension ModelFile {
  /// Reads every byte and compares its SHA-256 with the recorded one.
  package func requireUnaltered() throws(ModelError) {
    guard SHA256.hash(content).elementsEqual(recordedHash) else { throw .altered(path: path) }
  }

  /// The recorded SHA-256 in hexadecimal.
  package var hash: String { recordedHash.hexadecimal }
}
