/// A stretch of a sentence around one verb, with the roles that its words give.
struct Clause {
  var tokens: Range<Int>
  /// Indices into the sentence's predicates, in order.
  var predicates: [Int] = []
  var roles = Roles()
  /// Places that «mostly», «mainly» single out: said of the larger part only.
  var largerPart = Roles()
  /// Countries behind «from», and behind «via», «through»: where both stand, the goods were only sent
  /// on from the latter.
  var fromPlaces: [String] = []
  var viaPlaces: [String] = []
  /// The party that acts in it; carried on where the next clause names none.
  var subject: PartyMention?
  var isRelative = false
  /// No subject of its own: it goes on with that of the clause before.
  var continues = false
  var isNegated = false
  var isModal = false
  /// «it», «they», «them», «those» that stand for goods or shipments.
  var pointsBack = false
  /// The verb is left out: «…, Georgia 8,000».
  var gap: Gap?
}

extension Array where Element: Equatable {
  mutating func addNew(_ element: Element) {
    if !contains(element) { append(element) }
  }

  mutating func addNew(contentsOf elements: [Element]) {
    for element in elements { addNew(element) }
  }
}
