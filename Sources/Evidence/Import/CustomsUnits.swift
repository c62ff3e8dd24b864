import Facts

/// Units as customs files write them, from `Evidence/tables/units.tsv`.
enum Units {
  /// The normal unit and how many thousandths of it one of the written unit is.
  static let table: [String: (unit: String, thousandths: Int)] = {
    var table: [String: (String, Int)] = [:]
    for row in EvidenceTables.rows(of: "units.tsv") where row.count >= 3 {
      table[row[0]] = (row[1], Int(row[2]) ?? 1000)
    }
    return table
  }()

  /// Hundred-millionths of a kilogram in the written unit of mass: 100,000,000 for kilograms. `nil` for what is no mass.
  ///
  /// - Source: the international pound of 1959 is 0.45359237 kg exactly.
  static func grams(_ written: String) -> Int? {
    let word = written.uppercased()
    if ["LB", "LBS", "POUND", "POUNDS", "LBR"].contains(word) { return 45_359_237 }
    let (unit, thousandths) = normal(written)
    return unit == "kg" ? thousandths * 100_000 : nil
  }

  /// Whether the table or the units of mass have it.
  static func isKnown(_ written: String) -> Bool {
    table[bare(written)] != nil || grams(written) != nil
  }

  /// In capitals, without the point of an abbreviation: «SZT» for «szt.».
  private static func bare(_ written: String) -> String {
    var word = written.uppercased()
    while word.hasSuffix(".") { word.removeLast() }
    return word
  }

  static func normal(_ written: String) -> (unit: String, thousandths: Int) {
    let word = bare(written)
    return table[word] ?? (word.lowercased(), 1000)
  }
}
