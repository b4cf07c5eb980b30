/// Why a line was not obeyed: a stable code for programs, a sentence for people.
package struct WireError: Error, Hashable, Sendable {
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

  package var code: Code
  /// What is wrong, where, and what to do.
  package var message: String
  package var retryAfterMilliseconds: Int?

  package init(_ code: Code, _ message: String, retryAfterMilliseconds: Int? = nil) {
    self.code = code
    self.message = message
    self.retryAfterMilliseconds = retryAfterMilliseconds
  }
}
