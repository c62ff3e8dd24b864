import Facts

/// One story on the page: its head, the answer, the findings, the marked text, what was not checked.
struct StoryPage {
  let report: Report
  let options: ReportOptions
  let names: PageNames

  private var isAlone: Bool { names.story == "story" }

  var element: HTML {
    .tag(
      "article",
      [
        "class": "report", "id": names.part("report"), "aria-labelledby": names.part("headline"),
      ],
      head, answer, diagnostics, findings, story, unchecked, evidence)
  }

  private func heading(_ level: Int, _ attributes: KeyValuePairs<String, String?>, _ text: HTML)
    -> HTML
  {
    switch level + (isAlone ? 0 : 1) {
    case 1: .tag("h1", attributes, text)
    case 2: .tag("h2", attributes, text)
    default: .tag("h3", attributes, text)
    }
  }

  private var head: HTML {
    let article = report.article
    var facts = [article.publisher, article.published.map(FigureWords.day)].compactMap { $0 }
    if !article.byline.isEmpty { facts.append("by " + article.byline.joined(separator: ", ")) }
    facts.append(article.source)
    return .tag(
      "header", ["class": "head"],
      heading(
        1, ["id": names.part("headline"), "dir": "auto", "lang": article.language],
        HTML(article.headline ?? article.source)),
      .tag(
        "p", ["class": "facts"],
        .joined(facts.map { .tag("bdi", [:], HTML($0)) }, separator: " · ")))
  }

  private var answer: HTML {
    let counts = StatusMark.decided.map { ($0, report.count($0)) }.filter { $0.1 > 0 }
    let chips = counts.map { reason, count in
      let mark = StatusMark(reason)
      return HTML.tag(
        "li", ["class": "chip s-" + mark.name], PageMark.glyph(mark),
        .tag("b", [:], HTML("\(count)")), HTML(" " + mark.words))
    }
    return .tag(
      "section", ["class": "result", "aria-label": "Result"],
      .tag(
        "p", ["class": "answer"], HTML(SummaryLine([report], showsUnchecked: true).text + ".")),
      chips.isEmpty ? .empty : .tag("ul", ["class": "chips"], chips))
  }

  private var diagnostics: HTML {
    guard !report.diagnostics.isEmpty else { return .empty }
    return .tag(
      "section", ["class": "diagnostics", "aria-label": "Warnings"],
      .tag(
        "ul", [:],
        report.diagnostics.map { diagnostic in
          .tag(
            "li", [:], .tag("code", [:], HTML(diagnostic.code)), " ", HTML(diagnostic.message),
            ". ", .tag("em", [:], HTML("Remedy: " + diagnostic.remedy)), ".")
        }))
  }

  /// The way to every claim that is not supported, in the story's order.
  private var findings: HTML {
    let open = report.claims.enumerated().filter { $0.element.verdict.status != .supported }
    let items = open.map { index, checked in
      let mark = StatusMark(checked.verdict.reason)
      return HTML.tag(
        "li", ["class": "s-" + mark.name],
        .tag(
          "a", ["href": "#" + names.claim(checked.claim.id)], PageMark.glyph(mark),
          HTML("\(index + 1) "), .tag("b", [:], HTML(mark.words))),
        ": ", .tag("span", ["dir": "auto"], words(of: checked.claim)))
    }
    return .tag(
      "section", ["class": "findings", "aria-labelledby": names.part("findings")],
      heading(2, ["id": names.part("findings")], "Findings"),
      items.isEmpty
        ? .tag("p", [:], HTML(report.claims.isEmpty ? noClaims : "Every claim is supported."))
        : .tag("ol", ["class": "plain"], items))
  }

  /// The quote among the words around it: «900» alone says little.
  private func words(of claim: Claim) -> HTML {
    let excerpt = Excerpt(of: claim, in: report.article, width: 90, escaping: false)
    return HTML(excerpt.before) + .tag("mark", [:], HTML(excerpt.quote)) + HTML(excerpt.after)
  }

  private var noClaims: String { "Nothing in this story can be checked against customs records." }

  private var story: HTML {
    let numbered = report.claims.enumerated().map { NumberedClaim(number: $0 + 1, checked: $1) }
    let byBlock = Dictionary(grouping: numbered) { $0.checked.claim.block }
    // The headline stands above already, unless something in it was claimed.
    let headline = report.article.headline
    let shown = report.article.blocks.enumerated().filter { index, block in
      index > 0 || block.text != headline || byBlock[block.id] != nil
    }
    let rows = shown.map { row($0.element, byBlock[$0.element.id] ?? []) }
    guard !rows.isEmpty else { return .empty }
    return .tag(
      "section",
      ["class": "story", "id": names.story, "aria-labelledby": names.part("text")],
      heading(2, ["id": names.part("text")], "The story, with its claims"),
      .joined(rows))
  }

