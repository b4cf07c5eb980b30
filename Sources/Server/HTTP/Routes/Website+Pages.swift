import Desk
import Knowledge
import Language
import NIOCore
import NIOHTTP1

/// What is made anew for each request, from the knowledge and the state as they are.
extension Website {
  func summary(_ request: HTTPRequest) -> Reply {
    let summary = SiteSummary(desk, asked: request.target["locale"], origin: request.visitor.ownOrigin ?? "")
    return .response(shared(.json(.ok, summary), with: request))
  }

  func privacyPage(_ request: HTTPRequest) -> Reply {
    let asked = [request.target["locale"]].compactMap(\.self) + request.acceptedLanguages
    guard let (html, locale) = privacy.text(desk, asked: asked.compactMap(LocaleCode.init(tag:))) else {
      return .response(.text(.notFound, "There is no such page."))
    }
    return .response(
      HTTPResponse(
        .ok,
        [
          ("Content-Type", "text/html; charset=utf-8"), ("Content-Language", locale.rawValue),
          ("Cache-Control", "no-cache"), ("Vary", "Accept-Language"),
        ], body: ByteBuffer(string: html)))
  }

  /// For whoever opens the desk's bare address: what is to be found here.
  func front(_ request: HTTPRequest) -> Reply {
    let origin = request.visitor.ownOrigin ?? ""
    return .response(
      .text(
        .ok,
        """
        This is the front desk of \(desk.knowledge.business.name).

        \(origin)/demo   the chat, as it looks on a website
        \(origin)/desk   for those who answer customers
        \(origin)/privacy   what becomes of what is written

        `frontdesk snippet` prints the line that puts the chat onto your own website.
        """))
  }

  func ready(_ request: HTTPRequest) -> Reply {
    .later { [isReady] in
      await isReady() ? .text(.ok, "ready") : .text(.serviceUnavailable, "not ready").with("Retry-After", "1")
    }
  }

  /// For this machine alone: how busy a business is, is its own affair.
  func metrics(_ request: HTTPRequest) -> Reply {
    guard request.visitor.isLocal else {
      return .response(.text(.forbidden, "Figures are only for this machine: ask for them there."))
    }
    return .later { [services, hub] in
      let page = MetricsText.page(await services.status(), connections: hub.count)
      return HTTPResponse(
        .ok, [("Content-Type", MetricsText.type), ("Cache-Control", "no-store")], body: ByteBuffer(string: page))
    }
  }
}

extension HTTPRequest {
  /// Tags of languages, the best first.
  fileprivate var acceptedLanguages: [String] {
    headers.weighted("accept-language").enumerated()
      .sorted { ($1.element.weight, $0.offset) < ($0.element.weight, $1.offset) }
      .map(\.element.value)
  }
}
