import Facts

/// Compares what a claim says with what the evidence answers.
///
///     let judge = Judge()
///     let answers = try judge.queries(for: claim).map(evidence.answer)
///     let verdict = judge.verdict(on: claim, given: answers)
///
/// It knows neither text nor records' storage: everything it needs stands in the claim and the answers.
public struct Judge: Sendable {
  let countries: [String: String]
  let qualities: [String: [String]]

  /// - Parameters:
  ///   - countries: names of countries by ISO code, for the words of a verdict.
  ///   - qualities: what declarations say for a word that narrows goods, as `GoodsQualities` reads it.
  public init(countries: [String: String] = [:], qualities: [String: [String]] = [:]) {
    self.countries = countries
    self.qualities = qualities
  }

  /// What has to be asked: the scope itself first, then its base or the candidate of a ranking.
  public func queries(for claim: Claim, recordLimit: Int = 50) -> [EvidenceQuery] {
    let currency = claim.foreignCurrency
    // Whether the declarations say so must not hang on how many records are to be listed.
    let recordLimit =
      claim.declaredWords == nil && claim.narrowing.isEmpty && claim.listedPlaces.isEmpty
        && claim.namedPlaces.isEmpty && claim.ownPlaces.isEmpty && !claim.isDirect
        && claim.shipperHomes.isEmpty && claim.consigneeHomes.isEmpty
        && claim.listedShippers.isEmpty && claim.listedConsignees.isEmpty
      ? recordLimit : DeclaredWords.most
    var queries = [
      EvidenceQuery(
        scope: claim.scope, grouping: claim.grouping, recordLimit: recordLimit, currency: currency,
        measure: claim.measure)
    ]
    if let base = claim.base ?? claim.madeThere {
      queries.append(
        EvidenceQuery(
          scope: base, recordLimit: recordLimit, currency: currency, measure: claim.measure))
    }
    return queries
  }

  /// - Parameter rivals: for a name that fits two parties, the scope's answer grouped by that slot.
  /// - Precondition: `answers` are those to `queries(for: claim)`, in that order.
  public func verdict(
    on claim: Claim, given answers: [EvidenceAnswer], rivals: [Scope.Slot: EvidenceAnswer] = [:]
  ) -> Verdict {
    guard let answer = answers.first else { return Verdict(reason: .noScope) }
    let reading = Reading(claim: claim, answer: answer, base: answers.dropFirst().first).weighed
    let claim = reading.claim
    let measure = reading.measure
    let found = reading.found(by: measure)
    var verdict = Verdict(reason: .contradicted, found: found)
    verdict.restated = Restatement(claim, countries: countries).text
    if let obstacle = obstacle(to: claim, answers) {
      verdict.reason = obstacle.reason
      verdict.explanation = obstacle.explanation
      return verdict
    }
    verdict.steps = Arithmetic(reading: reading, found: found).steps
    let outcome = reading.outcome(by: measure)
    if found.value == nil, answer.tally.records > 0, Judge.sums.contains(claim.kind) {
      verdict.reason = .notCovered
      verdict.explanation =
        "Not covered: no record of the scope tells the \(Plain.measure(measure)) (\(answer.tally.records) records)."
      return verdict
    }
    if let gap = MoneyGap(claim, reading), !gap.leavesSettled(outcome) {
      verdict.reason = .notCovered
      verdict.explanation = gap.explanation
      return verdict
    }
    verdict.readings = WordingReadings(reading: reading).others
    if let obstacle = settle(answers, claim, rivals, outcome, &verdict) {
      verdict.reason = obstacle.reason
      verdict.explanation = obstacle.explanation
    } else {
      decide(claim, reading, outcome, &verdict)
    }
    let coverage = CoverageRule(claim: claim, answers: answers)
    if let gap = coverage.gap(holds: verdict.reason == .agrees) {
      verdict.reason = .notCovered
      verdict.explanation = gap
    }
    // What misleads is said of what holds; a figure that one broken record makes, of every figure.
    verdict.flags =
      verdict.reason == .agrees ? outcome.flags : outcome.flags.filter { $0 == .unitOutlier }
    if verdict.reason == .agrees, coverage.isAssumed { verdict.flags.append(.assumedCoverage) }
    if verdict.reason == .agrees, !claim.untold.isEmpty {
      verdict.flags.append(.untold)
      let words = claim.untold.map { "«\($0)»" }.joined(separator: " and ")
      verdict.explanation += " No record tells \(words)."
    }
    return verdict
  }

