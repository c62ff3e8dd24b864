import Facts

/// One wide question whose groups show what a claim would find under many small changes of its scope.
///
///     «in May» of a claim about 2022: the days of 2021 to 2023, from which every other month is read
///
/// It keeps near misses cheap: a few questions without records stand for dozens of scopes.
public struct Survey: Hashable, Sendable {
  public enum Change: String, Sendable, CaseIterable {
    case period, departure, origin, destination, goods, direction, shipper, consignee
  }

  public let change: Change
  public let query: EvidenceQuery

  /// The surveys that can tell something about this claim, the smallest change first.
  ///
  /// Where the figure found is a plain slip from the one said, nothing else is looked for. Another party,
  /// other goods or the other direction are, where nothing was found, or where the figure is so exact
  /// that meeting it by chance is out of the question.
  static func all(for claim: Claim, given found: EvidenceAnswer) -> [Survey] {
    guard claim.base == nil, claim.kind != .absence, claim.kind != .ranking, claim.kind != .parties,
      claim.kind != .period, !isSlip(claim, found)
    else { return [] }
    var surveys = [
      period(claim), slot(claim, .departure, .departure), slot(claim, .origin, .origin),
      slot(claim, .destination, .destination),
    ]
    if found.tally.records == 0 || OpenReadings.isTelling(claim.amount) {
      surveys += [
        goods(claim), slot(claim, .shipper, .shipper), slot(claim, .consignee, .consignee),
      ]
    }
    if found.tally.records == 0 { surveys.append(direction(claim)) }
    return surveys.compactMap(\.self)
  }

  private static func isSlip(_ claim: Claim, _ found: EvidenceAnswer) -> Bool {
    let reading = Reading(claim: claim, answer: found, base: nil)
    guard let amount = claim.amount, let figure = reading.value(by: claim.measure)?.figure,
      let slip = Slip.between(amount, and: figure)
    else { return false }
    // One wrong digit of two explains a tenth of all figures.
    return slip.kind != .digit
  }

  private static func period(_ claim: Claim) -> Survey? {
    guard let from = claim.scope.period.from, let to = claim.scope.period.to else { return nil }
    var scope = claim.scope
    scope.period = Period(from: from.adding(months: -12), to: to.adding(months: 12))
    return Survey(
      change: .period,
      query: EvidenceQuery(
        scope: scope, grouping: .day, currency: claim.foreignCurrency))
  }

  private static func slot(_ claim: Claim, _ slot: Scope.Slot, _ grouping: Grouping) -> Survey? {
    guard !claim.scope.isOpen(slot), let change = Change(rawValue: slot.rawValue) else {
      return nil
    }
    if claim.scope.shipper?.isExcluded == true || claim.scope.consignee?.isExcluded == true {
      return nil
    }
    var scope = claim.scope
    scope.clear(slot)
    let isParty = slot == .shipper || slot == .consignee
    return Survey(
      change: change,
      query: EvidenceQuery(
        scope: scope, grouping: grouping, currency: claim.foreignCurrency,
        partiesAtMost: isParty ? mostParties : nil))
  }

  /// Among more parties than this one meets the figure by chance.
  /// - Source: An interval of two per cent of the figure is met by chance once in 350 parties
  ///   (`OpenReadings.budget`): of a hundred, in a claim of three.
  private static let mostParties = 100

  private static func goods(_ claim: Claim) -> Survey? {
    guard let goods = claim.scope.goods, !goods.hs.isEmpty,
      claim.scope.shipper != nil || claim.scope.consignee != nil
    else { return nil }
    var scope = claim.scope
    let chapters = Set((goods.hs + goods.broadHS).map { String($0.prefix(2)) }).sorted()
    scope.goods = GoodsReference(text: goods.text, hs: chapters)
    return Survey(
      change: .goods,
      query: EvidenceQuery(
        scope: scope, grouping: .goods, currency: claim.foreignCurrency))
  }

  /// Who sent and who received, and the two ends of the route, the other way round.
  private static func direction(_ claim: Claim) -> Survey? {
    var scope = claim.scope
    (scope.shipper, scope.consignee) = (claim.scope.consignee, claim.scope.shipper)
    let sent = claim.scope.departure.isEmpty ? claim.scope.origin : claim.scope.departure
    if !sent.isEmpty, !claim.scope.destination.isEmpty {
      scope.departure = claim.scope.destination
      scope.origin = []
      scope.destination = sent
    }
    guard scope != claim.scope else { return nil }
    return Survey(
      change: .direction, query: EvidenceQuery(scope: scope, currency: claim.foreignCurrency))
  }
}
