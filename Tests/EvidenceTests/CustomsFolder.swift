import Facts
import Foundation

@testable import Evidence

/// A folder of its own for one test, removed with it.
final class CustomsFolder {
  let path: String
  static let header =
    "id,date,shipper,consignee,hs,goods,quantity,unit,net_weight_kg,value_usd,origin,departure,destination"

  init() throws {
    path = NSTemporaryDirectory() + "tallyman-test-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  var cache: String { path + "/cache" }

  @discardableResult
  func write(_ text: String, as name: String = "records.csv") throws -> String {
    try write(Array(text.utf8), as: name)
  }

  @discardableResult
  func write(_ bytes: [UInt8], as name: String) throws -> String {
    try Data(bytes).write(to: URL(fileURLWithPath: "\(path)/\(name)"))
    return "\(path)/\(name)"
  }

  /// A canonical file of these rows, opened.
  func evidence(_ rows: [String], as name: String = "records.csv") throws -> EvidenceFolder {
    let file = try write(([CustomsFolder.header] + rows).joined(separator: "\n") + "\n", as: name)
    return try EvidenceFolder.opening([file], cache: cache).0
  }
}
