import Facts

/// Finds claims that cannot all be true, by what they say alone: no record is asked.
///
///     «80 tons of body armor» in the headline, «800 tons» below: twoFigures
///     «60 percent went to Volna», «55 percent to Orlan»: sharesOverWhole
///
/// A conflict needs figures that exclude each other with all that their wordings accept, and sentences
/// that name their scope themselves: what was taken over from others may have been taken over wrongly.
public struct StoryConflicts: Sendable {
  /// A claim and the story it stands in.
  public struct Said: Sendable {
    public var source: String
    public var claim: Claim

    public init(source: String, claim: Claim) {
      self.source = source
      self.claim = claim
    }

    var mark: StoryConflict.Mark { StoryConflict.Mark(source: source, claim: claim.id) }
  }

  private let countries: [String: String]

  public init(countries: [String: String] = [:]) { self.countries = countries }

  /// Where one story speaks against itself.
  public func within(_ claims: [Claim], of source: String) -> [StoryConflict] {
    let said = claims.filter(\.standsAlone).map { Said(source: source, claim: $0) }
    return twoFigures(said) { $0.scope == $1.scope && $0.base == $1.base } + parts(said)
      + shares(said)
  }

  /// Where stories speak against each other: the same fact, different figures.
  public func between(_ stories: [(source: String, claims: [Claim])]) -> [StoryConflict] {
    let said = stories.flatMap { story in
      story.claims.filter(\.standsAlone).map {
        Said(source: story.source, claim: $0)
      }
    }
    return pairs(said).filter { $0.0.source != $0.1.source }.compactMap { a, b in
      guard a.claim.kind == b.claim.kind, a.claim.measure == b.claim.measure,
        speaksOfTheSame(a.claim, b.claim)
      else { return nil }
      return exclusion(a, b)
    }
  }

  // MARK: One thing, two figures

  private func twoFigures(_ said: [Said], where isSame: (Claim, Claim) -> Bool) -> [StoryConflict] {
    var conflicts: [StoryConflict] = []
    let outlines = Outline.of(said)
    var told = [Int](repeating: 0, count: said.count)
    for i in said.indices {
      for j in said.indices[(i + 1)...]
      where outlines[i].isOfOneSort(with: outlines[j]) && outlines[i].from == outlines[j].from
        && outlines[i].to == outlines[j].to && told[j] < StoryConflicts.mostOfOne
      {
        let (a, b) = (said[i], said[j])
        guard a.claim.sentence != b.claim.sentence, isSame(a.claim, b.claim), !a.claim.adds,
          !b.claim.adds
        else { continue }
        guard let conflict = exclusion(a, b) else { continue }
        conflicts.append(conflict)
        told[j] += 1
      }
    }
    return conflicts
  }

  /// With so many others a claim is shown to be at odds: a story of thousands that say another figure each has
  /// millions of pairs, and nobody reads the sixth.
  private static let mostOfOne = 5

  private func exclusion(_ a: Said, _ b: Said) -> StoryConflict? {
    guard let x = a.claim.amount, let y = b.claim.amount, x.unit == y.unit, x.excludes(y) else {
      return nil
    }
    let places = a.source == b.source ? "" : " (\(a.source)) and"
    let other = a.source == b.source ? " and " : " "
    return StoryConflict(
      .twoFigures, [a.mark, b.mark],
      words: "«\(x.written)»\(places)\(other)«\(y.written)»"
        + (a.source == b.source ? "" : " (\(b.source))")
        + " are said of one thing: \(Plain.measure(a.claim.measure)) "
        + Plain.scope(a.claim.scope, countries) + ".")
  }

  private func pairs(_ said: [Said]) -> [(Said, Said)] {
    said.indices.flatMap { i in said[(i + 1)...].map { (said[i], $0) } }
  }

  /// Slots that both name agree, they share two at least, and neither period reaches beyond the other.
  private func speaksOfTheSame(_ a: Claim, _ b: Claim) -> Bool {
    guard a.base == nil, b.base == nil, a.scope.period == b.scope.period else { return false }
    var shared = a.scope.period.isAlways ? 0 : 1
    for slot in Scope.Slot.allCases where slot != .period {
      guard !a.scope.isOpen(slot), !b.scope.isOpen(slot) else { continue }
      guard a.scope.agrees(with: b.scope, in: slot) else { return false }
      shared += 1
    }
    return shared >= 2
  }