  /// Kinds whose figure is a sum, which may be nowhere in the records.
  private static let sums: Set<ClaimKind> = [.quantity, .weight, .value, .price, .share]

  /// Two parties of one name: each is read alone, and where the outcome is one it does not matter.
  private func settle(
    _ answers: [EvidenceAnswer], _ claim: Claim, _ rivals: [Scope.Slot: EvidenceAnswer],
    _ outcome: Reading.Outcome, _ verdict: inout Verdict
  ) -> Obstacle? {
    for (index, answer) in answers.enumerated() {
      for slot in Scope.Slot.allCases {
        guard let names = answer.resolution.ambiguousParties[slot] else { continue }
        var why =
          "The \(slot.rawValue)'s name fits more than one party: "
          + names.joined(separator: "; ") + "."
        if index == 0, claim.base == nil, claim.grouping == nil, let grouped = rivals[slot] {
          let alone = WordingReadings.parties(grouped.groups, named: names, slot, claim)
          verdict.readings += alone
          if alone.count == names.count, alone.allSatisfy({ $0.holds == outcome.holds }) {
            continue
          }
          if !alone.isEmpty { why += " \(WordingReadings.words(alone).capitalizedFirst)." }
        }
        return Obstacle(reason: .ambiguous, explanation: why)
      }
    }
    return nil
  }

