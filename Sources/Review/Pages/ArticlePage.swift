import Facts
import Reports

/// One story with its marks and cards, and below each card what was and can be decided.
struct ArticlePage {
  let story: ReviewedStory
  /// One a claim, in the story's order.
  let records: [ClaimRecord]
  let filter: ArticleFilter
  let viewer: Viewer
  /// The digest of the story that this one took the place of.
  var replaced: String?
  /// A note that was missing or too long: the claim, what was written, what is wrong.
  var refused: (claim: String, draft: String, why: String)?

  private var base: String { "/article/" + story.digest }

  /// The places of the claims that the filter lets through.
  private var found: [Int] {
    guard !filter.isOpen else { return Array(records.indices) }
    return records.indices.filter { filter.accepts(story.report.claims[$0], records[$0]) }
  }

  private func item(_ index: Int) -> (claim: NumberedClaim, record: ClaimRecord) {
    (NumberedClaim(number: index + 1, checked: story.report.claims[index]), records[index])
  }

  private func address(_ filter: ArticleFilter, page: Int? = nil) -> String {
    FormFields.address(base, filter.fields(page: page))
  }

  var text: String {
    let found = found
    var page = filter.page
    if let refused,
      let at = found.firstIndex(where: { story.report.claims[$0].claim.id == refused.claim })
    {
      page = at / ArticleFilter.pageSize + 1
    }
    let pager = Pager(page: page, count: found.count, size: ArticleFilter.pageSize) {
      address(filter, page: $0)
    }
    let first = (pager.page - 1) * ArticleFilter.pageSize
    let shown = found.dropFirst(first).prefix(ArticleFilter.pageSize).map(item)
    var report = story.report
    report.decisions = shown.compactMap { $0.record.decision(on: $0.claim.checked.claim.id) }
    let part = StoryPart(claims: shown.map(\.claim), blocks: blocks(shown.map(\.claim), pager))
    let forms = forms(shown)
    let page1 = StoryPage(
      report: report, options: ReportOptions(), names: PageNames(story: nil), part: part
    ) { forms[$0.checked.claim.id] ?? .empty }
    return PageFrame(
      title: story.title, viewer: viewer,
      twin: FormFields.address(base + ".json", filter.fields(page: 1)), message: message,
      skips: [("story", "Skip to the story"), ("filters", "Skip to the filters")],
      content: [
        page1.head, progress, page1.answer, page1.diagnostics,
        page1.conflicts { address(ofClaim: $0, among: forms) }, search, filters, pager.element,
        found.isEmpty ? emptyStory : page1.story, pager.element,
        page1.unchecked, page1.evidence, downloads,
      ]
    ).text
  }

  /// On this page, else the way to the page it stands on.
  private func address(ofClaim id: String, among shown: [String: HTML]) -> String {
    shown[id] == nil ? "\(base)/claim/\(id)" : "#claim-" + id
  }

  /// Stands where the story would, so that the way to it leads somewhere.
  private var emptyStory: HTML { .tag("p", ["id": "story", "tabindex": "-1"], HTML(nothing)) }

  private var nothing: String {
    story.report.claims.isEmpty
      ? "Nothing in this story can be checked against customs records."
      : "No claim fits this filter."
  }

  /// Without a filter the story's text up to the last claim of the page; with one, the blocks of its claims.
  private func blocks(_ claims: [NumberedClaim], _ pager: Pager) -> [Article.Block] {
    let all = story.report.article.blocks
    if filter.isOpen, pager.pages == 1 { return all }
    let wanted = Set(claims.map(\.checked.claim.block))
    guard filter.isOpen, let first = all.firstIndex(where: { wanted.contains($0.id) }),
      let last = all.lastIndex(where: { wanted.contains($0.id) })
    else { return all.filter { wanted.contains($0.id) } }
    let start = pager.page == 1 ? 0 : first
    let end = pager.page == pager.pages ? all.count - 1 : last
    return Array(all[start...end])
  }

