import Facts

/// What an exact figure told of the slots its sentence leaves open, for the claims that leave them open
/// in the same way.
///
///     «its lathe sales trebled, from 310 to 930»: once 310 shows that they were to any
///     buyer, the trebling is read so too
public struct SiblingReadings: Sendable {
  private struct Settled: Sendable {
    var plain: Claim
    var reading: Claim
  }

  private let settled: [Settled]

  /// Kinds whose figure more records can only bring nearer to a lower bound, or that compare two sums:
  /// what never happened, or happened first, must not be asked of fewer records than the sentence names.
  private static let kinds: Set<ClaimKind> = [
    .quantity, .weight, .value, .shipments, .price, .share, .growth,
  ]

  /// - Precondition: `checked` are the verdicts on `claims`, in that order.
  public init(_ claims: [Claim], _ checked: [CheckedClaim]) {
    settled = zip(claims, checked).compactMap { plain, checked in
      guard checked.verdict.reason == .agrees, checked.claim.scope != plain.scope else {
        return nil
      }
      return Settled(plain: plain, reading: checked.claim)
    }
  }

  /// `claim` read as the others of its sentence, or as the claim it takes its scope from, were.
  public func readings(of claim: Claim) -> [Claim] {
    guard SiblingReadings.kinds.contains(claim.kind), claim.polarity == .affirmed,
      claim.amount?.low != nil
    else { return [] }
    return settled.compactMap { other in
      guard other.plain.id != claim.id else { return nil }
      let isBeside = other.plain.sentence == claim.sentence && other.plain.block == claim.block
      var reading = claim
      for slot in Scope.Slot.allCases
      where !other.plain.scope.isSame(as: other.reading.scope, in: slot)
        && claim.scope.isSame(as: other.plain.scope, in: slot)
        && (isBeside && claim.scope.isOpen(slot) || claim.inherited[slot] != nil)
        && (isBeside || claim.inherited[slot] == other.plain.block)
      {
        if slot == .period, claim.kind == .growth { continue }
        reading.scope.take(slot, from: other.reading.scope)
        reading.base?.take(slot, from: other.reading.scope)
      }
      if reading.scope.asksForAll, !claim.scope.asksForAll { return nil }
      return reading.scope == claim.scope || reading.scope == reading.base ? nil : reading
    }
  }

  /// The verdict of such a reading, in the words of what it was read like.
  public func verdict(_ verdict: Verdict) -> Verdict {
    var verdict = verdict
    if !verdict.flags.contains(.loosePeriod) { verdict.flags.append(.loosePeriod) }
    verdict.explanation =
      "Read as an exact figure beside it settles what the sentence leaves open: "
      + verdict.explanation
    return verdict
  }
}

extension Scope {
  fileprivate func isSame(as other: Scope, in slot: Slot) -> Bool {
    var mine = Scope()
    var theirs = Scope()
    mine.take(slot, from: self)
    theirs.take(slot, from: other)
    return mine == theirs
  }
}
