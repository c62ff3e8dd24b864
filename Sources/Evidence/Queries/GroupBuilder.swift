import Facts

/// Adds sums up; a declaration of several lines is one shipment, a total of many is none.
struct GroupBuilder {
  /// What one unit of quantity brings to a tally.
  struct UnitSums {
    var unit: String?
    var records: Int
    var quantity: Int?
    var mass: Int
    var recordsWithMass: Int
    var usd: Int
    var recordsWithValue: Int
    var firstDay: Int
    var lastDay: Int
  }

  private(set) var tally = Tally()
  private var declarations: Set<Int> = []

  /// - Parameter single: how many of the records belong to no declaration, and are shipments each.
  mutating func add(_ sums: UnitSums, isTotal: Bool, single: Int) {
    var part = Tally()
    part.records = sums.records
    part.shipments = isTotal ? 0 : single
    if let quantity = sums.quantity, let unit = sums.unit {
      part.quantitiesInThousandths[unit] = quantity
    }
    part.netMassInGrams = sums.mass
    part.recordsWithNetMass = sums.recordsWithMass
    part.valueInUSDCents = sums.usd
    part.recordsWithValue = sums.recordsWithValue
    part.firstDay = Day(number: sums.firstDay)
    part.lastDay = Day(number: sums.lastDay)
    tally.merge(part)
  }

  mutating func add(quantity: Int, in unit: String) {
    tally.quantitiesInThousandths[unit, default: 0] += quantity
  }

  mutating func add(declaration: Int) {
    if declarations.insert(declaration).inserted { tally.shipments += 1 }
  }

  mutating func merge(_ other: GroupBuilder) {
    let shared = declarations.intersection(other.declarations).count
    tally.merge(other.tally)
    tally.shipments -= shared
    declarations.formUnion(other.declarations)
  }

  /// The most frequent name stands for the group.
  func group(named names: [String]) -> EvidenceAnswer.Group {
    EvidenceAnswer.Group(name: names.first ?? "", names: names, tally: tally)
  }
}