  private func forms(_ shown: [(claim: NumberedClaim, record: ClaimRecord)]) -> [String: HTML] {
    var forms: [String: HTML] = [:]
    for (index, item) in shown.enumerated() {
      let id = item.claim.checked.claim.id
      forms[id] =
        DecisionForms(
          claim: item.claim, record: item.record, digest: story.digest, filter: filter,
          viewer: viewer,
          previous: index > 0 ? shown[index - 1].claim.checked.claim.id : nil,
          next: index + 1 < shown.count ? shown[index + 1].claim.checked.claim.id : nil,
          draft: refused?.claim == id ? refused?.draft : nil
        ).element
    }
    return forms
  }

  private var message: HTML? {
    if let refused {
      return .tag(
        "p", ["class": "wrong"], .tag("strong", [:], "Nothing was decided"), ": ",
        HTML(refused.why), " ",
        .tag("a", ["href": "#note-" + refused.claim], "To the note"))
    }
    guard replaced != nil else { return nil }
    let kept = records.count { $0.current != nil && !$0.isStale }
    let stale = records.count { $0.isStale }
    let fresh = records.count { $0.timeline.isEmpty }
    return .tag(
      "p", [:], .tag("strong", [:], "The file changed and was checked again"),
      HTML(
        ": \(FigureWords.count(kept, "decision")) of sentences that stayed "
          + "\(kept == 1 ? "was" : "were") carried over, \(stale) to look at again, "
          + "\(FigureWords.count(fresh, "claim")) not decided on yet."))
  }

  private var states: [ClaimRecord.State: Int] {
    records.reduce(into: [:]) { $0[$1.state, default: 0] += 1 }
  }

  private var progress: HTML {
    .tag("p", ["class": "progress"], HTML(StartPage.progress(states).capitalizedFirst + "."))
  }

  private var search: HTML {
    .tag(
      "form", ["class": "search", "role": "search", "action": base],
      Field.hidden("show", filter.show),
      Field.text("q", "Words of a claim", filter.words, id: "filter"),
      .tag("button", [:], "Filter"))
  }

  private var filters: HTML {
    let states = states
    let counts = story.report.countsByReason
    var items = [("", "All", records.count)]
    items += ClaimRecord.State.allCases.map { ($0.rawValue, $0.words, states[$0] ?? 0) }
    items += StatusMark.decided.map { reason in
      let mark = StatusMark(reason)
      return (mark.name, mark.glyph + " " + mark.words, counts[reason] ?? 0)
    }
    let list = FilterLinks.list(
      items.map { (value: $0.0, words: $0.1, count: $0.2) }, chosen: filter.show, label: "Filters"
    ) { show in
      var filter = filter
      filter.show = show
      return address(filter, page: 1)
    }
    return .tag("div", ["id": "filters", "tabindex": "-1"], list)
  }

  /// The report as files, decisions and all.
  private var downloads: HTML {
    let formats: [(String, String)] = [
      ("html", "one page"), ("md", "Markdown"), ("csv", "table"), ("txt", "text"),
      ("json", "JSON"), ("sarif", "SARIF"), ("jsonld", "ClaimReview"),
    ]
    let items = formats.map { ending, words in
      HTML.tag(
        "li", [:],
        .tag("a", ["href": "\(base)/report.\(ending)"], HTML("\(words) (.\(ending))")))
    }
    return .tag(
      "section", ["class": "downloads", "aria-labelledby": "downloads"],
      .tag("h2", ["id": "downloads"], "The report as a file"), .tag("ul", ["class": "tools"], items)
    )
  }
}

extension ArticlePage {
  /// The object of `check --format json`, with the decisions and their timeline.
  var json: JSONValue {
    let found = found.map(item)
    var report = story.report
    report.claims = found.map(\.claim.checked)
    report.decisions = found.compactMap { $0.record.decision(on: $0.claim.checked.claim.id) }
    guard case .object(var members) = ReportEncoding().report(report) else { return .null }
    let entries = found.flatMap(\.record.timeline)
    members.append(("timeline", .array(entries.map(\.json))))
    return .object(members)
  }
}
