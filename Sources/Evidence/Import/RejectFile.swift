import Facts
import Foundation

/// The rows that were not taken over, as they were, with the reason; written as one CSV file.
struct RejectFile {
  private(set) var count = 0
  /// The first of each column and kind, three at most.
  private(set) var first: [RowReject] = []
  private var bytes: [UInt8]
  private let delimiter: String
  private let columns: Int

  init(header: [UInt8], delimiter: UInt8, columns: Int) {
    self.columns = columns
    let mark = String(decoding: [delimiter], as: UTF8.self)
    let added = ["rejected_row", "rejected_column", "rejected_code", "rejected_reason"]
    bytes = header + Array(added.map { mark + $0 }.joined().utf8) + [0x0A]
    self.delimiter = mark
  }

  static func name(for source: String) -> String {
    let plain = source.split(separator: "/").joined(separator: "-")
    return "\(plain).rejects.csv"
  }

  func name(for source: String) -> String { RejectFile.name(for: source) }

  mutating func add(_ reject: RowReject, _ row: RowCells) {
    count += 1
    if first.count < 3,
      !first.contains(where: { $0.column == reject.column && $0.code == reject.code })
    {
      first.append(reject)
    }
    // An open quote would swallow the reasons: such a line stands quoted in the first cell.
    let isUnclosed = row.isUnclosed
    bytes +=
      isUnclosed
      ? Array(RejectFile.quoted(String(decoding: row.raw, as: UTF8.self)).utf8)[...] : row.raw
    let missing = columns - (isUnclosed ? 1 : row.count)
    bytes += Array(String(repeating: delimiter, count: max(0, missing)).utf8)
    let added = [
      "\(reject.row)", RejectFile.quoted(reject.column), reject.code,
      RejectFile.quoted(reject.reason),
    ]
    bytes += Array((added.map { delimiter + $0 }.joined() + "\n").utf8)
  }

  private static func quoted(_ text: String) -> String {
    let parts = text.split(separator: "\"", omittingEmptySubsequences: false)
    return "\"\(parts.joined(separator: "\"\""))\""
  }

  func write(to path: String) throws(Diagnostic) {
    do {
      try Data(bytes).write(to: URL(fileURLWithPath: path), options: .atomic)
    } catch {
      throw EvidenceFault.cannotWrite(path, ShardWriter.words(error))
    }
  }
}
