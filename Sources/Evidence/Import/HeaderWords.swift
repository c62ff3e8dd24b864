/// Which words of a header name a field, from `Evidence/tables/header-words.tsv`.
///
///     HeaderWords.match("Наименование получателя", .consignee)?.words  // "наименование получателя"
enum HeaderWords {
  private static let table: [ImportProfile.Field: [[String]]] = {
    var table: [ImportProfile.Field: [[String]]] = [:]
    for (name, patterns) in rows {
      if let field = ImportProfile.Field(named: name) { table[field] = patterns }
    }
    return table
  }()

  /// Words for a weight that do not say whether it is net or gross.
  private static let weights: [[String]] = rows.first { $0.name == "weight" }?.patterns ?? []

  private static let rows: [(name: String, patterns: [[String]])] =
    EvidenceTables.rows(of: "header-words.tsv").filter { $0.count >= 2 }.map { row in
      (row[0], row[1].split(separator: "|").map { tokens(String($0)) })
    }

  /// Words that turn a header into something else than a party, a quantity or a value.
  private static let others: Set<String> = [
    "address", "addr", "phone", "city", "zip", "code", "id", "adres", "адрес", "country", "state",
    "unit", "per", "price", "2", "4", "rate", "kg", "description", "port", "email", "tax", "name",
    "страна", "код", "инн", "телефон", "цена", "ülke", "país", "pais", "land", "pays",
  ]

  static func match(_ header: String, _ field: ImportProfile.Field) -> (
    words: String, score: Double
  )? {
    // «Nettogewicht (kg)» is no less a weight; «price per kg» is none.
    let isMass = field == .netMassKg || field == .grossMassKg
    let words = tokens(header)
    return best(
      of: table[field] ?? [], in: isMass && words.count > 1 ? words.filter { $0 != "kg" } : words)
  }

  /// True for a weight of which the header does not say whether it is net or gross.
  static func isSomeWeight(_ header: String) -> Bool {
    let words = tokens(header)
    return best(of: weights, in: words) != nil
      && best(of: table[.netMassKg] ?? [], in: words) == nil
      && best(of: table[.grossMassKg] ?? [], in: words) == nil
  }

  /// The unit of mass that a header names, other than kilograms: «poids net (t)».
  static func unitOfMass(_ header: String) -> String? {
    tokens(header).last { word in
      guard let factor = Units.grams(word) else { return false }
      return factor != 100_000_000
    }
  }

  /// The currency that a header names by its code or sign: «Rechnungsbetrag in EUR», «prix (€)».
  static func currency(_ header: String) -> String? {
    if let sign = signs.first(where: { header.contains($0.sign) }) { return sign.code }
    let words: [String] = header.split { !$0.isLetter }.map(String.init)
    return words.first { $0.utf8.count == 3 && $0 == $0.uppercased() && Currencies.code($0) == $0 }
  }

  /// Signs that stand for one currency alone.
  private static let signs: [(sign: Character, code: String)] = [
    ("€", "EUR"), ("£", "GBP"), ("₽", "RUB"), ("₴", "UAH"), ("₺", "TRY"), ("₸", "KZT"),
  ]

  /// True where the header says that its figures are thousands: «valeur k€», «value, thousand USD».
  static func saysThousands(_ header: String) -> Bool {
    let small = header.lowercased()
    return ["k€", "k$", "keur", "kusd"].contains(where: small.contains)
      || !Set(tokens(header)).isDisjoint(with: [
        "thousand", "thousands", "тыс", "тысяч", "bin", "miles", "mil", "tsd", "milliers", "mille",
      ])
  }

  private static func best(of patterns: [[String]], in words: [String]) -> (
    words: String, score: Double
  )? {
    guard !words.isEmpty else { return nil }
    var best: (words: String, score: Double)?
    for pattern in patterns {
      guard pattern.allSatisfy({ word in words.contains { isForm($0, of: word) } }) else {
        continue
      }
      let rest = words.filter { word in !pattern.contains { isForm(word, of: $0) } }
      let strange = rest.contains { others.contains($0) } ? 0.35 : 0
      let score = 0.6 + 0.4 * Double(pattern.count) / Double(words.count) - strange
      if score > (best?.score ?? 0) { best = (pattern.joined(separator: " "), score) }
    }
    return best
  }

  /// True for one word in two of its forms («получатель», «получателя»), and for a word of a script without
  /// spaces inside a header.
  private static func isForm(_ word: String, of pattern: String) -> Bool {
    if word == pattern { return true }
    if pattern.unicodeScalars.allSatisfy({ (0x4E00...0x9FFF).contains($0.value) }) {
      return word.contains(pattern)
    }
    let shorter = min(word.count, pattern.count)
    guard shorter >= 6, max(word.count, pattern.count) - shorter <= 2 else { return false }
    return word.commonPrefix(with: pattern).count >= max(shorter - 1, 5)
  }

  /// The words of a header in small letters; `goodsDescription` is two.
  private static func tokens(_ text: String) -> [String] {
    var words: [String] = []
    var word = ""
    var wasSmall = false
    for character in text {
      let isWord = character.isLetter || character.isNumber
      if !word.isEmpty, !isWord || wasSmall && character.isUppercase {
        words.append(word.lowercased())
        word = ""
      }
      if isWord { word.append(character) }
      wasSmall = character.isLowercase
    }
    if !word.isEmpty { words.append(word.lowercased()) }
    return words
  }
}
