import Facts

/// Whether the change that made a twin of a sentence is among the near misses of its claim.
///
///     «in June» changed to «in July», and the near miss asks whether the month is right
///
/// Counted are the twins whose claim is read with its figure, and found contradicted: what is not
/// read so has no near misses, and is measured by the other floors.
struct GoldNearMisses {
  private(set) var twins = 0
  private(set) var contradicted = 0
  private(set) var offered = 0
  /// Twins whose change was not offered, for the log.
  private(set) var missed: [String] = []

  var share: Double {
    contradicted == 0 ? 0 : 100 * Double(offered) / Double(contradicted)
  }

  /// One claim of a twin that the records contradict, with the supported claim it was made from.
  mutating func add(
    _ claim: GoldStory.Claim, from original: GoldStory.Claim, in sentence: GoldStory.Sentence,
    _ checked: [CheckedClaim]
  ) {
    guard original.verdict == "supported", claim.verdict == "contradicted" else { return }
    twins += 1
    guard let same = checked.first(where: { isSame($0, claim) }),
      same.verdict.reason == .contradicted
    else { return }
    contradicted += 1
    let misses = same.verdict.nearMisses
    if misses.contains(where: { isChange($0, of: original, to: claim) }) {
      offered += 1
    } else {
      missed.append("\(sentence.id): \(misses.map(\.question)) — \(sentence.text)")
    }
  }

  private func isSame(_ checked: CheckedClaim, _ claim: GoldStory.Claim) -> Bool {
    guard GoldScore.type(checked) == claim.type else { return false }
    guard let said = claim.value?.number else { return true }
    guard let figure = checked.claim.amount?.value.figure?.double else { return false }
    return abs(figure - said) <= 0.005 * max(abs(figure), abs(said))
  }

  /// A changed figure is undone by what the records give, a changed slot by a question about that slot.
  private func isChange(
    _ miss: Verdict.NearMiss, of original: GoldStory.Claim, to claim: GoldStory.Claim
  ) -> Bool {
    if original.value != claim.value || original.lo != claim.lo || original.hi != claim.hi {
      guard
        ["digits", "figure", "unit", "rounding", "measure", "day", "name"].contains(miss.change)
      else { return false }
      switch miss.found.value {
      case .figure(let figure)?:
        let found = figure.double
        return found >= (original.lo?.number ?? -.infinity) * 0.999
          && found <= (original.hi?.number ?? .infinity) * 1.001
      case .day(let day)?: return .text(day.description) == original.actual
      case .month?, .name?, nil: return true
      }
    }
    let (was, now) = (original.filter, claim.filter)
    switch miss.change {
    case "period": return was?.from != now?.from || was?.to != now?.to
    case "departure": return was?.departure != now?.departure
    case "origin": return was?.origin != now?.origin
    case "destination": return was?.destination != now?.destination
    case "goods": return was?.hs != now?.hs
    case "shipper": return was?.shipper != now?.shipper
    case "consignee": return was?.consignee != now?.consignee
    case "direction": return was?.shipper != now?.shipper || was?.consignee != now?.consignee
    default: return false
    }
  }
}
