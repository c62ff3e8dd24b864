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
  public var valueInCents: Int?
  /// ISO 4217 of `valueInCents`.
  public var currency: String?
  public var valueInUSDCents: Int?
  public var origin: String
  public var departure: String
  public var destination: String
  /// How well each named party or the goods fit the claim's words, 0 to 1.
  public var matched: [Scope.Slot: Double]

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
    self.origin = origin
    self.departure = departure
    self.destination = destination
    self.matched = matched
  }
}

/// The sums over a set of records; merging is associative and commutative, so shards can be tallied apart.
public struct Tally: Hashable, Sendable {
  public var records = 0
  public var shipments = 0
  /// By normalised unit.
  public var quantitiesInThousandths: [String: Int] = [:]
  public var netMassInGrams = 0
  public var recordsWithNetMass = 0
  public var valueInUSDCents = 0
  public var recordsWithValue = 0
  public var firstDay: Day?
  public var lastDay: Day?

  public init() {}

  public static let empty = Tally()

  public mutating func add(_ shipment: Shipment) {
    records += 1
    shipments += 1
    if let quantity = shipment.quantityInThousandths, let unit = shipment.unit {
      quantitiesInThousandths[unit, default: 0] += quantity
    }
    if let mass = shipment.netMassInGrams {
      netMassInGrams += mass
      recordsWithNetMass += 1
    }
    if let value = shipment.valueInUSDCents {
      valueInUSDCents += value
      recordsWithValue += 1
    }
    if let day = shipment.day {
      firstDay = min(firstDay ?? day, day)
      lastDay = max(lastDay ?? day, day)
    }
  }

  public mutating func merge(_ other: Tally) {
    records += other.records
    shipments += other.shipments
    quantitiesInThousandths.merge(other.quantitiesInThousandths, uniquingKeysWith: +)
    netMassInGrams += other.netMassInGrams
    recordsWithNetMass += other.recordsWithNetMass
    valueInUSDCents += other.valueInUSDCents
    recordsWithValue += other.recordsWithValue
    firstDay = [firstDay, other.firstDay].compactMap { $0 }.min()
    lastDay = [lastDay, other.lastDay].compactMap { $0 }.max()
  }
}

/// What is asked of the evidence: the records of a scope, perhaps grouped.
public struct EvidenceQuery: Hashable, Sendable {
  public var scope: Scope
  public var grouping: Grouping?
  /// How many records to list with the answer; the tally counts all.
  public var recordLimit: Int

  public init(scope: Scope, grouping: Grouping? = nil, recordLimit: Int = 0) {
    self.scope = scope
    self.grouping = grouping
    self.recordLimit = recordLimit
  }
}

/// What the evidence answers to one query.
public struct EvidenceAnswer: Hashable, Sendable {
  public var tally: Tally
  /// By group, largest value first, then by name; spellings of one party are one group.
  public var groups: [Group]
  public var resolution: Resolution
  public var coverage: Coverage
  /// Best match first, then by day and row.
  public var records: [Shipment]

  public init(
    tally: Tally = .empty, groups: [Group] = [], resolution: Resolution = Resolution(),
    coverage: Coverage = .full, records: [Shipment] = []
  ) {
    self.tally = tally
    self.groups = groups
    self.resolution = resolution
    self.coverage = coverage
    self.records = records
  }

  public struct Group: Hashable, Sendable {
    /// A party's most frequent spelling, a country code, or an HS heading of four digits.
    public var name: String
    /// All its spellings in the records.
    public var names: [String]
    public var tally: Tally

    public init(name: String, names: [String] = [], tally: Tally) {
      self.name = name
      self.names = names
      self.tally = tally
    }
  }

  /// How the claim's words were found in the evidence.
  public struct Resolution: Hashable, Sendable {
    /// Spellings in the evidence that the asked party's name stands for; empty where it is unknown.
    public var shipper: [PartyMatch]
    public var consignee: [PartyMatch]
    /// False where a party was asked for that no record knows in any role.
    public var knowsShipper: Bool
    public var knowsConsignee: Bool
    /// False where goods were asked for that no record knows.
    public var knowsGoods: Bool
    /// Two or more parties that are not one fit the name about equally well.
    public var ambiguousParties: [Scope.Slot: [String]]

    public init(
      shipper: [PartyMatch] = [], consignee: [PartyMatch] = [], knowsShipper: Bool = true,
      knowsConsignee: Bool = true, knowsGoods: Bool = true,
      ambiguousParties: [Scope.Slot: [String]] = [:]
    ) {
      self.shipper = shipper
      self.consignee = consignee
      self.knowsShipper = knowsShipper
      self.knowsConsignee = knowsConsignee
      self.knowsGoods = knowsGoods
      self.ambiguousParties = ambiguousParties
    }
  }

  public struct PartyMatch: Hashable, Sendable {
    public var name: String
    public var score: Double
    /// Which of the reference's names it answers to.
    public var asked: String

    public init(name: String, score: Double, asked: String) {
      self.name = name
      self.score = score
      self.asked = asked
    }
  }
}

/// Whether the evidence could know what is asked.
public enum Coverage: Hashable, Sendable {
  case full
  /// Only this part of the asked period.
  case partial(Period)
  /// Not at all: the reason in plain words («no dataset covers 2019»).
  case none(String)
}

/// One sealed import of the evidence, as the reports name it.
public struct Dataset: Hashable, Sendable {
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
