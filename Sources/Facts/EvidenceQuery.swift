/// What is asked of the evidence: the records of a scope, perhaps grouped.
public struct EvidenceQuery: Hashable, Sendable {
  public var scope: Scope
  public var grouping: Grouping?
  /// How many records to list with the answer; the tally counts all.
  public var recordLimit: Int
  /// The currency in which values are summed besides the dollar.
  public var currency: String?
  /// The figure asked for: a price brings `EvidenceAnswer.priced`, a weight the gross weight too.
  public var measure: Measure?
  /// Where more parties than this share the scope, the answer holds neither sums nor groups.
  public var partiesAtMost: Int?

  public init(
    scope: Scope, grouping: Grouping? = nil, recordLimit: Int = 0, currency: String? = nil,
    measure: Measure? = nil, partiesAtMost: Int? = nil
  ) {
    self.partiesAtMost = partiesAtMost
    self.scope = scope
    self.grouping = grouping
    self.recordLimit = recordLimit
    self.currency = currency
    self.measure = measure
  }
}

/// What the evidence answers to one query.
public struct EvidenceAnswer: Hashable, Sendable, Codable {
  public var tally: Tally
  /// Where a price is asked for: the sums over those records that give both a value and what it is the
  /// price of. One without a value would make the rest look cheap.
  public var priced: Tally?
  /// By group, largest value first, then by name; spellings of one party are one group.
  public var groups: [Group]
  public var resolution: Resolution
  public var coverage: Coverage
  /// Best match first, then by day and row.
  public var records: [Shipment]
  /// From the first to the last day that any dataset covers.
  public var extent: Period
  /// True where a dataset's coverage was taken from its records, not declared.
  public var isCoverageAssumed: Bool

  public init(
    tally: Tally = .empty, groups: [Group] = [], resolution: Resolution = Resolution(),
    coverage: Coverage = .full, records: [Shipment] = [], extent: Period = .always,
    isCoverageAssumed: Bool = false
  ) {
    self.extent = extent
    self.isCoverageAssumed = isCoverageAssumed
    self.tally = tally
    priced = nil
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
  public struct Resolution: Hashable, Sendable, Codable {
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
    /// The HS prefixes and words of the asked goods that the evidence knows.
    public var goods: [GoodsMatch] = []
    /// Parties that no record names as such, but that stand in goods descriptions: makers, brands. They
    /// are told, and never taken for a shipper or consignee.
    public var brands: [Scope.Slot: Brand] = [:]

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

  /// A name that stands in goods descriptions alone.
  public struct Brand: Hashable, Sendable, Codable {
    public var name: String
    /// The records so described.
    public var records: Int
    /// One of the descriptions.
    public var example: String

    public init(name: String, records: Int, example: String) {
      self.name = name
      self.records = records
      self.example = example
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
public enum Coverage: Hashable, Sendable, Codable {
  case full
  /// Only this part of the asked period.
  case partial(Period)
  /// Not at all: the reason in plain words («no dataset covers 2019»).
  case none(String)
}
