import Facts
import Reports

/// The list of stories, with filters in the address.
struct StartPage {
  let desk: ReviewDesk
  let fields: FormFields
  let viewer: Viewer

  static let pageSize = 50

  private struct Line {
    let story: ReviewedStory
    let states: [ClaimRecord.State: Int]

    var needsWork: Bool { (states[.open] ?? 0) + (states[.stale] ?? 0) > 0 }

    func has(_ show: String) -> Bool {
      if show.isEmpty { return true }
      if show == "unread" { return !story.isReadable }
      if show == "done" { return story.isReadable && !needsWork && !story.report.claims.isEmpty }
      if let state = ClaimRecord.State(rawValue: show) { return (states[state] ?? 0) > 0 }
      return story.report.claims.contains { $0.verdict.reason.rawValue == show }
    }
  }

  private var lines: [Line] {
    let book = desk.book
    return desk.library.stories.map { story in
      var states: [ClaimRecord.State: Int] = [:]
      for sighting in story.sightings { states[book.record(of: sighting).state, default: 0] += 1 }
      return Line(story: story, states: states)
    }
  }

  private var words: String { fields["q"] ?? "" }
  private var show: String {
    let known =
      ["unread", "done"] + StatusMark.decided.map(\.rawValue)
      + ClaimRecord.State.allCases.map(\.rawValue)
    return fields["show"].flatMap { known.contains($0) ? $0 : nil } ?? ""
  }

  private func found(_ lines: [Line]) -> [Line] {
    guard !words.isEmpty else { return lines }
    let asked = words.lowercased()
    return lines.filter { line in
      let article = line.story.report.article
      let text = [article.source, article.headline ?? "", article.publisher ?? ""] + article.byline
      return text.joined(separator: " ").lowercased().contains(asked)
    }
  }

  private func address(show: String, page: Int = 1) -> String {
    FormFields.address(
      "/", [("show", show), ("q", words), ("page", page > 1 ? String(page) : "")])
  }

  var text: String {
    let found = found(lines)
    let shown = found.filter { $0.has(show) }
    let pager = Pager(
      page: fields["page"].flatMap { Int($0) } ?? 1, count: shown.count, size: StartPage.pageSize
    ) { address(show: show, page: $0) }
    let part = shown.dropFirst((pager.page - 1) * StartPage.pageSize).prefix(StartPage.pageSize)
    let rows = part.map(row)
    return PageFrame(
      title: "Stories", current: "/", viewer: viewer,
      twin: FormFields.address("/index.json", [("show", show), ("q", words)]),
      skips: [("list", "Skip to the list")],
      content: [
        .tag("h1", [:], "Stories under review"), search, filters(found),
        .tag(
          "section", ["id": "list", "aria-label": "Stories", "tabindex": "-1"],
          rows.isEmpty
            ? .tag("p", [:], "No story fits this filter.")
            : .tag("ol", ["class": "stories"], rows)),
        pager.element,
      ]
    ).text
  }

  private var search: HTML {
    .tag(
      "form", ["class": "search", "role": "search", "action": "/"],
      Field.hidden("show", show),
      Field.text("q", "Headline, file, publisher or byline", words, id: "filter"),
      .tag("button", [:], "Filter"))
  }

  private func filters(_ lines: [Line]) -> HTML {
    func count(_ show: String) -> Int { lines.count { $0.has(show) } }
    var items = [("", "All", lines.count)]
    items += [("open", "with undecided claims", count("open")), ("stale", "stale", count("stale"))]
    items += [
      ("reporter", "with the reporter", count("reporter")), ("done", "done", count("done")),
    ]
    items += StatusMark.decided.map { reason in
      (
        reason.rawValue, StatusMark(reason).glyph + " " + StatusMark(reason).words,
        count(reason.rawValue)
      )
    }
    items.append(("unread", "not read", count("unread")))
    return FilterLinks.list(
      items.map { (value: $0.0, words: $0.1, count: $0.2) }, chosen: show, label: "Filters"
    ) { address(show: $0) }
  }

  private func row(_ line: Line) -> HTML {
    let report = line.story.report
    let article = report.article
    guard line.story.isReadable else {
      return .tag(
        "li", ["class": "unread"], .tag("h2", [:], .tag("bdi", [:], HTML(article.source))),
        .tag(
          "ul", [:],
          report.diagnostics.map {
            .tag("li", [:], HTML("\($0.code): \($0.message). \($0.remedy)"))
          }))
    }
    var facts = [article.publisher, article.published.map(FigureWords.day)].compactMap { $0 }
    facts.append(article.source)
    let chips = StatusMark.decided.compactMap { reason -> HTML? in
      let count = report.count(reason)
      guard count > 0 else { return nil }
      let mark = StatusMark(reason)
      return .tag(
        "li", ["class": "chip s-" + mark.name], PageMark.glyph(mark),
        .tag("b", [:], HTML("\(count)")), HTML(" " + mark.words))
    }
    return .tag(
      "li", [:],
      .tag(
        "h2", ["dir": "auto", "lang": article.language],
        .tag("a", ["href": "/article/" + line.story.digest], HTML(line.story.title))),
      .tag(
        "p", ["class": "facts"],
        .joined(facts.map { .tag("bdi", [:], HTML($0)) }, separator: " · ")),
      chips.isEmpty ? .tag("p", [:], "Nothing to check.") : .tag("ul", ["class": "chips"], chips),
      .tag("p", ["class": "progress"], HTML(StartPage.progress(line.states))))
  }

  static func progress(_ states: [ClaimRecord.State: Int]) -> String {
    let all = states.values.reduce(0, +)
    guard all > 0 else { return "no claims" }
    let parts = [ClaimRecord.State.decided, .reporter, .stale, .open].compactMap { state in
      states[state].map { "\($0) \(state.words)" }
    }
    return "\(FigureWords.count(all, "claim")): " + parts.joined(separator: ", ")
  }

  var json: JSONValue {
    let shown = found(lines).filter { $0.has(show) }
    let articles = shown.map { line -> JSONValue in
      let article = line.story.report.article
      return .object([
        ("source", .string(article.source)), ("sha256", .string(article.sha256)),
        ("headline", .text(article.headline)),
        ("published", .text(article.published?.description)),
        ("address", .text(line.story.isReadable ? "/article/" + line.story.digest : nil)),
        (
          "claims",
          .object(StatusMark.decided.map { ($0.rawValue, .int(line.story.report.count($0))) })
        ),
        (
          "decisions",
          .object(ClaimRecord.State.allCases.map { ($0.rawValue, .int(line.states[$0] ?? 0)) })
        ),
        (
          "diagnostics",
          .array(line.story.report.diagnostics.map { ReportEncoding().diagnostic($0) })
        ),
      ])
    }
    return .object([
      ("schema", .string("tallyman-stories/1")), ("articles", .array(articles)),
    ])
  }
}
