import Facts

/// The arithmetic of a verdict, a step a line: records, sum, unit, bound.
///
///     4 records fit, 14 Oct 2022 to 20 Dec 2022, in 4 shipments
///     3,100 kg + 2,400 kg + 4,000 kg + 3,140 kg = 12,640 kg
///     12,640 kg is 12.64 t
///     «More than 12 tons» accepts more than 12 t (12,000 kg): 12.64 t (12,640 kg) lies in it
struct Arithmetic {
  let reading: Reading
  let found: Verdict.Found
  /// More addends than these are told by their number.
  static let addends = 8

  private var claim: Claim { reading.claim }

  private var unit: String {
    claim.measure == .value ? claim.currency : Arithmetic.unit(of: claim.measure)
  }

  var steps: [String] {
    if claim.kind == .route, let first = reading.base {
      return records(first, "first leg: ") + records(reading.answer, "second leg: ") + bound
    }
    var steps = records(reading.answer, claim.base == nil ? "" : "part: ")
    if let base = reading.base, claim.base != nil, claim.kind != .ranking {
      steps += records(base, claim.kind == .growth ? "against: " : "whole: ")
      steps += quotient(base)
    }
    if claim.kind == .price { steps += price }
    return steps + bound
  }

  private func records(_ answer: EvidenceAnswer, _ role: String) -> [String] {
    let tally = answer.tally
    guard tally.records > 0 else { return [role + "no record fits"] }
    var line = role + Arithmetic.counted(tally.records, "record") + " fit"
    if tally.records == 1 { line += "s" }
    if let first = tally.firstDay, let last = tally.lastDay {
      line += ", " + Plain.period(Period(from: first, to: last.adding(days: 1)))
    }
    if tally.shipments != tally.records {
      line += ", in \(Arithmetic.counted(tally.shipments, "shipment"))"
    }
    return [line] + sum(answer, role)
  }

  private static func counted(_ count: Int, _ noun: String) -> String {
    "\(Figure(count).grouped(places: 0)) \(noun)\(count == 1 ? "" : "s")"
  }

  /// The addends where they are few, and what they come to.
  private func sum(_ answer: EvidenceAnswer, _ role: String) -> [String] {
    let tally = answer.tally
    guard [.quantity, .netMass, .value].contains(claim.measure),
      let total = reading.sum(claim.measure, tally)
    else { return [] }
    let unit = self.unit
    let addends = answer.records.compactMap { addend($0) }
    var line = role
    if addends.count == tally.records, addends.count <= Arithmetic.addends,
      addends.reduce(.zero, +) == total
    {
      line += addends.map { plain($0, unit) }.joined(separator: " + ")
      if addends.count > 1 { line += " = \(plain(total, unit))" }
    } else {
      line += "their \(Plain.measure(claim.measure)) adds up to \(plain(total, unit))"
    }
    return [line] + missing(tally, role) + converted(total, unit)
  }

  private func addend(_ record: Shipment) -> Figure? {
    switch claim.measure {
    case .netMass: record.netMassInGrams.map { Figure(millionths: Int128($0) * 1_000) }
    case .value: money(record).map { Figure(millionths: Int128($0) * 10_000) }
    default: record.quantityInThousandths.map { Figure(millionths: Int128($0) * 1_000) }
    }
  }

  /// In the claim's currency, as the record has it or as it was counted in dollars.
  private func money(_ record: Shipment) -> Int? {
    if record.currency == claim.currency, let value = record.valueInCents { return value }
    return claim.currency == "USD" ? record.valueInUSDCents : nil
  }

  private func plain(_ figure: Figure, _ unit: String) -> String {
    "\(figure.grouped(places: 3)) \(unit == "piece" && figure != .one ? "pieces" : unit)"
  }

  private func missing(_ tally: Tally, _ role: String) -> [String] {
    let without: Int
    switch claim.measure {
    case .netMass: without = tally.records - tally.recordsWithNetMass
    case .value: without = tally.records - tally.money(in: claim.currency).records
    default: without = 0
    }
    guard without > 0 else { return [] }
    return [
      role
        + "\(Arithmetic.counted(without, "record")) give\(without == 1 ? "s" : "") "
        + "no \(Plain.measure(claim.measure))"
    ]
  }

  private func converted(_ total: Figure, _ unit: String) -> [String] {
    guard unit == "kg", total >= Figure(1000), claim.kind == .weight else { return [] }
    return ["\(plain(total, unit)) is \((total / Figure(1000)).grouped(places: 3)) t"]
  }

  private func quotient(_ base: EvidenceAnswer) -> [String] {
    guard let part = reading.sum(claim.measure, reading.answer.tally),
      let whole = reading.sum(claim.measure, base.tally), whole > .zero
    else { return [] }
    let unit = self.unit
    let result = Plain.amount(part / whole, claim.kind == .growth ? "ratio" : "share")
    return ["\(plain(part, unit)) ÷ \(plain(whole, unit)) = \(result)"]
  }

  private var price: [String] {
    let tally = reading.answer.priced ?? reading.answer.tally
    guard let value = found.value?.figure else { return [] }
    let money = Figure(tally.money(in: claim.currency).cents) / Figure(100)
    let per: String
    if claim.measure == .pricePerPiece {
      guard let pieces = reading.pieces(of: tally) else { return [] }
      per = plain(pieces, "piece")
    } else {
      per = plain(Figure(tally.netMassInGrams) / Figure(1000), "kg")
    }
    return ["\(plain(money, claim.currency)) ÷ \(per) = \(Plain.value(.figure(value), found.unit))"]
  }

  private var bound: [String] {
    guard let amount = claim.amount else { return [] }
    guard let value = found.value else { return ["the records give no figure to compare"] }
    var line = "«\(amount.written)» accepts \(Plain.bounds(amount))"
    if let rounding = amount.rounding {
      let (low, high) = (rounding.lowerBound, rounding.upperBound)
      line += ", rounded \(Plain.short(.figure(low), amount.unit)) to "
      line += Plain.short(.figure(high), amount.unit)
    }
    return [line + "; found \(Plain.value(value, amount.unit))"]
  }

  static func unit(of measure: Measure) -> String {
    switch measure {
    case .netMass: "kg"
    case .value: "USD"
    case .quantity: "piece"
    case .shipments: "shipment"
    case .pricePerPiece: "USD/piece"
    case .pricePerKilogram: "USD/kg"
    default: "party"
    }
  }
}
