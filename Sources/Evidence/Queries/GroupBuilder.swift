import Facts

/// Adds records up; a declaration of several lines is one shipment, a total of many is none.
struct GroupBuilder {
  private(set) var tally = Tally()
  private var declarations: Set<Int> = []

  mutating func add(_ record: SelectedRecord, in shard: Shard) {
    tally.records += 1
    if shard.holdsTotals {
      // A total of many shipments says nothing of their number.
    } else if let declaration = record.declaration {
      if declarations.insert(declaration).inserted { tally.shipments += 1 }
    } else {
      tally.shipments += 1
    }
    if let quantity = record.quantity, let unit = record.unit.flatMap({ shard.units[$0] }) {
      tally.quantitiesInThousandths[unit, default: 0] += quantity
    }
    if let mass = record.mass {
      tally.netMassInGrams += mass
      tally.recordsWithNetMass += 1
    }
    if let value = record.usd {
      tally.valueInUSDCents += value
      tally.recordsWithValue += 1
    }
    if let number = record.day {
      let day = Day(number: number)
      tally.firstDay = tally.firstDay.map { min($0, day) } ?? day
      tally.lastDay = tally.lastDay.map { max($0, day) } ?? day
    }
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
