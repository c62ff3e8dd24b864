import Evidence
import Facts
import HTTPTypes
import Hummingbird
import Reports

/// The pages of the site, each with its twin in JSON.
struct ReviewRoutes: Sendable {
  let desk: ReviewDesk
  let evidence: EvidenceFolder?
  let sessions: Sessions
  let options: ReviewOptions
  let gate: Gate
  /// Milliseconds since 1970.
  let clock: @Sendable () -> Int
  let cache = PageCache()

  func add(to router: Router<ReviewContext>) {
    router.add(middleware: gate)
    router.get("/health") { _, _ in Response.json(.object([("status", .string("ok"))])) }
    router.get("/review.css") { _, _ in Assets.style }
    router.get("/review.js") { _, _ in Assets.script }
    router.get("/icon.svg") { _, _ in Assets.icon }
    router.get("/") { request, context in try start(request, context) }
    router.get("/index.json") { request, context in
      desk.library.refresh()
      try desk.refresh()
      let page = StartPage(desk: desk, fields: request.fields, viewer: context.viewer)
      return Response.json(page.json)
    }
    router.get("/article/:digest") { request, context in try article(request, context) }
    router.get("/article/:digest/:file") { _, context in try file(context) }
    router.get("/article/:digest/claim/:claim") { _, context in try claim(context) }
    router.get("/article/:digest/claim/:claim/evidence") { _, context in try ask(context) }
    router.post("/article/:digest/claim/:claim/decision") { request, context in
      try await decide(request, context)
    }
    router.post("/article/:digest/claim/:claim/note") { request, context in
      try await decide(request, context, as: .note)
    }
    router.get("/evidence") { request, context in
      try Response.page(evidencePage(request, context).text)
    }
    router.get("/evidence.json") { request, context in
      try Response.json(evidencePage(request, context).json)
    }
    PersonRoutes(routes: self).add(to: router)
  }

  // MARK: Stories

  private func start(_ request: Request, _ context: ReviewContext) throws -> Response {
    desk.library.refresh()
    return try cached(request, context) {
      StartPage(desk: desk, fields: request.fields, viewer: context.viewer).text
    }
  }

  /// The page from the cache, where nothing on it changed since.
  private func cached(_ request: Request, _ context: ReviewContext, _ make: () -> String) throws
    -> Response
  {
    let version = try desk.refresh()
    let viewer = context.viewer
    let key =
      "\(viewer.role.rawValue) \(viewer.isAccount) \(viewer.name ?? "") \(request.uri.string)"
    if let buffer = cache.page(key, version) {
      return Response(
        status: .ok, headers: [.contentType: "text/html; charset=utf-8"],
        body: .init(byteBuffer: buffer))
    }
    let buffer = ByteBuffer(string: make())
    cache.keep(buffer, key, version)
    return Response(
      status: .ok, headers: [.contentType: "text/html; charset=utf-8"],
      body: .init(byteBuffer: buffer))
  }

  private func article(_ request: Request, _ context: ReviewContext) throws -> Response {
    let named = try context.parameters.require("digest")
    let isTwin = named.hasSuffix(".json")
    let digest = isTwin ? String(named.dropLast(5)) : named
    desk.library.refresh(digest)
    let fields = request.fields
    guard let story = desk.library.story(digest) else {
      return try moved(digest, twin: isTwin, fields)
    }
    func page() -> ArticlePage {
      ArticlePage(
        story: story, records: desk.records(of: story), filter: ArticleFilter(fields),
        viewer: context.viewer, replaced: fields["was"])
    }
    if isTwin {
      try desk.refresh()
      return .json(page().json)
    }
    return try cached(request, context) { page().text }
  }

  /// What took the place of a story whose file changed.
  private func moved(_ digest: String, twin: Bool, _ fields: FormFields) throws -> Response {
    guard let successor = desk.library.successor(of: digest) else { throw HTTPError(.notFound) }
    let path = "/article/" + successor + (twin ? ".json" : "")
    return .moved(
      to: FormFields.address(path, ArticleFilter(fields).fields() + [("was", digest)]))
  }

  private func story(_ context: ReviewContext) throws -> ReviewedStory {
    let digest = try context.parameters.require("digest")
    guard let story = desk.library.story(digest) else { throw HTTPError(.notFound) }
    return story
  }

