import Facts

/// Figures and days as a newspaper's desk reads them.
///
///     FigureWords.amount(.figure(Figure(78_800)), unit: "kg")  // "78.8 t"
package enum FigureWords {
  static func amount(_ value: ClaimValue, unit: String) -> String {
    switch value {
    case .figure(let figure): self.figure(figure, unit: unit)
    case .day(let day): self.day(day)
    case .month(let year, let month): "\(monthName(month)) \(year)"
    case .name(let name): name
    }
  }

  package static func figure(_ value: Figure, unit: String) -> String {
    switch unit {
    case "kg":
      if value >= Figure(1_000) { return (value / Figure(1_000)).grouped(places: 3) + " t" }
      return value.grouped(places: 3) + " kg"
    case "share": return (value * Figure(100)).grouped(places: 1) + "%"
    case "ratio": return value.grouped(places: 2) + (value == .one ? " time" : " times")
    default: break
    }
    if let slash = unit.firstIndex(of: "/") {
      let per = unit[unit.index(after: slash)...]
      return money(value, in: String(unit[..<slash]), places: 2)
        + " a \(per == "kg" ? "kilo" : per)"
    }
    if unit.utf8.count == 3, unit.utf8.allSatisfy({ (0x41...0x5A).contains($0) }) {
      return money(value, in: unit, places: 0)
    }
    return value.grouped(places: 3) + " " + counted(unit, value == .one)
  }

  static func money(_ value: Figure, in currency: String, places: Int) -> String {
    currency == "USD"
      ? "$" + value.grouped(places: places) : value.grouped(places: places) + " " + currency
  }

  /// `1 shipment`, `2 shipments`, `3 parties`.
  package static func count(_ number: Int, _ unit: String) -> String {
    Figure(number).grouped() + " " + counted(unit, number == 1)
  }

  private static func counted(_ unit: String, _ single: Bool) -> String {
    single ? unit : UnitWords.plural(unit)
  }

  /// `5 Oct 2022`.
  package static func day(_ day: Day) -> String { "\(day.day) \(monthName(day.month)) \(day.year)" }

  /// `5 Oct to 27 Dec 2022`, both days included.
  package static func days(_ first: Day, _ last: Day) -> String {
    if first == last { return day(first) }
    if first.year != last.year { return "\(day(first)) to \(day(last))" }
    if first.month != last.month {
      return "\(first.day) \(monthName(first.month)) to \(day(last))"
    }
    return "\(first.day) to \(day(last))"
  }

  /// A half-open period as people say it: «1 Oct to 31 Dec 2022», «until 24 Feb 2022».
  package static func period(_ period: Period) -> String {
    switch (period.from, period.to) {
    case (let from?, let to?): days(from, max(from, to.adding(days: -1)))
    case (let from?, nil): "since \(day(from))"
    case (nil, let to?): "until \(day(to.adding(days: -1)))"
    case (nil, nil): "at any time"
    }
  }

  package static func monthName(_ month: Int) -> String {
    let names = [
      "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]
    return names.indices.contains(month - 1) ? names[month - 1] : "?"
  }

  package static func coverage(_ coverage: Coverage) -> String {
    switch coverage {
    case .full: "the evidence covers the whole period"
    case .partial(let period): "the evidence covers only \(self.period(period))"
    case .none(let why): why
    }
  }
}

extension Shipment {
  /// `1,000 pieces`.
  var quantityWords: String? {
    quantity.map { FigureWords.figure($0, unit: unit ?? "unit") }
  }
}

extension Verdict.Found {
  /// `78.8 t in 17 shipments, 5 Oct to 27 Dec 2022`.
  package var words: String {
    guard records > 0 else { return "none" }
    var out = ""
    let isCount = unit == "record" || unit == "shipment" && value == .figure(Figure(shipments))
    if let value, !isCount {
      out = FigureWords.amount(value, unit: unit) + " in "
    }
    out += FigureWords.count(shipments, "shipment")
    if records != shipments { out += " (\(FigureWords.count(records, "record")))" }
    if let first, let last { out += ", " + FigureWords.days(first, last) }
    return out
  }
}
