extension Machine {
  /// What it has, as part of a sentence.
  package var words: String {
    "\(cores) \(cores == 1 ? "core" : "cores"), \(instructions.name), \(bytesInWords(memoryBytes)) of memory, "
      + "\(bytesInWords(freeDiskBytes)) of disk free"
  }
}
