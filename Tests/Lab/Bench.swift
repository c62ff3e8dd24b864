import Foundation

/// Reads JSON Lines, runs one recogniser over them, and says how long it took.
struct Bench {
  let name: String
  /// What stands after the command, `--time` included.
  let arguments: [String]

  /// Every row is decoded before the clock starts and encoded after it stops.
  func run<Row: Decodable, Prediction: Encodable>(_ recognize: (Row) -> Prediction) throws {
    let rows: [Row] = try Bench.rows()
    let start = Bench.processorTime
    let predictions = rows.map(recognize)
    let elapsed = Bench.processorTime - start
    try Bench.write(predictions)
    report(rows.count, elapsed)
  }

  static func rows<Row: Decodable>() throws -> [Row] {
    let decoder = JSONDecoder()
    return try lines().map { try decoder.decode(Row.self, from: $0) }
  }

  static func write(_ predictions: [some Encodable]) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    var output = Data()
    for prediction in predictions {
      output.append(try encoder.encode(prediction))
      output.append(0x0A)
    }
    FileHandle.standardOutput.write(output)
  }

  /// Processor time that this process has used: on a busy machine the wall clock says little.
  static var processorTime: Duration {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
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
