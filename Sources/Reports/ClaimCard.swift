import Facts

/// What the records say about one claim: verdict, reading, arithmetic, pictures, records.
struct ClaimCard {
  let claim: NumberedClaim
  let article: Article
  let options: ReportOptions
  let names: PageNames
  let level: Int
  var decision: ClaimDecision?
  var below = HTML.empty

  private var checked: CheckedClaim { claim.checked }
  private var verdict: Verdict { claim.checked.verdict }

  var element: HTML {
    let id = names.claim(checked.claim.id)
    return .tag(
      "section",
      [
        "class": "card s-" + claim.mark.name, "id": id, "aria-labelledby": id + "-h",
        "tabindex": "-1",
      ],
      heading(id + "-h"),
      .tag("p", ["class": "restated"], HTML(verdict.restated.capitalizedFirst)),
      .tag("dl", [:], list(shown)),
      decided, details, below, foot)
  }

  /// Who decided what; what changed since makes it stale.
  private var decided: HTML {
    guard let decision else { return .empty }
    let day = Day(iso: String(decision.at.prefix(10))).map(FigureWords.day) ?? decision.at
    var parts: [HTML] = [
      .tag("b", [:], HTML(decision.outcome.words.capitalizedFirst)), " by ",
      .tag("bdi", [:], HTML(decision.by)), ", ",
      .tag("time", ["datetime": decision.at], HTML(day)),
    ]
    if let note = decision.note { parts += [": ", .tag("q", ["dir": "auto"], HTML(note))] }
    guard decision.isStale else { return .tag("p", ["class": "decision"], parts) }
    let changes = decision.changes.map { HTML.tag("li", [:], HTML($0)) }
    return .tag(
      "div", ["class": "decision stale"], .tag("p", [:], parts),
      .tag("p", [:], .tag("strong", [:], "Stale"), ": what was decided on has changed."),
      .tag("ul", [:], changes))
  }

  private func heading(_ id: String) -> HTML {
    let content: [HTML] = [
      PageMark.glyph(claim.mark),
      .tag("span", ["class": "number"], HTML("\(claim.number) ")),
      HTML(claim.mark.words.capitalizedFirst),
      .tag("span", ["class": "kind"], HTML(" " + checked.claim.kind.words)),
    ]
    return level == 3 ? .tag("h3", ["id": id], content) : .tag("h4", ["id": id], content)
  }

  /// What holds is told in two lines; the rest opens with its records.
  private var isShort: Bool { verdict.status == .supported && !checked.records.isEmpty }

  /// Of a figure in or outside its bounds the records say it all; the sum opens with them.
  private var isPlain: Bool {
    [.agrees, .contradicted].contains(verdict.reason) && !checked.records.isEmpty
  }

  private struct Fact {
    var name: String
    var text: HTML
    /// Shown even where the card is short.
    var isKept = false
  }

  private var facts: [Fact] {
    var facts = [
      Fact(name: "The story says", text: .tag("q", ["dir": "auto"], HTML(checked.claim.quote)))
    ]
    if let attribution = checked.claim.attribution {
      facts.append(Fact(name: "Attributed to", text: HTML(attribution)))
    }
    let found = verdict.found?.words ?? "none"
    let coverage = FigureWords.coverage(checked.coverage)
    facts.append(
      Fact(name: "The records", text: HTML("\(found); \(coverage)"), isKept: true))
    if !verdict.explanation.isEmpty {
      facts.append(Fact(name: "Why", text: HTML(verdict.explanation), isKept: isPlain == false))
    }
    facts += checked.claim.doubts.map { Fact(name: "Unclear", text: HTML($0), isKept: true) }
    facts += verdict.flags.map { Fact(name: "Note", text: HTML($0.words), isKept: true) }
    facts += verdict.nearMisses.map { Fact(name: "Near miss", text: HTML($0.question)) }
    if let mend = verdict.mend { facts.append(Fact(name: "Would hold", text: HTML(mend.words))) }
    return facts
  }

  private var shown: [Fact] {
    isShort ? facts.filter(\.isKept) : facts.filter { $0.isKept || $0.name != "Why" }
  }

