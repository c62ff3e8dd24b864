/// Countries as customs files name them, from `Evidence/tables/countries.tsv`.
enum Countries {
  private static let table: [String: Int] = {
    var table: [String: Int] = [:]
    for row in EvidenceTables.rows(of: "countries.tsv") where row.count >= 2 {
      table[row[0]] = CountryCode.key(Array(row[1].utf8)[...])
    }
    return table
  }()

  /// A code of two or three letters, or a name in one of the table's languages.
  static func key(_ bytes: ArraySlice<UInt8>) -> Int? {
    if let code = CountryCode.key(bytes) { return code }
    let name = String(decoding: bytes, as: UTF8.self)
    if let key = table[folded(name)] { return key }
    // «SPAIN (ES)», «IN, INDIA»: name and code together.
    let parts = name.split { "(),".contains($0) }.map { folded(String($0)) }
    let keys = parts.compactMap { table[$0] ?? CountryCode.key(Array($0.utf8)[...]) }
    guard parts.count == 2, keys.count == 2, keys[0] == keys[1] else { return nil }
    return keys[0]
  }

  /// Capitals, words parted by single spaces: the form of the table.
  static func folded(_ name: String) -> String {
    var words: [String] = []
    var word = String.UnicodeScalarView()
    for scalar in name.uppercased().unicodeScalars {
      if scalar.properties.isAlphabetic || (0x30...0x39).contains(scalar.value) {
        word.append(scalar == "İ" ? "I" : scalar)
      } else if scalar.value != 0x307, !word.isEmpty {
        words.append(String(word))
        word = String.UnicodeScalarView()
      }
    }
    if !word.isEmpty { words.append(String(word)) }
    return words.joined(separator: " ")
  }
}

/// Currencies as customs files write them, from `Evidence/tables/currencies.tsv`.
enum Currencies {
  private static let table: [String: String] = {
    var table: [String: String] = [:]
    for row in EvidenceTables.rows(of: "currencies.tsv") where row.count >= 2 {
      table[row[0]] = row[1]
    }
    return table
  }()

  static func code(_ written: String) -> String? {
    var word = written.uppercased()
    if word.hasSuffix("."), table[word] == nil { word.removeLast() }
    return table[word]
  }
}

/// What currencies were worth in US dollars, from `Evidence/tables/rates.tsv`.
enum Rates {
  /// Billionths of a dollar by `2022-06 CNY`, or by `* AED` for a currency with a peg.
  private static let table: [String: Int] = {
    var table: [String: Int] = [:]
    for row in EvidenceTables.rows(of: "rates.tsv") where row.count >= 3 {
      table["\(row[0]) \(row[1])"] = Int(row[2])
    }
    return table
  }()

  /// Billionths of a dollar for one unit of a currency in a month; `nil` where no rate is known: never
  /// guessed.
  static func billionths(_ currency: String, month: String) -> Int? {
    table["\(month) \(currency)"] ?? table["* \(currency)"]
  }

  /// The rate of the latest month that has one, to tell a slip of a thousand times; never to convert.
  static func latest(_ currency: String) -> Int? { latestByCurrency[currency] }

  private static let latestByCurrency: [String: Int] = {
    var latest: [String: Int] = [:]
    // The table runs by month.
    for row in EvidenceTables.rows(of: "rates.tsv") where row.count >= 3 {
      latest[row[1]] = Int(row[2])
    }
    return latest
  }()

  /// Cents in US dollars, rounded half up.
  static func usdCents(_ cents: Int, rate: Int) -> Int? {
    let (quotient, remainder) = (Int128(cents) * Int128(rate)).quotientAndRemainder(
      dividingBy: 1_000_000_000)
    return Int(exactly: quotient + (remainder * 2 >= 1_000_000_000 ? 1 : 0))
  }
}
