import Facts

/// A profile guessed for a file of unknown layout, with the reason for every column.
struct ProfileGuess {
  /// How well a column fits a field, and why.
  struct Fit {
    let column: Int
    let field: ImportProfile.Field
    let score: Double
    let reason: String
  }

  private(set) var columns: [Int: Fit] = [:]
  private(set) var runnersUp: [Int: Fit] = [:]
  private(set) var questions: [String] = []
  private(set) var dateOrder = ImportProfile.DateOrder.iso
  private(set) var decimalComma = false

  /// A column that fits nothing better than this stays out.
  private static let least = 0.5
  /// Two columns that fit one field this nearly equally are asked about.
  private static let near = 0.08

  init(header: [String], rows: [[String]]) {
    let shapes = header.indices.map { column in
      ColumnShape(rows.map { column < $0.count ? $0[column] : "" })
    }
    var fits: [Fit] = []
    for (column, word) in header.enumerated() {
      for field in ImportProfile.Field.allCases {
        if let fit = ProfileGuess.fit(word, shapes[column], field, column) { fits.append(fit) }
      }
    }
    fits.sort { ($0.score, -$0.column) > ($1.score, -$1.column) }
    var taken: [ImportProfile.Field: Fit] = [:]
    for fit in fits {
      if let first = taken[fit.field] {
        if columns[fit.column] == nil, first.score - fit.score < ProfileGuess.near {
          questions.append(
            "\(fit.field.name): «\(header[first.column])» or «\(header[fit.column])»?")
        }
      } else if columns[fit.column] == nil {
        taken[fit.field] = fit
        columns[fit.column] = fit
      }
    }
    for fit in fits where columns[fit.column]?.field != fit.field {
      if runnersUp[fit.column] == nil { runnersUp[fit.column] = fit }
    }
    if let date = taken[.date] { readOrder(shapes[date.column], header[date.column]) }
    decimalComma = taken.values.contains { shapes[$0.column].hasDecimalComma }
    for field in [ImportProfile.Field.date, .hs] where taken[field] == nil {
      questions.append("\(field.name): which column holds it?")
    }
  }

  private mutating func readOrder(_ shape: ColumnShape, _ word: String) {
    switch (shape.saysDayFirst, shape.saysMonthFirst) {
    case (true, false): dateOrder = .dayFirst
    case (false, true): dateOrder = .monthFirst
    default:
      if shape.hasSlashDays {
        let sample = shape.samples.first ?? ""
        questions.append("dateOrder: is «\(sample)» in «\(word)» day first or month first?")
      }
    }
  }

  private static func fit(
    _ header: String, _ shape: ColumnShape, _ field: ImportProfile.Field, _ column: Int
  ) -> Fit? {
    guard let word = HeaderWords.match(header, field) else { return nil }
    let share = shareOfShape(shape, field)
    let score = word.score * (0.4 + 0.6 * share)
    guard score >= least else { return nil }
    let values =
      shape.filled == 0
      ? "the column is empty in the sample"
      : "\(Int((share * 100).rounded())) % of its values look like it"
    return Fit(
      column: column, field: field, score: score,
      reason: "the header says «\(word.words)»; \(values)")
  }

  private static func shareOfShape(_ shape: ColumnShape, _ field: ImportProfile.Field) -> Double {
    if shape.filled == 0 { return 0.5 }
    switch field {
    case .date: return shape.share(.day)
    case .hs: return shape.share(.hs)
    case .quantity, .netMassKg, .grossMassKg, .valueUSD, .value: return shape.share(.number)
    case .origin, .departure, .via, .destination: return shape.share(.country)
    case .currency: return shape.share(.currency)
    case .unit: return max(shape.share(.unit), shape.share(.text) * 0.6)
    case .shipper, .consignee, .goods, .shipperOther, .consigneeOther, .goodsOther:
      return shape.share(.text) * (shape.share(.country) > 0.8 ? 0.3 : 1)
    case .consigneeTax, .shipperTax: return max(shape.share(.taxNumber), 0.6)
    default: return 1
    }
  }

  /// The profile as JSON, to be looked over, mended and given to an import.
  func json(name: String, header: [String]) -> String {
    var lines = ["{", "  \"name\": \(quoted(name)),", "  \"columns\": {"]
    let found = columns.values.sorted { $0.field.rawValue < $1.field.rawValue }
    for (index, fit) in found.enumerated() {
      let comma = index + 1 < found.count ? "," : ""
      lines.append("    \(quoted(fit.field.name)): [\(quoted(header[fit.column]))]\(comma)")
    }
    lines += [
      "  },", "  \"required\": [\"date\"],", "  \"dateOrder\": \(quoted(dateOrder.rawValue)),",
      "  \"decimalComma\": \(decimalComma),",
      "  \"row\": \(quoted(found.contains { $0.field == .declaration } ? "line" : "shipment"))",
      "}",
    ]
    return lines.joined(separator: "\n") + "\n"
  }

  private func quoted(_ text: String) -> String {
    var plain = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": plain += "\\\""
      case "\\": plain += "\\\\"
      default:
        if scalar.value < 0x20 { plain += " " } else { plain.unicodeScalars.append(scalar) }
      }
    }
    return "\"\(plain)\""
  }
}

/// Which words of a header name a field, from `Evidence/tables/header-words.tsv`.
enum HeaderWords {
  private static let table: [ImportProfile.Field: [[String]]] = {
    var table: [ImportProfile.Field: [[String]]] = [:]
    for row in EvidenceTables.rows(of: "header-words.tsv") where row.count >= 2 {
      guard let field = ImportProfile.Field(named: row[0]) else { continue }
      table[field] = row[1].split(separator: "|").map { tokens(String($0)) }
    }
    return table
  }()

  /// Words that turn a header into something else than a party, a quantity or a value.
  private static let others: Set<String> = [
    "address", "addr", "phone", "city", "zip", "code", "id", "adres", "адрес", "country", "state",
    "unit", "per", "price", "2", "4", "rate", "kg", "description", "port", "email", "tax", "name",
  ]

  static func match(_ header: String, _ field: ImportProfile.Field) -> (
    words: String, score: Double
  )? {
    let words = tokens(header)
    guard !words.isEmpty else { return nil }
    var best: (words: String, score: Double)?
    for pattern in table[field] ?? [] {
      guard pattern.allSatisfy(words.contains) else { continue }
      let rest = words.filter { !pattern.contains($0) }
      let strange = rest.contains { others.contains($0) } ? 0.35 : 0
      let score = 0.6 + 0.4 * Double(pattern.count) / Double(words.count) - strange
      if score > (best?.score ?? 0) { best = (pattern.joined(separator: " "), score) }
    }
    return best
  }

  private static func tokens(_ text: String) -> [String] {
    text.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
  }
}
