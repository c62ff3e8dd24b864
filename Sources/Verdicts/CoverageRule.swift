import Facts

/// What may be said where the evidence does not reach over all that a claim asks.
///
///     «No vests came in 2022», with records of January to September: notCovered, whatever they hold
///     «more than 10 tons in 2022», with the same records and 12 t in them: supported
struct CoverageRule {
  let claim: Claim
  let answers: [EvidenceAnswer]

  /// Kinds that speak of all that happened: a record that is not there would change them.
  static let whole: Set<ClaimKind> = [.absence, .share, .ranking, .first, .last]
  /// Kinds that a missing record may change, though it need not.
  static let sums: Set<ClaimKind> = [.growth, .period, .parties, .price]

  private var isDeclared: Bool { !answers.contains(where: \.isCoverageAssumed) }

  private var isPartial: Bool {
    answers.contains { if case .partial = $0.coverage { true } else { false } }
  }

  /// True where nobody declared what the evidence covers, and the verdict rests on it.
  var isAssumed: Bool {
    guard !isDeclared else { return false }
    return CoverageRule.whole.contains(claim.kind) || CoverageRule.sums.contains(claim.kind)
      || isPartial
  }

  /// Why the evidence cannot settle the claim, whose figure lies in its bounds or not.
  ///
  /// A gap that is only assumed from the first and last record stands against a figure that disagrees,
  /// and against kinds that speak of all that happened; a figure that agrees shows that there is none.
  func gap(holds: Bool) -> String? {
    if let early = beyondExtent { return early }
    for (index, answer) in answers.enumerated() {
      guard case .partial(let covered) = answer.coverage else { continue }
      // What is there speaks against an absence, whatever else may be missing.
      if claim.kind == .absence, !holds, (answers.first?.tally.records ?? 0) > 0 { continue }
      let asked = index == 0 ? claim.scope.period : claim.base?.period ?? claim.scope.period
      if holds, !CoverageRule.whole.contains(claim.kind), !isDeclared || !couldChange { continue }
      // «more than half of last year's», by May: what is missing of this year can only add.
      // A price is a mean: what is missing may lower it.
      if holds, index == 0, claim.kind == .growth, claim.amount?.high == nil,
        [.quantity, .netMass, .value, .shipments].contains(claim.measure)
      {
        continue
      }
      return "The evidence covers \(CoverageRule.words(covered, of: asked))."
    }
    return nil
  }

  /// What is missing can only add: it may lift a figure over its upper bound.
  private var couldChange: Bool {
    switch claim.kind {
    case .quantity, .weight, .value, .shipments: claim.amount?.high != nil
    default: CoverageRule.sums.contains(claim.kind)
    }
  }

  /// A first day before the evidence begins, a last day after it ends.
  private var beyondExtent: String? {
    guard claim.kind == .first || claim.kind == .last, let answer = answers.first else {
      return nil
    }
    if claim.kind == .first, let said = claim.amount?.high?.day, let from = answer.extent.from,
      said < from
    {
      return "The evidence begins only on \(Plain.date(from))."
    }
    if claim.kind == .last, let said = claim.amount?.low?.day, let to = answer.extent.to, said >= to
    {
      return "The evidence ends on \(Plain.date(to.adding(days: -1)))."
    }
    return nil
  }

  /// «9 of the 12 months asked for (1 Jan 2022 to 30 Sep 2022)».
  static func words(_ covered: Period, of asked: Period) -> String {
    let days = Plain.period(covered)
    if covered == asked { return "all days asked for, but not every country's side of it" }
    guard let from = covered.from, let to = covered.to, let start = asked.from, let end = asked.to
    else { return "only \(days) of the time asked for" }
    let (part, whole) = (months(from, to), months(start, end))
    if part < whole { return "\(part) of the \(whole) months asked for (\(days))" }
    return "\(to.number - from.number) of the \(end.number - start.number) days asked for (\(days))"
  }

  /// The calendar months that a half-open span touches.
  private static func months(_ from: Day, _ to: Day) -> Int {
    let last = to.adding(days: -1)
    return (last.year - from.year) * 12 + last.month - from.month + 1
  }
}
