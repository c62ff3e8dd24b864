import Facts

/// What is true but misleads, or rests on little, as far as the sums alone tell.
///
///     Flags.ofSum(.netMass, tally)  // [.dominatedByOne]
enum Flags {
  /// From this many times the mean of the others on, a single record's figure is in doubt.
  /// - Source: kilograms entered as tons are a thousand times too many; half of that allows for
  ///   records that are small themselves.
  static let outlier = 500
  /// A record that is this many times the others by another measure too is simply large.
  static let large = 30

  /// The flags of a figure that is a sum over the tally.
  static func ofSum(_ measure: Measure, _ tally: Tally) -> [Verdict.Flag] {
    var flags: [Verdict.Flag] = []
    if isDominated(measure, tally) { flags.append(.dominatedByOne) }
    if hasOutlier(measure, tally) { flags.append(.unitOutlier) }
    return flags
  }

  /// One record makes up more than half of the sum of three or more.
  private static func isDominated(_ measure: Measure, _ tally: Tally) -> Bool {
    guard tally.records >= 3 else { return false }
    return measures(behind: measure, tally).contains { sum in
      sum.total > 0 && 2 * sum.largest > sum.total
    }
  }

  /// A record far beyond its neighbours by this measure, and by no other.
  private static func hasOutlier(_ measure: Measure, _ tally: Tally) -> Bool {
    guard tally.records >= 3 else { return false }
    return measures(behind: measure, tally).contains { sum in
      guard sum.isBeyond(Flags.outlier, records: tally.records) else { return false }
      let others = measures(besides: sum.name, tally)
      return others.isEmpty || !others.contains { $0.isBeyond(Flags.large, records: tally.records) }
    }
  }

  private struct Sum {
    var name: String
    var total: Int
    var largest: Int

    func isBeyond(_ times: Int, records: Int) -> Bool {
      let others = total - largest
      let (reach, overflow) = others.multipliedReportingOverflow(by: times)
      guard !overflow, others > 0 else { return false }
      return largest / max(reach / (records - 1), 1) >= 1
    }
  }

  private static func measures(behind measure: Measure, _ tally: Tally) -> [Sum] {
    switch measure {
    case .netMass: [mass(tally)]
    case .value: [value(tally)]
    case .quantity: quantities(tally)
    case .pricePerKilogram: [value(tally), mass(tally)]
    case .pricePerPiece: [value(tally)] + quantities(tally)
    case .shipments, .shippers, .consignees, .origins, .departures, .destinations, .firstDay,
      .lastDay:
      []
    }
  }

  private static func measures(besides name: String, _ tally: Tally) -> [Sum] {
    ([mass(tally), value(tally)] + quantities(tally)).filter { $0.name != name && $0.total > 0 }
  }

  private static func mass(_ tally: Tally) -> Sum {
    Sum(name: "mass", total: tally.netMassInGrams, largest: tally.largest.netMassInGrams)
  }

  private static func value(_ tally: Tally) -> Sum {
    Sum(name: "value", total: tally.valueInUSDCents, largest: tally.largest.valueInUSDCents)
  }

  /// Counted things; where the records measure them by weight that is the mass again.
  private static func quantities(_ tally: Tally) -> [Sum] {
    tally.quantitiesInThousandths.filter { !Measure.dimensions.contains($0.key) }
      .sorted { $0.key < $1.key }
      .map { unit, total in
        Sum(name: unit, total: total, largest: tally.largest.quantitiesInThousandths[unit] ?? 0)
      }
  }
}
