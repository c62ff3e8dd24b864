import Facts

/// Small changes of a claim under which the records would agree, the smallest first.
///
///     «2023 gives 79.6 t: is the year right?»
///
/// They are questions to the editor and never change a verdict.
struct NearMisses {
  /// A changed claim that seems to hold, to be asked once more by itself.
  struct Candidate {
    var change: String
    var rank: Int
    var claim: Claim
  }

  let claim: Claim
  let countries: [String: String]

  // MARK: Changes of the figure itself

  /// What the figure found says about the figure written; nothing more has to be asked.
  func ofFigure(_ reading: Reading, _ found: Verdict.Found) -> [(rank: Int, miss: Verdict.NearMiss)]
  {
    guard let amount = claim.amount, let value = found.value,
      ![.absence, .route, .existence].contains(claim.kind)
    else {
      return []
    }
    guard let figure = value.figure else {
      guard found.records > 0, value != amount.value else { return [] }
      let what = claim.kind == .ranking ? "name" : "day"
      let words = "the records give \(Plain.short(value, amount.unit)): is the \(what) right?"
      return [(8, miss(what, found, words))]
    }
    guard figure > .zero else { return [] }
    let text = Plain.short(value, amount.unit)
    if let said = amount.value.figure, amount.hedge == nil, isRoundingApart(figure, said) {
      let words = "\(text) was found: was the figure rounded twice, or not far enough?"
      return [(0, miss("rounding", found, words))]
    }
    if let slip = Slip.between(amount, and: figure) {
      let meant = Plain.short(.figure(slip.meant), amount.unit)
      return [(1, miss("digits", found, "\(meant) would hold (\(text) found): \(slip.question)"))]
    }
    if let unit = OtherUnit.all.first(where: { $0.fits(amount, figure) }) {
      let words = "\(text) was found, which the sentence gives in \(unit.name): \(unit.question)"
      return [(2, miss("unit", found, words))]
    }
    if let other = otherMeasure(reading, amount) {
      return [(7, miss("measure", found, other)), (8, plainly(found, text))]
    }
    return [(8, plainly(found, text))]
  }

  private func plainly(_ found: Verdict.Found, _ text: String) -> Verdict.NearMiss {
    miss("figure", found, "the records give \(text): is the figure right?")
  }

  private func miss(_ change: String, _ found: Verdict.Found, _ question: String)
    -> Verdict.NearMiss
  {
    Verdict.NearMiss(change: change, scope: claim.scope, found: found, question: question)
  }

  /// Within two per cent, and yet outside.
  private func isRoundingApart(_ found: Figure, _ said: Figure) -> Bool {
    let apart = found > said ? found - said : said - found
    return apart * Figure(50) <= said
  }

  /// The number said, found under another measure: money for weight, pieces for shipments.
  private func otherMeasure(_ reading: Reading, _ amount: Amount) -> String? {
    let sums: [(Measure, String)] = [
      (.netMass, "kg"), (.value, "USD"), (.quantity, "piece"), (.shipments, "shipment"),
    ]
    // A bound that is open on one side fits too much to tell a measure by.
    guard sums.contains(where: { $0.0 == claim.measure }), claim.base == nil, amount.low != nil,
      amount.high != nil
    else { return nil }
    for (measure, unit) in sums where measure != claim.measure {
      guard let sum = reading.sum(measure, reading.answer.tally), sum > Figure(9),
        Reading.accepts(sum, amount)
      else { continue }
      let text = Plain.short(.figure(sum), unit)
      return "their \(Plain.measure(measure)) is \(text): was that meant?"
    }
    return nil
  }

  // MARK: Changes of the scope

  /// What the surveys show, the best of each change.
  func ofScope(_ surveys: [(survey: Survey, answer: EvidenceAnswer)]) -> [Candidate] {
    surveys.compactMap { survey, answer in
      switch survey.change {
      case .period: period(answer)
      case .departure: country(answer, "departure", 5) { $0.departure = $1 }
      case .origin: country(answer, "origin", 5) { $0.origin = $1 }
      case .destination: country(answer, "destination", 5) { $0.destination = $1 }
      case .goods: goods(answer)
      case .direction: direction(survey.query.scope, answer)
      case .shipper: party(answer, "shipper", claim.scope.shipper) { $0.shipper = $1 }
      case .consignee: party(answer, "consignee", claim.scope.consignee) { $0.consignee = $1 }
      }
    }
  }

