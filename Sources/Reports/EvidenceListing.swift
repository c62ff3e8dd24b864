import Facts

/// What `tallyman evidence` prints of imports, months and hits.
public struct EvidenceListing: Sendable {
  let options: ReportOptions

  public init(_ options: ReportOptions) { self.options = options }

  /// One import: a line, and beneath it what else is known.
  public func details(of dataset: Dataset, _ rows: [(String, String)] = []) -> String {
    var out = clean(dataset.source) + "\n"
    let coverage = FigureWords.period(dataset.period)
    var all = [("id", dataset.id), ("records", Figure(dataset.records).grouped())]
    all.append(("rejected", Figure(dataset.rejected).grouped()))
    all.append(("covers", coverage + (dataset.isCoverageAssumed ? " (assumed)" : "")))
    if !dataset.reporters.isEmpty {
      all.append(("reporters", dataset.reporters.joined(separator: ", ")))
    }
    if !dataset.flows.isEmpty { all.append(("flows", dataset.flows.joined(separator: ", "))) }
    all.append(("sha256", dataset.sha256))
    for (name, text) in all + rows { out += "  \(padded(name, 12))\(clean(text))\n" }
    return out
  }

  /// All imports of a folder, a line each.
  public func list(_ datasets: [Dataset], edition: String) -> String {
    let wide = datasets.map { OutsideText.columns(clean($0.source).unicodeScalars) }.max() ?? 0
    var out = ""
    for dataset in datasets {
      let records = FigureWords.count(dataset.records, "record")
      out += "\(dataset.id.prefix(12))  \(padded(clean(dataset.source), wide + 2))"
      out += "\(padded(records, 16))\(FigureWords.period(dataset.period))\n"
    }
    let total = datasets.reduce(0) { $0 + $1.records }
    out += "\(FigureWords.count(datasets.count, "import")), "
    return out + "\(FigureWords.count(total, "record")); edition \(edition)\n"
  }

  /// A table of tallies: by month, or a hit each.
  public func table(_ rows: [(name: String, tally: Tally)], head: String) -> String {
    let names = rows.map { clean($0.name) }
    let wide = min(
      60, max(head.utf8.count, names.map { OutsideText.columns($0.unicodeScalars) }.max() ?? 0))
    var out = "\(padded(head, wide + 2))\(right("records", 10))\(right("net weight", 16))"
    out += "\(right("value", 18))\n"
    for (name, row) in zip(names, rows) {
      let mass = Figure(millionths: Int128(row.tally.netMassInGrams) * 1_000)
      let value = Figure(millionths: Int128(row.tally.valueInUSDCents) * 10_000)
      out += padded(name, wide + 2) + right(Figure(row.tally.records).grouped(), 10)
      // What no record tells is not nothing.
      let hasMass = row.tally.records == 0 || row.tally.recordsWithNetMass > 0
      let hasValue = row.tally.records == 0 || row.tally.recordsWithValue > 0
      out += right(hasMass ? FigureWords.figure(mass, unit: "kg") : "not known", 16)
      out +=
        right(hasValue ? FigureWords.money(value, in: "USD", places: 0) : "not known", 18) + "\n"
    }
    return out
  }

  /// One record, a value a line, with the cell of the file where it differs.
  public func record(_ shipment: Shipment, columns: [String: String] = [:]) -> String {
    let values = [
      ("date", shipment.day?.description), ("shipper", shipment.shipper),
      ("consignee", shipment.consignee), ("hs", shipment.hs), ("goods", shipment.goods),
      ("quantity", shipment.quantity?.grouped(places: 3)), ("unit", shipment.unit),
      ("netWeightKg", shipment.netWeightInKilograms?.grouped(places: 3)),
      (
        "grossWeightKg",
        shipment.grossMassInGrams.map { Figure($0, over: 1000).grouped(places: 3) }
      ), ("value", shipment.value?.grouped(places: 2)),
      ("currency", shipment.currency),
      ("valueUSD", shipment.valueInUSDCents.map { Figure($0, over: 100).grouped(places: 2) }),
      ("origin", shipment.origin), ("departure", shipment.departure),
      ("via", shipment.via), ("destination", shipment.destination),
    ]
    var out = "\(clean(shipment.file)), row \(shipment.row)\n"
    if !shipment.id.isEmpty { out += "  \(padded("id", 15))\(clean(shipment.id))\n" }
    for (name, value) in values {
      let cell = shipment.written[name]
      guard value?.isEmpty == false || cell != nil else { continue }
      out += "  \(padded(name, 15))\(clean(value ?? "not known"))"
      if let cell {
        let column = columns[name].map { "column «\(clean($0))»" } ?? "the file"
        out += "   \(column) has «\(clean(cell))»"
      }
      out += "\n"
    }
    return out
  }

  public func line(_ shipment: Shipment) -> String {
    ReportEncoding(options).record(shipment).text + "\n"
  }

  public func lines(_ dataset: Dataset, _ more: [(String, JSONValue)] = []) -> String {
    guard case .object(let members) = ReportEncoding(options).dataset(dataset) else { return "" }
    return JSONValue.object(members + more).text + "\n"
  }

  /// The members that a tally has in JSON.
  public func members(of tally: Tally) -> [(String, JSONValue)] {
    [
      ("records", .int(tally.records)), ("shipments", .int(tally.shipments)),
      ("netWeightKg", .number(Figure(millionths: Int128(tally.netMassInGrams) * 1_000))),
      ("valueUSD", .number(Figure(millionths: Int128(tally.valueInUSDCents) * 10_000))),
      ("first", .day(tally.firstDay)), ("last", .day(tally.lastDay)),
    ]
  }

  private func clean(_ text: String) -> String {
    OutsideText.line(text, escaping: options.escapesControls)
  }

  private func padded(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(1, width - OutsideText.columns(text.unicodeScalars)))
  }

  private func right(_ text: String, _ width: Int) -> String {
    String(repeating: " ", count: max(1, width - text.unicodeScalars.count)) + text
  }
}
