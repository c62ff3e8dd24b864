/// A tally is written as one line: an answer holds hundreds of them, and each member of an object costs more than its
/// figure.
///
///     2 2 16450 2 0 0 4324 2 19276 19289 9680 3000 qpiece:169:152
///
/// Twelve figures in the order of `figures`, `-` for none; then, one word each, `q` quantities by unit with the largest
/// of a record, `n` records not in US dollars, `m` money with the records as written and converted, and `x` records of
/// that money that no rate turns into it. Spaces, tabs, colons and percent signs of a name stand as `%` and two
/// digits.
extension Tally: Codable {
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(line)
  }

  var line: String {
    var line: [UInt8] = []
    write(to: &line)
    return String(decoding: line, as: UTF8.self)
  }

  /// Writes the tally at the end of a line.
  func write(to line: inout [UInt8]) {
    func add(_ sign: String, _ name: String) {
      line.append(contentsOf: sign.utf8)
      LineWord.write(name, apartFrom: Tally.separators, to: &line)
    }
    func add(_ figure: Int?) {
      if let figure {
        LineWord.write(figure, to: &line)
      } else {
        line.append(UInt8(ascii: "-"))
      }
    }
    func add(behindColons figures: Int?...) {
      for figure in figures {
        line.append(UInt8(ascii: ":"))
        add(figure)
      }
    }
    for (place, figure) in figures.enumerated() {
      if place > 0 { line.append(UInt8(ascii: " ")) }
      add(figure)
    }
    let others = largest.quantitiesInThousandths.keys.filter {
      quantitiesInThousandths[$0] == nil
    }
    for unit in (quantitiesInThousandths.keys + others).sorted() {
      add(" q", unit)
      add(behindColons: quantitiesInThousandths[unit], largest.quantitiesInThousandths[unit])
    }
    for (currency, count) in recordsNotInUSD.sorted(by: { $0.key < $1.key }) {
      add(" n", currency)
      add(behindColons: count)
    }
    for (currency, sum) in money.sorted(by: { $0.key < $1.key }) {
      add(" m", currency)
      add(behindColons: sum.cents, sum.recordsAsWritten, sum.recordsConverted)
      for (other, count) in sum.recordsNotConverted.sorted(by: { $0.key < $1.key }) {
        add(" x", currency)
        add(":", other)
        add(behindColons: count)
      }
    }
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let line = try container.decode(String.self)
    guard let tally = Tally(line: Array(line.utf8)[...]) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "no tally")
    }
    self = tally
  }

  private var figures: [Int?] {
    [
      records, shipments, netMassInGrams, recordsWithNetMass, grossMassInGrams,
      recordsWithGrossMass, valueInUSDCents, recordsWithValue, firstDay?.number, lastDay?.number,
      largest.netMassInGrams, largest.valueInUSDCents,
    ]
  }

  init?(line: ArraySlice<UInt8>) {
    let words = LineWord.words(of: line, apartBy: UInt8(ascii: " "))
    guard words.count >= 12 else { return nil }
    let figures = words.prefix(12).map(LineWord.number)
    func figure(_ place: Int) -> Int { figures[place] ?? 0 }
    self.init()
    (records, shipments) = (figure(0), figure(1))
    (netMassInGrams, recordsWithNetMass) = (figure(2), figure(3))
    (grossMassInGrams, recordsWithGrossMass) = (figure(4), figure(5))
    (valueInUSDCents, recordsWithValue) = (figure(6), figure(7))
    (firstDay, lastDay) = (figures[8].map(Day.init(number:)), figures[9].map(Day.init(number:)))
    (largest.netMassInGrams, largest.valueInUSDCents) = (figure(10), figure(11))
    for word in words.dropFirst(12) {
      let parts = LineWord.words(of: word.dropFirst(), apartBy: UInt8(ascii: ":"))
      guard parts.count > 1, take(word.first, parts) else { return nil }
    }
  }

  /// One word behind the figures; false of one that is none.
  private mutating func take(_ sign: UInt8?, _ parts: [ArraySlice<UInt8>]) -> Bool {
    let name = LineWord.read(parts[0])
    let numbers = parts.dropFirst().map(LineWord.number)
    switch (sign, numbers.count) {
    case (UInt8(ascii: "q"), 2):
      quantitiesInThousandths[name] = numbers[0]
      largest.quantitiesInThousandths[name] = numbers[1]
    case (UInt8(ascii: "n"), 1): recordsNotInUSD[name] = numbers[0]
    case (UInt8(ascii: "m"), 3):
      money[name, default: MoneySum()].cents = numbers[0] ?? 0
      money[name]?.recordsAsWritten = numbers[1] ?? 0
      money[name]?.recordsConverted = numbers[2] ?? 0
    case (UInt8(ascii: "x"), 2):
      money[name, default: MoneySum()].recordsNotConverted[LineWord.read(parts[1])] = numbers[1]
    default: return false
    }
    return true
  }

  private static let separators = Array(" :\t".utf8)
}