  private func holds(_ tally: Tally) -> Bool {
    guard tally.records > 0 else { return false }
    let answer = EvidenceAnswer(tally: tally)
    return Reading(claim: claim, answer: answer, base: nil).outcome(by: claim.measure).holds
  }

  /// How far the tally's figure lies from the one said; nothing for claims without a figure.
  private func distance(_ tally: Tally) -> Figure {
    let reading = Reading(claim: claim, answer: EvidenceAnswer(tally: tally), base: nil)
    guard let found = reading.value(by: claim.measure)?.figure,
      let said = claim.amount?.value.figure
    else { return .zero }
    return found > said ? found - said : said - found
  }

  private func period(_ answer: EvidenceAnswer) -> Candidate? {
    guard let from = claim.scope.period.from, let to = claim.scope.period.to else { return nil }
    let days = answer.groups.indices.compactMap { place in
      Day(iso: answer.groups[place].name).map { (day: $0, place: place) }
    }
    for shift in PeriodShift.all(from: from, to: to) {
      var tally = Tally()
      for entry in days where shift.period.contains(entry.day) {
        tally.merge(answer.groups[entry.place].tally)
      }
      guard holds(tally) else { continue }
      var other = claim
      other.scope.period = shift.period
      return Candidate(change: "period", rank: 3, claim: other)
    }
    return nil
  }

  private func country(
    _ answer: EvidenceAnswer, _ change: String, _ rank: Int,
    _ set: (inout Scope, [String]) -> Void
  ) -> Candidate? {
    let best = answer.groups.filter { holds($0.tally) }.min { a, b in
      (distance(a.tally), a.name) < (distance(b.tally), b.name)
    }
    guard let best else { return nil }
    var other = claim
    set(&other.scope, [best.name])
    return other.scope == claim.scope
      ? nil : Candidate(change: change, rank: rank, claim: other)
  }

  /// Headings of the same chapter, the nearest first.
  private func goods(_ answer: EvidenceAnswer) -> Candidate? {
    guard let goods = claim.scope.goods else { return nil }
    let own = Set(goods.hs.map { String($0.prefix(4)) })
    let codes = own.compactMap { Int($0) }
    func gap(_ heading: String) -> Int {
      guard let code = Int(heading) else { return .max }
      return codes.map { abs($0 - code) }.min() ?? .max
    }
    let near = answer.groups.filter { !own.contains($0.name) && holds($0.tally) }
      .min { (gap($0.name), $0.name) < (gap($1.name), $1.name) }
    guard let near else { return nil }
    var other = claim
    other.scope.goods = GoodsReference(text: "HS \(near.name)", hs: [near.name])
    return Candidate(change: "goods", rank: 6, claim: other)
  }

  private func direction(_ scope: Scope, _ answer: EvidenceAnswer) -> Candidate? {
    guard holds(answer.tally) else { return nil }
    var other = claim
    other.scope = scope
    return Candidate(change: "direction", rank: 4, claim: other)
  }

  /// Another party: one that shares a word of the name first, then the figure that fits best.
  private func party(
    _ answer: EvidenceAnswer, _ change: String, _ said: PartyReference?,
    _ set: (inout Scope, PartyReference) -> Void
  ) -> Candidate? {
    guard let said else { return nil }
    let words = NearMisses.words(said.text)
    func key(_ group: EvidenceAnswer.Group) -> (Int, Figure, String) {
      let shared = !words.isDisjoint(with: NearMisses.words(group.name))
      return (shared ? 0 : 1, distance(group.tally), group.name)
    }
    let best = answer.groups.filter { !$0.name.isEmpty && holds($0.tally) }
      .min { key($0) < key($1) }
    guard let best else { return nil }
    var other = claim
    set(&other.scope, PartyReference(text: best.name, names: [best.name]))
    return Candidate(change: change, rank: 6, claim: other)
  }

  private static func words(_ name: String) -> Set<String> {
    Set(
      name.lowercased().split { !$0.isLetter }.filter { $0.utf8.count > 3 }.map { String($0) })
  }

  // MARK: Questions

