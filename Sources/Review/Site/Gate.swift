import HTTPTypes
import Hummingbird
import Logging
import Reports
import Synchronization

/// Stands before every page: the right host, the right origin, a session; and what every answer carries.
struct Gate: RouterMiddleware {
  let options: ReviewOptions
  let sessions: Sessions
  let port: Port

  /// The port, known once the server listens.
  final class Port: Sendable {
    private let number = Mutex(0)
    var value: Int {
      get { number.withLock { $0 } }
      set { number.withLock { $0 = newValue } }
    }
  }

  func handle(
    _ request: Request, context: ReviewContext,
    next: (Request, ReviewContext) async throws -> Response
  ) async throws -> Response {
    let started = ContinuousClock.now
    var response: Response
    do {
      response = try await admitted(request, context, next)
    } catch let error as any HTTPResponseError {
      response = Gate.refusal(error.status, context.viewer)
    } catch {
      context.logger.error("request failed", metadata: ["kind": "\(type(of: error))"])
      response = Gate.refusal(.internalServerError, context.viewer)
    }
    for (name, value) in Gate.headers {
      if let name = HTTPField.Name(name) { response.headers[name] = value }
    }
    let path = context.endpointPath ?? "none"
    let time = ContinuousClock.now - started
    context.logger.info(
      "request",
      metadata: [
        "method": "\(request.method)", "route": "\(path)", "status": "\(response.status.code)",
        "ms":
          "\(time.components.seconds * 1_000 + time.components.attoseconds / 1_000_000_000_000_000)",
      ])
    return response
  }

  /// - Source: OWASP Secure Headers Project; CSP Level 3.
  private static let headers = [
    ("Cache-Control", "no-store"), ("Referrer-Policy", "no-referrer"),
    ("X-Content-Type-Options", "nosniff"), ("X-Frame-Options", "DENY"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
    ("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=()"),
    (
      "Content-Security-Policy",
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; form-action 'self'; "
        + "base-uri 'none'; frame-ancestors 'none'"
    ),
  ]

  private func admitted(
    _ request: Request, _ context: ReviewContext,
    _ next: (Request, ReviewContext) async throws -> Response
  ) async throws -> Response {
    let authority = request.head.authority?.lowercased() ?? ""
    let authorities = options.authorities(port: port.value)
    guard authorities.contains(authority) else {
      context.logger.notice("refused", metadata: ["why": "host"])
      return Gate.refusal(
        .misdirectedRequest, nil, "This site does not answer to the name that was asked for.")
    }
    let isChange = request.method != .get && request.method != .head
    if isChange, !isOwn(request, authority) {
      context.logger.notice("refused", metadata: ["why": "origin"])
      return Gate.refusal(.forbidden, nil, "This was sent from another site.")
    }
    let path = request.uri.path
    if ["/review.css", "/icon.svg", "/health"].contains(path) {
      return try await next(request, context)
    }
    var context = context
    context.session = request.cookies[cookieName].flatMap { sessions.session(of: $0.value) }
    // An account that was removed, or has another role now, signs in again.
    if let session = context.session, session.isAccount,
      options.accounts?.role(of: session.name ?? "") != session.role
    {
      context.session = nil
    }
    if !isChange, options.accounts == nil, let token = request.fields["token"] {
      return entered(with: token, request, context)
    }
    guard context.session != nil || path == "/sign-in" && options.accounts != nil else {
      return turnedAway(request, context)
    }
    return try await next(request, context)
  }

  /// A change must come from a page of this site.
  ///
  /// Pages that send no referrer send `Origin: null` with their own forms (Fetch standard, «append a
  /// request Origin header»), so there what the browser says in `Sec-Fetch-Site` decides.
  private func isOwn(_ request: Request, _ authority: String) -> Bool {
    let site = request.header("Sec-Fetch-Site")
    if let site, site != "same-origin" { return false }
    let origin = request.header("Origin")
    if let origin, origin != "null" {
      return origin == "\(options.isSecure ? "https" : "http")://\(authority)"
    }
    return site == "same-origin"
  }

  /// Cookies know no ports, so that two reviews on one machine need two names.
  var cookieName: String {
    options.isSecure ? "__Host-tallyman-\(port.value)" : "tallyman-\(port.value)"
  }

  func cookie(_ value: String, ends: Bool = false) -> String {
    "\(cookieName)=\(value); Path=/; HttpOnly; SameSite=Strict"
      + (options.isSecure ? "; Secure" : "") + (ends ? "; Max-Age=0" : "")
  }

  private func entered(with token: String, _ request: Request, _ context: ReviewContext)
    -> Response
  {
    // A second look at the same address by a browser that is in changes nothing.
    var response = Response.moved(to: request.uri.path.hasPrefix("//") ? "/" : request.uri.path)
    if context.session != nil { return response }
    guard sessions.redeem(token) else {
      context.logger.notice("refused", metadata: ["why": "token"])
      return Gate.refusal(
        .forbidden, nil,
        "This address lets one browser in, once, and was used. In that browser, “Keys and help” makes one more; or start tallyman review again."
      )
    }
    response.headers[.setCookie] = cookie(sessions.open(nil, role: .reviewer))
    return response
  }

  private func turnedAway(_ request: Request, _ context: ReviewContext) -> Response {
    context.logger.notice("refused", metadata: ["why": "session"])
    // A link from another site carries no cookie; the same link from here does.
    let isLinked = request.header("Sec-Fetch-Site") == "cross-site" && request.method == .get
    let path = request.uri.string
    if isLinked {
      let page = RefusalPage(
        title: "A link from another site", words: "The link leads to this review.",
        link: (path.hasPrefix("//") ? "/" : path, "Go on"))
      return .page(page.text, status: .forbidden)
    }
    guard options.accounts != nil else {
      return Gate.refusal(
        .forbidden, nil,
        "Open the address that tallyman review printed: it lets one browser in.")
    }
    guard request.method == .get, !path.hasPrefix("//") else {
      return Gate.refusal(.unauthorized, nil, "Sign in first.")
    }
    return .moved(to: FormFields.address("/sign-in", [("place", path)]))
  }

  static func refusal(
    _ status: HTTPResponse.Status, _ viewer: Viewer?, _ words: String? = nil
  ) -> Response {
    let usual =
      switch status {
      case .notFound:
        "There is no such page. The story may have changed; the list has its newest state."
      case .contentTooLarge: "That was too much to send at once."
      case .badRequest: "The request could not be understood."
      default: status.reasonPhrase
      }
    let link: (String, String)? =
      viewer.flatMap { _ in status == .notFound ? ("/", "To the stories") : nil }
    let page = RefusalPage(
      title: "\(status.code) \(status.reasonPhrase)", words: words ?? usual, link: link,
      viewer: viewer)
    var response = Response.page(page.text, status: status)
    if status == .contentTooLarge { response.headers[.connection] = "close" }
    return response
  }
}
