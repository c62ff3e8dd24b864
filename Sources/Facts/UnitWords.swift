/// Words of units as they stand behind a figure.
public enum UnitWords {
  /// The unit behind a figure other than one; signs and codes stay as they are.
  ///
  ///     UnitWords.plural("bottle")  // "bottles"
  ///     UnitWords.plural("kWh")     // "kWh"
  public static func plural(_ unit: String) -> String {
    guard unit.utf8.count > 2, unit.utf8.allSatisfy({ (0x61...0x7A).contains($0) || $0 == 0x20 })
    else { return unit }
    if ["s", "x", "ch"].contains(where: unit.hasSuffix) { return unit + "es" }
    if unit.hasSuffix("y"), !["ay", "ey", "oy"].contains(where: unit.hasSuffix) {
      return unit.dropLast() + "ies"
    }
    return unit + "s"
  }
}
