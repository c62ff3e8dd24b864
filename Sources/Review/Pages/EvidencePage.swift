import Evidence
import Facts
import Reports

/// The records by any question: what the records add up to, facets to narrow it, the records themselves.
struct EvidencePage {
  /// What was found for a question.
  struct Result: Sendable {
    var answer: EvidenceAnswer
    /// By the field that a choice sets.
    var facets: [Facet]
  }

  struct Facet: Sendable {
    var field: String
    var words: String
    var choices: [(value: String, count: Int)]
  }

  /// The claim whose query was opened here.
  struct Subject: Sendable {
    var digest: String
    var claim: String
    var title: String
    var restated: String

    var fields: [(String, String)] { [("article", digest), ("claim", claim)] }
  }

  let question: EvidenceQuestion
  let words: String
  let hits: [EvidenceHit]
  let result: Result?
  let subject: Subject?
  let viewer: Viewer
  var wrong: [String] = []

  static let listed = 50
  private static let most = 12

  /// Asks the evidence, and once more for each facet.
  static func result(_ question: EvidenceQuestion, in evidence: EvidenceFolder) throws(Diagnostic)
    -> Result
  {
    let scope = question.scope
    let answer = try evidence.answer(EvidenceQuery(scope: scope, recordLimit: listed))
    var facets: [Facet] = []
    if let first = answer.tally.firstDay?.year, let last = answer.tally.lastDay?.year, first < last
    {
      var choices: [(value: String, count: Int)] = []
      for year in max(first, last - 29)...last {
        var narrow = scope
        guard let period = scope.period.intersection(.year(year)) else { continue }
        narrow.period = period
        let count = try evidence.answer(EvidenceQuery(scope: narrow)).tally.records
        if count > 0 { choices.append((String(year), count)) }
      }
      facets.append(Facet(field: "year", words: "Year", choices: choices))
    }
    let groupings: [(Grouping, String, String)] = [
      (.goods, "hs", "HS heading"), (.origin, "origin", "Made in"),
      (.departure, "departure", "Sent from"), (.destination, "destination", "Arrived in"),
      (.shipper, "shipper", "Shipper"), (.consignee, "consignee", "Consignee"),
    ]
    for (grouping, field, words) in groupings {
      let groups = try evidence.answer(EvidenceQuery(scope: scope, grouping: grouping)).groups
      guard groups.count > 1 else { continue }
      let largest = groups.sorted { ($1.tally.records, $0.name) < ($0.tally.records, $1.name) }
      facets.append(
        Facet(
          field: field, words: words,
          choices: largest.prefix(most).map { ($0.name, $0.tally.records) }))
    }
    return Result(answer: answer, facets: facets)
  }

  private func address(_ question: EvidenceQuestion) -> String {
    FormFields.address("/evidence", question.fields + (subject?.fields ?? []))
  }

  var text: String {
    let message =
      wrong.isEmpty ? nil : HTML.tag("p", ["class": "wrong"], HTML(wrong.joined(separator: " ")))
    return PageFrame(
      title: "Evidence", current: "/evidence", viewer: viewer,
      twin: FormFields.address("/evidence.json", question.fields + [("words", words)]),
      message: message, skips: [("result", "Skip to the records")],
      content: [
        .tag("h1", [:], "Search the evidence"), subjectElement, wordSearch, hitList, form,
        .tag(
          "section", ["id": "result", "aria-label": "Result", "tabindex": "-1"], resultElements),
      ]
    ).text
  }

  private var subjectElement: HTML {
    guard let subject else { return .empty }
    return .tag(
      "p", ["class": "subject"], "For a claim of ",
      .tag(
        "a", ["href": "/article/\(subject.digest)#claim-\(subject.claim)"],
        .tag("bdi", [:], HTML(subject.title))),
      HTML(": " + subject.restated), ". Change the question as you like; the claim stays as it is.")
  }

  private var wordSearch: HTML {
    .tag(
      "form", ["class": "search", "role": "search", "action": "/evidence"],
      .joined((subject?.fields ?? []).map { Field.hidden($0.0, $0.1) }),
      Field.text("words", "A party, goods or an HS code, in any words", words, id: "filter"),
      .tag("button", [:], "Find"))
  }