  private func place(_ context: ReviewContext) throws -> (story: ReviewedStory, index: Int) {
    let story = try story(context)
    let id = try context.parameters.require("claim")
    guard let index = story.report.claims.firstIndex(where: { $0.claim.id == id }) else {
      throw HTTPError(.notFound)
    }
    return (story, index)
  }

  /// The page of a long story on which a claim stands.
  private func claim(_ context: ReviewContext) throws -> Response {
    let (story, index) = try place(context)
    let page = index / ArticleFilter.pageSize + 1
    return .moved(
      to: FormFields.address(
        "/article/" + story.digest, [("page", page > 1 ? String(page) : "")],
        anchor: "claim-" + story.report.claims[index].claim.id))
  }

  /// The report as a file: `report.html`, `report.sarif` …
  private func file(_ context: ReviewContext) throws -> Response {
    let name = try context.parameters.require("file")
    guard name.hasPrefix("report."), let format = ReportFormat(endingOf: name) else {
      throw HTTPError(.notFound)
    }
    let story = try story(context)
    try desk.refresh()
    let options = ReportOptions(showsSupported: true, showsUnchecked: true)
    let text = format.render([desk.decided(story)], options)
    return Response(
      status: .ok,
      headers: [
        .contentType: format.mediaType,
        .contentDisposition:
          "attachment; filename=\"report-\(story.digest.prefix(12)).\(format.ending)\"",
      ], body: .init(byteBuffer: ByteBuffer(string: text)))
  }

  // MARK: Decisions

  func form(_ request: Request, _ context: ReviewContext) async throws -> FormFields {
    let type = request.header("Content-Type") ?? ""
    guard type.hasPrefix("application/x-www-form-urlencoded") else {
      throw HTTPError(.unsupportedMediaType)
    }
    if let length = request.header("Content-Length").flatMap({ Int($0) }),
      length > context.maxUploadSize
    {
      throw HTTPError(.contentTooLarge)
    }
    let body = try await request.body.collect(upTo: context.maxUploadSize)
    return FormFields(String(buffer: body))
  }

  private func decide(
    _ request: Request, _ context: ReviewContext, as fixed: DecisionEntry.Action? = nil
  ) async throws -> Response {
    let fields = try await form(request, context)
    let viewer = context.viewer
    guard viewer.mayDecide, let session = context.session else { throw HTTPError(.forbidden) }
    guard let action = fixed ?? fields["action"].flatMap(DecisionEntry.Action.init) else {
      throw HTTPError(.badRequest)
    }
    let digest = try context.parameters.require("digest")
    if desk.library.story(digest) == nil, desk.library.successor(of: digest) != nil {
      return changed(digest, viewer)
    }
    let (story, index) = try place(context)
    guard let name = named(fields, session) else {
      return askWho(request, fields, viewer, action)
    }
    if let why = fault(action, fields["note"]) {
      var page = ArticlePage(
        story: story, records: desk.records(of: story), filter: ArticleFilter(fields),
        viewer: viewer)
      page.refused = (story.report.claims[index].claim.id, fields["note"] ?? "", why)
      return .page(page.text, status: .unprocessableContent)
    }
    let before = desk.records(of: story)
    if action == .undo, before[index].current?.id != fields["target"] {
      return Gate.refusal(
        .conflict, viewer,
        "That decision does not stand any more: somebody took it back or decided after it. Go back and look again."
      )
    }
    let entry = try desk.decide(
      .init(
        action: action, note: fields["note"], target: action == .undo ? fields["target"] : nil,
        after: fields["after"], by: name), on: story.sightings[index])
    if request.wantsJSON { return .json(entry.json, status: .created) }
    return .moved(to: back(to: story, index, before, ArticleFilter(fields)))
  }

  private func fault(_ action: DecisionEntry.Action, _ note: String?) -> String? {
    if action.needsNote, note == nil { return "an override needs a note that says why." }
    return (note?.utf8.count ?? 0) > 16_000 ? "the note is too long." : nil
  }

  /// The name that stands beside the decision; one that comes with the form is kept for the session.
  private func named(_ fields: FormFields, _ session: Session) -> String? {
    if let name = session.name { return name }
    guard let name = fields["who"], (1...100).contains(name.unicodeScalars.count) else {
      return nil
    }
    sessions.rename(session, to: name)
    return name
  }