  /// The verdict where nothing stands in the way of a comparison.
  private func decide(
    _ claim: Claim, _ reading: Reading, _ outcome: Reading.Outcome, _ verdict: inout Verdict
  ) {
    if claim.kind == .declaredAs, claim.doubts.isEmpty, let words = claim.declaredWords {
      let declared = DeclaredWords(words, in: reading.answer.records)
      verdict.reason = declared.reason(of: reading.answer.tally.records)
      verdict.explanation = declared.explanation(of: reading.answer.tally.records)
      return
    }
    let explained = Explanation(claim, verdict.found, reading).text
    // A growth that holds by value is what statistics call one; where it does not, what was shipped may have been meant.
    let readings = claim.kind == .growth && outcome.holds ? [] : verdict.readings
    if claim.polarity == .denied {
      // «did not ship 1,200 rifles»: 1,200 shipped speak against it, 1,100 say nothing of it.
      verdict.reason = outcome.holds ? .contradicted : .ambiguous
      verdict.explanation =
        (outcome.holds ? "The sentence denies it: " : "The sentence denies another figure: ")
        + explained
    } else if claim.madeThere != nil, outcome.holds, let made = reading.base?.tally,
      made.records > 0
    {
      verdict.reason = .ambiguous
      verdict.explanation =
        "None was sent from there, but \(made.shipments) shipment\(made.shipments == 1 ? "" : "s") of "
        + "goods made there came by another way: the sentence does not say which is meant."
    } else if let doubt = claim.doubts.first {
      verdict.reason = outcome.holds || claim.isTurned ? .ambiguous : .contradicted
      verdict.explanation = "Not settled: \(doubt)."
    } else if !claim.narrowing.isEmpty, outcome.holds || isMore(verdict.found, than: claim.amount),
      let told = narrowed(claim, reading.answer)
    {
      verdict.reason = .ambiguous
      verdict.explanation = told
    } else if outcome.holds, let place = missing(claim.namedPlaces, reading.answer) {
      verdict.reason = .ambiguous
      verdict.explanation = "Not settled: \(place) is named, and no record of the scope has it."
    } else if outcome.holds, let place = missing(claim.ownPlaces, reading.answer, ofAny: true) {
      verdict.reason = .ambiguous
      verdict.explanation =
        "Not settled: \(place) is named, and not every record of the scope has it."
    } else if outcome.holds, let place = strangeHome(claim, reading.answer) {
      verdict.reason = .ambiguous
      verdict.explanation =
        "Not settled: the party is called one of \(place), and not every record has that country "
        + "at its end."
    } else if outcome.holds, let place = missing(claim.listedPlaces, reading.answer) {
      verdict.reason = .contradicted
      verdict.explanation = "\(place) is named, and no record of the scope has it: " + explained
    } else if claim.isDirect, outcome.holds,
      let stop = reading.answer.records.first(where: {
        $0.isInTransit
          || claim.scope.departure.isEmpty && !$0.departure.isEmpty && !$0.origin.isEmpty
            && $0.departure != $0.origin
      })
    {
      verdict.reason = .ambiguous
      verdict.explanation =
        "Not settled: whether the goods went straight there; "
        + (stop.isInTransit
          ? "some went by way of \(stop.via.map { countries[$0] ?? $0 } ?? "another country")."
          : "some were sent from \(countries[stop.departure] ?? stop.departure), where they were not "
            + "made.")
    } else if outcome.holds, let party = unseen(claim, reading.answer) {
      verdict.reason = .ambiguous
      verdict.explanation = "Not settled: «\(party)» is named, and no record of the scope has it."
    } else if outcome.holds, let unit = uncounted(claim, reading.answer.tally) {
      verdict.reason = .ambiguous
      verdict.explanation = "Not settled: the sentence counts \(unit), the records do not."
    } else if claim.isOfOneShipment, outcome.holds, reading.answer.tally.shipments != 1 {
      verdict.reason = .ambiguous
      verdict.explanation =
        "Not settled: the sentence speaks of one shipment, the records have "
        + "\(reading.answer.tally.shipments)."
    } else if outcome.holds, reading.answer.tally.records == 0, claim.amount?.low == nil,
      claim.amount?.high != nil, claim.kind != .absence
    {
      verdict.reason = .ambiguous
      verdict.explanation =
        "No record fits at all, which the wording would accept but hardly means."
    } else if let open = claim.openDescriptions.first, outcome.holds,
      !OpenReadings.isTelling(claim.amount)
    {
      verdict.reason = .ambiguous
      verdict.explanation = "Not settled: \(open)."
    } else if readings.contains(where: { $0.holds != outcome.holds }) {
      let plain = Verdict.OtherReading(
        words: plainReading(of: claim),
        found: verdict.found ?? Verdict.Found(value: nil, unit: ""), holds: outcome.holds)
      verdict.reason = .ambiguous
      verdict.explanation =
        "The wording can be read in two ways, and they disagree: "
        + WordingReadings.words([plain] + readings) + "."
    } else {
      verdict.reason = outcome.holds ? .agrees : .contradicted
      verdict.explanation = explained
      if !readings.isEmpty {
        verdict.explanation +=
          " Read \(plainReading(of: claim)); the other readings come to the same: "
          + WordingReadings.words(readings) + "."
      }
    }
  }

  private func plainReading(of claim: Claim) -> String {
    switch claim.kind {
    case .shipments: "counted by declaration"
    case .share, .growth, .ranking, .price: "by \(Plain.measure(claim.measure))"
    default: "with all that bear the name"
    }
  }

  /// Other readings to try where the plain one fails: claims with slots open that were taken over.
  public func openReadings(of claim: Claim) -> [Claim] {
    guard claim.polarity == .affirmed else { return [] }
    switch claim.kind {
    case .existence:
      return OpenReadings(claim: claim).all.filter { $0.change == OpenReadings.madeThere }
        .map(\.claim)
    case .route, .absence, .declaredAs, .period: return []
    default: return OpenReadings(claim: claim).all.map(\.claim)
    }
  }

