import Facts

/// What the values of a column look like: how many of those that are there read as each kind.
///
///     ColumnShape(["2022-06-07", "2022-06-09"]).share(.day)  // 1
struct ColumnShape {
  enum Kind: CaseIterable {
    case day, number, hs, nomenclature, country, currency, unit, taxNumber, text

    /// What such values are called.
    var words: String {
      switch self {
      case .day: "days"
      case .number: "figures"
      case .hs: "codes of goods"
      case .nomenclature: "codes of the nomenclature"
      case .country: "countries"
      case .currency: "currencies"
      case .unit: "units"
      case .taxNumber: "tax numbers"
      case .text: "texts"
      }
    }
  }

  private(set) var values: [String]

  private(set) var filled = 0
  private(set) var samples: [String] = []
  private var counts: [Kind: Int] = [:]
  /// Days in which either number could be the month, with whether it ever stands second or first.
  private(set) var saysDayFirst = false
  private(set) var saysMonthFirst = false
  private(set) var saysYearDayMonth = false
  private(set) var hasSlashDays = false
  private(set) var hasComma = false
  private(set) var hasDecimalComma = false
  private(set) var hasThousandsComma = false
  private var commaSample: String?

  /// A figure whose comma may part thousands or decimals, where no other figure tells.
  var ambiguousComma: String? { hasThousandsComma || hasDecimalComma ? nil : commaSample }

  init(_ values: [String]) {
    self.values = values
    for value in values where !value.isEmpty && value != "NULL" {
      filled += 1
      if samples.count < 3, !samples.contains(value) { samples.append(value) }
      for kind in kinds(of: value) { counts[kind, default: 0] += 1 }
    }
  }

  /// True where every value that is there is a unit of mass («kg», «t»).
  var holdsUnitsOfMass: Bool {
    filled > 0 && values.allSatisfy { $0.isEmpty || $0 == "NULL" || Units.grams($0) != nil }
  }

  /// True where nearly every value is of words that are nothing else: names of companies, of goods, of places.
  var holdsNames: Bool {
    share(.text) >= 0.8 && [.country, .currency, .unit, .day].allSatisfy { share($0) < 0.5 }
  }

  /// True where the same few short words stand again and again, as units do.
  var holdsFewShortWords: Bool {
    let words = Set(values.filter { !$0.isEmpty && $0 != "NULL" })
    return filled > words.count && words.count <= 8 && share(.text) == 1
      && words.allSatisfy { $0.count <= 8 }
  }

  func share(_ kind: Kind) -> Double {
    filled == 0 ? 0 : Double(counts[kind, default: 0]) / Double(filled)
  }

  private mutating func kinds(of value: String) -> [Kind] {
    var kinds: [Kind] = []
    let bytes = Array(value.utf8)[...]
    let orders: [ImportProfile.DateOrder] = [.dayFirst, .monthFirst, .yearDayMonth]
    if orders.contains(where: { (try? CellReading.day(bytes, order: $0)) != nil }) {
      kinds.append(.day)
      readOrder(value)
    }
    if (try? CellReading.decimal(bytes, scale: 1000, limit: 1 << 60)) != nil {
      kinds.append(.number)
      readMark(value)
    }
    if let code = try? CellReading.hs(bytes), bytes.count >= 4, !value.contains(",") {
      kinds.append(.hs)
      if Nomenclature.holds(HSKey.text(code)) { kinds.append(.nomenclature) }
    }
    if Countries.key(bytes) != nil { kinds.append(.country) }
    if Currencies.code(value) != nil { kinds.append(.currency) }
    if Units.isKnown(value) { kinds.append(.unit) }
    if TaxNumber.isINN(value) { kinds.append(.taxNumber) }
    if value.unicodeScalars.contains(where: \.properties.isAlphabetic) { kinds.append(.text) }
    return kinds
  }

  /// A comma with other than three digits behind it parts decimals; two commas, or a point behind, thousands.
  private mutating func readMark(_ value: String) {
    let parts = value.split(separator: ",", omittingEmptySubsequences: false)
    guard parts.count > 1, let last = parts.last else { return }
    hasComma = true
    let digits = last.utf8.count { CellReading.isDigit($0) }
    if parts.count > 2 || last.contains(".") {
      hasThousandsComma = true
    } else if digits != 3 || last.utf8.count != 3 || value.contains(" ") {
      hasDecimalComma = true
    } else {
      commaSample = commaSample ?? value
    }
  }

  private mutating func readOrder(_ value: String) {
    let parts = value.split { $0 == "/" || $0 == "." || $0 == "-" }.compactMap { Int($0) }
    guard parts.count == 3 else { return }
    if parts[0] > 31 {
      if parts[1] > 12 { saysYearDayMonth = true }
      return
    }
    if value.contains("/") || value.contains("-") { hasSlashDays = true }
    if parts[0] > 12 { saysDayFirst = true }
    if parts[1] > 12 { saysMonthFirst = true }
  }
}

/// Russian taxpayer numbers, told by their check digits.
///
/// - Source: the algorithm that the Federal Tax Service publishes for ten and twelve digits.
enum TaxNumber {
  static func isINN(_ text: String) -> Bool {
    let digits = text.utf8.map { Int($0) - 0x30 }
    guard digits.count == 10 || digits.count == 12, digits.allSatisfy({ (0...9).contains($0) })
    else { return false }
    func check(_ weights: [Int]) -> Int {
      zip(weights, digits).reduce(0) { $0 + $1.0 * $1.1 } % 11 % 10
    }
    let ten = [2, 4, 10, 3, 5, 9, 4, 6, 8]
    if digits.count == 10 { return check(ten) == digits[9] }
    return check([7] + ten) == digits[10] && check([3, 7] + ten) == digits[11]
  }
}

/// The subheadings of the Harmonized System, from `Evidence/tables/hs-codes.tsv`.
enum Nomenclature {
  private static let codes: Set<String> = {
    var codes: Set<String> = []
    for row in EvidenceTables.rows(of: "hs-codes.tsv") where row.count >= 2 {
      codes.insert(row[0])
      for ending in row[1].split(separator: " ") { codes.insert(row[0] + ending) }
    }
    return codes
  }()

  /// True for a heading or subheading, and for a longer code that begins with one.
  static func holds(_ code: String) -> Bool {
    codes.contains(String(code.prefix(code.utf8.count < 6 ? 4 : 6)))
  }
}
