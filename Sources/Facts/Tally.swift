/// A customs record: one shipment, or one line of it.
public struct Shipment: Hashable, Sendable {
  public var dataset: String
  public var file: String
  /// The row in the file, counted from 1 with the header as row 1.
  public var row: Int
  public var id: String
  public var day: Day?
  public var shipper: String
  public var consignee: String
  public var hs: String
  public var goods: String
  public var quantityInThousandths: Int?
  /// Normalised: `piece`, `pair`, `set`, `kg`, `l`, `m` …
  public var unit: String?
  public var netMassInGrams: Int?
  public var grossMassInGrams: Int?
  public var valueInCents: Int?
  /// ISO 4217 of `valueInCents`.
  public var currency: String?
  public var valueInUSDCents: Int?
  /// The value in the claim's own currency, by the rate of the day, where that is not the dollar.
  public var converted: Money?
  public var origin: String
  public var departure: String
  /// The country of transit, where the file names one.
  public var via: String?
  public var destination: String
  /// The cells as they stand in the file where they differ, by the name of the value in JSON.
  public var written: [String: String] = [:]
  /// How well each named party fits the claim's words, 0 to 1.
  public var matched: [Scope.Slot: Double]
  /// By what the claim's goods found this record.
  public var goodsMatch: GoodsMatch?

  public init(
    dataset: String, file: String, row: Int, id: String, day: Day?, shipper: String,
    consignee: String, hs: String, goods: String, quantityInThousandths: Int? = nil,
    unit: String? = nil, netMassInGrams: Int? = nil, valueInCents: Int? = nil,
    currency: String? = nil, valueInUSDCents: Int? = nil, origin: String = "",
    departure: String = "", destination: String = "", matched: [Scope.Slot: Double] = [:]
  ) {
    self.dataset = dataset
    self.file = file
    self.row = row
    self.id = id
    self.day = day
    self.shipper = shipper
    self.consignee = consignee
    self.hs = hs
    self.goods = goods
    self.quantityInThousandths = quantityInThousandths
    self.unit = unit
    self.netMassInGrams = netMassInGrams
    self.valueInCents = valueInCents
    self.currency = currency
    self.valueInUSDCents = valueInUSDCents
    grossMassInGrams = nil
    converted = nil
    self.origin = origin
    self.departure = departure
    self.destination = destination
    self.matched = matched
    goodsMatch = nil
  }

  /// The countries of its way as far as they are known, in order: made, sent, in transit, received.
  public var stops: [String] {
    [origin, departure, via ?? "", destination].filter { !$0.isEmpty }
  }
}

/// By what a story's goods are found in a record.
public enum GoodsMatch: Hashable, Sendable {
  /// An HS prefix that its code begins with.
  case hs(String)
  /// Words or a phrase of its goods description.
  case words(String)
}

/// An amount of one currency.
public struct Money: Hashable, Sendable, Codable {
  public var cents: Int
  /// ISO 4217.
  public var currency: String

  public init(cents: Int, currency: String) {
    self.cents = cents
    self.currency = currency
  }
}

/// The value of a set of records in one currency: each record's own amount, or what the rate of its day
/// makes of it.
///
///     a value of 7,000 CNY and one of 1,000 EUR, in EUR: 2 records, 1 of them converted
public struct MoneySum: Hashable, Sendable {
  public var cents = 0
  /// Records whose value was written in this currency.
  public var recordsAsWritten = 0
  /// Records whose value a rate of their day turned into it.
  public var recordsConverted = 0
  /// Records whose value no rate turns into it, by the currency they are written in (empty where the
  /// file does not say): `cents` leaves them out.
  public var recordsNotConverted: [String: Int] = [:]

  public init() {}

  public var records: Int { recordsAsWritten + recordsConverted }

  public mutating func merge(_ other: MoneySum) {
    cents += other.cents
    recordsAsWritten += other.recordsAsWritten
    recordsConverted += other.recordsConverted
    recordsNotConverted.merge(other.recordsNotConverted, uniquingKeysWith: +)
  }
}

/// The sums over a set of records; merging is associative and commutative, so shards can be tallied apart.
public struct Tally: Hashable, Sendable {
  /// The unit of quantities of which a file does not say what they count.
  public static let unknownUnit = "unknown"

