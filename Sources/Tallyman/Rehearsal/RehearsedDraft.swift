import Facts

/// A sentence of a rehearsal on its way: what it will say, and over which records.
struct RehearsedDraft {
  /// Kinds as often as stories have them.
  static let kinds: [ClaimKind] = [
    .quantity, .quantity, .quantity, .weight, .weight, .weight, .value, .value, .value, .shipments,
    .shipments, .price, .share, .growth, .existence, .absence, .first, .last, .route, .ranking,
    .parties,
  ]

  let kind: ClaimKind
  var scope = Scope()
  var base: Scope?
  /// The parties as the records write them.
  var shipper: String
  var consignee: String
  var goods: GoodsReference
  var period: Period
  var periodText: String
  var departure: String
  var destination: String
  /// `measure` of the figure: shares and prices are taken by one of two.
  var byValue = true
  var said: SaidFigure?
  var day: Day?
  var year = 0

  init?(
    _ kind: ClaimKind, from record: Shipment, _ rehearsal: Rehearsal, _ random: inout SplitMix
  ) {
    guard let day = record.day, let goods = rehearsal.goods.words(for: record.hs, &random) else {
      return nil
    }
    self.kind = kind
    self.goods = goods
    shipper = record.shipper
    consignee = record.consignee
    departure = record.departure
    destination = record.destination
    year = day.year
    (period, periodText) = RehearsedPeriod.around(day, &random)
    if let to = period.to, to > rehearsal.published { return nil }
    if kind == .share || kind == .route, departure.isEmpty || destination.isEmpty { return nil }
    if [.first, .last].contains(kind) { period = .always }
    if kind == .growth { period = .year(day.year) }
  }

  /// A scope in the words of the records and in those of the story.
  struct Scopes {
    var records: Scope
    var story: Scope
  }

  /// The scope of the figure, then that of the whole or of the year before.
  var scopes: [Scopes] {
    func scopes(_ period: Period, departure: String?, shipper isBound: Bool) -> Scopes {
      var scope = Scope(goods: goods, period: period)
      scope.goods?.broadHS = []
      if let departure { scope.departure = [departure] }
      if kind == .route { scope.destination = [destination] }
      var told = scope
      // «no aviation parts» says nothing of tyres, and is read so.
      if kind != .absence { told.goods = goods }
      if isBound, kind != .share, kind != .parties {
        scope.shipper = PartyReference(text: shipper)
        told.shipper = PartyReference(text: RehearsalName(shipper)?.text ?? shipper)
      }
      if kind != .route, kind != .ranking {
        scope.consignee = PartyReference(text: consignee)
        told.consignee = PartyReference(text: RehearsalName(consignee)?.text ?? consignee)
      }
      return Scopes(records: scope, story: told)
    }
    switch kind {
    case .share:
      return [
        scopes(period, departure: departure, shipper: false),
        scopes(period, departure: nil, shipper: false),
      ]
    case .growth:
      return [
        scopes(.year(year), departure: nil, shipper: true),
        scopes(.year(year - 1), departure: nil, shipper: true),
      ]
    case .route: return [scopes(period, departure: departure, shipper: false)]
    default: return [scopes(period, departure: nil, shipper: true)]
    }
  }

  var grouping: Grouping? {
    switch kind {
    case .ranking: .consignee
    case .parties: .shipper
    default: nil
    }
  }

  // MARK: What the records give

  /// The figure of one set of answers; `nil` where the records cannot give it.
  func figure(_ answers: [EvidenceAnswer]) -> Figure? {
    guard let tally = answers.first?.tally else { return nil }
    switch kind {
    case .quantity: return pieces(tally)
    case .weight, .route: return mass(tally)
    case .value: return money(tally)
    case .shipments: return tally.records == tally.shipments ? Figure(tally.shipments) : nil
    case .parties: return Figure(answers[0].groups.count { !$0.name.isEmpty })
    case .price:
      guard let money = money(tally), let count = byValue ? pieces(tally) : mass(tally),
        count > .zero
      else { return nil }
      return money / count
    case .growth:
      // «3.5 times as many bearings»: pieces, whatever they cost.
      guard answers.count == 2, let later = pieces(answers[0].tally),
        let earlier = pieces(answers[1].tally), earlier > .zero
      else { return nil }
      return later / earlier
    case .share:
      guard answers.count == 2, let part = byValue ? money(tally) : mass(tally),
        let whole = byValue ? money(answers[1].tally) : mass(answers[1].tally), whole > .zero
      else { return nil }
      return part / whole
    case .existence, .absence: return Figure(tally.records)
    case .first, .last, .ranking, .period, .declaredAs: return nil
    }
  }

