import Facts
import HTTPTypes
import Hummingbird
import Reports

/// Who looks: their name, their account, one more browser.
struct PersonRoutes: Sendable {
  let routes: ReviewRoutes
  private let limit: LoginLimit

  private var options: ReviewOptions { routes.options }
  private var sessions: Sessions { routes.sessions }

  init(routes: ReviewRoutes) {
    self.routes = routes
    limit = LoginLimit(clock: routes.clock)
  }

  func add(to router: Router<ReviewContext>) {
    router.get("/who") { _, context in Response.page(WhoPage(viewer: context.viewer).text) }
    router.post("/who") { request, context in try await named(request, context) }
    router.get("/help") { _, context in
      Response.page(
        HelpPage(viewer: context.viewer, canInvite: options.accounts == nil).text)
    }
    guard let accounts = options.accounts else {
      router.post("/invite") { _, context in
        let address = options.address(port: routes.gate.port.value)
        let page = HelpPage(
          viewer: context.viewer, invitation: "\(address)/?token=\(sessions.issueToken())",
          canInvite: true)
        return Response.page(page.text)
      }
      return
    }
    router.get("/sign-in") { request, _ in
      Response.page(SignInPage(place: request.fields["place"] ?? "/").text)
    }
    router.post("/sign-in") { request, context in
      try await signIn(request, context, accounts)
    }
    router.post("/sign-out") { _, context in
      if let session = context.session { sessions.close(session) }
      var response = Response.moved(to: "/sign-in")
      response.headers[.setCookie] = routes.gate.cookie("", ends: true)
      return response
    }
  }

  private func named(_ request: Request, _ context: ReviewContext) async throws -> Response {
    let fields = try await routes.form(request, context)
    guard let session = context.session, !session.isAccount else { throw HTTPError(.forbidden) }
    guard let name = fields["who"], (1...100).contains(name.unicodeScalars.count) else {
      return .page(WhoPage(viewer: context.viewer, wrong: true).text, status: .unprocessableContent)
    }
    sessions.rename(session, to: name)
    return .moved(to: "/")
  }

  /// The client's address; behind a proxy the one that the proxy itself added last.
  private func remote(_ request: Request, _ context: ReviewContext) -> String {
    guard options.proxyAuthority != nil else { return context.remote }
    let last = request.header("X-Forwarded-For")?.split(separator: ",").last
    return last.map { String($0.filter { $0 != " " }.prefix(64)) } ?? context.remote
  }

  private func signIn(_ request: Request, _ context: ReviewContext, _ accounts: Accounts)
    async throws -> Response
  {
    let fields = try await routes.form(request, context)
    let name = String((fields["name"] ?? "").prefix(64))
    let place = fields["place"] ?? "/"
    // Only a path of this site; «//host» would be another.
    let target =
      place.hasPrefix("/") && !place.hasPrefix("//") && !place.contains("\\") ? place : "/"
    let remote = remote(request, context)
    if let seconds = limit.wait(account: name, address: remote) {
      context.logger.notice("refused", metadata: ["why": "too many log-ins"])
      let page = SignInPage(place: target, why: "Too many tries. Wait \(seconds) seconds.")
      var response = Response.page(page.text, status: .tooManyRequests)
      response.headers[.retryAfter] = String(seconds)
      return response
    }
    // Counted before it is checked, so that many tries at once are many tries.
    limit.failed(account: name, address: remote)
    guard let role = accounts.role(of: name, password: fields["password"] ?? "") else {
      context.logger.notice("refused", metadata: ["why": "log-in"])
      return .page(
        SignInPage(place: target, why: "Name or password is wrong.").text, status: .unauthorized)
    }
    limit.succeeded(account: name, address: remote)
    var response = Response.moved(to: target)
    response.headers[.setCookie] = routes.gate.cookie(
      sessions.open(name, isAccount: true, role: role))
    return response
  }
}
