import Facts

/// A claim in plain words: what is measured, over which records, and what would be accepted.
struct Restatement {
  let text: String

  init(_ claim: Claim, countries: [String: String]) {
    let scope = Plain.scope(claim.scope, countries)
    let base = claim.base.map { Plain.scope($0, countries) } ?? ""
    let accepted = claim.amount.map(Plain.bounds) ?? ""
    switch claim.kind {
    case .quantity: text = "Quantity \(scope): \(accepted)"
    case .weight: text = "Net weight \(scope): \(accepted)"
    case .value: text = "Value \(scope): \(accepted)"
    case .shipments: text = "Shipments \(scope): \(accepted)"
    case .parties:
      text = "\(Plain.measure(claim.measure).capitalizedFirst) \(scope): \(accepted)"
    case .share:
      text =
        "Share by \(Plain.measure(claim.measure)) \(scope), in all \(base): \(accepted)"
    case .growth:
      text =
        "\(Plain.measure(claim.measure).capitalizedFirst) \(scope), against \(base): \(accepted)"
    case .ranking:
      text =
        "Number \(claim.rank) by \(Plain.measure(claim.measure)) among \(claim.grouping?.rawValue ?? "party")s \(scope): \(accepted)"
    case .first: text = "First shipment \(scope): \(accepted)"
    case .last: text = "Last shipment \(scope): \(accepted)"
    case .period: text = "All shipments \(scope): \(accepted)"
    case .route:
      text =
        "At least one shipment by this route \(scope)"
        + (claim.base == nil ? "" : ", after one \(base)")
    case .existence: text = "At least one shipment \(scope)"
    case .absence: text = "No shipment \(scope)"
    case .price: text = "\(Plain.measure(claim.measure).capitalizedFirst) \(scope): \(accepted)"
    case .declaredAs:
      text = "Shipments \(scope), declared as «\(claim.declaredWords ?? "")»"
    }
  }
}

/// The arithmetic of a verdict, from records to bound.
struct Explanation {
  let text: String

  init(_ claim: Claim, _ found: Verdict.Found?, _ reading: Reading) {
    let tally = reading.answer.tally
    var steps: [String] = []
    let span = tally.firstDay.flatMap { first in
      tally.lastDay.map { Plain.period(Period(from: first, to: $0.adding(days: 1))) }
    }
    steps.append(
      tally.records == 0
        ? "No record fits the scope."
        : "\(tally.records) record\(tally.records == 1 ? "" : "s") fit, \(span ?? "without a day")."
    )
    if let base = reading.base?.tally, claim.kind == .share || claim.kind == .growth,
      let part = reading.sum(claim.measure, tally), let whole = reading.sum(claim.measure, base)
    {
      let unit = Arithmetic.unit(of: claim.measure)
      steps.append("\(Plain.amount(part, unit)) against \(Plain.amount(whole, unit)).")
    }
    if let first = reading.base?.tally, claim.kind == .route {
      steps.append(
        first.firstDay.map { "The first leg begins on \(Plain.date($0))." }
          ?? "No record fits the first leg.")
    }
    if let conversion = Explanation.conversion(claim, tally) { steps.append(conversion) }
    if let value = found?.value, let amount = claim.amount {
      steps.append(
        "Found \(Plain.value(value, amount.unit)); the sentence accepts \(Plain.bounds(amount)).")
    }
    text = steps.joined(separator: " ")
  }

  /// How values that were written in other currencies came into the sum, and which did not.
  private static func conversion(_ claim: Claim, _ tally: Tally) -> String? {
    let sum = tally.money(in: claim.currency)
    guard claim.measure.isMoney, claim.kind == .value || claim.kind == .price else { return nil }
    var parts: [String] = []
    if claim.currency != "USD", sum.recordsConverted > 0 {
      parts.append(
        "\(sum.recordsConverted) of the values are converted to \(claim.currency) by the rates of "
          + "their days.")
    }
    let missing = sum.recordsNotConverted.values.reduce(0, +)
    if missing > 0 {
      let currencies = sum.recordsNotConverted.keys.filter { !$0.isEmpty }.sorted()
      parts.append(
        "\(missing) more in \(currencies.joined(separator: ", ")) have no rate and are left out.")
    }
    return parts.isEmpty ? nil : parts.joined(separator: " ")
  }
}

extension String {
  /// With its first letter in upper case.
  var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