  /// The verdict where the plain reading fails but another, of slots the sentence leaves open, agrees:
  /// an exact figure tells which was meant, a loose one leaves it ambiguous.
  public func verdict(on claim: Claim, plain: Verdict, other: Verdict, read reading: Claim)
    -> Verdict
  {
    guard [.contradicted, .notCovered].contains(plain.reason), other.reason == .agrees else {
      return plain
    }
    let readings = OpenReadings(claim: claim).all
    guard let index = readings.firstIndex(where: { $0.claim.scope == reading.scope }) else {
      return plain
    }
    let change = readings[index].change
    // Goods were meant as long as there are any: only where none fit was another thing spoken of.
    if change == OpenReadings.anyGoods, plain.found?.records != 0 { return plain }
    // No record says whose company a sender is: of what nobody sent from there, the maker's country tells.
    let tells =
      OpenReadings.isTelling(claim.amount) || OpenReadings.tells(claim.amount, among: index + 1)
      || claim.kind == .existence && plain.found?.records == 0
    if tells, claim.doubts.isEmpty, !isOfAnotherTime(reading, than: claim, plain) {
      var verdict = other
      verdict.flags.append(.loosePeriod)
      verdict.explanation = "Read \(change), which the sentence leaves open: " + other.explanation
      return verdict
    }
    var verdict = plain
    verdict.reason = .ambiguous
    verdict.explanation = plain.explanation + " Read \(change) it would agree."
    return verdict
  }

  /// The figure of another year than the one under discussion, which has one of its own: to take the one for the
  /// other is a mistake that stories make.
  private func isOfAnotherTime(_ reading: Claim, than claim: Claim, _ plain: Verdict) -> Bool {
    let (read, said) = (reading.scope.period, claim.scope.period)
    guard let start = said.from, let end = said.to, plain.found?.records ?? 0 > 0,
      let from = read.from, let to = read.to
    else { return false }
    return to <= start || end <= from
  }

  private struct Obstacle {
    var reason: Verdict.Reason
    var explanation: String
  }

  /// What forbids a comparison at all: unknown parties or goods, no coverage.
  private func obstacle(to claim: Claim, _ answers: [EvidenceAnswer]) -> Obstacle? {
    for answer in answers {
      if case .none(let why) = answer.coverage {
        return Obstacle(reason: .notCovered, explanation: "Not covered: \(why).")
      }
    }
    for (index, answer) in answers.enumerated() {
      let scope = index == 0 ? claim.scope : claim.base ?? claim.scope
      let resolution = answer.resolution
      if !resolution.knowsShipper, let party = scope.shipper {
        return unknown(party.text, resolution.brands[.shipper])
      }
      if !resolution.knowsConsignee, let party = scope.consignee {
        return unknown(party.text, resolution.brands[.consignee])
      }
      if !resolution.knowsGoods, let goods = scope.goods,
        claim.kind != .absence || goods.hs.isEmpty
      {
        return Obstacle(
          reason: .noMatchingRecords,
          explanation: "No record knows any goods such as «\(goods.text)».")
      }
    }
    return nil
  }

  /// A name that stands in goods descriptions alone is a brand: known, but nobody's shipment.
  private func unknown(_ name: String, _ brand: EvidenceAnswer.Brand?) -> Obstacle {
    guard let brand, brand.records > 0 else {
      return Obstacle(
        reason: .noMatchingRecords, explanation: "No record of this evidence knows «\(name)».")
    }
    let count = "\(brand.records) record\(brand.records == 1 ? " has" : "s have")"
    return Obstacle(
      reason: .ambiguous,
      explanation: "No record names «\(name)» as a party, but \(count) «\(brand.name)» in the "
        + "goods description, as in «\(brand.example)»: who made the goods, not who sent or took "
        + "them.")
  }
}

extension Shipment {
  /// True where the record names a country of transit that the goods were not made in.
  fileprivate var isInTransit: Bool { via.map { $0 != origin } ?? false }
}

extension Claim {
  /// «No motor has come from Germany»: of motors made there, too, unless the sentence says that the
  /// way is meant («directly», «straight»).
  var madeThere: Scope? {
    guard kind == .absence, !isDirect, base == nil, !scope.departure.isEmpty, scope.origin.isEmpty
    else { return nil }
    var made = scope
    made.askWhereMade()
    return made
  }
}
