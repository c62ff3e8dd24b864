import Facts

/// The small changes of scope that a supported claim should survive: where it does not, it is fragile.
///
/// Only what the sentence itself leaves to the reader is changed: a period taken over from the
/// sentences before, by a month at either end; a country, read as where the goods were made instead
/// of where they were sent from.
struct Fragility {
  let claim: Claim

  struct Neighbour {
    var claim: Claim
    var words: String
  }

  var neighbours: [Neighbour] {
    switch claim.kind {
    case .quantity, .weight, .value, .shipments, .share, .absence, .first, .last, .ranking, .price:
      periods + routes
    case .parties, .growth, .period, .route, .existence, .declaredAs: []
    }
  }

  private var periods: [Neighbour] {
    guard claim.inherited[.period] != nil, let from = claim.scope.period.from,
      let to = claim.scope.period.to
    else { return [] }
    return [
      Period(from: from.adding(months: -1), to: to), Period(from: from, to: to.adding(months: 1)),
    ]
    .map { period in
      changed("with one month more (\(Plain.period(period)))") { $0.period = period }
    }
  }

  private var routes: [Neighbour] {
    let scope = claim.scope
    if scope.departure.isEmpty == scope.origin.isEmpty { return [] }
    return scope.departure.isEmpty
      ? [
        changed("with the country as that of departure") {
          ($0.departure, $0.origin) = ($0.origin, [])
        }
      ]
      : [
        changed("with the country as that of origin") {
          ($0.origin, $0.departure) = ($0.departure, [])
        }
      ]
  }

  /// The base changes too where it has the same slots.
  private func changed(_ words: String, _ change: (inout Scope) -> Void) -> Neighbour {
    var other = claim
    change(&other.scope)
    if var base = claim.base, base.period == claim.scope.period,
      base.departure == claim.scope.departure, base.origin == claim.scope.origin
    {
      change(&base)
      other.base = base
    }
    return Neighbour(claim: other, words: words)
  }
}