  // MARK: Parts and wholes

  private func parts(_ said: [Said]) -> [StoryConflict] {
    let sums = said.filter { said in
      [.quantity, .weight, .value, .shipments].contains(said.claim.kind)
    }
    var conflicts: [StoryConflict] = []
    let outlines = Outline.of(sums)
    for (number, whole) in sums.enumerated() {
      guard let most = whole.claim.amount?.most else { continue }
      let outline = outlines[number]
      var parts: [Said] = []
      for other in sums.indices
      where outlines[other].isOfOneSort(with: outline) && outlines[other].unit == outline.unit
        && outlines[other].from >= outline.from && outlines[other].to <= outline.to
        && sums[other].claim.scope.isPart(of: whole.claim.scope)
      {
        parts.append(sums[other])
      }
      let larger = parts.filter { part in part.claim.amount?.least.map { $0 > most } ?? false }
      for part in larger.prefix(StoryConflicts.mostOfOne) {
        conflicts.append(
          StoryConflict(
            .partOverWhole, [part.mark, whole.mark],
            words: "A part is larger than its whole: «\(part.claim.amount?.written ?? "")» of "
              + "«\(whole.claim.amount?.written ?? "")»."))
      }
      let apart = exclusive(parts)
      let sum = apart.compactMap { $0.claim.amount?.least }.reduce(.zero, +)
      if apart.count > 1, sum > most,
        !apart.contains(where: { ($0.claim.amount?.least ?? .zero) > most })
      {
        let words = apart.map { "«\($0.claim.amount?.written ?? "")»" }.joined(separator: " + ")
        conflicts.append(
          StoryConflict(
            .partsAndTotal, apart.map(\.mark) + [whole.mark],
            words: "The parts come to more than their total: \(words) against "
              + "«\(whole.claim.amount?.written ?? "")»."))
      }
    }
    return conflicts
  }

  /// Parts that differ in one and the same slot, and share nothing there.
  private func exclusive(_ said: [Said]) -> [Said] {
    for slot in Scope.Slot.allCases {
      var kept: [Said] = []
      for part in said where !part.claim.scope.isOpen(slot) {
        let isApart = kept.allSatisfy { other in
          part.claim.scope.isExclusive(to: other.claim.scope, in: slot)
        }
        if isApart { kept.append(part) }
      }
      if kept.count > 1 { return kept }
    }
    return []
  }

  private func shares(_ said: [Said]) -> [StoryConflict] {
    let shares = said.filter { $0.claim.kind == .share }
    var conflicts: [StoryConflict] = []
    for share in shares {
      guard let least = share.claim.amount?.least, least > .one else { continue }
      conflicts.append(
        StoryConflict(
          .sharesOverWhole, [share.mark],
          words: "A share is more than its whole: «\(share.claim.amount?.written ?? "")»."))
    }
    var seen: Set<[StoryConflict.Mark]> = []
    for first in shares {
      let same = shares.filter {
        $0.claim.base == first.claim.base && $0.claim.measure == first.claim.measure
      }
      let apart = exclusive(same)
      let sum = apart.compactMap { $0.claim.amount?.least }.reduce(.zero, +)
      // Each may be rounded: two hundredths are nothing.
      guard apart.count > 1, sum > Figure(102, over: 100), seen.insert(apart.map(\.mark)).inserted
      else { continue }
      let words = apart.map { "«\($0.claim.amount?.written ?? "")»" }.joined(separator: " + ")
      conflicts.append(
        StoryConflict(
          .sharesOverWhole, apart.map(\.mark),
          words: "Shares of one whole come to more than all of it: \(words)."))
    }
    return conflicts
  }
}

/// What two claims are held against one another by first: a long story has millions of pairs.
private struct Outline {
  var kind: ClaimKind
  var measure: Measure
  /// The number of its unit among those of all claims.
  var unit: Int
  /// The first day and the day behind the last; the ends of time where the period is open.
  var from: Int
  var to: Int

  static func of(_ said: [StoryConflicts.Said]) -> [Outline] {
    var units: [String: Int] = [:]
    return said.map { said in
      let written = said.claim.amount?.unit ?? ""
      let unit = units[written] ?? units.count
      units[written] = unit
      return Outline(
        kind: said.claim.kind, measure: said.claim.measure, unit: unit,
        from: said.claim.scope.period.from?.number ?? .min,
        to: said.claim.scope.period.to?.number ?? .max)
    }
  }

