/// A record is written as one line: a report lists hundreds, and each member of an object costs more than its value.
///
///     1f3a…\ta.csv\t7\tA1\t19150\tQAMAR LLC\tTULA LTD\t8458\tLATHES\t40000\t=piece\t…\tCN\tCN\t\tRU\tmshipper:0.75
///
/// Twenty words part by tabs: dataset, file, row, id, day, shipper, consignee, code, goods, quantity, unit, net and gross
/// mass, value, currency, value in US dollars, origin, departure, transit, destination. An empty word is no number; a text
/// that may be missing stands behind `=`. Then come, in any number, `m` how well a party fits, `h` or `t` by which code or
/// words its goods were found, `c` the value in the claim's currency with its code as the next word, and `w` a cell as it
/// is written, by the name of the value and with the cell as the next word. Tabs and percent signs of a text stand as `%`
/// and two digits.
extension Shipment: Codable {
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    var line = TabbedLine(room: 512)
    line.add(dataset)
    line.add(file)
    line.add(row)
    line.add(id)
    line.add(day?.number)
    line.add(shipper)
    line.add(consignee)
    line.add(hs)
    line.add(goods)
    line.add(quantityInThousandths)
    line.add(optional: unit)
    line.add(netMassInGrams)
    line.add(grossMassInGrams)
    line.add(valueInCents)
    line.add(optional: currency)
    line.add(valueInUSDCents)
    line.add(origin)
    line.add(departure)
    line.add(optional: via)
    line.add(destination)
    for slot in Scope.Slot.allCases {
      guard let score = matched[slot] else { continue }
      line.add("m", "\(slot.rawValue):\(score)")
    }
    switch goodsMatch {
    case .hs(let prefix): line.add("h", prefix)
    case .words(let words): line.add("t", words)
    case nil: break
    }
    if let converted {
      line.add("c", String(converted.cents))
      line.add(converted.currency)
    }
    for (name, cell) in written.sorted(by: { $0.key < $1.key }) {
      line.add("w", name)
      line.add(cell)
    }
    try container.encode(line.text)
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    guard let line = try? container.decode(String.self) else {
      self = try Shipment(members: decoder.container(keyedBy: CodingKeys.self))
      return
    }
    guard let record = Shipment(line: Array(line.utf8)[...]) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "no record")
    }
    self = record
  }

  private init?(line: ArraySlice<UInt8>) {
    var words = TabbedLine.words(of: line)
    guard words.count >= 20 else { return nil }
    var isWhole = true
    func text() -> String { LineWord.read(words.removeFirst()) }
    func optional() -> String? {
      let word = words.removeFirst()
      if word.isEmpty { return nil }
      if word.first != UInt8(ascii: "=") { isWhole = false }
      return LineWord.read(word.dropFirst())
    }
    func number() -> Int? {
      let word = words.removeFirst()
      let number = LineWord.number(word)
      if number == nil, !word.isEmpty { isWhole = false }
      return number
    }
    let (dataset, file) = (text(), text())
    guard let row = number() else { return nil }
    self.init(
      dataset: dataset, file: file, row: row, id: text(), day: number().map(Day.init(number:)),
      shipper: text(), consignee: text(), hs: text(), goods: text())
    (quantityInThousandths, unit) = (number(), optional())
    (netMassInGrams, grossMassInGrams) = (number(), number())
    (valueInCents, currency, valueInUSDCents) = (number(), optional(), number())
    (origin, departure, via, destination) = (text(), text(), optional(), text())
    guard isWhole else { return nil }
    while let word = words.popFirst() {
      guard take(word, &words) else { return nil }
    }
  }

  /// One word behind the twenty, and the next where it has two; false of one that is none.
  private mutating func take(
    _ word: ArraySlice<UInt8>, _ rest: inout ArraySlice<ArraySlice<UInt8>>
  ) -> Bool {
    let text = LineWord.read(word.dropFirst())
    switch word.first {
    case UInt8(ascii: "m"):
      let parts = text.split(separator: ":", maxSplits: 1)
      guard parts.count == 2, let slot = Scope.Slot(rawValue: String(parts[0])),
        let score = Double(parts[1])
      else { return false }
      matched[slot] = score
    case UInt8(ascii: "h"): goodsMatch = .hs(text)
    case UInt8(ascii: "t"): goodsMatch = .words(text)
    case UInt8(ascii: "c"):
      guard let cents = Int(text), let currency = rest.popFirst() else { return false }
      converted = Money(cents: cents, currency: LineWord.read(currency))
    case UInt8(ascii: "w"):
      guard let cell = rest.popFirst() else { return false }
      written[text] = LineWord.read(cell)
    default: return false
    }
    return true
  }

  private enum CodingKeys: CodingKey {
    case consignee, converted, currency, dataset, day, departure, destination, file, goods
    case goodsMatch, grossMassInGrams, hs, id, matched, netMassInGrams, origin
    case quantityInThousandths, row, shipper, unit, valueInCents, valueInUSDCents, via, written
  }

  /// As programs before wrote it, member by member.
  private init(members: KeyedDecodingContainer<CodingKeys>) throws {
    func text(_ key: CodingKeys) throws -> String { try members.decode(String.self, forKey: key) }
    func optional(_ key: CodingKeys) throws -> String? {
      try members.decodeIfPresent(String.self, forKey: key)
    }
    func number(_ key: CodingKeys) throws -> Int? {
      try members.decodeIfPresent(Int.self, forKey: key)
    }
    self.init(
      dataset: try text(.dataset), file: try text(.file),
      row: try members.decode(Int.self, forKey: .row), id: try text(.id),
      day: try members.decodeIfPresent(Day.self, forKey: .day), shipper: try text(.shipper),
      consignee: try text(.consignee), hs: try text(.hs), goods: try text(.goods),
      quantityInThousandths: try number(.quantityInThousandths), unit: try optional(.unit),
      netMassInGrams: try number(.netMassInGrams), valueInCents: try number(.valueInCents),
      currency: try optional(.currency), valueInUSDCents: try number(.valueInUSDCents),
      origin: try text(.origin), departure: try text(.departure),
      destination: try text(.destination),
      matched: try members.decode([Scope.Slot: Double].self, forKey: .matched))
    grossMassInGrams = try number(.grossMassInGrams)
    converted = try members.decodeIfPresent(Money.self, forKey: .converted)
    via = try optional(.via)
    written = try members.decode([String: String].self, forKey: .written)
    goodsMatch = try members.decodeIfPresent(GoodsMatch.self, forKey: .goodsMatch)
  }
}
