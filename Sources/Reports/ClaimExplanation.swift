import Facts

/// Everything about one claim, for `tallyman explain REPORT.json#CLAIM`.
public struct ClaimExplanation: Sendable {
  let options: ReportOptions

  public init(_ options: ReportOptions) { self.options = options }

  public func render(_ checked: CheckedClaim, in report: Report) -> String {
    let mark = StatusMark(checked.verdict.reason)
    let article = report.article
    let place = ClaimPlace(checked.claim, in: article).words
    var out = "#\(checked.claim.id)  \(clean(article.source))  \(place)\n\n"
    let width = max(options.width, 30) - 2
    for line in OutsideText.wrapped(clean(checked.claim.sentence), width: width) {
      out += "  \(line)\n"
    }
    out += "\n"
    var rows = [
      ("words", "“\(checked.claim.quote)”"), ("kind", checked.claim.kind.words),
      ("read as", checked.verdict.restated),
    ]
    rows += ClaimSlots(checked.claim).rows
    let status = checked.verdict.status == .supported ? "" : checked.verdict.status.words + ": "
    rows.append(("verdict", "\(mark.glyph) \(status)\(mark.words)"))
    rows.append(("records", checked.verdict.found?.words ?? "none"))
    rows.append(("coverage", FigureWords.coverage(checked.coverage)))
    rows.append(("why", checked.verdict.explanation))
    rows += checked.verdict.flags.map { ("note", "\($0.rawValue): \($0.words)") }
    for (role, list) in [
      ("shipper", checked.resolution.shipper), ("consignee", checked.resolution.consignee),
    ] {
      rows += list.prefix(10).map { match in
        let likeness = Int((match.score * 100).rounded())
        return ("name", "\(role) “\(match.asked)” is “\(match.name)” (likeness \(likeness)%)")
      }
    }
    rows += checked.verdict.readings.map { reading in
      let holds = reading.holds ? "it would hold" : "it would not hold"
      return ("reading", "\(reading.words): \(reading.found.words); \(holds)")
    }
    for miss in checked.verdict.nearMisses {
      rows.append(("near miss", "\(miss.change): \(miss.question)"))
    }
    if let mend = checked.verdict.mend { rows.append(("would hold", mend.words)) }
    for (name, text) in rows where !text.isEmpty { out += field(name, text) }
    return out + arithmetic(checked) + query(checked) + records(checked)
  }

  private func arithmetic(_ checked: CheckedClaim) -> String {
    guard !checked.verdict.steps.isEmpty else { return "" }
    var out = "\n  arithmetic:\n"
    for (index, step) in checked.verdict.steps.enumerated() {
      let lines = OutsideText.wrapped(clean(step), width: max(options.width, 40) - 7)
      for (at, line) in lines.enumerated() {
        out += (at == 0 ? "  \(index + 1)  " : "     ") + line + "\n"
      }
    }
    return out
  }

  /// The query as data: saved to a file and edited, `tallyman check --query FILE` runs it.
  private func query(_ checked: CheckedClaim) -> String {
    let lines = QueryDocument(checked.claim).text.split(separator: "\n")
    return "\n  query, for tallyman check --query FILE:\n"
      + lines.map { "  \(clean(String($0)))\n" }.joined()
  }

  private func records(_ checked: CheckedClaim) -> String {
    let listed = options.listed(checked.records)
    guard !listed.isEmpty else { return "" }
    var out = "\n  records, best first:\n"
    for record in listed {
      let amounts = [
        record.quantityWords,
        record.netWeightInKilograms.map { FigureWords.figure($0, unit: "kg") },
        record.valueInUSD.map { FigureWords.money($0, in: "USD", places: 0) },
      ].compactMap { $0 }
      out += "  \(record.day?.description ?? "no date")  "
      out += clean("\(record.shipper) to \(record.consignee)") + "\n"
      out += "    " + clean("HS \(record.hs), \(record.goods)") + "\n"
      out += "    \(amounts.joined(separator: ", "));  \(record.stops.joined(separator: " → "))"
      out += ";  \(clean(record.file)), row \(record.row)\n"
    }
    let total = checked.verdict.found?.records ?? listed.count
    if total > listed.count {
      out += "  and \(FigureWords.count(total - listed.count, "record")) more\n"
    }
    return out
  }

  private func field(_ label: String, _ text: String) -> String {
    let lines = OutsideText.wrapped(clean(text), width: max(options.width, 40) - 14)
    return lines.enumerated().map { index, line in
      let name = index == 0 ? label : ""
      return "  " + name + String(repeating: " ", count: max(1, 12 - name.utf8.count)) + line + "\n"
    }.joined()
  }

  private func clean(_ text: String) -> String {
    OutsideText.line(text, escaping: options.escapesControls)
  }
}
