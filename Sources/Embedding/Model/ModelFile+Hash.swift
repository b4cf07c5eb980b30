import Digests

extension ModelFile {
  /// Reads every byte and compares its SHA-256 with the recorded one.
  package func requireUnaltered() throws(ModelError) {
    guard SHA256.hash(content).elementsEqual(recordedHash) else { throw .altered(path: path) }
  }

  /// The recorded SHA-256 in hexadecimal.
  package var hash: String { hexadecimal(recordedHash) }
}

func hexadecimal(_ bytes: some Sequence<UInt8>) -> String {
  let digits = Array("0123456789abcdef")
  return String(bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] })
}
