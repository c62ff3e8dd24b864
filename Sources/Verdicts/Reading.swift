import Facts

/// One claim beside the tallies it is measured by.
struct Reading {
  var claim: Claim
  var answer: EvidenceAnswer
  var base: EvidenceAnswer?

  struct Outcome {
    var holds: Bool
    var flags: [Verdict.Flag] = []
  }

  /// The figure that the records give for the claim's kind, read by `measure`.
  func found(by measure: Measure) -> Verdict.Found {
    let tally = answer.tally
    var found = Verdict.Found(
      value: value(by: measure), unit: claim.amount?.unit ?? "record", shipments: tally.shipments,
      records: tally.records, first: tally.firstDay, last: tally.lastDay)
    if case .share = claim.kind, let whole = base?.tally {
      found.shipments = whole.shipments
      found.records = whole.records
    }
    return found
  }

  /// The claim's measure, or the first other one that its words leave open where the records do not tell it.
  var measure: Measure {
    guard value(by: claim.measure) == nil, answer.tally.records > 0 else { return claim.measure }
    return claim.otherMeasures.first { value(by: $0) != nil } ?? claim.measure
  }

  /// «A fifth of the tiles», where the records count none: by weight, and by value where that is told.
  var weighed: Reading {
    guard claim.kind == .share, claim.measure == .quantity, claim.otherMeasures.isEmpty,
      let whole = base?.tally, whole.records > 0, answer.tally.records > 0,
      pieces(of: whole) == nil, sum(.netMass, whole) != nil, sum(.netMass, answer.tally) != nil
    else { return self }
    var other = self
    other.claim.measure = .netMass
    if whole.recordsWithValue > 0 { other.claim.otherMeasures = [.value] }
    return other
  }

  func value(by measure: Measure) -> ClaimValue? {
    let tally = answer.tally
    switch claim.kind {
    case .quantity, .weight, .value, .shipments:
      return sum(measure, tally).map(ClaimValue.figure)
    case .price:
      return sum(measure, answer.priced ?? tally).map(ClaimValue.figure)
    case .parties:
      return .figure(Figure(answer.groups.count { !$0.name.isEmpty }))
    case .share:
      guard let base, let part = sum(measure, tally), let whole = sum(measure, base.tally) else {
        return nil
      }
      return whole == .zero ? nil : .figure(part / whole)
    case .growth:
      guard let base, let now = sum(measure, tally), let then = sum(measure, base.tally) else {
        return nil
      }
      return then == .zero ? nil : .figure(now / then)
    case .ranking:
      return ranked(by: measure).map { .name($0.name) }
    case .first, .period:
      return tally.firstDay.map(ClaimValue.day)
    case .last:
      return tally.lastDay.map(ClaimValue.day)
    case .route, .existence, .absence, .declaredAs:
      return .figure(tally.records > 0 ? .one : .zero)
    }
  }

  /// A sum of the tally in the unit of the claim; `nil` where the records cannot give it.
  func sum(_ measure: Measure, _ tally: Tally) -> Figure? {
    switch measure {
    case .shipments: return Figure(claim.countsLines ? tally.records : tally.shipments)
    case .quantity: return pieces(of: tally)
    case .netMass:
      guard tally.records == 0 || tally.recordsWithNetMass > 0 else { return nil }
      return Figure(tally.netMassInGrams) / Figure(1000)
    case .value: return Figure(tally.money(in: claim.currency).cents) / Figure(100)
    case .pricePerPiece:
      guard let count = pieces(of: tally), count > .zero else { return nil }
      return Figure(tally.money(in: claim.currency).cents) / Figure(100) / count
    case .pricePerKilogram:
      guard tally.netMassInGrams > 0 else { return nil }
      return Figure(tally.money(in: claim.currency).cents) * Figure(10)
        / Figure(tally.netMassInGrams)
    case .shippers, .consignees, .origins, .departures, .destinations:
      return Figure(answer.groups.count)
    case .firstDay, .lastDay: return nil
    }
  }

  /// The number of pieces: in the claim's own unit where the records have it, else all counted units.
  func pieces(of tally: Tally) -> Figure? {
    let quantities = tally.quantitiesInThousandths
    if quantities.isEmpty { return tally.records == 0 ? .zero : nil }
    if let unit = claim.amount?.unit, unit != "piece", let own = quantities[unit] {
      return Figure(own) / Figure(1000)
    }
    // Litres are not bottles.
    if let unit = claim.amount?.unit, Measure.dimensions.contains(unit) { return nil }
    let counted = quantities.filter { !Measure.dimensions.contains($0.key) }
    if counted.isEmpty, claim.kind == .growth, quantities.count == 1,
      let (unit, measured) = quantities.first, !["kg", "g", "t"].contains(unit)
    {
      // «three times as many metres»: whatever the records measure.
      return Figure(measured) / Figure(1000)
    }
    guard !counted.isEmpty else { return nil }
    return Figure(counted.values.reduce(0, +)) / Figure(1000)
  }

