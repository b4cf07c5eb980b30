extension StoreError {
  /// What has happened and what to do, for whoever runs the desk: it names files. Holds foreign text.
  package var words: String {
    switch self {
    case .conflict: "Something else wrote to this conversation: that was not sent. Try again."
    case .full(let path):
      "The disk is full (\(path)): that was not stored. What was stored before is safe; free some space and try again."
    case .unusable(let path, let reason, let mend): "\(path) cannot be used: \(reason); \(mend)."
    case .newerSchema(let path): "\(path) was written by a newer version of frontdesk: use that version."
    case .tracesLeft(let path, let reason, let mend):
      "It is erased, but traces of it may still be in \(path): \(reason); \(mend), and have it erased once more."
    case .corrupt(let conversation, let seq, let reason):
      "Event \(seq) of conversation \(conversation) cannot be read: \(reason). Restore the data folder from a backup."
    }
  }
}
