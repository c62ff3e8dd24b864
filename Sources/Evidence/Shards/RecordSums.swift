import Facts

/// The sums over records that come one by one, in a shard's integers.
///
///     var sums = RecordSums(units: 3)
///     sums.add(day: 19_000, mass: 1_200, usd: 9_900, declaration: nil)
///     sums.add(quantity: 5_000, unit: 1)
struct RecordSums {
  private struct Quantity {
    var sum: Int128 = 0
    var largest = Int.min
  }

  private(set) var records = 0
  private var single = 0
  private var mass: Int128 = 0
  private var recordsWithMass = 0
  private var usd: Int128 = 0
  private var recordsWithValue = 0
  private var firstDay = Int.max
  private var lastDay = Int.min
  private var largest = Tally.Largest()
  private var quantities: [Quantity]
  private var declarations = DistinctNumbers()
  private var gross: Int128 = 0
  private var recordsWithGross = 0
  private var notInUSD: [String: Int] = [:]
  /// In another currency, where one is asked for and a record has a value.
  var money: MoneySum?

  /// - Parameter units: how many units the shard knows, the one that stands for «none» included.
  init(units: Int) { quantities = [Quantity](repeating: Quantity(), count: units) }

  mutating func add(day: Int, mass: Int?, usd: Int?, declaration: Int?) {
    records += 1
    if let declaration { declarations.insert(declaration) } else { single += 1 }
    if let mass {
      self.mass += Int128(mass)
      recordsWithMass += 1
      if mass > largest.netMassInGrams { largest.netMassInGrams = mass }
    }
    if let usd {
      self.usd += Int128(usd)
      recordsWithValue += 1
      if usd > largest.valueInUSDCents { largest.valueInUSDCents = usd }
    }
    if day < firstDay { firstDay = day }
    if day > lastDay { lastDay = day }
  }

  mutating func add(quantity: Int, unit: Int) {
    quantities[unit].sum += Int128(quantity)
    if quantity > quantities[unit].largest { quantities[unit].largest = quantity }
  }

  mutating func add(gross: Int) {
    self.gross += Int128(gross)
    recordsWithGross += 1
  }

  mutating func add(valueNotInUSD currency: String) { notInUSD[currency, default: 0] += 1 }

  /// How the records are counted as shipments.
  enum Shipments {
    /// Each record is one.
    case records
    /// The lines of a declaration are one, and no other shard has part in it.
    case declarations
    /// The lines of a declaration are one, which may go on in another shard.
    case sharedDeclarations
  }

  /// - Returns: `nil` where a sum is larger than 64 bits hold.
  func group(
    units: [String], isTotal: Bool, counting shipments: Shipments, in currency: String?
  ) -> GroupBuilder? {
    var group = GroupBuilder()
    guard records > 0 else { return group }
    guard let mass = Int(exactly: mass), let usd = Int(exactly: usd),
      let gross = Int(exactly: gross)
    else { return nil }
    let single =
      switch shipments {
      case .records: records
      case .declarations: self.single + declarations.sorted.count
      case .sharedDeclarations: self.single
      }
    group.add(
      GroupBuilder.UnitSums(
        unit: nil, records: records, quantity: nil, mass: mass, recordsWithMass: recordsWithMass,
        usd: usd, recordsWithValue: recordsWithValue, firstDay: firstDay, lastDay: lastDay,
        largest: largest), isTotal: isTotal, single: single)
    for (unit, quantity) in quantities.enumerated() where unit > 0 && quantity.largest > .min {
      guard let sum = Int(exactly: quantity.sum) else { return nil }
      group.add(quantity: sum, largest: quantity.largest, in: units[unit])
    }
    if shipments == .sharedDeclarations {
      group.add(declarations: declarations.sorted)
    }
    group.add(grossMassInGrams: gross, of: recordsWithGross)
    if !notInUSD.isEmpty { group.add(recordsNotInUSD: notInUSD) }
    if let money, let currency { group.add(money, in: currency) }
    return group
  }
}

/// Numbers that come in any order, each counted once: they are put in order when they have doubled, so that a sum
/// over millions of records holds little more than what is distinct among them.
private struct DistinctNumbers {
  private var numbers: [Int] = []
  private var limit = 1 << 16

  mutating func insert(_ number: Int) {
    if numbers.count == limit {
      DistinctNumbers.arrange(&numbers)
      limit = max(limit, 2 * numbers.count)
    }
    numbers.append(number)
  }

  var sorted: [Int] {
    var sorted = numbers
    DistinctNumbers.arrange(&sorted)
    return sorted
  }

  private static func arrange(_ numbers: inout [Int]) {
    guard numbers.count > 1 else { return }
    numbers.sort()
    var end = 1
    for place in 1..<numbers.count where numbers[place] != numbers[end - 1] {
      numbers[end] = numbers[place]
      end += 1
    }
    numbers.removeSubrange(end...)
  }
}