  private var folded: [Fact] {
    isShort ? facts.filter { !$0.isKept } : facts.filter { !$0.isKept && $0.name == "Why" }
  }

  private func list(_ facts: [Fact]) -> [HTML] {
    facts.map { fact in
      HTML.tag("dt", [:], HTML(fact.name))
        + .tag("dd", ["class": fact.name == "Near miss" ? "miss" : nil], fact.text)
    }
  }

  private var details: HTML {
    let listed = Array(options.listed(checked.records))
    guard !listed.isEmpty else { return .empty }
    let total = max(verdict.found?.records ?? 0, checked.records.count)
    let what = FigureWords.count(total, "record")
    let chart = MonthChart(checked).element
    let flow = RouteFlow(checked.records).element
    return .tag(
      "details", [:],
      .tag("summary", [:], HTML("\(what), by month and by route")),
      folded.isEmpty ? .empty : .tag("dl", [:], list(folded)), arithmetic, chart, flow,
      names(checked.resolution),
      RecordsTable(records: listed, total: total, label: "Records of claim \(claim.number)")
        .element)
  }

  /// From the records to the bound, a step a line.
  private var arithmetic: HTML {
    guard !verdict.steps.isEmpty else { return .empty }
    return .tag("ol", ["class": "names"], verdict.steps.map { .tag("li", [:], HTML($0)) })
  }

  /// The spellings in the records that the story's names were taken for.
  private func names(_ resolution: EvidenceAnswer.Resolution) -> HTML {
    let matches = [("Shipper", resolution.shipper), ("Consignee", resolution.consignee)]
    let items = matches.flatMap { role, list in
      list.prefix(8).map { match in
        HTML.tag(
          "li", [:], HTML("\(role) “"), .tag("bdi", [:], HTML(match.asked)), "” is “",
          .tag("bdi", [:], HTML(match.name)),
          HTML("” in the records (likeness \(Int((match.score * 100).rounded()))%)"))
      }
    }
    return items.isEmpty ? .empty : .tag("ul", ["class": "names"], items)
  }

  private var foot: HTML {
    let back = "#" + names.mark(checked.claim.id)
    return .tag(
      "p", ["class": "foot"],
      .tag(
        "a", ["href": "#" + names.claim(checked.claim.id)], HTML("#" + checked.claim.id)), " · ",
      HTML(ClaimPlace(checked.claim, in: article).words), " · ",
      .tag("a", ["href": back], HTML("to the words")))
  }
}

/// The records of a claim down to file and row.
package struct RecordsTable {
  let records: [Shipment]
  let total: Int
  let label: String

  package init(records: [Shipment], total: Int, label: String) {
    self.records = records
    self.total = total
    self.label = label
  }

  private static let columns = [
    "Date", "Shipper", "Consignee", "Goods", "Quantity", "Net kg", "USD", "Route", "File and row",
  ]

  package var element: HTML {
    let shown =
      records.count < total
      ? "\(records.count) of \(total) records, best first" : FigureWords.count(total, "record")
    return PageMark.scrolling(
      label: label,
      .tag(
        "table", [:],
        .tag("caption", [:], HTML(shown)),
        PageMark.columns(RecordsTable.columns),
        .tag("tbody", [:], records.map(row))))
  }

  private func row(_ record: Shipment) -> HTML {
    let route = record.stops
    func name(_ text: String) -> HTML { .tag("td", [:], .tag("bdi", [:], HTML(text))) }
    func number(_ text: String?) -> HTML { .tag("td", ["class": "n"], HTML(text ?? "–")) }
    return .tag(
      "tr", [:],
      .tag("th", ["scope": "row", "class": "n day"], HTML(record.day?.description ?? "–")),
      name(record.shipper), name(record.consignee),
      .tag("td", [:], .tag("bdi", [:], HTML(record.goods)), HTML(" (HS \(record.hs))")),
      number(record.quantityWords), number(record.netWeightInKilograms?.grouped(places: 3)),
      number(record.valueInUSD?.grouped()),
      .tag("td", [:], HTML(route.joined(separator: " → "))),
      .tag(
        "td", ["class": "source"], .tag("bdi", [:], HTML(record.file)), HTML(", row \(record.row)"))
    )
  }
}
