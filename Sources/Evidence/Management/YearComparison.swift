import Facts

/// Finds years whose mean record is a hundred times that of the year beside them: most often a unit was mistaken.
///
///     YearComparison(new: [2024: a], there: [2023: b]).questions  // ["2024 is 1,000 times 2023 by …"]
struct YearComparison {
  let new: [Int: Tally]
  let there: [Int: Tally]

  /// Yearly means of one provider differ by a few times; a mistaken unit is a factor of 100 or 1,000.
  private static let suspicious = 100

  private struct Measure: Sendable {
    let words: String
    let mean: @Sendable (Tally) -> Int?
  }

  private static let measures = [
    Measure(words: "net weight a record") { tally in
      tally.recordsWithNetMass == 0 ? nil : tally.netMassInGrams / tally.recordsWithNetMass
    },
    Measure(words: "dollars a record") { tally in
      tally.recordsWithValue == 0 ? nil : tally.valueInUSDCents / tally.recordsWithValue
    },
  ]

  var questions: [String] {
    new.keys.sorted().flatMap { year in
      YearComparison.measures.compactMap { question(year, $0) }
    }
  }

  private func question(_ year: Int, _ measure: Measure) -> String? {
    guard let own = new[year].flatMap(measure.mean), own > 0 else { return nil }
    // What the folder holds first, then the file's own years; the nearest year, the earlier of two.
    for years in [there, new.filter { $0.key < year }] {
      let known = years.compactMapValues(measure.mean).filter { $0.value > 0 }
      let nearest = known.keys.min { (abs($0 - year), $0) < (abs($1 - year), $1) }
      guard let nearest, let other = known[nearest] else { continue }
      let place = years == there ? "what is there for \(nearest)" : "\(nearest)"
      if own / other >= YearComparison.suspicious {
        return "\(year) is \(words(own / other)) times \(place) by \(measure.words): unit?"
      }
      if other / own >= YearComparison.suspicious {
        return "\(year) is a \(words(other / own))th of \(place) by \(measure.words): unit?"
      }
    }
    return nil
  }

  /// Two digits of a ratio tell a unit; more would only look exact.
  private func words(_ ratio: Int) -> String {
    var step = 1
    while ratio / step >= 100 { step *= 10 }
    return Figure((ratio + step / 2) / step * step).grouped()
  }
}
