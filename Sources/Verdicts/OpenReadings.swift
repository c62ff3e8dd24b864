import Facts

/// Other ways to fill the slots that a sentence itself leaves open.
///
///     «The plant took 4,120 lathes», after a sentence about 2023: of that year, or of all the records?
///
/// What a sentence names is never changed; only what was taken over from the sentences before.
struct OpenReadings {
  let claim: Claim

  struct Reading {
    var claim: Claim
    /// What is read differently, in plain words.
    var change: String
  }

  /// The smallest change first.
  var all: [Reading] {
    var out = near
    if claim.leftOut.isEmpty { goBack(&out) }
    if namesBothParties, claim.inherited[.goods] != nil {
      var other = claim
      other.scope.clear(.goods)
      other.base?.clear(.goods)
      out.append(Reading(claim: other, change: OpenReadings.anyGoods))
    }
    // With nothing to part it from its whole, any share is the whole: 100 % would always agree. And a story about
    // somebody's goods never means whatever customs recorded.
    return out.filter { reading in
      reading.claim.base != reading.claim.scope
        && (!reading.claim.scope.asksForAll || claim.scope.asksForAll)
    }
  }

  /// Changes of one slot or of a pair of slots.
  private var near: [Reading] {
    let taken = Set(claim.inherited.keys)
    var out: [Reading] = []
    func add(_ slots: [Scope.Slot], _ change: String) {
      let open = slots.filter(taken.contains)
      guard !open.isEmpty else { return }
      var other = claim
      for slot in open {
        other.scope.clear(slot)
        other.base?.clear(slot)
      }
      guard other.scope != claim.scope, !out.contains(where: { $0.claim.scope == other.scope })
      else { return }
      out.append(Reading(claim: other, change: change))
    }
    if let period = claim.contextPeriod, claim.scope.period.isAlways, claim.kind != .growth,
      !claim.endsWholeFlow
    {
      var other = claim
      other.scope.period = period
      other.base?.period = period
      out.append(Reading(claim: other, change: "in the period under discussion"))
    }
    if claim.isShipperGuessed, let owner = claim.scope.shipper {
      var other = claim
      other.scope.clear(.shipper)
      other.scope.consignee = owner
      out.append(Reading(claim: other, change: "as what «\(owner.text)» received"))
    }
    fill(&out)
    if claim.isDepartureOfSenders {
      var other = claim
      other.scope.askWhereMade()
      if claim.base?.departure == claim.scope.departure { other.base?.askWhereMade() }
      out.append(Reading(claim: other, change: OpenReadings.madeThere))
    }
    if claim.kind != .growth { add([.period], "at any time") }
    if claim.isBound { return out }
    add([.shipper], "from any shipper")
    add([.consignee], "to any consignee")
    add([.origin, .departure, .destination], "by any route")
    add([.shipper, .consignee, .origin, .departure, .destination], "between any parties")
    return out
  }

  /// Goods may be left open only where the sentence itself says who sent them to whom.
  private var namesBothParties: Bool {
    [Scope.Slot.shipper, .consignee].allSatisfy {
      !claim.scope.isOpen($0) && claim.inherited[$0] == nil
    }
  }

  /// The reading of «Chinese companies sent …» by where the goods were made, whatever way they went.
  static let madeThere = "of goods made there, by whatever way they came"

  /// The reading that no longer asks for the goods spoken of before.
  static let anyGoods = "of any goods"

  /// Slots that the sentence leaves open, filled from what the story was speaking of.
  private func fill(_ out: inout [Reading]) {
    guard let context = claim.contextScope else { return }
    let period = claim.contextPeriod ?? (context.period.isAlways ? nil : context.period)
    func add(_ slots: [Scope.Slot], _ change: String) {
      var other = claim
      for slot in slots {
        guard other.scope.isOpen(slot), !claim.inherited.keys.contains(slot) else { return }
        switch slot {
        case .shipper:
          guard let party = context.shipper, party != claim.scope.consignee else { return }
          other.scope.shipper = party
          other.base?.shipper = party
        case .consignee:
          guard let party = context.consignee, party != claim.scope.shipper else { return }
          other.scope.consignee = party
          other.base?.consignee = party
        case .period:
          guard let period, claim.kind != .growth else { return }
          other.scope.period = period
          other.base?.period = period
        default: return
        }
      }
      guard other.scope != claim.scope, !out.contains(where: { $0.claim.scope == other.scope })
      else { return }
      out.append(Reading(claim: other, change: change))
    }
    if claim.isBound, context.shipper != nil, context.consignee != nil,
      claim.scope.shipper == nil, claim.scope.consignee == nil
    {
      add([.shipper, .consignee], "between the parties under discussion")
      add(
        [.shipper, .consignee, .period],
        "between the parties and in the period under discussion")
      return
    }
    add([.consignee], "to the consignee under discussion")
    add([.shipper], "from the shipper under discussion")
    add([.consignee, .period], "to the consignee and in the period under discussion")
    add([.shipper, .period], "from the shipper and in the period under discussion")
  }

