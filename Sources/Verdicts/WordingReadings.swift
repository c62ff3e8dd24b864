import Facts

/// Readings that the claim's own words leave open, all computed from the answer at hand.
///
///     «mostly from Turkey»: by weight, by value, by number of shipments
///     «12 shipments»: declarations, or lines of declarations
struct WordingReadings {
  let reading: Reading

  private var claim: Claim { reading.claim }

  /// The readings besides the plain one.
  var others: [Verdict.OtherReading] { measures + counts }

  private var measures: [Verdict.OtherReading] {
    claim.otherMeasures.map { measure in
      Verdict.OtherReading(
        words: "by \(Plain.measure(measure))", found: reading.found(by: measure),
        holds: reading.outcome(by: measure).holds)
    }
  }

  /// One line a record, one shipment a declaration: where they differ, «shipments» may mean either.
  private var counts: [Verdict.OtherReading] {
    let tally = reading.answer.tally
    guard claim.kind == .shipments, !claim.saysWhatIsCounted, tally.records != tally.shipments,
      let amount = claim.amount
    else { return [] }
    let lines = Figure(tally.records)
    var found = reading.found(by: .shipments)
    found.value = .figure(lines)
    let isRounded = amount.rounding?.contains(lines) ?? false
    return [
      Verdict.OtherReading(
        words: "counted by line", found: found,
        holds: Reading.accepts(lines, amount) || isRounded)
    ]
  }

  /// Each party that the name fits, taken alone.
  static func parties(
    _ groups: [EvidenceAnswer.Group], named names: [String], _ slot: Scope.Slot, _ claim: Claim
  ) -> [Verdict.OtherReading] {
    groups.filter { names.contains($0.name) }.map { group in
      let reading = Reading(claim: claim, answer: EvidenceAnswer(tally: group.tally), base: nil)
      return Verdict.OtherReading(
        words: "with «\(group.name)» as \(slot.rawValue)", found: reading.found(by: claim.measure),
        holds: reading.outcome(by: claim.measure).holds)
    }
  }

  /// «By net weight 52 %; by value 48 %.»
  static func words(_ readings: [Verdict.OtherReading]) -> String {
    readings.map { reading in
      let figure = reading.found.value.map { Plain.short($0, reading.found.unit) } ?? "nothing"
      return "\(reading.words) \(figure)"
    }.joined(separator: "; ")
  }
}

extension Claim {
  /// Nouns that say which count is meant.
  private static let countedNouns = [
    "declaration", "consignment", "bill of lading", "bills of lading",
  ]
  private static let lineNouns = [" line", " entries", " record", " row"]

  var saysWhatIsCounted: Bool {
    let quote = quote.lowercased()
    return (Claim.countedNouns + Claim.lineNouns).contains { quote.contains($0) }
  }

  /// True where the sentence counts lines, not shipments.
  var countsLines: Bool {
    let quote = quote.lowercased()
    return kind == .shipments && Claim.lineNouns.contains { quote.contains($0) }
  }
}