  private func row(_ block: Article.Block, _ claims: [NumberedClaim]) -> HTML {
    let language = report.article.language
    let marked = MarkedText(text: block.text, claims: claims, names: names).element
    let attributes: KeyValuePairs<String, String?> = [
      "class": "block " + block.kind.rawValue, "lang": language, "dir": "auto",
    ]
    let text: HTML =
      switch block.kind {
      case .quote, .pullQuote: .tag("blockquote", attributes, marked)
      case .heading: .tag("p", attributes, .tag("strong", [:], marked))
      case .paragraph, .listItem, .table, .caption, .embed: .tag("p", attributes, marked)
      }
    guard !claims.isEmpty else { return .tag("div", ["class": "row"], text) }
    let cards = claims.map {
      ClaimCard(
        claim: $0, article: report.article, options: options, names: names,
        level: isAlone ? 3 : 4
      ).element
    }
    return .tag("div", ["class": "row"], text, .tag("div", ["class": "cards"], cards))
  }

  private var unchecked: HTML {
    guard !report.unchecked.isEmpty else { return .empty }
    let items = report.unchecked.map { sentence in
      HTML.tag(
        "li", [:],
        .tag("q", ["lang": report.article.language, "dir": "auto"], HTML(sentence.sentence)),
        .tag("span", ["class": "why"], HTML(" — " + sentence.reason.words)))
    }
    let count = FigureWords.count(report.unchecked.count, "sentence")
    return .tag(
      "section", ["class": "unchecked", "aria-labelledby": names.part("unchecked")],
      heading(2, ["id": names.part("unchecked")], "Not checked"),
      .tag(
        "details", [:],
        .tag("summary", [:], HTML("\(count), each with its reason")),
        .tag("ul", [:], items)))
  }

  private var evidence: HTML {
    guard !report.datasets.isEmpty else { return .empty }
    let rows = report.datasets.map { dataset in
      let coverage = FigureWords.period(dataset.period)
      return HTML.tag(
        "tr", [:],
        .tag("th", ["scope": "row"], .tag("bdi", [:], HTML(dataset.source))),
        .tag("td", ["class": "n"], HTML(Figure(dataset.records).grouped())),
        .tag("td", ["class": "n"], HTML(Figure(dataset.rejected).grouped())),
        .tag("td", [:], HTML(coverage + (dataset.isCoverageAssumed ? " (assumed)" : ""))),
        .tag("td", ["class": "digest"], .tag("code", [:], HTML(dataset.sha256))))
    }
    let columns = ["File", "Records", "Rejected", "Covers", "SHA-256"]
    return .tag(
      "section", ["class": "evidence", "aria-labelledby": names.part("evidence")],
      heading(2, ["id": names.part("evidence")], "The evidence"),
      PageMark.scrolling(
        label: "The evidence",
        .tag(
          "table", [:],
          .tag("caption", [:], "Customs files that the story was checked against"),
          PageMark.columns(columns),
          .tag("tbody", [:], rows))))
  }
}

/// A claim with its number in the story, as marks and cards show it.
struct NumberedClaim {
  let number: Int
  let checked: CheckedClaim

  var mark: StatusMark { StatusMark(checked.verdict.reason) }
}

/// Small pieces that several parts of the page share.
enum PageMark {
  static func glyph(_ mark: StatusMark) -> HTML {
    .tag("span", ["class": "glyph", "aria-hidden": "true"], HTML(mark.glyph))
  }

  /// A table's head; columns of numbers stand to the right like their cells.
  static func columns(_ names: [String]) -> HTML {
    let numbers: Set<String> = ["Quantity", "Net kg", "USD", "Amount", "Records", "Rejected"]
    let cells = names.map { name in
      HTML.tag("th", ["scope": "col", "class": numbers.contains(name) ? "n" : nil], HTML(name))
    }
    return .tag("thead", [:], .tag("tr", [:], cells))
  }

  /// A wide table that scrolls by itself, reachable with the keyboard.
  static func scrolling(label: String, _ table: HTML) -> HTML {
    .tag(
      "div", ["class": "scroll", "role": "region", "aria-label": label, "tabindex": "0"], table)
  }
}
