import Foundation

/// Reads JSON Lines, runs one recogniser over them, and says how long it took.
struct Bench {
  let name: String
  /// What stands after the command, `--time` included.
  let arguments: [String]

  /// Every row is decoded before the clock starts and encoded after it stops.
  func run<Row: Decodable, Prediction: Encodable>(_ recognize: (Row) -> Prediction) throws {
    let decoder = JSONDecoder()
    let rows = try Bench.lines().map { try decoder.decode(Row.self, from: $0) }
    let start = ContinuousClock.now
    let predictions = rows.map(recognize)
    let elapsed = ContinuousClock.now - start
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    var output = Data()
    for prediction in predictions {
      output.append(try encoder.encode(prediction))
      output.append(0x0A)
    }
    FileHandle.standardOutput.write(output)
    report(rows.count, elapsed)
  }

  func report(_ items: Int, _ elapsed: Duration, of unit: String = "items") {
    guard arguments.contains("--time") else { return }
    let seconds =
      Double(elapsed.components.seconds) + Double(elapsed.components.attoseconds) / 1e18
    let rate = Int(Double(items) / max(seconds, 1e-9))
    let line = "\(name): \(seconds) s, \(items) \(unit), \(rate) \(unit)/s\n"
    FileHandle.standardError.write(Data(line.utf8))
  }

  static func lines() -> [Data] {
    FileHandle.standardInput.readDataToEndOfFile()
      .split(separator: 0x0A).filter { !$0.isEmpty }.map { Data($0) }
  }
}
