import Facts

/// The changes as one self-contained page: a table a cause, no script, nothing loaded.
struct ChangePage {
  func render(_ comparison: RunComparison) -> String {
    let style = PageStyle()
    let title = "Run \(comparison.from) to run \(comparison.to)"
    let head = HTML.tag(
      "head", [:],
      .open("meta", ["charset": "utf-8"]),
      .open("meta", ["http-equiv": "Content-Security-Policy", "content": style.policy]),
      .open("meta", ["name": "viewport", "content": "width=device-width, initial-scale=1"]),
      .open("meta", ["name": "referrer", "content": "no-referrer"]),
      .open("meta", ["name": "color-scheme", "content": "light dark"]),
      .tag("title", [:], HTML(title + " — changes told by Tallyman")), style.element)
    let main = HTML.tag(
      "main", [:],
      [.tag("h1", [:], HTML(title)), .tag("p", [:], HTML(comparison.summary))]
        + comparison.byCause.map(section))
    return HTML.verbatim("<!doctype html>\n").text
      + HTML.tag("html", ["lang": "en"], head, .tag("body", [:], main)).text + "\n"
  }

  private func section(_ cause: String, _ changes: [VerdictChange]) -> HTML {
    let header = HTML.tag(
      "tr", [:],
      ["Story", "Claim", "Before", "After", "Found before", "Found after"].map {
        .tag("th", ["scope": "col"], HTML($0))
      })
    return .tag(
      "section", [:], .tag("h2", [:], HTML("\(cause) (\(changes.count))")),
      .tag(
        "table", [:], .tag("caption", [:], HTML("Claims that changed by this cause")),
        .tag("thead", [:], header), .tag("tbody", [:], changes.map(row))))
  }

  private func row(_ change: VerdictChange) -> HTML {
    func verdict(_ standing: VerdictChange.Standing?) -> HTML {
      guard let standing else { return HTML("no such claim") }
      let mark = StatusMark(standing.reason)
      return HTML("\(mark.glyph) \(mark.words)")
    }
    func found(_ standing: VerdictChange.Standing?) -> HTML {
      HTML(standing?.found.map(\.words) ?? "–")
    }
    return .tag(
      "tr", [:],
      .tag("th", ["scope": "row"], HTML(change.story)),
      .tag("td", [:], .tag("q", ["lang": "en"], HTML(change.quote))),
      .tag("td", [:], verdict(change.before)), .tag("td", [:], verdict(change.after)),
      .tag("td", [:], found(change.before)), .tag("td", [:], found(change.after)))
  }
}

/// SARIF 2.1.0 with `baselineState`, so that a code host shows only what is new.
///
/// - Source: OASIS, "Static Analysis Results Interchange Format (SARIF) Version 2.1.0", 3.27.24.
struct ChangeSARIF {
  func render(_ comparison: RunComparison) -> String {
    let rules = Verdict.Reason.allCases.map { reason in
      JSONValue.object([
        ("id", .string(reason.rawValue)),
        ("shortDescription", message(StatusMark(reason).words)),
      ])
    }
    let driver = JSONValue.object([("name", .string("Tallyman")), ("rules", .array(rules))])
    let run = JSONValue.object([
      ("tool", .object([("driver", driver)])), ("columnKind", .string("unicodeCodePoints")),
      ("results", .array(comparison.changes.compactMap(result))),
    ])
    return JSONValue.object([
      ("$schema", .string("https://json.schemastore.org/sarif-2.1.0.json")),
      ("version", .string("2.1.0")), ("runs", .array([run])),
    ]).indentedText + "\n"
  }

  /// A finding is an unsupported claim; one that was none before and is none now is left out.
  private func result(_ change: VerdictChange) -> JSONValue? {
    let was = change.before?.reason.status == .unsupported
    let isNow = change.after?.reason.status == .unsupported
    guard was || isNow, let reason = (isNow ? change.after : change.before)?.reason else {
      return nil
    }
    let state = !was ? "new" : isNow ? "updated" : "absent"
    var text = change.turn
    if let movement = change.movement { text += "; found \(movement)" }
    text += ". Cause: \(change.cause.words). “\(change.quote)”"
    return .object([
      ("ruleId", .string(reason.rawValue)),
      ("level", .string(isNow ? SARIFReport.level(reason) : "none")),
      ("message", message(text)),
      ("baselineState", .string(state)),
      (
        "locations",
        .array([
          .object([
            (
              "physicalLocation",
              .object([
                (
                  "artifactLocation",
                  .object([("uri", .string(SARIFReport.uri(change.story)))])
                )
              ])
            )
          ])
        ])
      ),
      ("partialFingerprints", .object([("tallymanClaim/v1", .string(change.claim))])),
    ])
  }

  private func message(_ text: String) -> JSONValue { .object([("text", .string(text))]) }
}
