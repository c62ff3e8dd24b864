import Facts

/// Figures, days and scopes in the plain words of a report.
enum Plain {
  static func measure(_ measure: Measure) -> String {
    switch measure {
    case .shipments: "number of shipments"
    case .quantity: "quantity"
    case .netMass: "net weight"
    case .value: "value"
    case .shippers: "number of shippers"
    case .consignees: "number of consignees"
    case .origins: "number of countries of origin"
    case .departures: "number of countries of departure"
    case .destinations: "number of destinations"
    case .pricePerPiece: "average price apiece"
    case .pricePerKilogram: "average price per kilogram"
    case .firstDay: "first day"
    case .lastDay: "last day"
    }
  }

  static func percent(_ share: Figure) -> String { "\((share * Figure(100)).grouped(places: 1)) %" }

  /// A figure with its unit, as a reader would say it.
  static func amount(_ figure: Figure, _ unit: String) -> String {
    switch unit {
    case "kg":
      return figure.millionths.magnitude >= 1_000_000_000
        ? "\((figure / Figure(1000)).grouped(places: 3)) t (\(figure.grouped(places: 1)) kg)"
        : "\(figure.grouped(places: 3)) kg"
    case "share": return percent(figure)
    case "ratio": return "\(figure.grouped(places: 3)) times"
    case "piece", "shipment", "record":
      return "\(figure.grouped(places: 0)) \(figure == .one ? unit : unit + "s")"
    case "party": return figure == .one ? "1 party" : "\(figure.grouped(places: 0)) parties"
    default:
      return "\(figure.grouped(places: 2)) \(figure == .one ? unit : UnitWords.plural(unit))"
    }
  }

  static func value(_ value: ClaimValue, _ unit: String) -> String {
    switch value {
    case .figure(let figure): amount(figure, unit)
    case .day(let day): date(day)
    case .month(let year, let month): "\(months[month - 1]) \(year)"
    case .name(let name): name
    }
  }

  /// A value as it stands in a question to the editor: `79.6 t`, `$53,500,000`, `12 shipments`.
  static func short(_ value: ClaimValue, _ unit: String) -> String {
    guard case .figure(let figure) = value else { return self.value(value, unit) }
    switch unit {
    case "kg":
      return figure >= Figure(1000)
        ? "\((figure / Figure(1000)).grouped(places: 3)) t" : "\(figure.grouped(places: 3)) kg"
    case "USD": return "$\(figure.grouped(places: 0))"
    case "ratio": return "\(figure.grouped(places: 2)) times"
    default: return amount(figure, unit)
    }
  }

  /// A whole year, a whole month, or else the days.
  static func spoken(_ period: Period) -> (text: String, kind: String) {
    guard let from = period.from, let to = period.to else {
      return (self.period(period), "period")
    }
    if from == from.startOfYear, period == .year(from.year) { return ("\(from.year)", "year") }
    if from == from.startOfMonth, from.adding(months: 1) == to {
      return ("\(months[from.month - 1]) \(from.year)", "month")
    }
    return (self.period(period), "period")
  }

  static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]

  static func date(_ day: Day) -> String { "\(day.day) \(months[day.month - 1]) \(day.year)" }

  static func period(_ period: Period) -> String {
    switch (period.from, period.to) {
    case (nil, nil): "any time"
    case (let from?, nil): "from \(date(from))"
    case (nil, let to?): "until \(date(to.adding(days: -1)))"
    case (let from?, let to?):
      from.adding(days: 1) == to
        ? "on \(date(from))" : "\(date(from)) to \(date(to.adding(days: -1)))"
    }
  }

  static func bounds(_ amount: Amount) -> String {
    let unit = amount.unit
    switch (amount.low, amount.high) {
    case (let low?, let high?) where low == high: return "exactly \(value(low, unit))"
    case (let low?, let high?):
      let from = (amount.excludesLow ? "above " : "") + value(low, unit)
      return "\(from) to \(amount.excludesHigh ? "below " : "")\(value(high, unit))"
    case (let low?, nil):
      return (amount.excludesLow ? "more than " : "at least ") + value(low, unit)
    case (nil, let high?):
      return (amount.excludesHigh ? "less than " : "at most ") + value(high, unit)
    case (nil, nil): return value(amount.value, unit)
    }
  }

  /// «body armor made in CN, sent from TR to RU, 1 Oct 2022 to 31 Dec 2022».
  static func scope(_ scope: Scope, _ names: [String: String]) -> String {
    var parts: [String] = []
    if let goods = scope.goods { parts.append("of \(goods.text)") }
    if !scope.origin.isEmpty { parts.append("made in \(countries(scope.origin, names))") }
    if let shipper = scope.shipper {
      parts.append((shipper.isExcluded ? "from anyone but " : "from ") + shipper.text)
    }
    if !scope.departure.isEmpty {
      let way = scope.isStop == true ? "by way of" : "sent from"
      parts.append("\(way) \(countries(scope.departure, names))")
    }
    if !scope.via.isEmpty { parts.append("via \(countries(scope.via, names))") }
    if let consignee = scope.consignee {
      parts.append((consignee.isExcluded ? "to anyone but " : "to ") + consignee.text)
    }
    if !scope.destination.isEmpty { parts.append("into \(countries(scope.destination, names))") }
    if !scope.period.isAlways { parts.append(period(scope.period)) }
    return parts.isEmpty ? "of all records" : parts.joined(separator: ", ")
  }

  /// At most four countries by name; a region's others are counted.
  static func countries(_ codes: [String], _ names: [String: String]) -> String {
    let named = codes.map { names[$0] ?? $0 }
    guard named.count > 4 else { return named.joined(separator: " or ") }
    return named.prefix(3).joined(separator: ", ") + " or \(named.count - 3) more countries"
  }
}
