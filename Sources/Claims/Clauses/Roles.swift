/// Who and where, as one clause or sentence says.
///
/// Copied with every clause and topic: its parts stand behind one reference.
@dynamicMemberLookup
struct Roles: Equatable, Sendable {
  struct Parts: Equatable, Sendable {
    var shipper: [Int] = []
    var consignee: [Int] = []
    /// Countries of parties that are not named («Russian buyers»).
    var origin: [String] = []
    var departure: [String] = []
    var via: [String] = []
    var destination: [String] = []
    /// A party was meant that could not be told.
    var doubts: [String] = []
    var excludesShipper = false
    var excludesConsignee = false
    /// The shipper stands there as an owner alone («its last cargo»): it may as well have received.
    var isShipperGuessed = false
    /// The departure is where senders that are not named are at home («Chinese companies»), or a country that exports or
    /// that others import from.
    var isDepartureOfSenders = false

    /// True where both select the same records, however sure the words are.
    static func == (one: Parts, other: Parts) -> Bool {
      one.shipper == other.shipper && one.consignee == other.consignee
        && one.origin == other.origin && one.departure == other.departure && one.via == other.via
        && one.destination == other.destination && one.doubts == other.doubts
        && one.excludesShipper == other.excludesShipper
        && one.excludesConsignee == other.excludesConsignee
    }
  }

  private var shared = Shared(Parts())

  var parts: Parts { shared.value }

  subscript<Part>(dynamicMember part: WritableKeyPath<Parts, Part>) -> Part {
    get { shared.value[keyPath: part] }
    _modify { yield &shared.own[keyPath: part] }
  }

  var hasParty: Bool { !self.shipper.isEmpty || !self.consignee.isEmpty }
  var hasPlace: Bool {
    !self.origin.isEmpty || !self.departure.isEmpty || !self.destination.isEmpty
      || !self.via.isEmpty
  }
  var isEmpty: Bool { !hasParty && !hasPlace }
  /// Every country, whatever its part of the way.
  var countries: [String] { self.origin + self.departure + self.via + self.destination }

  /// Takes over what the other says and this leaves open.
  mutating func fill(from other: Roles) {
    if self.shipper.isEmpty {
      self.shipper = other.shipper
      self.excludesShipper = other.excludesShipper
    }
    if self.consignee.isEmpty {
      self.consignee = other.consignee
      self.excludesConsignee = other.excludesConsignee
    }
    fillPlaces(from: other)
  }

  /// Leaves open what the other says in the same words.
  mutating func drop(_ other: Roles) {
    if self.shipper == other.shipper { self.shipper = [] }
    if self.consignee == other.consignee { self.consignee = [] }
    if self.origin == other.origin { self.origin = [] }
    if self.departure == other.departure { self.departure = [] }
    if self.destination == other.destination { self.destination = [] }
    // «from Ukraine» is read as either, by the words around it.
    if !other.departure.isEmpty, self.origin == other.departure { self.origin = [] }
    if !other.origin.isEmpty, self.departure == other.origin { self.departure = [] }
  }

  /// A whole is not bound to another party or country than its part.
  mutating func widen(for part: Roles, parties: Bool) {
    func differ<T: Hashable>(_ a: [T], _ b: [T]) -> Bool {
      !a.isEmpty && !b.isEmpty && Set(a).isDisjoint(with: b)
    }
    if parties, differ(part.shipper, self.shipper) { self.shipper = [] }
    if parties, differ(part.consignee, self.consignee) { self.consignee = [] }
    if differ(part.origin, self.origin) { self.origin = [] }
    if differ(part.departure, self.departure) { self.departure = [] }
    if differ(part.destination, self.destination) { self.destination = [] }
  }

  mutating func fillPlaces(from other: Roles) {
    if self.origin.isEmpty { self.origin = other.origin }
    if self.departure.isEmpty {
      self.departure = other.departure
      self.via = other.via
    }
    if self.destination.isEmpty { self.destination = other.destination }
  }
}
