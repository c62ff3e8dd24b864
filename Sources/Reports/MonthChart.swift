import Facts

/// The records of a claim by month, summed up beside what the story says.
struct MonthChart {
  /// What a column stands for, and how much of it.
  struct Column: Hashable {
    var label: String
    var amount: Figure
    var shipments: Int
  }

  let columns: [Column]
  let unit: String
  let total: Figure
  /// The interval that the story's words accept; `nil` where the claim is not about a sum.
  let accepted: (low: Figure, high: Figure?)?
  let written: String
  let isPartial: Bool

  init(_ checked: CheckedClaim) {
    let series = Series(checked.claim, checked.records)
    unit = series.unit
    columns = MonthChart.columns(of: checked.records, series)
    total = columns.reduce(.zero) { $0 + $1.amount }
    isPartial = checked.records.count < (checked.verdict.found?.records ?? 0)
    written = checked.claim.amount?.written ?? ""
    if let amount = checked.claim.amount, series.isClaimed {
      accepted = (amount.low?.figure ?? .zero, amount.high?.figure)
    } else {
      accepted = nil
    }
  }

  /// Which number of a record the columns add up.
  private struct Series {
    let unit: String
    let isClaimed: Bool
    private let measure: Measure

    init(_ claim: Claim, _ records: [Shipment]) {
      let wanted = claim.amount?.unit ?? ""
      switch claim.kind {
      case .weight where wanted == "kg": (measure, unit, isClaimed) = (.netMass, "kg", true)
      case .value where wanted == "USD": (measure, unit, isClaimed) = (.value, "USD", true)
      case .quantity where !wanted.isEmpty:
        (measure, unit, isClaimed) = (.quantity, wanted, true)
      case .shipments: (measure, unit, isClaimed) = (.shipments, "shipment", true)
      default: (measure, unit, isClaimed) = (.shipments, "shipment", false)
      }
    }

    /// Pieces are whatever is neither weighed nor measured, as the verdict counts them.
    private func isCounted(_ record: Shipment) -> Bool {
      record.unit == unit
        || unit == "piece" && record.unit.map { !Measure.dimensions.contains($0) } ?? false
    }

    func amount(_ record: Shipment) -> Figure {
      switch measure {
      case .netMass: record.netWeightInKilograms ?? .zero
      case .value: record.valueInUSD ?? .zero
      case .quantity: isCounted(record) ? record.quantity ?? .zero : .zero
      default: .one
      }
    }
  }

  /// A column a month; a column a year where the records span more than three years.
  private static func columns(of records: [Shipment], _ series: Series) -> [Column] {
    let days = records.compactMap(\.day)
    guard let first = days.min(), let last = days.max() else { return [] }
    let byYear = (last.year - first.year) * 12 + last.month - first.month >= 36
    var columns: [Column] = []
    var index: [String: Int] = [:]
    var day = byYear ? first.startOfYear : first.startOfMonth
    while day <= last {
      let label = byYear ? String(day.year) : "\(FigureWords.monthName(day.month)) \(day.year)"
      index[label] = columns.count
      columns.append(Column(label: label, amount: .zero, shipments: 0))
      day = day.adding(months: byYear ? 12 : 1)
    }
    for record in records {
      guard let day = record.day else { continue }
      let label = byYear ? String(day.year) : "\(FigureWords.monthName(day.month)) \(day.year)"
      guard let place = index[label] else { continue }
      columns[place].amount = columns[place].amount + series.amount(record)
      columns[place].shipments += 1
    }
    return columns
  }

  var element: HTML {
    guard !columns.isEmpty else { return .empty }
    let rows = columns.map { column in
      HTML.tag(
        "tr", [:], .tag("th", ["scope": "row"], HTML(column.label)),
        .tag("td", ["class": "n"], HTML(FigureWords.figure(column.amount, unit: unit))),
        .tag("td", ["class": "n"], HTML("\(column.shipments)")))
    }
    let table = HTML.tag(
      "table", [:],
      .tag("caption", [:], HTML(caption)),
      PageMark.columns(["When", "Amount", "Records"]),
      .tag("tbody", [:], rows))
    return .tag(
      "figure", [:], ColumnPicture(self).element, .tag("figcaption", [:], HTML(caption)),
      .tag("details", [:], .tag("summary", [:], "As a table"), table))
  }

  /// The picture in words, for everyone and for a screen reader.
  var caption: String {
    var out = "By \(columns.first?.label.utf8.count == 4 ? "year" : "month"): "
    out += "\(FigureWords.figure(total, unit: unit)) in all"
    if isPartial { out += " in the records listed, which are not all" }
    guard let accepted else { return out + "." }
    let low = FigureWords.figure(accepted.low, unit: unit)
    switch accepted.high {
    case nil: out += "; the story needs \(low) or more"
    case let high? where high == accepted.low: out += "; the story needs \(low)"
    case let high?: out += "; the story accepts \(low) to \(FigureWords.figure(high, unit: unit))"
    }
    return out + "."
  }
}
