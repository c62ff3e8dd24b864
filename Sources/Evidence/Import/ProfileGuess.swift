import Facts

/// A profile guessed for a file of unknown layout, with the reason for every column.
///
/// The words of the header come first, in any of the table's languages; the shapes of the values confirm them, and
/// stand alone where the header says nothing. What fits two ways is asked.
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
  /// Values that the header gives once for a whole column: tons.
  private(set) var fixed: [ImportProfile.Field: String] = [:]
  /// Whose customs the records are of, and which way they went.
  private(set) var direction: (reporter: String, flow: String)?
  let shapes: [ColumnShape]

  /// A column that fits nothing better than this stays out.
  private static let least = 0.5
  /// A field that fits less is no runner-up either.
  private static let leastShown = 0.2
  /// Two columns that fit one field this nearly equally are asked about.
  private static let near = 0.08
  /// Values that nearly all look like it make a field without a word of the header.
  private static let sure = 0.95

  init(header: [String], rows: [[String]]) {
    let shapes = header.indices.map { column in
      ColumnShape(rows.map { column < $0.count ? $0[column] : "" })
    }
    self.shapes = shapes
    var fits: [Fit] = []
    for (column, word) in header.enumerated() {
      for field in ImportProfile.Field.allCases {
        if let fit = ProfileGuess.fit(word, shapes[column], field, column) { fits.append(fit) }
      }
    }
    fits.sort { ($0.score, -$0.column) > ($1.score, -$1.column) }
    let taken = take(fits, header)
    for fit in fits where columns[fit.column]?.field != fit.field {
      if runnersUp[fit.column] == nil { runnersUp[fit.column] = fit }
    }
    readMassUnits(taken, header)
    if let date = taken[.date] { readOrder(shapes[date.column], header[date.column]) }
    readMark(taken, header)
    for (column, word) in header.enumerated()
    where columns[column] == nil && taken[.netMassKg] == nil && HeaderWords.isSomeWeight(word) {
      questions.append("netMassKg: is «\(word)»\(sample(column)) net or gross?")
    }
    readUnits(taken, header)
    for field in [ImportProfile.Field.date, .hs] where taken[field] == nil {
      questions.append("\(field.name): which column holds it?")
    }
    askWhatIsLeft(taken, header)
    readDirection(taken)
  }

  /// So few rows prove nothing of all.
  private static let leastRows = 5

  /// Imports of the country that all goods go to, or exports of the one that all leave.
  private mutating func readDirection(_ taken: [ImportProfile.Field: Fit]) {
    func countries(_ field: ImportProfile.Field) -> Set<Int> {
      guard let column = taken[field]?.column else { return [] }
      return Set(shapes[column].values.compactMap { Countries.key(Array($0.utf8)[...]) })
    }
    let isEnough = shapes.first?.values.count ?? 0 >= ProfileGuess.leastRows
    let (from, to) = (countries(.departure), countries(.destination))
    if isEnough, to.count == 1, from.count != 1, let home = to.first {
      direction = (CountryCode.text(home), "import")
    } else if isEnough, from.count == 1, to.count != 1, let home = from.first {
      direction = (CountryCode.text(home), "export")
    } else {
      questions.append(
        "reporter, flow: whose customs are these, and of imports or exports? Without both an absence rests on nothing."
      )
    }
  }

  /// Columns of names and of countries that nothing took, where a field for them is still empty.
  private mutating func askWhatIsLeft(
    _ taken: [ImportProfile.Field: Fit], _ header: [String]
  ) {
    func left(_ isKind: (ColumnShape) -> Bool) -> String? {
      let left = header.indices.filter {
        columns[$0] == nil && shapes[$0].filled > 0 && isKind(shapes[$0])
      }
      let shown = left.prefix(4).map { "«\(header[$0])»\(sample($0))" }
      return shown.isEmpty ? nil : shown.joined(separator: ", ")
    }
    func lacking(_ fields: [ImportProfile.Field]) -> String? {
      let names = fields.filter { taken[$0] == nil }.map(\.name)
      return names.isEmpty ? nil : names.joined(separator: ", ")
    }
    if let fields = lacking([.shipper, .consignee]), let columns = left(\.holdsNames) {
      questions.append(
        "\(fields): does one of \(columns) name it? Claims about a company need it.")
    }
    if [.quantity, .netMassKg, .value, .valueUSD].allSatisfy({ taken[$0] == nil }),
      let columns = left({ $0.share(.number) >= 0.8 && $0.share(.day) < 0.5 && $0.share(.hs) < 0.8 }
      )
    {
      questions.append(
        "quantity, netMassKg, grossMassKg, value, valueUSD: is it \(columns)? Without one nothing can be summed."
      )
    }
    if let fields = lacking([.origin, .departure, .destination]),
      let columns = left({ $0.share(.country) >= 0.8 })
    {
      questions.append("\(fields): is it \(columns)? Claims about a country need it.")
    }
  }

  /// Gives each field its best column; two that fit nearly equally are asked about.
  private mutating func take(_ fits: [Fit], _ header: [String]) -> [ImportProfile.Field: Fit] {
    var taken: [ImportProfile.Field: Fit] = [:]
    for fit in fits where fit.score >= ProfileGuess.least && columns[fit.column] == nil {
      guard let first = taken[fit.field] else {
        taken[fit.field] = fit
        columns[fit.column] = fit
        continue
      }
      // Cells that are all the same, or all empty, leave nothing to choose.
      if first.score - fit.score < ProfileGuess.near,
        shapes[first.column].values != shapes[fit.column].values, shapes[fit.column].filled > 0
      {
        questions.append(
          "\(fit.field.name): «\(header[first.column])»\(sample(first.column)) "
            + "or «\(header[fit.column])»\(sample(fit.column))?")
      }
    }
    return taken
  }

  /// What a quantity counts: the units in a column that the header does not tell, or beside the quantity.
  private mutating func readUnits(_ taken: [ImportProfile.Field: Fit], _ header: [String]) {
    guard let quantity = taken[.quantity]?.column, taken[.unit] == nil else { return }
    let left = header.indices.filter { columns[$0] == nil && shapes[$0].filled > 0 }
    if let unit = left.first(where: { shapes[$0].share(.unit) >= 0.8 }) {
      columns[unit] = Fit(
        column: unit, field: .unit, score: 1,
        reason: "its values are units of what «\(header[quantity])» counts")
    } else if let beside = [quantity + 1, quantity - 1].first(where: {
      left.contains($0) && shapes[$0].holdsFewShortWords
    }) {
      let shown = shapes[beside].samples.joined(separator: " | ")
      questions.append(
        "unit: is «\(header[beside])» (\(shown)) the unit of «\(header[quantity])»? Else defaultUnit: PCE, KG, …"
      )
    } else {
      questions.append(
        "defaultUnit: what does «\(header[quantity])»\(sample(quantity)) count: PCE, KG, …?")
    }
  }

  /// Units of mass in a column beside a mass, or in its own header: «Eigenmasse; ME», «poids net (t)».
  private mutating func readMassUnits(
    _ taken: [ImportProfile.Field: Fit], _ header: [String]
  ) {
    for (mass, unit) in [
      (ImportProfile.Field.netMassKg, ImportProfile.Field.netMassUnit),
      (.grossMassKg, .grossMassUnit),
    ] {
      guard let column = taken[mass]?.column, taken[unit] == nil else { continue }
      if let beside = [column + 1, column - 1].first(where: {
        shapes.indices.contains($0) && columns[$0] == nil && shapes[$0].holdsUnitsOfMass
      }) {
        columns[beside] = Fit(
          column: beside, field: unit, score: 1,
          reason: "its values are units of mass, beside «\(header[column])»")
      } else if let written = HeaderWords.unitOfMass(header[column]) {
        fixed[unit] = written
      }
    }
    if let value = taken[.value]?.column, taken[.currency] == nil {
      if let written = HeaderWords.currency(header[value]) {
        fixed[.currency] = written
      } else {
        questions.append(
          "fixed.currency: in which currency is «\(header[value])»\(sample(value))? Without it no value is known."
        )
      }
    }
    for (column, word) in header.enumerated()
    where columns[column]?.field.isMoney == true && HeaderWords.saysThousands(word) {
      questions.append(
        "\(columns[column]?.field.name ?? ""): are the figures of «\(word)»\(sample(column)) thousands? No profile "
          + "multiplies: write them out in the file, or leave the column out.")
    }
  }

  private func sample(_ column: Int) -> String {
    shapes[column].samples.first.map { " (\($0.prefix(30)))" } ?? ""
  }

  private mutating func readOrder(_ shape: ColumnShape, _ word: String) {
    if shape.saysYearDayMonth { dateOrder = .yearDayMonth }
    switch (shape.saysDayFirst, shape.saysMonthFirst) {
    case (true, false): dateOrder = .dayFirst
    case (false, true): dateOrder = .monthFirst
    default:
      if shape.hasSlashDays, !shape.saysYearDayMonth {
        let shown = shape.samples.prefix(2).map { "«\($0)»" }.joined(separator: " and ")
        questions.append("dateOrder: are \(shown) in «\(word)» day first or month first?")
      }
    }
  }

  /// A comma before exactly three digits, and nowhere else, may part thousands or decimals.
  private mutating func readMark(_ taken: [ImportProfile.Field: Fit], _ header: [String]) {
    let figures = taken.values.map(\.column).sorted().filter { shapes[$0].hasComma }
    decimalComma = figures.contains { shapes[$0].hasDecimalComma }
    // Whoever writes one column of a file writes the others: those that nothing took tell it, too.
    if !decimalComma, !figures.contains(where: { shapes[$0].hasThousandsComma }) {
      decimalComma = header.indices.contains {
        columns[$0] == nil && shapes[$0].share(.number) >= 0.8 && shapes[$0].share(.day) < 0.5
          && shapes[$0].hasDecimalComma
      }
    }
    if decimalComma { return }
    for column in figures {
      guard let sample = shapes[column].ambiguousComma else { continue }
      questions.append(
        "decimalComma: is «\(sample)» in «\(header[column])» "
          + "\(sample.replacing(",", with: "")) or \(sample.replacing(",", with: "."))?")
      return
    }
  }

  private static func fit(
    _ header: String, _ shape: ColumnShape, _ field: ImportProfile.Field, _ column: Int
  ) -> Fit? {
    let share = share(of: shape, field)
    let percent = Int((share * 100).rounded())
    let values =
      shape.filled == 0
      ? "the column is empty in the sample"
      : "\(percent) % of its values look like \(kindWords(field))"
    if let word = HeaderWords.match(header, field) {
      let score = word.score * (0.4 + 0.6 * share)
      guard score >= leastShown else { return nil }
      return Fit(
        column: column, field: field, score: score,
        reason: "the header says «\(word.words)»; \(values)")
    }
    // Only what little else looks like is told by its values alone.
    guard let alone = shareAlone(shape, field), alone >= sure, shape.filled > 0 else { return nil }
    return Fit(
      column: column, field: field, score: least + 0.02 * (alone - sure),
      reason: "the header says nothing known; \(values)")
  }

  private static func shareAlone(_ shape: ColumnShape, _ field: ImportProfile.Field) -> Double? {
    switch field {
    case .date: shape.share(.day)
    case .hs: shape.share(.nomenclature)
    case .consigneeTax: shape.share(.taxNumber)
    case .currency: shape.share(.currency) * (shape.share(.country) > 0.5 ? 0 : 1)
    default: nil
    }
  }

  private static func kindWords(_ field: ImportProfile.Field) -> String {
    switch field {
    case .date: "days"
    case .hs: "codes of the nomenclature"
    case .quantity, .netMassKg, .grossMassKg, .valueUSD, .value: "figures"
    case .origin, .departure, .via, .destination: "countries"
    case .currency: "currencies"
    case .unit, .netMassUnit, .grossMassUnit: "units"
    case .consigneeTax, .shipperTax: "tax numbers, by their check digits"
    case .year, .month, .line: "small numbers"
    default: "texts"
    }
  }

  private static func share(of shape: ColumnShape, _ field: ImportProfile.Field) -> Double {
    if shape.filled == 0 { return 0.5 }
    switch field {
    case .date: return shape.share(.day)
    case .hs:
      // Codes of no edition of the nomenclature are something else, whatever the header says.
      let known = shape.share(.nomenclature)
      return known >= 0.5 ? known : shape.share(.hs) * 0.15
    case .quantity, .netMassKg, .grossMassKg, .valueUSD, .value: return shape.share(.number)
    case .origin, .departure, .via, .destination: return shape.share(.country)
    case .currency: return shape.share(.currency)
    case .unit, .netMassUnit, .grossMassUnit:
      return max(shape.share(.unit), shape.share(.text) * 0.6)
    case .shipper, .consignee, .goods, .shipperOther, .consigneeOther, .goodsOther:
      return shape.share(.text) * (shape.share(.country) > 0.8 ? 0.3 : 1)
    case .consigneeTax, .shipperTax: return max(shape.share(.taxNumber), 0.6)
    case .year, .month, .line: return shape.share(.number)
    default: return 1
    }
  }

  /// Why a column is left out.
  func reasonToLeaveOut(_ column: Int) -> String {
    let shape = shapes[column]
    if shape.filled == 0 { return "the header says nothing known, and the column is empty" }
    let kinds = ColumnShape.Kind.allCases.filter { shape.share($0) >= 0.8 }.map(\.words)
    let looks = kinds.isEmpty ? "nothing of one kind" : kinds.joined(separator: " or ")
    return runnersUp[column] == nil
      ? "the header says nothing known; its values look like \(looks)"
      : "another column fits better, or the words leave too much open; its values look like \(looks)"
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
    ]
    if let direction {
      lines.append(
        "  \"reporter\": \(quoted(direction.reporter)), \"flow\": \(quoted(direction.flow)),")
    }
    if !fixed.isEmpty {
      let pairs = fixed.sorted { $0.key.rawValue < $1.key.rawValue }
        .map { "\(quoted($0.key.name)): \(quoted($0.value))" }
      lines.append("  \"fixed\": {\(pairs.joined(separator: ", "))},")
    }
    lines += [
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