  func isOfOneSort(with other: Outline) -> Bool { kind == other.kind && measure == other.measure }
}

extension Amount {
  /// The least and the most that the wording accepts.
  fileprivate var least: Figure? { rounding?.lowerBound ?? low?.figure }
  fileprivate var most: Figure? { rounding?.upperBound ?? high?.figure }

  /// True where no figure or day satisfies both wordings.
  fileprivate func excludes(_ other: Amount) -> Bool {
    if let a = low?.day, let b = high?.day, let c = other.low?.day, let d = other.high?.day {
      return b < c || d < a
    }
    if let most, let least = other.least, most < least { return true }
    if let least, let most = other.most, most < least { return true }
    return false
  }
}

extension Claim {
  /// True where nothing of what is counted was left to other sentences.
  fileprivate var standsAlone: Bool {
    let named = Scope.Slot.allCases.count { !scope.isOpen($0) }
    return polarity == .affirmed && inherited.isEmpty && doubts.isEmpty && openDescriptions.isEmpty
      && named >= 2
  }

  /// Words by which a figure comes on top of another instead of telling it anew.
  private static let adding: Set<Substring> = [
    "another", "further", "additional", "additionally", "more", "extra", "rest", "remaining",
    "others", "again", "also", "then", "next", "later", "second",
  ]

  fileprivate var adds: Bool {
    sentence.lowercased().split { !$0.isLetter }.contains { Claim.adding.contains($0) }
  }
}

extension Scope {
  private func codes(_ slot: Slot) -> [String] {
    switch slot {
    case .origin: origin
    case .departure: departure
    case .via: via
    case .destination: destination
    default: []
    }
  }

  /// Both slots name the same thing; parties by any of their names, goods by any of their codes.
  fileprivate func agrees(with other: Scope, in slot: Slot) -> Bool {
    switch slot {
    case .shipper: Scope.same(shipper, other.shipper)
    case .consignee: Scope.same(consignee, other.consignee)
    case .goods:
      goods == other.goods
        || !Set(goods?.hs ?? []).isDisjoint(with: other.goods?.hs ?? [])
    case .period: period == other.period
    default: codes(slot) == other.codes(slot)
    }
  }

  private static func same(_ a: PartyReference?, _ b: PartyReference?) -> Bool {
    guard let a, let b, a.isExcluded == b.isExcluded else { return false }
    // A long story names few parties, and mostly by the same words.
    if a.names == b.names {
      return a.names.contains { $0.contains { $0.isLetter || $0.isNumber } }
    }
    func words(_ party: PartyReference) -> [Set<String>] {
      party.names.map { name in
        Set(name.lowercased().split { !$0.isLetter && !$0.isNumber }.map { String($0) })
      }
    }
    return words(a).contains { x in
      words(b).contains { y in !x.isEmpty && !y.isEmpty && (x.isSubset(of: y) || y.isSubset(of: x))
      }
    }
  }

  /// True where no record can lie in both by this slot alone.
  fileprivate func isExclusive(to other: Scope, in slot: Slot) -> Bool {
    guard !isOpen(slot), !other.isOpen(slot) else { return false }
    switch slot {
    case .shipper, .consignee: return !agrees(with: other, in: slot)
    case .period: return period.intersection(other.period) == nil
    case .goods: return false
    default: return Set(codes(slot)).isDisjoint(with: other.codes(slot))
    }
  }

  /// Everything that `whole` names this names too, and something more.
  fileprivate func isPart(of whole: Scope) -> Bool {
    // What is compared at once comes first: of a long story every claim is held against every other.
    if !whole.period.isAlways {
      if let from = whole.period.from, (period.from ?? Day(number: .min)) < from { return false }
      if let to = whole.period.to, (period.to ?? Day(number: .max)) > to { return false }
    }
    // Goods of one heading may still be a wider group than those of the whole.
    if let goods, let others = whole.goods, goods != others { return false }
    guard self != whole else { return false }
    for slot in Slot.allCases where slot != .period && !whole.isOpen(slot) {
      guard !isOpen(slot), agrees(with: whole, in: slot) else { return false }
    }
    return true
  }
}
