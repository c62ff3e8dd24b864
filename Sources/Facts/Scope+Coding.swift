/// A scope is written as one line: a story's claims, what they take over and what is asked for them hold some hundred.
///
///     sFortune\u{1F}Fortune LLC    gdrones    h8806\u{1F}8807    oCN    p18718:18748
///
/// Tabs part the words, of which each begins with the sign of its slot: `s` and `c` the parties (`S` and `C`: all but
/// these) with their names, `g` the goods with `h` their codes, `t` terms and `b` broad codes, `o`, `d`, `v` and `w` the
/// countries of origin, departure, transit and destination, `i` whether the departure is a stop, `p` the days of the
/// period. An open slot has no word. Tabs, U+001F and percent signs stand as `%` and two digits.
///
/// What is asked of the evidence is a scope with further words: `l` the limit of records, `n` the most parties, `y` the
/// grouping, `m` the measure, `$` the currency.
extension Scope: Codable {
  private enum CodingKeys: CodingKey {
    case shipper, consignee, goods, origin, departure, isStop, via, destination, period
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(line)
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    guard let line = try? container.decode(String.self) else {
      self = try Scope(members: decoder.container(keyedBy: CodingKeys.self))
      return
    }
    guard let scope = Scope(line: Array(line.utf8)[...]) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "no scope")
    }
    self = scope
  }

  /// `nil` where the line is none of a scope.
  package init?(line: ArraySlice<UInt8>) {
    self.init()
    for word in LineWord.words(of: line, apartBy: Scope.tab) where !word.isEmpty {
      if !take(word) { return nil }
    }
  }

  /// As programs before wrote it, member by member.
  private init(members: KeyedDecodingContainer<CodingKeys>) throws {
    func countries(_ key: CodingKeys) throws -> [String] {
      try members.decode([String].self, forKey: key)
    }
    self.init(
      shipper: try members.decodeIfPresent(PartyReference.self, forKey: .shipper),
      consignee: try members.decodeIfPresent(PartyReference.self, forKey: .consignee),
      goods: try members.decodeIfPresent(GoodsReference.self, forKey: .goods),
      origin: try countries(.origin), departure: try countries(.departure),
      via: try countries(.via),
      destination: try countries(.destination),
      period: try members.decode(Period.self, forKey: .period))
    isStop = try members.decodeIfPresent(Bool.self, forKey: .isStop)
  }

  fileprivate static let tab = UInt8(ascii: "\t")
  fileprivate static let inner: UInt8 = 0x1F

  /// The scope as one line.
  package var line: String {
    var line = ScopeLine()
    line.add(self)
    return line.text
  }

  /// One word of a line; false of one that is none.
  fileprivate mutating func take(_ word: ArraySlice<UInt8>) -> Bool {
    let rest = word.dropFirst()
    let sign = word.first.map { UnicodeScalar($0) } ?? " "
    if sign == "p" { return takePeriod(rest) }
    let parts = LineWord.words(of: rest, apartBy: Scope.inner).map(LineWord.read)
    switch sign {
    case "s", "S": shipper = Scope.party(parts, isExcluded: sign == "S")
    case "c", "C": consignee = Scope.party(parts, isExcluded: sign == "C")
    case "g": goods = GoodsReference(text: parts[0])
    case "h": goods?.hs = parts
    case "t": goods?.terms = parts
    case "b": goods?.broadHS = parts
    case "o": origin = parts
    case "d": departure = parts
    case "v": via = parts
    case "w": destination = parts
    case "i": isStop = parts == ["1"]
    default: return false
    }
    return true
  }

  private mutating func takePeriod(_ word: ArraySlice<UInt8>) -> Bool {
    let days = LineWord.words(of: word, apartBy: UInt8(ascii: ":"))
    let numbers = days.map(LineWord.number)
    guard days.count == 2, zip(days, numbers).allSatisfy({ $0.isEmpty || $1 != nil }) else {
      return false
    }
    period.from = numbers[0].map(Day.init(number:))
    period.to = numbers[1].map(Day.init(number:))
    return true
  }

  private static func party(_ parts: [String], isExcluded: Bool) -> PartyReference {
    PartyReference(text: parts[0], names: Array(parts.dropFirst()), isExcluded: isExcluded)
  }
}

extension EvidenceQuery: Codable {
  private enum CodingKeys: CodingKey {
    case scope, grouping, recordLimit, currency, measure, partiesAtMost
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(line)
  }

