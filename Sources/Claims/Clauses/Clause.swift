/// A stretch of a sentence around one verb, with the roles that its words give.
struct Clause {
  var tokens: Range<Int>
  /// Indices into the sentence's predicates, in order.
  var predicates: [Int] = []
  var roles = Roles()
  /// Places that «mostly», «mainly» single out: said of the larger part only.
  var largerPart = Roles()
  /// The party that acts in it; carried on where the next clause names none.
  var subject: PartyMention?
  var isRelative = false
  /// No subject of its own: it goes on with that of the clause before.
  var continues = false
  var isNegated = false
  var isModal = false
  /// «it», «they», «them», «those» that stand for goods or shipments.
  var pointsBack = false
}

/// Who and where, as one clause or sentence says.
struct Roles: Equatable {
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

  var hasParty: Bool { !shipper.isEmpty || !consignee.isEmpty }
  var hasPlace: Bool {
    !origin.isEmpty || !departure.isEmpty || !destination.isEmpty || !via.isEmpty
  }
  var isEmpty: Bool { !hasParty && !hasPlace }

  /// Takes over what the other says and this leaves open.
  mutating func fill(from other: Roles) {
    if shipper.isEmpty {
      shipper = other.shipper
      excludesShipper = other.excludesShipper
    }
    if consignee.isEmpty {
      consignee = other.consignee
      excludesConsignee = other.excludesConsignee
    }
    fillPlaces(from: other)
  }

  mutating func fillPlaces(from other: Roles) {
    if origin.isEmpty { origin = other.origin }
    if departure.isEmpty { departure = other.departure }
    if via.isEmpty { via = other.via }
    if destination.isEmpty { destination = other.destination }
  }
}

extension Array where Element: Equatable {
  mutating func addNew(_ element: Element) {
    if !contains(element) { append(element) }
  }

  mutating func addNew(contentsOf elements: [Element]) {
    for element in elements { addNew(element) }
  }
}
