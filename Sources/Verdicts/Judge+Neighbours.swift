import Facts

/// What lies near a claim: the changes under which it would hold, and those under which it would fall.
extension Judge {
  /// A changed claim, to be asked by itself.
  public struct Variation: Hashable, Sendable {
    public let claim: Claim
    /// What is changed: `period`, `departure` …, or the change in plain words.
    public let change: String
    let rank: Int
  }

  /// At most this many near misses are offered.
  public static let offered = 3

  /// The wide questions by which near misses are looked for, given what the claim itself found.
  public func surveys(for claim: Claim, given answer: EvidenceAnswer) -> [Survey] {
    Survey.all(for: claim, given: answer)
  }

  /// The changes of scope that the surveys' answers speak for, the smallest first.
  public func variations(
    of claim: Claim, given surveys: [(survey: Survey, answer: EvidenceAnswer)]
  ) -> [Variation] {
    let search = NearMisses(claim: claim, countries: countries)
    return search.ofScope(surveys).sorted { $0.rank < $1.rank }.map {
      Variation(claim: $0.claim, change: $0.change, rank: $0.rank)
    }
  }

  /// The near misses: of the figure, and of the variations whose own verdicts agree.
  ///
  /// The figure that the records give is always among them where there is one.
  public func nearMisses(
    of claim: Claim, given answers: [EvidenceAnswer],
    and variations: [(variation: Variation, verdict: Verdict)]
  ) -> [Verdict.NearMiss] {
    guard let answer = answers.first else { return [] }
    let search = NearMisses(claim: claim, countries: countries)
    let reading = Reading(claim: claim, answer: answer, base: answers.dropFirst().first)
    var ranked = search.ofFigure(reading, reading.found(by: claim.measure))
    let ofFigure = ranked.min { $0.rank < $1.rank }
    for (variation, verdict) in variations where verdict.reason == .agrees {
      guard let found = verdict.found else { continue }
      let candidate = NearMisses.Candidate(
        change: variation.change, rank: variation.rank, claim: variation.claim)
      ranked.append((variation.rank, search.miss(candidate, found)))
    }
    ranked.sort { a, b in a.rank < b.rank }
    var best = ranked.prefix(Judge.offered).map(\.miss)
    if let ofFigure, !best.contains(ofFigure.miss) { best[best.count - 1] = ofFigure.miss }
    return best
  }

  /// The changed claims under which a supported claim should hold too.
  public func neighbours(of claim: Claim) -> [Variation] {
    Fragility(claim: claim).neighbours.map {
      Variation(claim: $0.claim, change: $0.words, rank: 0)
    }
  }

  /// A supported verdict, marked where it falls for one of its neighbours.
  public func marked(
    _ verdict: Verdict, given neighbours: [(variation: Variation, verdict: Verdict)]
  ) -> Verdict {
    guard let fall = neighbours.first(where: { $0.verdict.reason == .contradicted }) else {
      return verdict
    }
    var marked = verdict
    marked.flags.append(.fragile)
    marked.flags = Verdict.Flag.allCases.filter(marked.flags.contains)
    let found = fall.verdict.found
    let figure = found?.value.map { Plain.short($0, found?.unit ?? "") } ?? "nothing"
    marked.explanation += " Fragile: \(fall.variation.change) it would be \(figure)."
    return marked
  }
}
