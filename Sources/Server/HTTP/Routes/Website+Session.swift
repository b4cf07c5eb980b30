import Desk
import Foundation
import Logging
import NIOCore
import NIOHTTP1
import Storage

/// Agents sign in and out (`/desk/session`): the desk's own page alone may ask.
extension Website {
  private struct SignedIn: Encodable {
    struct Agent: Encodable {
      var id: String
      var name: String
      var role: String
    }

    var agent: Agent
    /// To be shown in hello, and in the header `Frontdesk-CSRF` to sign out.
    var csrf: String

    init(_ account: AgentAccount, _ csrf: String) {
      agent = Agent(id: account.id, name: account.name, role: account.role.rawValue)
      self.csrf = csrf
    }
  }

  private struct Nobody: Encodable {
    var agent: String?

    func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encodeNil(forKey: .agent)
    }

    private enum CodingKeys: CodingKey { case agent }
  }

  private struct Credential: Decodable { var token: String }

  static let csrfHeader = "Frontdesk-CSRF"

  func session(_ request: HTTPRequest) -> Reply {
    guard let cookie = request.agentCookie else { return .response(.json(.ok, Nobody())) }
    return .later { [self] in
      do throws(StoreError) {
        guard let found = try await sessions.find(cookie) else { return .json(.ok, Nobody()) }
        return .json(.ok, SignedIn(found.account, found.csrf))
      } catch { return unreadable(error) }
    }
  }

  func beginSession(_ request: HTTPRequest) -> Reply {
    guard isOwn(request) else { return .response(foreign(request)) }
    guard request.header("content-type")?.lowercased().hasPrefix("application/json") == true else {
      return .response(.text(.unsupportedMediaType, "Send {\"token\":…} as application/json."))
    }
    let data = Data(request.body.readableBytesView)
    guard let credential = try? JSONDecoder().decode(Credential.self, from: data) else {
      return .response(.text(.badRequest, "Send {\"token\":…}."))
    }
    return .later { [self] in await beginSession(credential.token, request) }
  }

  private func beginSession(_ token: String, _ request: HTTPRequest) async -> HTTPResponse {
    let transport = Transport(name: "browser", address: request.visitor.address)
    do throws(SignInFailure) {
      let account = try await signIn.account(token: token, from: request.visitor.address?.key)
      if let old = request.agentCookie { sessions.end(old) }
      let (cookie, csrf) = sessions.begin(account)
      logger.info("agent's browser signed in", metadata: transport.metadata(["agent": "\(account.id)"]))
      return .json(.ok, SignedIn(account, csrf))
        .with("Set-Cookie", Self.cookie(cookie, seconds: DeskSessions.longestMilliseconds / 1_000, request))
    } catch {
      logger.notice("sign-in failed", metadata: transport.metadata())
      switch error {
      case .tooMany(let wait):
        return .text(.tooManyRequests, "Too many attempts from this address; wait and try again.")
          .with("Retry-After", "\((wait + 999) / 1_000)")
      case .store(let error): return unreadable(error)
      case .unknown, .badName:
        return .text(
          .forbidden, "This token opens nothing. Check it, or have another made with `frontdesk agents add`.")
      }
    }
  }

  func endSession(_ request: HTTPRequest) -> Reply {
    guard isOwn(request), let cookie = request.agentCookie, let csrf = request.header(Self.csrfHeader)
    else { return .response(foreign(request)) }
    return .later { [self] in
      do throws(StoreError) { return try await endSession(of: cookie, csrf, request) } catch {
        return unreadable(error)
      }
    }
  }

  private func endSession(
    of cookie: String, _ csrf: String, _ request: HTTPRequest
  ) async throws(StoreError) -> HTTPResponse {
    guard let account = try await sessions.find(cookie, csrf: csrf) else {
      let refusal = HTTPResponse.text(.forbidden, "There is no such session; sign in again.")
      // A cookie that opens nothing any more is of no use to the browser. One that does is not taken from it.
      let isDead = try await sessions.find(cookie) == nil
      return isDead ? refusal.with("Set-Cookie", Self.cookie("", seconds: 0, request)) : refusal
    }
    sessions.end(cookie)
    await signIn.signedOut(account)
    return HTTPResponse(.noContent).with("Set-Cookie", Self.cookie("", seconds: 0, request))
  }

  private func unreadable(_ error: StoreError) -> HTTPResponse {
    failures.note(error)
    return .text(.serviceUnavailable, "Accounts cannot be read now; the desk's log says why. Try again in a moment.")
  }

  private static func cookie(_ value: String, seconds: Int64, _ request: HTTPRequest) -> String {
    "\(DeskSessions.cookieName(at: request.visitor.ownOrigin))=\(value); Path=/; Max-Age=\(seconds); HttpOnly; SameSite=Strict"
      + (request.visitor.isSecure ? "; Secure" : "")
  }
}
