/// The slots of a claim that select records; an empty slot selects all.
public struct Scope: Hashable, Sendable {
  public var shipper: PartyReference?
  public var consignee: PartyReference?
  public var goods: GoodsReference?
  /// ISO 3166-1 alpha-2 codes: where the goods were made.
  public var origin: [String]
  /// Where they were sent from.
  public var departure: [String]
  /// True where the departure is a stop on the way («via Turkey»): what was sent from there, or what the records have
  /// in transit there; `nil` for false.
  public var isStop: Bool?
  /// Transit countries, where the evidence has them.
  public var via: [String]
  public var destination: [String]
  public var period: Period

  public init(
    shipper: PartyReference? = nil, consignee: PartyReference? = nil, goods: GoodsReference? = nil,
    origin: [String] = [], departure: [String] = [], via: [String] = [], destination: [String] = [],
    period: Period = .always
  ) {
    self.shipper = shipper
    self.consignee = consignee
    self.goods = goods
    self.origin = origin
    self.departure = departure
    isStop = nil
    self.via = via
    self.destination = destination
    self.period = period
  }

  public enum Slot: String, Sendable, Codable, CodingKeyRepresentable, CaseIterable {
    case shipper, consignee, goods, origin, departure, via, destination, period
  }

  public func isOpen(_ slot: Slot) -> Bool {
    switch slot {
    case .shipper: shipper == nil
    case .consignee: consignee == nil
    case .goods: goods == nil
    case .origin: origin.isEmpty
    case .departure: departure.isEmpty
    case .via: via.isEmpty
    case .destination: destination.isEmpty
    case .period: period.isAlways
    }
  }

  /// True where nothing selects records, or only their day: whatever customs recorded then.
  public var asksForAll: Bool { Slot.allCases.allSatisfy { $0 == .period || isOpen($0) } }
}

/// One or several parties as a story names them; any of `names` matches.
public struct PartyReference: Hashable, Sendable, Codable {
  /// As written: «the two Russian companies».
  public var text: String
  /// The names it stands for in the story, longest form first; never empty.
  public var names: [String]
  /// True where the claim is about everyone but these.
  public var isExcluded: Bool

  public init(text: String, names: [String]? = nil, isExcluded: Bool = false) {
    self.text = text
    self.names = names ?? [text]
    self.isExcluded = isExcluded
  }

  /// Two of one text that differ in their further names are rare: to hash a dozen costs more than it wins.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(text)
    hasher.combine(names.first)
  }
}

/// Goods as a story names them, and what selects them in records.
public struct GoodsReference: Hashable, Sendable, Codable {
  public var text: String
  /// HS prefixes of 2 to 10 digits without points; a record matches by any of them…
  public var hs: [String]
  /// …or by any of these words or phrases of its goods description.
  public var terms: [String]
  /// Further prefixes that belong to these goods only when a party narrows the scope
  /// (batteries are drone parts in a drone maker's shipments).
  public var broadHS: [String]

  public init(text: String, hs: [String] = [], terms: [String] = [], broadHS: [String] = []) {
    self.text = text
    self.hs = hs
    self.terms = terms
    self.broadHS = broadHS
  }

  /// Two that differ in their terms alone are rare: to hash those, of many scripts, costs more than it wins.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(text)
    hasher.combine(hs)
  }
}
