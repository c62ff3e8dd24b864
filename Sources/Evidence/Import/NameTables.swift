/// Countries as customs files name them, from `Evidence/tables/countries.tsv`.
public enum Countries {
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

  /// The two letters of ISO 3166 for a code or a name; `nil` for what is neither.
  ///
  ///     Countries.code("Italien")  // "IT"
  public static func code(_ name: String) -> String? {
    key(Array(name.utf8)[...]).map(CountryCode.text)
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