  /// Open slots filled from a scope that the story spoke of before: whole, without its time, or
  /// without its parties.
  private func goBack(_ out: inout [Reading]) {
    for scope in claim.earlierScopes {
      for filling in OpenReadings.fillings {
        guard OpenReadings.tells(claim.amount, among: out.count + 1) else { return }
        let other = OpenReadings.filled(claim, from: scope, filling.slots)
        // «The 585 lathes weighed …», of those that Qamar sold: not of anybody's.
        if claim.isBound, other.scope.shipper == nil, other.scope.consignee == nil,
          other.scope.isOpen(.destination), other.scope.isOpen(.departure)
        {
          continue
        }
        guard other.scope != claim.scope, !out.contains(where: { $0.claim.scope == other.scope })
        else { continue }
        out.append(Reading(claim: other, change: filling.words))
      }
    }
  }

  private static let fillings: [(slots: [Scope.Slot], words: String)] = [
    (
      [.shipper, .consignee, .goods, .origin, .departure, .destination, .period],
      "of the shipments that the story spoke of before"
    ),
    (
      [.shipper, .consignee, .goods, .origin, .departure, .destination],
      "of the shipments that the story spoke of before, at the time said here"
    ),
    ([.goods, .origin, .period], "of the goods that the story spoke of before"),
    (
      [.goods, .origin, .departure, .destination, .period],
      "by the route that the story spoke of before"
    ),
    (
      [.shipper, .consignee, .goods, .period], "of the parties that the story spoke of before"
    ),
    ([.period], "in the time that the story spoke of before"),
  ]

  /// The claim with its open slots as `scope` has them; a slot that the sentence names stays.
  static func filled(_ claim: Claim, from scope: Scope, _ slots: [Scope.Slot]) -> Claim {
    var other = claim
    for slot in slots where claim.inherited[slot] != nil || claim.scope.isOpen(slot) {
      if slot == .period, claim.kind == .growth || claim.endsWholeFlow { continue }
      // «X and Y together bought 40»: a destination would leave one of them out.
      if slot == .destination, claim.scope.consignee?.names.count ?? 0 > 1 { continue }
      if slot == .shipper, scope.shipper != nil, scope.shipper == claim.scope.consignee { continue }
      if slot == .consignee, scope.consignee != nil, scope.consignee == claim.scope.shipper {
        continue
      }
      other.scope.take(slot, from: scope)
      other.base?.take(slot, from: scope)
    }
    return other
  }

  /// A figure so exact that meeting it by chance is out of the question: five digits' worth of
  /// interval at most, and more than a small count.
  /// - Source: Measured on invented stories: at two per cent of width no wrong figure agreed by chance.
  static func isTelling(_ amount: Amount?) -> Bool {
    guard let amount, let low = amount.low?.figure, let high = amount.high?.figure, high > .zero
    else {
      return false
    }
    if low == high { return low >= Figure(13) }
    return (high - low) / high <= Figure(21, over: 1000)
  }
}

extension OpenReadings {
  /// How far into the readings a figure can be looked for before it is met by chance: the sum of the
  /// intervals tried may cover this part of the figure.
  /// - Source: Figures of trade spread over three decades and more, so that an interval of one per
  ///   cent of the figure is met by chance once in 700 readings.
  static let budget = Figure(6, over: 100)

  /// True where the figure is exact enough to tell which of so many readings was meant.
  static func tells(_ amount: Amount?, among readings: Int) -> Bool {
    guard let width = amount.flatMap(width) else { return false }
    return width * Figure(readings) <= budget
  }

  /// The interval as a part of the figure; of a day, as a part of a year.
  private static func width(of amount: Amount) -> Figure? {
    if let low = amount.low?.day, let high = amount.high?.day {
      return Figure(high.number - low.number + 1, over: 365)
    }
    guard let low = amount.low?.figure, let high = amount.high?.figure, high > .zero else {
      return nil
    }
    return low == high ? Figure.one / high : (high - low) / high
  }
}

extension Claim {
  /// «the first lathes from Qamar reached Priboy on 3 May»: who sold what to whom stands in the
  /// sentence. Its first day is that of all the trade: in some span or other any day is the first.
  fileprivate var endsWholeFlow: Bool {
    (kind == .first || kind == .last)
      && [Scope.Slot.shipper, .consignee, .goods].allSatisfy {
        inherited[$0] == nil && !scope.isOpen($0)
      }
  }
}

extension Scope {
  /// Asks for what was made where it was sent from, by whatever way it came.
  mutating func askWhereMade() {
    origin = departure
    clear(.departure)
  }

  mutating func take(_ slot: Slot, from other: Scope) {
    switch slot {
    case .shipper: shipper = other.shipper
    case .consignee: consignee = other.consignee
    case .goods: goods = other.goods
    case .origin: origin = other.origin
    case .departure:
      departure = other.departure
      isStop = other.isStop
    case .via: via = other.via
    case .destination: destination = other.destination
    case .period: period = other.period
    }
  }

  mutating func clear(_ slot: Slot) {
    switch slot {
    case .shipper: shipper = nil
    case .consignee: consignee = nil
    case .goods: goods = nil
    case .origin: origin = []
    case .departure:
      departure = []
      isStop = nil
    case .via: via = []
    case .destination: destination = []
    case .period: period = .always
    }
  }
}