  private var hitList: HTML {
    guard !words.isEmpty else { return .empty }
    guard !hits.isEmpty else {
      return .tag("p", [:], "No party, goods or code of the evidence answers to these words.")
    }
    let items = hits.map { hit in
      let fields: [(String, String)] =
        switch hit.kind {
        case .party: [("shipper", "As shipper"), ("consignee", "As consignee")]
        case .goods: [("goods", "These goods")]
        case .code: [("hs", "This code")]
        }
      let links = fields.map { field, words in
        HTML.tag(
          "a",
          [
            "href": FormFields.address("/evidence", [(field, hit.text)] + (subject?.fields ?? [])),
            "aria-label": "\(words): \(hit.text)",
          ], HTML(words))
      }
      return HTML.tag(
        "li", [:], .tag("bdi", [:], HTML(hit.text)),
        HTML(", \(FigureWords.count(hit.tally.records, "record")): "),
        .joined(links, separator: " · "))
    }
    return .tag(
      "section", ["aria-labelledby": "hits"],
      .tag("h2", ["id": "hits"], "Found in the names and descriptions"),
      .tag("ul", ["class": "hits"], items))
  }

  private var form: HTML {
    func check(_ name: String, _ words: String, _ isOn: Bool) -> HTML {
      .tag(
        "p", ["class": "check"],
        .open(
          "input",
          [
            "type": "checkbox", "id": "f-" + name, "name": name, "value": "1",
            "checked": isOn ? "" : nil,
          ]), " ", .tag("label", ["for": "f-" + name], HTML(words)))
    }
    let days = "2022-06-30"
    return .tag(
      "form", ["class": "question", "action": "/evidence"],
      .tag(
        "fieldset", [:], .tag("legend", [:], "The question"),
        .joined((subject?.fields ?? []).map { Field.hidden($0.0, $0.1) }),
        .tag(
          "div", ["class": "grid"],
          Field.text("shipper", "Shipper (several: semicolons)", question.shipper),
          Field.text("consignee", "Consignee (several: semicolons)", question.consignee),
          Field.text("goods", "Words of the goods (semicolons)", question.goods),
          Field.text("hs", "HS codes (commas)", question.hs),
          Field.text("origin", "Made in (country codes)", question.origin),
          Field.text("departure", "Sent from", question.departure),
          Field.text("via", "By way of", question.via),
          Field.text("destination", "Arrived in", question.destination),
          Field.text("from", "From (day)", question.from, hint: days),
          Field.text("to", "To (day, included)", question.to, hint: days),
          check("notshipper", "Everyone but this shipper", question.isShipperExcluded),
          check("notconsignee", "Everyone but this consignee", question.isConsigneeExcluded)),
        .tag("button", [:], "Ask")))
  }

  private var resultElements: [HTML] {
    guard let result else { return [.tag("p", [:], "Ask a question to see its records.")] }
    let tally = result.answer.tally
    var parts: [HTML] = [
      .tag("h2", [:], "What the records give"),
      .tag("p", ["class": "answer"], HTML(EvidencePage.words(tally).capitalizedFirst + ".")),
      .tag("p", [:], HTML(FigureWords.coverage(result.answer.coverage).capitalizedFirst + ".")),
      understood(result.answer.resolution), note(tally), facets(result.facets),
    ]
    if !result.answer.records.isEmpty {
      parts.append(
        RecordsTable(
          records: result.answer.records, total: tally.records, label: "Records of the question"
        ).element)
    }
    return parts
  }

  /// `78.8 t, $900,000, 900 pieces in 17 records, 5 Oct to 27 Dec 2022`.
  static func words(_ tally: Tally) -> String {
    guard tally.records > 0 else { return "no records" }
    var sums: [String] = []
    if tally.netMassInGrams > 0 {
      sums.append(FigureWords.figure(Figure(tally.netMassInGrams, over: 1_000), unit: "kg"))
    }
    if tally.valueInUSDCents > 0 {
      sums.append(FigureWords.figure(Figure(tally.valueInUSDCents, over: 100), unit: "USD"))
    }
    for (unit, count) in tally.quantitiesInThousandths.sorted(by: { $0.key < $1.key })
    where unit != "kg" {
      sums.append(FigureWords.figure(Figure(count, over: 1_000), unit: unit))
    }
    var out = sums.isEmpty ? "" : sums.joined(separator: ", ") + " in "
    out += FigureWords.count(tally.records, "record")
    if let first = tally.firstDay, let last = tally.lastDay {
      out += ", " + FigureWords.days(first, last)
    }
    return out
  }