  private func pieces(_ tally: Tally) -> Figure? {
    let units = tally.quantitiesInThousandths
    if tally.records == 0 { return .zero }
    guard units.count == 1, let count = units["piece"] else { return nil }
    return Figure(count) / Figure(1000)
  }

  private func mass(_ tally: Tally) -> Figure? {
    tally.recordsWithNetMass == tally.records
      ? Figure(tally.netMassInGrams) / Figure(1000) : nil
  }

  private func money(_ tally: Tally) -> Figure? {
    tally.recordsWithValue == tally.records && tally.recordsNotInUSD.isEmpty
      ? Figure(tally.valueInUSDCents) / Figure(100) : nil
  }

  private func extreme(_ answers: [EvidenceAnswer]) -> Day? {
    kind == .first ? answers.first?.tally.firstDay : answers.first?.tally.lastDay
  }

  /// The group that stands first by value, where it is far ahead.
  private func top(_ answers: [EvidenceAnswer]) -> EvidenceAnswer.Group? {
    let groups = (answers.first?.groups ?? []).filter { !$0.name.isEmpty }
    guard groups.count > 1 else { return nil }
    return groups.first
  }

  // MARK: Saying it

  /// Takes up what the sentence says, from what is true; false where there is nothing to say.
  mutating func measure(_ answers: Rehearsal.Answers, _ random: inout SplitMix) -> Bool {
    switch kind {
    case .first, .last:
      day = extreme(answers.exact)
      return day != nil && day == extreme(answers.named)
    case .existence: return true
    case .absence:
      // True where the same parties traded in another year: then the name and the goods are known.
      return true
    case .ranking:
      guard let top = top(answers.exact), isAhead(answers.exact), isAhead(answers.named) else {
        return false
      }
      consignee = top.name
      return RehearsalName(consignee) != nil
    case .share, .price: byValue = random.chance(50)
    default: break
    }
    guard let figure = figure(answers.exact), figure > .zero else { return false }
    said = say(figure, &random)
    return said != nil
  }

  private func say(_ figure: Figure, _ random: inout SplitMix) -> SaidFigure? {
    let style: SaidFigure.Style
    var hedges = SaidFigure.Hedge.allCases
    switch kind {
    case .quantity, .shipments: style = .count
    case .parties:
      style = .count
      hedges = [.none, .atLeast]
    case .weight, .route: style = .weight
    case .value: style = .money
    case .growth: style = .times
    case .share: style = .percent
    default: style = byValue ? .pricePerPiece : .pricePerKilogram
    }
    if kind == .growth, figure < Figure(3, over: 2) { return nil }
    // The wordings speak of several: there are no «1 companies».
    if style == .count, figure == .one { return nil }
    guard let hedge = hedges.randomElement(using: &random) else { return nil }
    return SaidFigure(figure, style, hedge)
  }

  /// True or false under both namings; `nil` where they differ, or where it is too near to call.
  func holds(_ answers: Rehearsal.Answers) -> Bool? {
    let verdicts = answers.both.map { holds($0) }
    return verdicts[0] == verdicts[1] ? verdicts[0] : nil
  }

  private func holds(_ answers: [EvidenceAnswer]) -> Bool? {
    switch kind {
    case .existence: return (answers.first?.tally.records ?? 0) > 0
    case .absence: return answers.first?.tally.records == 0
    case .first, .last: return extreme(answers).map { $0 == day }
    case .ranking:
      guard let top = top(answers) else { return nil }
      if top.name == consignee || top.names.contains(consignee) { return true }
      // Second by whatever measure, or the name is somebody else's.
      return isAhead(answers) ? false : nil
    default:
      guard let said else { return nil }
      guard let figure = figure(answers) else {
        // Of nothing an upper bound holds, and what has no value is no sum.
        return answers.first?.tally.records == 0 && said.low != nil ? false : nil
      }
      if said.accepts(figure) { return true }
      return said.excludes(figure) ? false : nil
    }
  }

  /// The first by value is also first by weight and by number, so that no measure turns the rank.
  private func isAhead(_ answers: [EvidenceAnswer]) -> Bool {
    guard let top = top(answers) else { return false }
    return (answers.first?.groups ?? []).filter { $0.name != top.name }.allSatisfy { other in
      other.tally.valueInUSDCents < top.tally.valueInUSDCents
        && other.tally.netMassInGrams < top.tally.netMassInGrams
        && other.tally.shipments < top.tally.shipments
    }
  }

  // MARK: Making it false

