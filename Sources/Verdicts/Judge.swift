import Facts

/// Compares what a claim says with what the evidence answers.
///
///     let judge = Judge()
///     let answers = try judge.queries(for: claim).map(evidence.answer)
///     let verdict = judge.verdict(on: claim, given: answers)
///
/// It knows neither text nor records' storage: everything it needs stands in the claim and the answers.
public struct Judge: Sendable {
  private let countries: [String: String]

  /// - Parameter countries: names of countries by ISO code, for the words of a verdict.
  public init(countries: [String: String] = [:]) {
    self.countries = countries
  }

  /// What has to be asked: the scope itself first, then its base or the candidate of a ranking.
  public func queries(for claim: Claim, recordLimit: Int = 50) -> [EvidenceQuery] {
    var queries = [
      EvidenceQuery(scope: claim.scope, grouping: claim.grouping, recordLimit: recordLimit)
    ]
    if let base = claim.base {
      queries.append(EvidenceQuery(scope: base, recordLimit: recordLimit))
    }
    return queries
  }

  /// - Precondition: `answers` are those to `queries(for: claim)`, in that order.
  public func verdict(on claim: Claim, given answers: [EvidenceAnswer]) -> Verdict {
    guard let answer = answers.first else { return Verdict(reason: .noScope) }
    let reading = Reading(claim: claim, answer: answer, base: answers.dropFirst().first)
    let found = reading.found(by: claim.measure)
    var verdict = Verdict(reason: .contradicted, found: found)
    verdict.restated = Restatement(claim, countries: countries).text
    let obstacle = obstacle(to: claim, answers)
    if let obstacle {
      verdict.reason = obstacle.reason
      verdict.explanation = obstacle.explanation
      return verdict
    }
    let outcome = reading.outcome(by: claim.measure)
    verdict.flags = outcome.flags
    let others = claim.otherMeasures.map { reading.outcome(by: $0).holds }
    if let doubt = claim.doubts.first {
      verdict.reason = outcome.holds ? .ambiguous : .contradicted
      verdict.explanation = "Not settled: \(doubt)."
    } else if outcome.holds, answer.tally.records == 0, claim.amount?.low == nil,
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
    } else if others.contains(where: { $0 != outcome.holds }) {
      verdict.reason = .ambiguous
      verdict.explanation = reading.disagreement()
    } else {
      verdict.reason = outcome.holds ? .agrees : .contradicted
      verdict.explanation = Explanation(claim, verdict.found, reading).text
    }
    if case .partial(let covered) = answer.coverage, verdict.reason != .agrees {
      verdict.reason = .notCovered
      verdict.explanation =
        "The evidence covers only \(Plain.period(covered)) of the time asked for."
    }
    if verdict.reason != .agrees { verdict.flags = [] }
    return verdict
  }

  /// Other readings to try where the plain one fails: claims with slots open that were taken over.
  public func openReadings(of claim: Claim) -> [Claim] {
    switch claim.kind {
    case .existence, .route, .absence, .declaredAs, .period: return []
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
    let change =
      OpenReadings(claim: claim).all.first { $0.claim.scope == reading.scope }?.change ?? ""
    if OpenReadings.isTelling(claim.amount), claim.doubts.isEmpty {
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

  private struct Obstacle {
    var reason: Verdict.Reason
    var explanation: String
  }

  /// What forbids a comparison at all: unknown parties or goods, no coverage, a name that fits two parties.
  private func obstacle(to claim: Claim, _ answers: [EvidenceAnswer]) -> Obstacle? {
    if let currency = foreignCurrency(of: claim) {
      return Obstacle(
        reason: .notCovered,
        explanation: "The records are summed in US dollars, and no rate of their days turns them "
          + "into \(currency).")
    }
    for answer in answers {
      if case .none(let why) = answer.coverage {
        return Obstacle(reason: .notCovered, explanation: "Not covered: \(why).")
      }
    }
    for (index, answer) in answers.enumerated() {
      let scope = index == 0 ? claim.scope : claim.base ?? claim.scope
      let resolution = answer.resolution
      if !resolution.knowsShipper, let party = scope.shipper {
        return unknown(party.text)
      }
      if !resolution.knowsConsignee, let party = scope.consignee {
        return unknown(party.text)
      }
      if !resolution.knowsGoods, let goods = scope.goods,
        claim.kind != .absence || goods.hs.isEmpty
      {
        return Obstacle(
          reason: .noMatchingRecords,
          explanation: "No record knows any goods such as «\(goods.text)».")
      }
    }
    for answer in answers {
      for slot in Scope.Slot.allCases {
        guard let names = answer.resolution.ambiguousParties[slot] else { continue }
        return Obstacle(
          reason: .ambiguous,
          explanation: "The \(slot.rawValue)'s name fits more than one party: "
            + names.joined(separator: "; ") + ".")
      }
    }
    return nil
  }

  /// The currency of a sum or price that is not in dollars: it must never be compared as if it were.
  private func foreignCurrency(of claim: Claim) -> String? {
    guard claim.kind == .value || claim.kind == .price, let unit = claim.amount?.unit,
      let currency = unit.split(separator: "/").first, currency != "USD"
    else { return nil }
    return String(currency)
  }

  private func unknown(_ name: String) -> Obstacle {
    Obstacle(
      reason: .noMatchingRecords, explanation: "No record of this evidence knows «\(name)».")
  }
}
