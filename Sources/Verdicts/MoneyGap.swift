import Facts

/// Records whose value is missing from a sum of money, because nothing gives it in the claim's currency.
///
///     «worth €2 million», over eight records in EUR and two in roubles of 2023: two are not converted
struct MoneyGap {
  private let claim: Claim
  private let reading: Reading
  private let notConverted: [String: Int]
  /// True where no record of the scope has a value at all.
  private let knowsNone: Bool

  /// `nil` where the claim is not about money, or no value is missing.
  init?(_ claim: Claim, _ reading: Reading) {
    guard ([claim.measure] + claim.otherMeasures).contains(where: \.isMoney) else { return nil }
    self.claim = claim
    self.reading = reading
    let counted = reading.answer.priced ?? reading.answer.tally
    let tallies = [counted] + (reading.base.map { [$0.tally] } ?? [])
    var missing: [String: Int] = [:]
    for tally in tallies {
      missing.merge(
        tally.money(in: claim.currency).recordsNotConverted, uniquingKeysWith: +)
    }
    notConverted = missing
    knowsNone =
      reading.answer.tally.records > 0 && counted.money(in: claim.currency).records == 0
      && (claim.kind == .value || claim.kind == .price)
    if notConverted.isEmpty, !knowsNone { return nil }
  }

  /// True where the missing values cannot change the outcome: they could only add to a sum.
  func leavesSettled(_ outcome: Reading.Outcome) -> Bool {
    guard claim.kind == .value, !knowsNone, let amount = claim.amount,
      let sum = reading.value(by: .value)?.figure
    else { return false }
    if outcome.holds { return amount.high == nil && outcome.flags.contains(.rounded) == false }
    guard let high = amount.high?.figure else { return false }
    return sum > high && amount.rounding?.contains(sum) != true
  }

  var explanation: String {
    if notConverted.isEmpty {
      return "No record of the scope gives a value\(claim.kind == .price ? " and a quantity" : "")."
    }
    let count = notConverted.values.reduce(0, +)
    let currencies = notConverted.keys.sorted().map { $0.isEmpty ? "an unnamed currency" : $0 }
    let sum = reading.answer.tally.money(in: claim.currency)
    return "Not converted: \(count) value\(count == 1 ? "" : "s") in "
      + "\(currencies.joined(separator: ", ")) of days without a rate into \(claim.currency). "
      + "The other \(sum.records) give "
      + "\(Plain.amount(Figure(sum.cents) / Figure(100), claim.currency))."
  }
}
