import Facts
import Foundation

/// What a user may say about an import.
public struct ImportOptions: Sendable, Hashable {
  /// The share of rows that may be rejected, in thousandths of a percent of all rows (1 % = 1000).
  public var mostRejectedPerHundredThousand = 1000

  public init(mostRejectedPerHundredThousand: Int = 1000) {
    self.mostRejectedPerHundredThousand = mostRejectedPerHundredThousand
  }

  var limitWords: String {
    "the \(Figure(mostRejectedPerHundredThousand, over: 1000)) % that are accepted"
  }
}

/// Takes one table of a customs file into one sealed shard.
///
///     try CustomsTableImport(table: table, profile: nil).run(sha256: digest, staging: cache, into: folder)
struct CustomsTableImport {
  let table: CustomsTable
  var profile: ImportProfile?
  var options = ImportOptions()

  private var name: String { table.name }

  /// The shard's file name; `check` is asked before anything is sealed.
  func run(
    sha256: String, staging: String, into target: String,
    check: () throws(Diagnostic) -> Void = { () throws(Diagnostic) in }
  ) throws(Diagnostic) -> String {
    var rows = try TableRows(table, profile: profile)
    var reading = RecordReading(profile: rows.profile, header: rows.header)
    let writer = try ShardWriting(in: staging)
    var progress = ImportProgress()
    var rejects = RejectFile(header: rows.headerLine, delimiter: rows.delimiter)
    while try rows.advance() {
      progress.rows += 1
      do throws(RejectedCell) {
        if let record = try reading.record(in: rows.rows) {
          progress.take(record)
        } else {
          progress.skipped += 1
        }
      } catch {
        let reject = RowReject(
          row: rows.rows.row, column: error.column, code: error.code, reason: error.reason)
        rejects.add(reject, rows.rows.raw)
      }
      if progress.records.count == 8192 { try writer.insert(progress.batch(&reading)) }
    }
    try check()
    guard progress.rows > 0 else { throw EvidenceFault.noRows(name) }
    let limit = options.mostRejectedPerHundredThousand
    if rejects.count * 100_000 > limit * progress.rows || progress.count == 0 {
      throw EvidenceFault.tooManyRejects(
        name, rejected: rejects.count, of: progress.rows, limit: options.limitWords,
        first: rejects.first)
    }
    try writer.insert(progress.batch(&reading))
    var manifest = progress.manifest(
      name, rows.profile, rejected: rejects.count, hasYears: reading.notes.hasYears)
    manifest.sha256 = sha256
    manifest.remarks += reading.notes.remarks(name).map(ShardManifest.Remark.init)
    mkdir(target, 0o700)
    if rejects.count > 0 { try rejects.write(to: "\(target)/\(rejects.name(for: name))") }
    return try writer.seal(manifest, into: target)
  }
}

/// The counts of an import under way.
struct ImportProgress {
  var rows = 0
  var skipped = 0
  private(set) var count = 0
  private(set) var duplicates = 0
  private(set) var records: [ShardRecord] = []
  private var first = Int.max
  private var last = Int.min
  private var seen: [Int: Int] = [:]

  mutating func take(_ read: ShardRecord) {
    var record = read
    let times = seen[record.identity, default: 0]
    seen[record.identity] = times + 1
    if times > 0 {
      // Without a number of its own a second equal row may well be a second shipment; a later export
      // that overlaps holds it twice too, so the count is part of its identity.
      guard !record.hasNumber else {
        duplicates += 1
        return
      }
      var digest = IdentityDigest()
      digest.add(record.identity)
      digest.add(times)
      record.identity = digest.value
    }
    count += 1
    first = min(first, record.day)
    last = max(last, record.day)
    records.append(record)
  }

  /// Lets go of records that nobody will write.
  mutating func forget() { records.removeAll(keepingCapacity: true) }

  mutating func batch(_ reading: inout RecordReading) -> ShardBatch {
    defer { records.removeAll(keepingCapacity: true) }
    return ShardBatch(
      records: records, parties: reading.parties.takeAdded(), goods: reading.goods.takeAdded())
  }

  /// The whole months, or of yearly totals the whole years, from the first record to the last.
  private func wholeMonths(hasYears: Bool) -> Period {
    guard first <= last else { return .always }
    let (from, to) = (Day(number: first), Day(number: last))
    if hasYears { return Period(from: from.startOfYear, to: to.startOfYear.adding(months: 12)) }
    return Period(from: from.startOfMonth, to: to.startOfMonth.adding(months: 1))
  }

  func manifest(_ name: String, _ profile: ImportProfile, rejected: Int, hasYears: Bool)
    -> ShardManifest
  {
    var manifest = ShardManifest()
    manifest.source = name
    manifest.profile = profile.name
    manifest.profileDigest = profile.digest
    manifest.records = count
    manifest.rejected = rejected
    manifest.duplicates = duplicates
    manifest.row = profile.row.name
    manifest.reporters = profile.reporter.map { [$0] } ?? []
    manifest.flows = profile.flow.map { [$0] } ?? []
    let coverage = profile.coverage ?? wholeMonths(hasYears: hasYears)
    manifest.isCoverageAssumed = profile.coverage == nil
    manifest.from = coverage.from?.description ?? ""
    manifest.to = coverage.to?.description ?? ""
    var remarks: [Diagnostic] = []
    if duplicates > 0 { remarks.append(EvidenceFault.duplicateRows(name, count: duplicates)) }
    if rejected > 0 {
      remarks.append(
        EvidenceFault.rowsRejected(
          name, rejected: rejected, of: rows, kept: RejectFile.name(for: name)))
    }
    if profile.row == .total { remarks.append(EvidenceFault.aggregated(name)) }
    manifest.remarks = remarks.map(ShardManifest.Remark.init)
    return manifest
  }
}

/// The rows that were not taken over, as they were, with the reason; written as one CSV file.
struct RejectFile {
  private(set) var count = 0
  private(set) var first: RowReject?
  private var bytes: [UInt8]
  private let delimiter: String

  init(header: [UInt8], delimiter: UInt8) {
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

  mutating func add(_ reject: RowReject, _ raw: ArraySlice<UInt8>) {
    count += 1
    if first == nil { first = reject }
    func quoted(_ text: String) -> String {
      let parts = text.split(separator: "\"", omittingEmptySubsequences: false)
      return "\"\(parts.joined(separator: "\"\""))\""
    }
    bytes += raw
    let added = ["\(reject.row)", quoted(reject.column), reject.code, quoted(reject.reason)]
    bytes += Array((added.map { delimiter + $0 }.joined() + "\n").utf8)
  }

  func write(to path: String) throws(Diagnostic) {
    do {
      try Data(bytes).write(to: URL(fileURLWithPath: path), options: .atomic)
    } catch {
      throw EvidenceFault.cannotWrite(path, ShardWriter.words(error))
    }
  }
}
