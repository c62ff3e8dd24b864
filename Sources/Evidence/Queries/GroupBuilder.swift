import Facts

/// Adds sums up; a declaration of several lines is one shipment, a total of many is none.
struct GroupBuilder: Sendable {
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
    var largest = Tally.Largest()
  }

  private(set) var tally = Tally()
  /// In rising order, each once.
  private var declarations: [Int] = []

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
    part.largest = sums.largest
    tally.merge(part)
  }

  mutating func add(quantity: Int, largest: Int, in unit: String) {
    tally.quantitiesInThousandths[unit, default: 0] += quantity
    tally.largest.quantitiesInThousandths[unit] = max(
      tally.largest.quantitiesInThousandths[unit] ?? 0, largest)
  }

  mutating func add(grossMassInGrams mass: Int, of records: Int) {
    tally.grossMassInGrams += mass
    tally.recordsWithGrossMass += records
  }

  mutating func add(recordsNotInUSD counts: [String: Int]) {
    tally.recordsNotInUSD.merge(counts, uniquingKeysWith: +)
  }

  mutating func add(_ sum: MoneySum, in currency: String) {
    tally.money[currency, default: MoneySum()].merge(sum)
  }

  /// - Precondition: they stand in rising order, each once, and no others were added.
  mutating func add(declarations: [Int]) {
    self.declarations = declarations
    tally.shipments += declarations.count
  }

  /// How many declarations are kept, because other shards may hold lines of them.
  var declarationCount: Int { declarations.count }

  mutating func merge(_ other: GroupBuilder) {
    if tally.records == 0 {
      self = other
      return
    }
    tally.merge(other.tally)
    if other.declarations.isEmpty { return }
    let both = declarations.count + other.declarations.count
    declarations = GroupBuilder.united(declarations, other.declarations)
    tally.shipments -= both - declarations.count
  }

  /// Two rising rows of numbers as one.
  private static func united(_ one: [Int], _ other: [Int]) -> [Int] {
    if one.isEmpty { return other }
    var all: [Int] = []
    all.reserveCapacity(one.count + other.count)
    var rest = other[...]
    for number in one {
      while let next = rest.first, next < number { all.append(rest.removeFirst()) }
      if rest.first == number { rest.removeFirst() }
      all.append(number)
    }
    return all + rest
  }

  /// The most frequent name stands for the group.
  func group(named names: [String]) -> EvidenceAnswer.Group {
    EvidenceAnswer.Group(name: names.first ?? "", names: names, tally: tally)
  }
}

/// The declarations in order, so that equal sums are equal bytes.
extension GroupBuilder: Codable {
  private enum CodingKeys: CodingKey { case tally, declarations }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    tally = try container.decode(Tally.self, forKey: .tally)
    declarations = try container.decodeIfPresent([Int].self, forKey: .declarations) ?? []
    guard zip(declarations, declarations.dropFirst()).allSatisfy({ $0 < $1 }) else {
      throw DecodingError.dataCorruptedError(
        forKey: .declarations, in: container, debugDescription: "numbers out of order")
    }
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(tally, forKey: .tally)
    if !declarations.isEmpty { try container.encode(declarations, forKey: .declarations) }
  }
}