  /// The question as one line.
  package var line: String {
    var line = ScopeLine()
    line.add(scope)
    if recordLimit != 0 { line.add("l", [String(recordLimit)]) }
    if let partiesAtMost { line.add("n", [String(partiesAtMost)]) }
    if let grouping { line.add("y", [grouping.rawValue]) }
    if let measure { line.add("m", [measure.rawValue]) }
    if let currency { line.add("$", [currency]) }
    return line.text
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    guard let line = try? container.decode(String.self) else {
      self = try EvidenceQuery(members: decoder.container(keyedBy: CodingKeys.self))
      return
    }
    guard let query = EvidenceQuery(line: Array(line.utf8)[...]) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "no query")
    }
    self = query
  }

  /// `nil` where the line is none of a question.
  package init?(line: ArraySlice<UInt8>) {
    self.init(scope: Scope())
    for word in LineWord.words(of: line, apartBy: Scope.tab) where !word.isEmpty {
      if !take(word) { return nil }
    }
  }

  /// As programs before wrote it, member by member.
  private init(members: KeyedDecodingContainer<CodingKeys>) throws {
    self.init(
      scope: try members.decode(Scope.self, forKey: .scope),
      grouping: try members.decodeIfPresent(Grouping.self, forKey: .grouping),
      recordLimit: try members.decode(Int.self, forKey: .recordLimit),
      currency: try members.decodeIfPresent(String.self, forKey: .currency),
      measure: try members.decodeIfPresent(Measure.self, forKey: .measure),
      partiesAtMost: try members.decodeIfPresent(Int.self, forKey: .partiesAtMost))
  }

  /// One word of a line; false of one that is none.
  private mutating func take(_ word: ArraySlice<UInt8>) -> Bool {
    let rest = word.dropFirst()
    switch word.first {
    case UInt8(ascii: "l"):
      guard let limit = LineWord.number(rest) else { return false }
      recordLimit = limit
    case UInt8(ascii: "n"):
      partiesAtMost = LineWord.number(rest)
      return partiesAtMost != nil
    case UInt8(ascii: "y"):
      grouping = Grouping(rawValue: String(decoding: rest, as: UTF8.self))
      return grouping != nil
    case UInt8(ascii: "m"):
      measure = Measure(rawValue: String(decoding: rest, as: UTF8.self))
      return measure != nil
    case UInt8(ascii: "$"): currency = LineWord.read(rest)
    default: return scope.take(word)
    }
    return true
  }
}

/// The line of a scope or a question as it is written.
private struct ScopeLine {
  private var bytes: [UInt8] = []
  private static let separators = [Scope.tab, Scope.inner]

  var text: String { String(decoding: bytes, as: UTF8.self) }

  /// A word of its sign and parts.
  mutating func add(_ sign: Unicode.Scalar, _ parts: [String]) {
    begin(sign)
    for (place, part) in parts.enumerated() { add(part, isFirst: place == 0) }
  }

  private mutating func begin(_ sign: Unicode.Scalar) {
    if !bytes.isEmpty { bytes.append(Scope.tab) }
    bytes.append(UInt8(ascii: sign))
  }

  private mutating func add(_ part: String, isFirst: Bool) {
    if !isFirst { bytes.append(Scope.inner) }
    LineWord.write(part, apartFrom: ScopeLine.separators, to: &bytes)
  }

  private mutating func add(_ sign: Unicode.Scalar, _ party: PartyReference) {
    begin(sign)
    add(party.text, isFirst: true)
    for name in party.names { add(name, isFirst: false) }
  }

  mutating func add(_ scope: Scope) {
    if let shipper = scope.shipper { add(shipper.isExcluded ? "S" : "s", shipper) }
    if let consignee = scope.consignee { add(consignee.isExcluded ? "C" : "c", consignee) }
    if let goods = scope.goods {
      add("g", [goods.text])
      if !goods.hs.isEmpty { add("h", goods.hs) }
      if !goods.terms.isEmpty { add("t", goods.terms) }
      if !goods.broadHS.isEmpty { add("b", goods.broadHS) }
    }
    if !scope.origin.isEmpty { add("o", scope.origin) }
    if !scope.departure.isEmpty { add("d", scope.departure) }
    if !scope.via.isEmpty { add("v", scope.via) }
    if !scope.destination.isEmpty { add("w", scope.destination) }
    if let isStop = scope.isStop { add("i", [isStop ? "1" : "0"]) }
    if !scope.period.isAlways {
      begin("p")
      let days = [scope.period.from, scope.period.to].map { $0.map { String($0.number) } ?? "" }
      bytes.append(contentsOf: days.joined(separator: ":").utf8)
    }
  }
}
