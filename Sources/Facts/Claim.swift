/// What a sentence asserts that records can settle; one file a kind in `Sources/Claims/Kinds`.
public enum ClaimKind: String, Sendable, Codable, CaseIterable {
  case quantity, weight, value, shipments, parties, share, growth, ranking, first, last, period
  case route, existence, absence, price, declaredAs
}

/// The figure that a tally is asked for.
public enum Measure: String, Sendable, Codable, CaseIterable {
  case shipments, quantity, netMass, value
  case shippers, consignees, origins, departures, destinations
  case pricePerPiece, pricePerKilogram
  case firstDay, lastDay
}

extension Measure {
  /// True for sums and averages of value.
  public var isMoney: Bool {
    self == .value || isPrice
  }

  /// True for value ÷ quantity and value ÷ mass.
  public var isPrice: Bool { self == .pricePerPiece || self == .pricePerKilogram }

  /// Units of quantity that measure instead of counting: none of them is ever counted as pieces.
  /// - Source: UN/CEFACT Recommendation 20 lists them as units of mass, volume, length, area and energy.
  public static let dimensions: Set<String> = ["kg", "g", "t", "l", "m", "m2", "m3", "kWh"]
}

/// What a ranking or a count of distinct things is taken over; days are for looking at other periods.
public enum Grouping: String, Sendable, Codable, CaseIterable {
  case shipper, consignee, origin, departure, destination, goods, day
}

/// One checkable assertion of a story, with everything needed to ask the evidence.
public struct Claim: Hashable, Sendable, Codable {
  /// Eight hexadecimal digits from kind, sentence, block and position; the same in every run.
  public var id: String
  public var kind: ClaimKind
  public var sentence: String
  public var block: String
  /// The sentence's place in the block's text, in Unicode scalars.
  public var start: Int
  public var end: Int
  /// The words that carry the claim.
  public var quote: String
  /// The quote's place in the block's text, in Unicode scalars.
  public var quoteStart: Int
  public var quoteEnd: Int
  public var scope: Scope
  /// Which block a slot was taken from, for slots that the sentence itself leaves open.
  public var inherited: [Scope.Slot: String]
  /// The whole of a share, the earlier period of a growth.
  public var base: Scope?
  public var measure: Measure
  /// Measures that the words allow too, where none is plainly meant («mostly»).
  public var otherMeasures: [Measure]
  public var grouping: Grouping?
  /// 1 for «the biggest», 3 for «the third-largest»; negative counts from the smallest.
  public var rank: Int
  public var amount: Amount?
  public var attribution: String?
  public var polarity: Polarity
  /// Words of the declaration that the story quotes («civilian hunting rifles»).
  public var declaredWords: String?
  /// The period under discussion, where the sentence names none and its plain reading is open:
  /// tried as another reading.
  public var contextPeriod: Period?
  /// The scope under discussion, from which a slot that the sentence leaves open may be filled.
  public var contextScope: Scope?
  /// Scopes of the claims before this one, the nearest first and the story's first one last.
  public var earlierScopes: [Scope]
  /// What the clause names and the scope leaves out («Dubai»): such a claim is never settled by
  /// filling in what it leaves open.
  public var leftOut: [String]
  /// Descriptions that could not be resolved («the factory»): their slot was left open.
  public var openDescriptions: [String]
  /// True where the shipper is known by a possessive alone («its last cargo»), so that the sentence
  /// does not say whether the goods left or reached it.
  public var isShipperGuessed: Bool
  /// True where the departure is the home of senders that are not named («Chinese companies sent …»), or a country
  /// that exports («India exported …»): the goods may have gone by way of another country.
  public var isDepartureOfSenders: Bool
  /// Words that the sentence narrows its goods by, beyond what the scope asks for («used», «silk»): the goods'
  /// descriptions must hold them.
  public var narrowing: [String]
  /// True where the figure is another than the claim's («40 lathes a month», «last year» of nobody knows when): neither a figure
  /// that fits nor one that differs settles it.
  public var isTurned: Bool
  /// What the sentence says and no customs record tells («by rail», «for the army»): not checked, and told so.
  public var untold: [String]
  /// Places that the sentence lists for one part of the way («through Turkey and Georgia»), as the codes of each:
  /// some record must have each of them.
  public var listedPlaces: [[String]]
  /// Countries that the sentence names beside the scope («the Polish firm Qamar»), as the codes of each: some record
  /// must have each of them at an end of the way or as the goods' origin.
  public var namedPlaces: [[String]]
  /// Those of them that stand in the claim's own clause («In Italy, 40 lathes were sold»): every record must have each.
  public var ownPlaces: [[String]]
  /// The countries that the sentence gives its shipper and its consignee («the German manufacturer Qamar»), as the codes of
  /// each: every record must come from there, or go there.
  public var shipperHomes: [[String]]
  public var consigneeHomes: [[String]]
  /// The names of each party that the sentence lists at one end of the trade («Qamar and Veligor sold 40 lathes»):
  /// some record must have each of them.
  public var listedShippers: [[String]]
  public var listedConsignees: [[String]]
  /// True where the sentence goes on with the very goods or deal of the one before («they», «the deal», «the 585 lathes»):
  /// whose they are is not open.
  public var isBound: Bool
  /// True where the sentence has the goods go straight from where they were made («shipped directly to Qamar»), or denies
  /// that any did («no direct shipments»).
  public var isDirect: Bool
  /// True where the figure is said of one shipment: «a single consignment of 40 tons».
  public var isOfOneShipment: Bool
  /// Which way the sentence says that the figure came about («rose to 40 tons»): the span before must bear it out.
  public var trend: Trend?
  /// Slots that the sentence names but that could not be resolved: they forbid `supported`.
  public var doubts: [String]