  private func askWho(
    _ request: Request, _ fields: FormFields, _ viewer: Viewer, _ action: DecisionEntry.Action
  ) -> Response {
    if request.wantsJSON { return Gate.refusal(.unprocessableContent, nil, "who is missing") }
    var waiting = [("action", action.rawValue)]
    for name in ["note", "target", "after", "show", "q", "page"] {
      if let value = fields[name] { waiting.append((name, value)) }
    }
    let page = WhoPage(
      viewer: viewer, action: request.uri.path, waiting: waiting, wrong: fields["who"] != nil)
    return .page(page.text)
  }

  private func changed(_ digest: String, _ viewer: Viewer) -> Response {
    let page = RefusalPage(
      title: "The file changed meanwhile",
      words: "Nothing was decided: the story is not what you saw any more.",
      link: ("/article/" + digest, "See the story as it is now"), viewer: viewer)
    return .page(page.text, status: .conflict)
  }

  /// Back to the claim; where the filter hides it now, to the next that it shows.
  private func back(
    to story: ReviewedStory, _ index: Int, _ before: [ClaimRecord], _ filter: ArticleFilter
  ) -> String {
    let claims = story.report.claims
    let now = desk.records(of: story)
    let order = Array(index..<claims.count) + Array((0..<index).reversed())
    let target = order.first { filter.accepts(claims[$0], now[$0]) } ?? index
    let place = claims.indices.count { $0 < target && filter.accepts(claims[$0], now[$0]) }
    return FormFields.address(
      "/article/" + story.digest, filter.fields(page: place / ArticleFilter.pageSize + 1),
      anchor: "claim-" + claims[target].claim.id)
  }

  // MARK: Evidence

  private func ask(_ context: ReviewContext) throws -> Response {
    let (story, index) = try place(context)
    let claim = story.report.claims[index].claim
    return .moved(
      to: FormFields.address(
        "/evidence",
        EvidenceQuestion(claim.scope).fields + [("article", story.digest), ("claim", claim.id)]))
  }

  private func evidencePage(_ request: Request, _ context: ReviewContext) throws -> EvidencePage {
    let fields = request.fields
    let question = EvidenceQuestion(fields)
    let words = fields["words"] ?? ""
    var faults = question.faults
    var subject: EvidencePage.Subject?
    if let digest = fields["article"], let id = fields["claim"],
      let story = desk.library.story(digest),
      let checked = story.report.claims.first(where: { $0.claim.id == id })
    {
      subject = .init(
        digest: digest, claim: id, title: story.title, restated: checked.verdict.restated)
    }
    guard let evidence else {
      return EvidencePage(
        question: question, words: words, hits: [], result: nil, subject: subject,
        viewer: context.viewer,
        wrong: ["No evidence was opened: start tallyman review with --evidence."])
    }
    var hits: [EvidenceHit] = []
    var result: EvidencePage.Result?
    do throws(Diagnostic) {
      if !words.isEmpty { hits = try evidence.search(words) }
      if faults.isEmpty, !question.isOpen {
        result = try EvidencePage.result(question, in: evidence)
      }
    } catch {
      let place = error.place.map { $0 + ": " } ?? ""
      faults.append("\(error.code): \(place)\(error.message).")
    }
    return EvidencePage(
      question: question, words: words, hits: hits, result: result, subject: subject,
      viewer: context.viewer, wrong: faults)
  }
}

extension ReportFormat {
  /// - Source: IANA's registry of media types.
  var mediaType: String {
    switch self {
    case .text, .line: "text/plain; charset=utf-8"
    case .json: "application/json; charset=utf-8"
    case .jsonl: "application/jsonl; charset=utf-8"
    case .markdown: "text/markdown; charset=utf-8"
    case .csv: "text/csv; charset=utf-8"
    case .html: "text/html; charset=utf-8"
    case .sarif: "application/sarif+json"
    case .claimreview: "application/ld+json"
    }
  }

  var ending: String {
    switch self {
    case .text, .line: "txt"
    case .markdown: "md"
    case .claimreview: "jsonld"
    case .json, .jsonl, .csv, .html, .sarif: rawValue
    }
  }
}
