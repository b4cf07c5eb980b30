/// The text with letters that stand apart (`a r e  y o u`) put together into words; nil where fewer than
/// `fewestLetters` in a row stand so, as in `plan b` or `size m or l`.
///
/// More than one space ends a word; without that the letters come out as one word, `areyou`. Linear in the length.
func closedUp(_ text: String) -> String? {
  var out: [UInt8] = []
  var run: [UInt8] = []
  var letters = 0
  var isChanged = false
  func endRun() {
    isChanged = isChanged || letters >= fewestLetters
    if letters < fewestLetters {
      for byte in run { out.append(contentsOf: [byte, UInt8(ascii: " ")]) }
    } else {
      out.append(contentsOf: run)
      out.append(UInt8(ascii: " "))
    }
    (run, letters) = ([], 0)
  }
  for piece in text.utf8.split(separator: UInt8(ascii: " "), omittingEmptySubsequences: false) {
    if piece.isEmpty {
      if !run.isEmpty, run.last != UInt8(ascii: " ") { run.append(UInt8(ascii: " ")) }
    } else if let only = piece.first,
      piece.dropFirst().allSatisfy({ $0 == UInt8(ascii: "?") || $0 == UInt8(ascii: "!") }),
      lowerCased(only) &- UInt8(ascii: "a") < 26
    {
      run.append(contentsOf: piece)
      letters += 1
    } else {
      endRun()
      out.append(contentsOf: piece)
      out.append(UInt8(ascii: " "))
    }
  }
  endRun()
  return isChanged ? String(decoding: out, as: UTF8.self) : nil
}

/// As many as no abbreviation and no list of sizes has.
private let fewestLetters = 6
