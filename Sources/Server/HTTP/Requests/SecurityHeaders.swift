/// What every answer says to the browser that reads it (H30): run and show what is ours, in a window of its own or a
/// frame of ours, and tell nobody where it came from. An answer may say otherwise of itself.
enum SecurityHeaders {
  static let policy = """
    default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; \
    frame-src 'self'; frame-ancestors 'self'; base-uri 'none'; form-action 'self'
    """

  private static let always = [
    ("Content-Security-Policy", policy), ("X-Content-Type-Options", "nosniff"), ("Referrer-Policy", "no-referrer"),
    ("X-Frame-Options", "SAMEORIGIN"), ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
    ("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=()"),
  ]
  private static let secure = [("Strict-Transport-Security", "max-age=31536000")]

  static func all(isSecure: Bool) -> [(name: String, value: String)] { isSecure ? always + secure : always }
}
