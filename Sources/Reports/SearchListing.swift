import Facts

/// What `tallyman evidence search` prints: hits with their scores, sums, and records down to the row.
public struct SearchListing: Sendable {
  let options: ReportOptions
  let words: String
  /// The filters as they were given, in order: `from`, `departure` …
  let filters: [(name: String, value: String)]
  /// True where the words that a score rests on are shown.
  let showsParts: Bool

  public init(
    _ options: ReportOptions, words: String, filters: [(name: String, value: String)],
    showsParts: Bool = false
  ) {
    self.options = options
    self.words = words
    self.filters = filters
    self.showsParts = showsParts
  }

  /// A table; beneath each hit the parts of its score and its records, where they were asked for.
  public func text(_ hits: [EvidenceHit]) -> String {
    let listing = EvidenceListing(options)
    let rows = hits.map { hit in
      (
        name: "\(SearchListing.percent(hit.score))  \(hit.kind.rawValue)  \(hit.text)",
        tally: hit.tally
      )
    }
    var out = ""
    let lines = listing.table(rows, head: "found").split(separator: "\n")
    if let head = lines.first { out += head + "\n" }
    for (hit, line) in zip(hits, lines.dropFirst()) {
      out += line + "\n"
      if showsParts { for part in hit.parts { out += "      \(words(of: part))\n" } }
      for record in hit.records { out += "      \(words(of: record))\n" }
    }
    return out
  }

  private func words(of part: EvidenceHit.Part) -> String {
    let pair: String
    switch (part.word, part.counterpart) {
    case (let word?, let other?):
      pair = "\(clean(word)) ~ \(clean(other))  \(SearchListing.percent(part.similarity))"
    case (let word?, nil): pair = "\(clean(word)) is not in it"
    case (nil, let other?): pair = "it has \(clean(other)), too"
    case (nil, nil): pair = ""
    }
    return "\(pair)  (\(part.role), weight \(SearchListing.figure(part.weight).grouped()))"
  }

  private func words(of record: Shipment) -> String {
    let place = "\(clean(record.file)) row \(record.row)"
    let parties = "\(clean(record.shipper)) → \(clean(record.consignee))"
    let goods = "\(record.hs) \(clean(record.goods))"
    return [place, record.day?.description ?? "", parties, goods]
      .filter { !$0.isEmpty }.joined(separator: "  ")
  }

  /// A row a hit, or a row a record where records were asked for: each leads back to file and row.
  public func csv(_ hits: [EvidenceHit]) -> String {
    let listsRecords = hits.contains { !$0.records.isEmpty }
    let head = ["kind", "found", "score"]
    let sums = ["records", "shipments", "net_weight_kg", "value_usd", "first", "last"]
    let columns = [
      "file", "row", "id", "date", "shipper", "consignee", "hs", "goods", "quantity", "unit",
      "net_weight_kg", "value", "currency", "value_usd", "origin", "departure", "destination",
    ]
    var out = (head + (listsRecords ? columns : sums)).joined(separator: ",") + "\r\n"
    for hit in hits {
      let start = [hit.kind.rawValue, CSVReport.cell(hit.text), score(hit.score).description]
      if listsRecords {
        for record in hit.records {
          out += (start + cells(of: record)).joined(separator: ",") + "\r\n"
        }
      } else {
        out += (start + cells(of: hit.tally)).joined(separator: ",") + "\r\n"
      }
    }
    return out
  }

  private func cells(of tally: Tally) -> [String] {
    [
      String(tally.records), String(tally.shipments),
      Figure(millionths: Int128(tally.netMassInGrams) * 1_000).description,
      Figure(millionths: Int128(tally.valueInUSDCents) * 10_000).description,
      tally.firstDay?.description ?? "", tally.lastDay?.description ?? "",
    ]
  }

  private func cells(of record: Shipment) -> [String] {
    let texts = [record.shipper, record.consignee, record.hs, record.goods].map(CSVReport.cell)
    return [CSVReport.cell(record.file), String(record.row), CSVReport.cell(record.id)]
      + [record.day?.description ?? ""] + texts
      + [
        record.quantity?.description ?? "", record.unit ?? "",
        record.netWeightInKilograms?.description ?? "", record.value?.description ?? "",
        record.currency ?? "", record.valueInUSD?.description ?? "", record.origin,
        record.departure, record.destination,
      ]
  }

  /// One object: the words, the filters, and the hits.
  public func json(_ hits: [EvidenceHit]) -> String {
    JSONValue.object([
      ("words", .string(words)),
      ("filters", .object(filters.map { ($0.name, .string($0.value)) })),
      ("hits", .array(hits.map(value))),
    ]).indentedText + "\n"
  }

  /// One object a hit, a line each.
  public func lines(_ hits: [EvidenceHit]) -> String {
    hits.map { value($0).text + "\n" }.joined()
  }

  private func value(_ hit: EvidenceHit) -> JSONValue {
    var members: [(String, JSONValue)] = [
      ("kind", .string(hit.kind.rawValue)), ("text", .string(hit.text)),
      ("score", .number(score(hit.score))),
    ]
    members += EvidenceListing(options).members(of: hit.tally)
    if showsParts {
      members.append(("parts", .array(hit.parts.map(value))))
    }
    if !hit.records.isEmpty {
      let encoding = ReportEncoding(options)
      members.append(("rows", .array(hit.records.map(encoding.record))))
    }
    return .object(members)
  }

  private func value(_ part: EvidenceHit.Part) -> JSONValue {
    .object([
      ("word", .text(part.word)), ("counterpart", .text(part.counterpart)),
      ("role", .string(part.role)), ("similarity", .number(score(part.similarity))),
      ("weight", .number(score(part.weight))),
    ])
  }

  private func score(_ value: Double) -> Figure { SearchListing.figure(value) }

  private static func figure(_ value: Double) -> Figure {
    Figure(Int((value * 1_000).rounded()), over: 1_000)
  }

  private static func percent(_ value: Double) -> String { "\(Int((value * 100).rounded()))%" }

  private func clean(_ text: String) -> String {
    OutsideText.line(text, escaping: options.escapesControls)
  }
}