  func miss(_ candidate: Candidate, _ found: Verdict.Found) -> Verdict.NearMiss {
    let value = found.value.map { Plain.short($0, found.unit) } ?? "a record"
    let text = claim.amount == nil ? "\(found.records) records" : value
    return Verdict.NearMiss(
      change: candidate.change, scope: candidate.claim.scope, found: found,
      question: question(candidate, text))
  }

  private func question(_ candidate: Candidate, _ text: String) -> String {
    let scope = candidate.claim.scope
    switch candidate.change {
    case "period":
      let spoken = Plain.spoken(scope.period)
      return "\(spoken.text) gives \(text): is the \(spoken.kind) right?"
    case "departure":
      let way = scope.isStop == true ? "by way of" : "sent from"
      return "\(way) \(Plain.countries(scope.departure, countries)) it is \(text): "
        + "is the route right?"
    case "origin":
      return "made in \(Plain.countries(scope.origin, countries)) it is \(text): "
        + "is the origin right?"
    case "destination":
      return "into \(Plain.countries(scope.destination, countries)) it is \(text): "
        + "is the destination right?"
    case "goods": return "\(scope.goods?.text ?? "") gives \(text): are the goods right?"
    case "direction": return "the other way it is \(text): is the direction right?"
    case "shipper":
      return "from \(scope.shipper?.text ?? "") it is \(text): is it the right sender?"
    default: return "to \(scope.consignee?.text ?? "") it is \(text): is it the right buyer?"
    }
  }
}

/// A period moved in the calendar, the smallest slip first.
struct PeriodShift {
  let period: Period

  /// The month before and after, the same months of another year, the neighbouring span, and on.
  static func all(from: Day, to: Day) -> [PeriodShift] {
    let last = to.adding(days: -1)
    let isWhole = from == from.startOfMonth && to == to.startOfMonth
    let length = isWhole ? (last.year * 12 + last.month) - (from.year * 12 + from.month) + 1 : 0
    var shifts = [-12, 12]
    if length > 0, length < 12 {
      shifts = [1, -1, 12, -12, length, -length]
      // A longer span moved by some months overlaps itself: what agrees there agrees by chance.
      if length <= 3 { shifts += (2...11).flatMap { [$0, -$0] } }
    }
    var seen: Set<Int> = []
    return shifts.filter { seen.insert($0).inserted }.map { months in
      PeriodShift(period: Period(from: from.adding(months: months), to: to.adding(months: months)))
    }
  }
}

/// Units that are mistaken for one another.
struct OtherUnit {
  let name: String
  let question: String
  /// What one unit said is worth in the unit it was read in.
  let factor: Figure
  /// Words of the figure without which the slip makes no sense.
  let word: String
  let unit: String

  /// - Source: International yard and pound agreement (1959): 1 lb = 0.45359237 kg; a short ton is
  ///   2,000 lb, a long ton 2,240 lb.
  static let all = [
    OtherUnit(
      name: "short tons", question: "were short tons meant?",
      factor: Figure(907_185, over: 1_000_000),
      word: "ton", unit: "kg"),
    OtherUnit(
      name: "long tons", question: "were long tons meant?",
      factor: Figure(1_016_047, over: 1_000_000), word: "ton", unit: "kg"),
    OtherUnit(
      name: "kilograms", question: "were kilograms meant?", factor: Figure(1, over: 1000),
      word: "ton", unit: "kg"),
    OtherUnit(
      name: "pounds", question: "were pounds meant?", factor: Figure(453_592, over: 1_000_000),
      word: "k", unit: "kg"),
    OtherUnit(
      name: "tons", question: "were tons meant?", factor: Figure(1000), word: "k", unit: "kg"),
    OtherUnit(
      name: "thousands", question: "were thousands meant?", factor: Figure(1000), word: "",
      unit: "piece"),
    OtherUnit(
      name: "pairs", question: "were pairs meant?", factor: Figure(2), word: "", unit: "piece"),
  ]

  func fits(_ amount: Amount, _ found: Figure) -> Bool {
    guard amount.unit == unit,
      word.isEmpty || amount.written.lowercased().contains(word)
    else { return false }
    var scaled = amount
    scaled.low = amount.low?.figure.map { .figure($0 * factor) }
    scaled.high = amount.high?.figure.map { .figure($0 * factor) }
    scaled.rounding = nil
    // A bound that is open on one side fits too much to tell a unit by.
    return scaled.low != nil && scaled.high != nil && Reading.accepts(found, scaled)
  }
}