  /// The group that stands at the claim's rank.
  func ranked(by measure: Measure) -> EvidenceAnswer.Group? {
    var ordered: [(sum: Figure, group: EvidenceAnswer.Group)] = []
    for group in answer.groups where !group.name.isEmpty {
      ordered.append((sum(measure, group.tally) ?? .zero, group))
    }
    ordered.sort { a, b in a.sum == b.sum ? a.group.name < b.group.name : a.sum > b.sum }
    let index = claim.rank > 0 ? claim.rank - 1 : ordered.count + claim.rank
    return ordered.indices.contains(index) ? ordered[index].group : nil
  }

  func outcome(by measure: Measure) -> Outcome {
    var outcome = comparison(by: measure)
    if answer.tally.records == 1, claim.kind != .absence, outcome.holds {
      outcome.flags.append(.onlyOneRecord)
    }
    outcome.flags += sumFlags(measure)
    return outcome
  }

  /// The flags of the sums behind the figure; the whole of a share and the base of a growth count too.
  private func sumFlags(_ measure: Measure) -> [Verdict.Flag] {
    switch claim.kind {
    case .quantity, .weight, .value, .price: return Flags.ofSum(measure, answer.tally)
    case .share, .growth:
      let both = Flags.ofSum(measure, answer.tally) + Flags.ofSum(measure, base?.tally ?? .empty)
      return Verdict.Flag.allCases.filter(both.contains)
    default: return []
    }
  }

  private func comparison(by measure: Measure) -> Outcome {
    switch claim.kind {
    case .existence, .declaredAs:
      return Outcome(holds: answer.tally.records > 0)
    case .route:
      return Outcome(holds: answer.tally.records > 0 && isSecondLeg)
    case .absence:
      return Outcome(holds: answer.tally.records == 0)
    case .ranking:
      return Outcome(holds: ranks(by: measure))
    case .period:
      return Outcome(holds: fills(claim.amount))
    default:
      guard let amount = claim.amount, let value = value(by: measure) else {
        return Outcome(holds: false)
      }
      // A part that is larger than its whole is no part of it.
      if claim.kind == .share, let share = value.figure, share > .one {
        return Outcome(holds: false)
      }
      return compare(value, with: amount)
    }
  }

  /// True where the goods had come, on a first leg that the story tells of, before they went on.
  private var isSecondLeg: Bool {
    guard let first = base?.tally else { return true }
    guard let came = first.firstDay, let left = answer.tally.lastDay else { return false }
    return came <= left
  }

  /// True where the group at the claim's rank is the one the story names.
  private func ranks(by measure: Measure) -> Bool {
    guard let top = ranked(by: measure), case .name(let claimed)? = claim.amount?.value else {
      return false
    }
    if top.name == claimed || top.names.contains(claimed) { return true }
    guard let resolution = base?.resolution else { return false }
    let spellings = Set((resolution.shipper + resolution.consignee).map(\.name))
    return spellings.contains(top.name) || !spellings.isDisjoint(with: top.names)
  }

  /// All of the scope's records lie in the period said, and both its first and its last month are reached.
  private func fills(_ amount: Amount?) -> Bool {
    guard let low = amount?.low?.day, let high = amount?.high?.day,
      let first = answer.tally.firstDay, let last = answer.tally.lastDay
    else { return false }
    return first >= low && last <= high && first.startOfMonth == low.startOfMonth
      && last.startOfMonth == high.startOfMonth
  }

  private func compare(_ value: ClaimValue, with amount: Amount) -> Outcome {
    switch value {
    case .figure(let figure): return compare(figure, with: amount)
    case .day(let day):
      if let low = amount.low?.day, day < low { return Outcome(holds: false) }
      if let high = amount.high?.day, day > high { return Outcome(holds: false) }
      return Outcome(holds: amount.low != nil || amount.high != nil)
    case .month, .name: return Outcome(holds: false)
    }
  }

  /// Whether the figure lies in the bounds of the wording, roundings not included.
  static func accepts(_ figure: Figure, _ amount: Amount) -> Bool {
    let low = amount.low?.figure
    let high = amount.high?.figure
    guard low != nil || high != nil else { return false }
    if let low, amount.excludesLow ? figure <= low : figure < low { return false }
    if let high, amount.excludesHigh ? figure >= high : figure > high { return false }
    return true
  }

  private func compare(_ figure: Figure, with amount: Amount) -> Outcome {
    var inside = Reading.accepts(figure, amount)
    var flags: [Verdict.Flag] = []
    if !inside, let rounding = amount.rounding, rounding.contains(figure) {
      inside = true
      flags.append(.rounded)
    }
    guard inside else { return Outcome(holds: false) }
    // Beyond 1.5 times, or under half of what is said: true, but it misleads.
    let (low, high) = (amount.low?.figure, amount.high?.figure)
    if let low, high == nil, figure > low * Figure(3, over: 2) { flags.append(.understated) }
    if let high, low == nil, figure < high * Figure(1, over: 2) { flags.append(.overstated) }
    return Outcome(holds: true, flags: flags)
  }
}