  public var records = 0
  public var shipments = 0
  /// By normalised unit.
  public var quantitiesInThousandths: [String: Int] = [:]
  public var netMassInGrams = 0
  public var recordsWithNetMass = 0
  /// Where a weight is asked for.
  public var grossMassInGrams = 0
  public var recordsWithGrossMass = 0
  public var valueInUSDCents = 0
  public var recordsWithValue = 0
  /// Records whose value neither the file nor a rate of its day gives in US dollars, by the currency
  /// they are written in.
  public var recordsNotInUSD: [String: Int] = [:]
  /// In other currencies, by their ISO 4217 codes, where the query asks for one.
  public var money: [String: MoneySum] = [:]
  public var firstDay: Day?
  public var lastDay: Day?
  /// What the largest single record brings: it tells whether one record makes up the sum.
  public var largest = Largest()

  /// The largest figures of single records, each for itself.
  public struct Largest: Hashable, Sendable {
    /// By normalised unit.
    public var quantitiesInThousandths: [String: Int] = [:]
    public var netMassInGrams = 0
    public var valueInUSDCents = 0

    public init() {}

    mutating func merge(_ other: Largest) {
      if !other.quantitiesInThousandths.isEmpty {
        quantitiesInThousandths.merge(other.quantitiesInThousandths, uniquingKeysWith: max)
      }
      netMassInGrams = max(netMassInGrams, other.netMassInGrams)
      valueInUSDCents = max(valueInUSDCents, other.valueInUSDCents)
    }
  }

  public init() {}

  public static let empty = Tally()

  public mutating func add(_ shipment: Shipment) {
    records += 1
    shipments += 1
    if let quantity = shipment.quantityInThousandths, let unit = shipment.unit {
      quantitiesInThousandths[unit, default: 0] += quantity
      largest.quantitiesInThousandths[unit] = max(
        largest.quantitiesInThousandths[unit] ?? 0, quantity)
    }
    if let mass = shipment.netMassInGrams {
      netMassInGrams += mass
      recordsWithNetMass += 1
      largest.netMassInGrams = max(largest.netMassInGrams, mass)
    }
    if let mass = shipment.grossMassInGrams {
      grossMassInGrams += mass
      recordsWithGrossMass += 1
    }
    if let value = shipment.valueInUSDCents {
      valueInUSDCents += value
      recordsWithValue += 1
      largest.valueInUSDCents = max(largest.valueInUSDCents, value)
    } else if shipment.valueInCents != nil {
      recordsNotInUSD[shipment.currency ?? "", default: 0] += 1
    }
    if let day = shipment.day {
      firstDay = min(firstDay ?? day, day)
      lastDay = max(lastDay ?? day, day)
    }
  }

  public mutating func merge(_ other: Tally) {
    records += other.records
    shipments += other.shipments
    if !other.quantitiesInThousandths.isEmpty {
      quantitiesInThousandths.merge(other.quantitiesInThousandths, uniquingKeysWith: +)
    }
    netMassInGrams += other.netMassInGrams
    recordsWithNetMass += other.recordsWithNetMass
    grossMassInGrams += other.grossMassInGrams
    recordsWithGrossMass += other.recordsWithGrossMass
    valueInUSDCents += other.valueInUSDCents
    recordsWithValue += other.recordsWithValue
    if !other.recordsNotInUSD.isEmpty {
      recordsNotInUSD.merge(other.recordsNotInUSD, uniquingKeysWith: +)
    }
    for (currency, sum) in other.money { money[currency, default: MoneySum()].merge(sum) }
    firstDay = Day.earlier(firstDay, other.firstDay)
    lastDay = Day.later(lastDay, other.lastDay)
    largest.merge(other.largest)
  }
}

extension Tally {
  /// The value in a currency; where the query did not ask for it, nothing is converted.
  public func money(in currency: String) -> MoneySum {
    if let sum = money[currency] { return sum }
    var sum = MoneySum()
    if currency == "USD" {
      sum.cents = valueInUSDCents
      sum.recordsAsWritten = recordsWithValue
    } else if recordsWithValue > 0 {
      sum.recordsNotConverted["USD"] = recordsWithValue
    }
    sum.recordsNotConverted.merge(recordsNotInUSD, uniquingKeysWith: +)
    return sum
  }
}

/// One sealed import of the evidence, as the reports name it.
public struct Dataset: Hashable, Sendable, Codable {
  public var id: String
  public var source: String
  public var sha256: String
  public var records: Int
  public var rejected: Int
  public var period: Period
  public var isCoverageAssumed: Bool
  public var reporters: [String]
  public var flows: [String]

  public init(
    id: String, source: String, sha256: String, records: Int, rejected: Int, period: Period,
    isCoverageAssumed: Bool = true, reporters: [String] = [], flows: [String] = []
  ) {
    self.id = id
    self.source = source
    self.sha256 = sha256
    self.records = records
    self.rejected = rejected
    self.period = period
    self.isCoverageAssumed = isCoverageAssumed
    self.reporters = reporters
    self.flows = flows
  }
}
