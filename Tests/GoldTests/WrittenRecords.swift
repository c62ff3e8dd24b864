import Evidence
import Foundation

/// Calls with the evidence of a customs file that is written for it and taken away again.
func withEvidence<Result>(
  of records: String, _ body: (EvidenceFolder) throws -> Result
) throws -> Result {
  let folder = URL(filePath: NSTemporaryDirectory()).appending(
    path: "tallyman-gold-\(UInt64.random(in: 0...UInt64.max))")
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  let file = folder.appending(path: "records.csv")
  try records.write(to: file, atomically: true, encoding: .utf8)
  return try body(
    EvidenceFolder.opening([file.path], cache: folder.appending(path: "cache").path).0)
}
