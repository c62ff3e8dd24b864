import Facts

/// Whether what a sentence calls a rise or a fall was one.
///
///     «imports jumped to 321 tons in 2023», of which 400 came in 2022: not settled, though 321 is right
///
/// The figure is held against the same span of the year before and, where it is shorter than that, against the
/// span right before: which of the two is meant, the words do not say.
struct Trends {
  let claim: Claim

  /// The claim over each span before its own; none where it tells no way or has no two ends.
  var earlier: [Claim] {
    guard claim.trend != nil, let from = claim.scope.period.from, let to = claim.scope.period.to
    else { return [] }
    let days = to.number - from.number
    guard days > 0, days <= Trends.year else { return [] }
    var spans = [claim.scope.period.shifted(years: -1)]
    if days <= Trends.half {
      let months = (0...6).first { from.adding(months: $0) == to && $0 > 0 }
      spans.append(
        Period(from: months.map { from.adding(months: -$0) } ?? from.adding(days: -days), to: from))
    }
    return spans.map { span in
      var other = claim
      other.trend = nil
      other.scope.period = span
      return other
    }
  }

  /// In days; a leap year's.
  private static let year = 366
  private static let half = 184

  /// - Parameter before: the verdicts on `earlier`, in its order.
  func weigh(_ verdict: Verdict, against before: [(claim: Claim, verdict: Verdict)]) -> Verdict {
    guard let trend = claim.trend, verdict.reason == .agrees, !before.isEmpty,
      case .figure(let now)? = verdict.found?.value
    else { return verdict }
    var told: [(period: Period, found: Figure)] = []
    for (earlier, other) in before where [.agrees, .contradicted].contains(other.reason) {
      if case .figure(let found)? = other.found?.value {
        told.append((earlier.scope.period, found))
      }
    }
    var weighed = verdict
    let word = trend == .up ? "rose" : "fell"
    guard let nearest = told.last else {
      weighed.flags = Verdict.Flag.allCases.filter { ([.untold] + verdict.flags).contains($0) }
      weighed.explanation += " No record tells whether it \(word): the time before is not covered."
      return weighed
    }
    if told.contains(where: { trend == .up ? $0.found < now : $0.found > now }) { return verdict }
    let unit = verdict.found?.unit ?? ""
    weighed.reason = .ambiguous
    weighed.flags = []
    weighed.explanation =
      "Not settled: whether it \(word): \(Plain.short(.figure(nearest.found), unit)) over "
      + "\(Plain.period(nearest.period)), \(Plain.short(.figure(now), unit)) now."
    return weighed
  }
}

extension Judge {
  /// The claim over the spans that a rise or fall in its words is held against.
  public func earlier(of claim: Claim) -> [Claim] { Trends(claim: claim).earlier }

  /// A supported verdict, taken back where the way that the words tell was the other.
  public func directed(
    _ verdict: Verdict, of claim: Claim, given before: [(claim: Claim, verdict: Verdict)]
  ) -> Verdict {
    Trends(claim: claim).weigh(verdict, against: before)
  }
}