  /// Changes one thing; false where nothing fits.
  mutating func falsify(
    _ answers: Rehearsal.Answers, _ records: [Shipment], _ random: inout SplitMix
  ) -> Bool {
    let other = records.randomElement(using: &random)
    switch kind {
    case .first, .last:
      guard let day else { return false }
      let days = [1, 7, 30, 31, 365].randomElement(using: &random) ?? 1
      self.day = day.adding(days: random.chance(50) ? days : -days)
      return true
    case .absence: return true
    case .ranking:
      let others = (answers.exact.first?.groups ?? []).map(\.name).filter { $0 != consignee }
      guard let second = others.filter({ RehearsalName($0) != nil }).randomElement(using: &random)
      else { return false }
      consignee = second
      return true
    case .existence: return change(random.chance(50) ? .consignee : .shipper, to: other)
    case .parties: return sayFalsely(answers, &random)
    default:
      switch Int.random(in: 0..<10, using: &random) {
      case 0: return change(.consignee, to: other)
      case 1: return change(.shipper, to: other)
      case 2: return change(.departure, to: other)
      case 3: return change(.period, to: other)
      case 4: return turn()
      default: return sayFalsely(answers, &random)
      }
    }
  }

  private mutating func sayFalsely(_ answers: Rehearsal.Answers, _ random: inout SplitMix) -> Bool {
    guard let figure = figure(answers.exact) else { return false }
    let factors = [
      Figure(10), Figure(1, over: 10), Figure(7, over: 5), Figure(3, over: 5), Figure(3),
      Figure(100), Figure(1, over: 100), Figure(1, over: 3), Figure(6, over: 5), Figure(5, over: 6),
    ]
    guard let factor = factors.randomElement(using: &random) else { return false }
    var wrong = figure * factor
    if [.quantity, .shipments, .parties].contains(kind) { wrong = Figure(wrong.whole) }
    said = say(wrong, &random)
    return said != nil
  }

  private mutating func change(_ slot: Scope.Slot, to other: Shipment?) -> Bool {
    guard let other else { return false }
    switch slot {
    case .consignee where ![.route, .ranking].contains(kind):
      guard other.consignee != consignee else { return false }
      consignee = other.consignee
    case .shipper where ![.route, .share, .ranking, .parties].contains(kind):
      guard other.shipper != shipper else { return false }
      shipper = other.shipper
    case .departure where kind == .route || kind == .share:
      guard !other.departure.isEmpty, other.departure != departure else { return false }
      departure = other.departure
    case .period where kind != .growth && kind != .ranking:
      guard let from = period.from, let to = period.to else { return false }
      let moved = Period(from: from.adding(months: -12), to: to.adding(months: -12))
      guard let words = RehearsedPeriod.words(moved) else { return false }
      (period, periodText) = (moved, words)
    default: return false
    }
    return true
  }

  /// Who sent and who received, the other way round.
  private mutating func turn() -> Bool {
    guard ![.route, .share, .ranking, .parties].contains(kind) else { return false }
    (shipper, consignee) = (consignee, shipper)
    return true
  }
}

/// Periods as stories name them.
enum RehearsedPeriod {
  static func around(_ day: Day, _ random: inout SplitMix) -> (Period, String) {
    let from: Day
    let months: Int
    switch Int.random(in: 0..<4, using: &random) {
    case 0: (from, months) = (day.startOfMonth, 1)
    case 1:
      (from, months) = (day.startOfMonth.adding(months: -((day.month - 1) % 3)), 3)
    case 2: (from, months) = (day.startOfMonth.adding(months: -min(2, day.month - 1)), 4)
    default: (from, months) = (day.startOfYear, 12)
    }
    let period = Period(from: from, to: from.adding(months: months))
    return words(period).map { (period, $0) } ?? (.year(day.year), "in \(day.year)")
  }

  /// «in May 2022», «in 2022», «in the first quarter of 2022», «between May and August 2022».
  static func words(_ period: Period) -> String? {
    guard let from = period.from, let to = period.to else { return nil }
    let last = to.adding(days: -1)
    guard from.year == last.year else { return nil }
    let span = last.month - from.month + 1
    switch span {
    case 1: return "in \(names[from.month - 1]) \(from.year)"
    case 12: return "in \(from.year)"
    case 3 where from.month % 3 == 1:
      let quarters = ["first", "second", "third", "fourth"]
      return "in the \(quarters[from.month / 3]) quarter of \(from.year)"
    default:
      return "between \(names[from.month - 1]) and \(names[last.month - 1]) \(from.year)"
    }
  }

  static let names = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
  ]

  static func words(_ day: Day) -> String { "\(names[day.month - 1]) \(day.day), \(day.year)" }
}
