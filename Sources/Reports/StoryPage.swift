import Facts

/// One story on the page: its head, the answer, the findings, the marked text, what was not checked.
package struct StoryPage {
  let report: Report
  let options: ReportOptions
  let names: PageNames
  private let part: StoryPart
  /// What a page that asks for decisions puts below a card.
  private let below: (NumberedClaim) -> HTML
  private let decisions: [String: ClaimDecision]

  /// - Parameter part: The claims and blocks that are shown; all, where it is left out.
  package init(
    report: Report, options: ReportOptions, names: PageNames, part: StoryPart? = nil,
    below: @escaping (NumberedClaim) -> HTML = { _ in .empty }
  ) {
    self.report = report
    self.options = options
    self.names = names
    self.part = part ?? StoryPart(whole: report)
    self.below = below
    decisions = Dictionary(report.decisions.map { ($0.claim, $0) }) { $1 }
  }

  private var isAlone: Bool { names.story == "story" }

  var element: HTML {
    .tag(
      "article",
      [
        "class": "report", "id": names.part("report"), "aria-labelledby": names.part("headline"),
      ],
      head, answer, diagnostics, findings, conflicts { "#" + names.claim($0) }, story, unchecked,
      evidence)
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

  package var head: HTML {
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

  package var answer: HTML {
    let byReason = report.countsByReason
    let counts = StatusMark.decided.compactMap { reason in byReason[reason].map { (reason, $0) } }
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

  package var diagnostics: HTML {
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
  package var findings: HTML {
    let open = part.claims.filter { $0.checked.verdict.status != .supported }
    let items = open.map { numbered in
      let (mark, checked) = (numbered.mark, numbered.checked)
      return HTML.tag(
        "li", ["class": "s-" + mark.name],
        .tag(
          "a", ["href": "#" + names.claim(checked.claim.id)], PageMark.glyph(mark),
          HTML("\(numbered.number) "), .tag("b", [:], HTML(mark.words))),
        ": ", .tag("span", ["dir": "auto"], words(of: checked.claim)))
    }
    return .tag(
      "section", ["class": "findings", "aria-labelledby": names.part("findings")],
      heading(2, ["id": names.part("findings")], "Findings"),
      items.isEmpty
        ? .tag("p", [:], HTML(report.claims.isEmpty ? noClaims : "Every claim is supported."))
        : .tag("ol", ["class": "plain"], items))
  }

  /// Where the story speaks against itself.
  /// - Parameter address: Where a claim stands, by its id.
  package func conflicts(_ address: (String) -> String) -> HTML {
    guard !report.conflicts.isEmpty else { return .empty }
    let items = report.conflicts.map { conflict in
      let links = conflict.claims.map { mark in
        HTML.tag("a", ["href": address(mark.claim)], HTML("#" + mark.claim))
      }
      return HTML.tag("li", [:], HTML(conflict.words + " "), .joined(links, separator: " "))
    }
    return .tag(
      "section", ["class": "findings", "aria-labelledby": names.part("conflicts")],
      heading(2, ["id": names.part("conflicts")], "The story against itself"),
      .tag("ul", ["class": "plain"], items))
  }

  /// The quote among the words around it: «900» alone says little.
  private func words(of claim: Claim) -> HTML {
    let excerpt = Excerpt(of: claim, in: report.article, width: 90, escaping: false)
    return HTML(excerpt.before) + .tag("mark", [:], HTML(excerpt.quote)) + HTML(excerpt.after)
  }

  private var noClaims: String { "Nothing in this story can be checked against customs records." }

  package var story: HTML {
    let byBlock = Dictionary(grouping: part.claims) { $0.checked.claim.block }
    // The headline stands above already, unless something in it was claimed.
    let headline = report.article.headline
    let shown = part.blocks.filter { block in
      block.id != report.article.blocks.first?.id || block.text != headline
        || byBlock[block.id] != nil
    }
    let rows = shown.map { row($0, byBlock[$0.id] ?? []) }
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
        level: isAlone ? 3 : 4, decision: decisions[$0.checked.claim.id], below: below($0)
      ).element
    }
    return .tag("div", ["class": "row"], text, .tag("div", ["class": "cards"], cards))
  }

  package var unchecked: HTML {
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

  package var evidence: HTML {
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
        label: "Customs files",
        .tag(
          "table", [:],
          .tag("caption", [:], "Customs files that the story was checked against"),
          PageMark.columns(columns),
          .tag("tbody", [:], rows))))
  }
}

/// The part of a story that one page shows.
package struct StoryPart {
  package let claims: [NumberedClaim]
  package let blocks: [Article.Block]

  package init(claims: [NumberedClaim], blocks: [Article.Block]) {
    self.claims = claims
    self.blocks = blocks
  }

  package init(whole report: Report) {
    claims = NumberedClaim.all(of: report)
    blocks = report.article.blocks
  }
}

/// A claim with its number in the story, as marks and cards show it.
package struct NumberedClaim: Sendable {
  package let number: Int
  package let checked: CheckedClaim

  package init(number: Int, checked: CheckedClaim) {
    self.number = number
    self.checked = checked
  }

  static func all(of report: Report) -> [NumberedClaim] {
    report.claims.enumerated().map { NumberedClaim(number: $0 + 1, checked: $1) }
  }

  package var mark: StatusMark { StatusMark(checked.verdict.reason) }
}

/// Small pieces that several parts of the page share.
package enum PageMark {
  package static func glyph(_ mark: StatusMark) -> HTML {
    .tag("span", ["class": "glyph", "aria-hidden": "true"], HTML(mark.glyph))
  }

  /// A table's head; columns of numbers stand to the right like their cells.
  package static func columns(_ names: [String]) -> HTML {
    let numbers: Set<String> = ["Quantity", "Net kg", "USD", "Amount", "Records", "Rejected"]
    let cells = names.map { name in
      HTML.tag("th", ["scope": "col", "class": numbers.contains(name) ? "n" : nil], HTML(name))
    }
    return .tag("thead", [:], .tag("tr", [:], cells))
  }

  /// A wide table that scrolls by itself, reachable with the keyboard.
  package static func scrolling(label: String, _ table: HTML) -> HTML {
    .tag(
      "div", ["class": "scroll", "role": "region", "aria-label": label, "tabindex": "0"], table)
  }
}