  public enum Polarity: String, Sendable, Codable { case affirmed, denied }

  public enum Trend: String, Sendable, Codable { case up, down }

  public init(
    id: String, kind: ClaimKind, sentence: String, block: String, start: Int, end: Int,
    quote: String, quoteStart: Int = 0, quoteEnd: Int = 0, scope: Scope,
    inherited: [Scope.Slot: String] = [:], base: Scope? = nil, measure: Measure,
    otherMeasures: [Measure] = [], grouping: Grouping? = nil, rank: Int = 1,
    amount: Amount? = nil, attribution: String? = nil, polarity: Polarity = .affirmed,
    declaredWords: String? = nil, doubts: [String] = []
  ) {
    self.id = id
    self.kind = kind
    self.sentence = sentence
    self.block = block
    self.start = start
    self.end = end
    self.quote = quote
    self.quoteStart = quoteStart
    self.quoteEnd = quoteEnd
    self.scope = scope
    self.inherited = inherited
    self.base = base
    self.measure = measure
    self.otherMeasures = otherMeasures
    self.grouping = grouping
    self.rank = rank
    self.amount = amount
    self.attribution = attribution
    self.polarity = polarity
    self.declaredWords = declaredWords
    self.doubts = doubts
    contextPeriod = nil
    contextScope = nil
    earlierScopes = []
    leftOut = []
    openDescriptions = []
    isShipperGuessed = false
    isDepartureOfSenders = false
    narrowing = []
    isTurned = false
    untold = []
    listedPlaces = []
    namedPlaces = []
    ownPlaces = []
    shipperHomes = []
    consigneeHomes = []
    listedShippers = []
    listedConsignees = []
    isOfOneShipment = false
    isDirect = false
    isBound = false
    trend = nil
  }
}

extension Claim {
  /// The currency in which its values are compared: that of a sum or price, else the US dollar.
  public var currency: String {
    guard kind == .value || kind == .price, let head = amount?.unit.split(separator: "/").first,
      head.utf8.count == 3, head.utf8.allSatisfy({ (0x41...0x5A).contains($0) })
    else { return "USD" }
    return String(head)
  }

  /// The currency that a query has to convert into; `nil` for the dollar, which is always summed.
  public var foreignCurrency: String? { currency == "USD" ? nil : currency }
}

/// A value as claimed or found: a figure, a day, a month, or the name of a party, country or goods.
public enum ClaimValue: Hashable, Sendable, Codable {
  case figure(Figure)
  case day(Day)
  /// «January 2023».
  case month(year: Int, month: Int)
  case name(String)

  public var figure: Figure? { if case .figure(let value) = self { value } else { nil } }
  public var day: Day? { if case .day(let value) = self { value } else { nil } }
}

/// What a sentence states, and what the figure found may be for it to hold.
///
///     «more than 12 tons»: value 12000, low 12000 (excluded), no high, unit kg, hedge "more than"
public struct Amount: Hashable, Sendable, Codable {
  public var value: ClaimValue
  public var low: ClaimValue?
  public var high: ClaimValue?
  /// True where the low end itself does not satisfy the wording («more than»).
  public var excludesLow: Bool
  public var excludesHigh: Bool
  /// `kg`, a currency code, `piece`, `shipment`, `party`, `share`, `ratio`, `USD/piece`, `USD/kg`, `day` …
  public var unit: String
  public var hedge: String?
  public var written: String
  /// For a count given in round digits: the wider interval that its rounding allows.
  public var rounding: ClosedRange<Figure>?

  public init(
    value: ClaimValue, low: ClaimValue? = nil, high: ClaimValue? = nil, excludesLow: Bool = false,
    excludesHigh: Bool = false, unit: String, hedge: String? = nil, written: String,
    rounding: ClosedRange<Figure>? = nil
  ) {
    self.value = value
    self.low = low
    self.high = high
    self.excludesLow = excludesLow
    self.excludesHigh = excludesHigh
    self.unit = unit
    self.hedge = hedge
    self.written = written
    self.rounding = rounding
  }
}

/// A sentence that records cannot settle, and why.
public struct UncheckedSentence: Hashable, Sendable {
  public enum Reason: String, Sendable, Codable, CaseIterable {
    case statement, opinion, prediction, background, noScope
  }

  public var sentence: String
  public var block: String
  public var start: Int
  public var end: Int
  public var reason: Reason

  public init(sentence: String, block: String, start: Int, end: Int, reason: Reason) {
    self.sentence = sentence
    self.block = block
    self.start = start
    self.end = end
    self.reason = reason
  }
}

/// All that was found in one article.
public struct ClaimSet: Hashable, Sendable, Codable {
  public var claims: [Claim]
  public var unchecked: [UncheckedSentence]

  public init(claims: [Claim] = [], unchecked: [UncheckedSentence] = []) {
    self.claims = claims
    self.unchecked = unchecked
  }
}