  private func understood(_ resolution: EvidenceAnswer.Resolution) -> HTML {
    var items: [HTML] = []
    for (role, matches) in [("Shipper", resolution.shipper), ("Consignee", resolution.consignee)] {
      items += matches.prefix(8).map { match in
        .tag(
          "li", [:], HTML("\(role) “"), .tag("bdi", [:], HTML(match.asked)), "” is “",
          .tag("bdi", [:], HTML(match.name)), "” in the records")
      }
    }
    if !resolution.knowsShipper { items.append(.tag("li", [:], "No record knows this shipper.")) }
    if !resolution.knowsConsignee {
      items.append(.tag("li", [:], "No record knows this consignee."))
    }
    if !resolution.knowsGoods { items.append(.tag("li", [:], "No record knows these goods.")) }
    return items.isEmpty ? .empty : .tag("ul", ["class": "names"], items)
  }

  private func note(_ tally: Tally) -> HTML {
    guard let subject, viewer.mayDecide else { return .empty }
    let written = "Search for \(question.words): \(EvidencePage.words(tally))."
    return .tag(
      "form",
      [
        "method": "post", "class": "plainform",
        "action": "/article/\(subject.digest)/claim/\(subject.claim)/note",
      ],
      .tag(
        "p", ["class": "field"], .tag("label", ["for": "note"], "Note for the claim"),
        .tag(
          "textarea",
          ["id": "note", "name": "note", "rows": "3", "required": "", "maxlength": "4000"],
          HTML(written))),
      .tag("button", [:], "Add this note to the claim"))
  }

  private func facets(_ facets: [Facet]) -> HTML {
    guard !facets.isEmpty else { return .empty }
    let lists = facets.map { facet in
      let links = facet.choices.map { value, count in
        HTML.tag(
          "li", [:],
          .tag("a", ["href": address(narrowed(facet.field, value))], .tag("bdi", [:], HTML(value))),
          HTML(" \(Figure(count).grouped())"))
      }
      return HTML.tag(
        "section", ["aria-labelledby": "facet-" + facet.field],
        .tag("h3", ["id": "facet-" + facet.field], HTML(facet.words)), .tag("ul", [:], links))
    }
    return .tag("div", ["class": "facets"], lists)
  }

  private func narrowed(_ field: String, _ value: String) -> EvidenceQuestion {
    var question = question
    switch field {
    case "year":
      if question.from.isEmpty || question.from < value { question.from = value + "-01-01" }
      if question.to.isEmpty || question.to > value + "-12-31" { question.to = value + "-12-31" }
    case "hs": (question.hs, question.goods) = (value, "")
    case "origin": question.origin = value
    case "departure": question.departure = value
    case "destination": question.destination = value
    case "shipper": (question.shipper, question.isShipperExcluded) = (value, false)
    default: (question.consignee, question.isConsigneeExcluded) = (value, false)
    }
    return question
  }

  var json: JSONValue {
    var members: [(String, JSONValue)] = [
      ("schema", .string("tallyman-evidence-answer/1")),
      (
        "question",
        .object(question.fields.filter { !$0.1.isEmpty }.map { ($0.0, .string($0.1)) })
      ),
      (
        "hits",
        .array(
          hits.map {
            .object([
              ("kind", .string($0.kind.rawValue)), ("text", .string($0.text)),
              ("records", .int($0.tally.records)),
            ])
          })
      ),
    ]
    if let result {
      let tally = result.answer.tally
      members += [
        ("words", .string(EvidencePage.words(tally))),
        ("records", .int(tally.records)), ("shipments", .int(tally.shipments)),
        ("netWeightKg", .number(Figure(tally.netMassInGrams, over: 1_000))),
        ("valueUSD", .number(Figure(tally.valueInUSDCents, over: 100))),
        ("coverage", .string(FigureWords.coverage(result.answer.coverage))),
        (
          "facets",
          .object(
            result.facets.map { facet in
              (facet.field, .object(facet.choices.map { ($0.value, .int($0.count)) }))
            })
        ),
        ("listed", .array(result.answer.records.map { ReportEncoding().record($0) })),
      ]
    }
    return .object(members)
  }
}
