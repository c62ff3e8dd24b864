import Facts

/// «by value», «by weight», «in dollar terms», «tonnage», «as many».
enum MeasureWords {
  /// «by value», «by weight» anywhere in the clause.
  static func by(in sentence: SentenceReading, _ range: Range<Int>) -> Measure? {
    for index in range where sentence.word(index) == "by" || sentence.word(index) == "in" {
      switch sentence.word(index + 1) {
      case "weight", "tonnage", "volume", "mass": return .netMass
      case "value", "revenue": return .value
      case "number", "quantity", "units": return .quantity
      default: continue
      }
    }
    return nil
  }

  static func measure(in sentence: SentenceReading, _ range: Range<Int>) -> Measure? {
    for index in range {
      switch sentence.word(index) {
      case "weight", "tonnage", "volume", "tonnes", "tons", "kilos", "kilograms", "kilogrammes":
        return .netMass
      case "value", "dollars", "dollar", "money", "revenue", "outlay", "spending", "bill", "worth",
        "cost":
        return .value
      case "pieces", "units", "number", "many", "fewer", "numbers": return .quantity
      case "shipments", "deliveries", "consignments", "cargoes": return nil
      default: continue
      }
    }
    return nil
  }
}
