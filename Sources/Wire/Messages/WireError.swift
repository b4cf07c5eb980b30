/// Why a line was not obeyed: a stable code for programs, a sentence for people.
package struct WireError: Error, Hashable, Sendable {
  /// The codes of docs/protocol.md § Errors. Their names never change; a client may decide by them.
  package enum Code: String, Hashable, Sendable, CaseIterable {
    case parse, auth, forbidden, overloaded, storage, lagged
    case tooLong = "too_long"
    case badField = "bad_field"
    case unknownType = "unknown_type"
    case unsupportedVersion = "unsupported_version"
    case notFound = "not_found"
    case idConflict = "id_conflict"
    case notOwner = "not_owner"
    case alreadyClaimed = "already_claimed"
    case wrongState = "wrong_state"
    case rateLimited = "rate_limited"
  }

  /// What a client decides by.
  package var code: Code
  /// What is wrong, where, and what to do.
  package var message: String
  /// How long to wait before the same is sent again; nil: no time is known, or waiting does not help.
  package var retryAfterMilliseconds: Int?

  package init(_ code: Code, _ message: String, retryAfterMilliseconds: Int? = nil) {
    self.code = code
    self.message = message
    self.retryAfterMilliseconds = retryAfterMilliseconds
  }
}
