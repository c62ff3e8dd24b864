import Evidence
import Facts
import Verdicts

/// One claim on its way through the evidence: the plain reading, the other readings, what lies near.
struct ClaimCheck<Source: EvidenceSource> {
  let judge: Judge
  let evidence: Source
  let recordLimit: Int

  /// A claim with its verdict, and the answers it rests on.
  private struct Judged {
    var checked: CheckedClaim
    var answers: [EvidenceAnswer]
  }

  /// The verdict with its other readings, without a look at what lies near.
  func settled(_ claim: Claim) throws(Diagnostic) -> CheckedClaim {
    try read(try judged(claim, by: claim, limit: 0), claim).checked
  }

  func checked(_ claim: Claim) throws(Diagnostic) -> CheckedClaim {
    let plain = try judged(claim, by: claim, limit: recordLimit)
    var settled = try read(plain, claim)
    let verdict = settled.checked.verdict
    switch verdict.reason {
    case .agrees:
      settled.checked.verdict = try weighed(verdict, settled.checked.claim)
    case .contradicted, .notCovered, .noMatchingRecords:
      if claim.polarity == .affirmed {
        settled.checked.verdict.nearMisses = try nearMisses(claim, settled)
      }
    default: break
    }
    return settled.checked
  }

  /// Other readings of slots that the sentence leaves open, where the plain one fails.
  private func read(_ plain: Judged, _ claim: Claim) throws(Diagnostic) -> Judged {
    guard [.contradicted, .notCovered].contains(plain.checked.verdict.reason) else { return plain }
    for reading in judge.openReadings(of: claim) {
      var other = try judged(claim, by: reading, limit: recordLimit)
      guard other.checked.verdict.reason == .agrees else { continue }
      let verdict = judge.verdict(
        on: claim, plain: plain.checked.verdict, other: other.checked.verdict, read: reading)
      if verdict.reason == .agrees {
        other.checked.claim = reading
        other.checked.verdict = verdict
        return other
      }
      var doubtful = plain
      doubtful.checked.verdict = verdict
      return doubtful
    }
    return plain
  }

  /// An unsettled claim, read as claims that leave the same slots open were; `nil` where that settles
  /// nothing.
  func read(
    _ claim: Claim, as siblings: SiblingReadings, after plain: CheckedClaim
  ) throws(Diagnostic) -> CheckedClaim? {
    guard [.contradicted, .notCovered, .ambiguous].contains(plain.verdict.reason),
      claim.doubts.isEmpty, claim.openDescriptions.isEmpty
    else { return nil }
    for reading in siblings.readings(of: claim) {
      var read = try judged(claim, by: reading, limit: recordLimit)
      guard read.checked.verdict.reason == .agrees else { continue }
      read.checked.claim = reading
      read.checked.verdict = try weighed(siblings.verdict(read.checked.verdict), reading)
      return read.checked
    }
    return nil
  }

  /// `claim` with the verdict and records that `reading` of it gives.
  private func judged(_ claim: Claim, by reading: Claim, limit: Int) throws(Diagnostic) -> Judged {
    var answers: [EvidenceAnswer] = []
    for query in judge.queries(for: reading, recordLimit: limit) {
      answers.append(try evidence.answer(to: query))
    }
    var rivals: [Scope.Slot: EvidenceAnswer] = [:]
    for (slot, grouping) in [(Scope.Slot.shipper, Grouping.shipper), (.consignee, .consignee)]
    where answers.first?.resolution.ambiguousParties[slot] != nil {
      rivals[slot] = try evidence.answer(
        to: EvidenceQuery(
          scope: reading.scope, grouping: grouping, currency: reading.foreignCurrency))
    }
    let checked = CheckedClaim(
      claim: claim, verdict: judge.verdict(on: reading, given: answers, rivals: rivals),
      resolution: answers.first?.resolution ?? .init(), coverage: answers.first?.coverage ?? .full,
      records: ClaimCheck.united(answers.map(\.records), limit: limit))
    return Judged(checked: checked, answers: answers)
  }

  /// Changes under which the claim would hold: wide surveys first, then each by its own verdict.
  private func nearMisses(_ claim: Claim, _ settled: Judged) throws(Diagnostic)
    -> [Verdict.NearMiss]
  {
    guard let own = settled.answers.first else { return [] }
    var surveyed: [(survey: Survey, answer: EvidenceAnswer)] = []
    for survey in judge.surveys(for: claim, given: own) {
      surveyed.append((survey, try evidence.answer(to: survey.query)))
    }
    var tried: [(variation: Judge.Variation, verdict: Verdict)] = []
    for variation in judge.variations(of: claim, given: surveyed) where tried.count < Judge.offered
    {
      let verdict = try judged(variation.claim, by: variation.claim, limit: 0).checked.verdict
      if verdict.reason == .agrees { tried.append((variation, verdict)) }
    }
    return judge.nearMisses(of: claim, given: settled.answers, and: tried)
  }

  /// A supported verdict after a look at the time before and at what lies near.
  private func weighed(_ verdict: Verdict, _ claim: Claim) throws(Diagnostic) -> Verdict {
    var before: [(claim: Claim, verdict: Verdict)] = []
    for earlier in judge.earlier(of: claim) {
      before.append((earlier, try judged(earlier, by: earlier, limit: 0).checked.verdict))
    }
    let directed = judge.directed(verdict, of: claim, given: before)
    return directed.reason == .agrees ? try marked(directed, claim) : directed
  }

  /// The flag of a verdict that would fall with a small change of scope.
  private func marked(_ verdict: Verdict, _ claim: Claim) throws(Diagnostic) -> Verdict {
    var tried: [(variation: Judge.Variation, verdict: Verdict)] = []
    for neighbour in judge.neighbours(of: claim) {
      tried.append(
        (neighbour, try judged(neighbour.claim, by: neighbour.claim, limit: 0).checked.verdict))
    }
    return judge.marked(verdict, given: tried)
  }

  /// The records of all answers, each once, in the order of the first that lists it.
  private static func united(_ lists: [[Shipment]], limit: Int) -> [Shipment] {
    guard lists.count > 1 else { return lists.first ?? [] }
    var seen: Set<RecordPlace> = []
    var all: [Shipment] = []
    for list in lists {
      for record in list
      where seen.insert(RecordPlace(dataset: record.dataset, row: record.row)).inserted {
        all.append(record)
      }
    }
    return Array(all.prefix(limit))
  }
}

/// Where a record stands in the evidence.
private struct RecordPlace: Hashable {
  var dataset: String
  var row: Int
}
