import Facts
import Foundation

/// What a user may say about an import.
public struct ImportOptions: Sendable {
  /// The share of rows that may be rejected, in thousandths of a percent of all rows (1 % = 1000).
  public var mostRejectedPerHundredThousand = 1000

  public init() {}
}

/// Takes one customs file into one sealed shard.
///
///     try CustomsFileImport(path: "records.csv").run(into: folder, staging: folder)
struct CustomsFileImport {
  let path: String
  let name: String
  var profile: ImportProfile?
  var options = ImportOptions()

  init(path: String, profile: ImportProfile? = nil, options: ImportOptions = ImportOptions()) {
    self.path = path
    self.profile = profile
    self.options = options
    name = path.split(separator: "/").last.map(String.init) ?? path
  }

  /// The shard's file name; `sha256` is the digest of the source, if it is known already.
  func run(sha256: String, staging: String, into target: String) throws(Diagnostic) -> String {
    let source = try ByteSource(path: path, name: name)
    var rows = try openRows(source)
    guard try rows.advance() else { throw EvidenceFault.emptyFile(name) }
    let header = rows.fields.indices.map { rows.text($0) }
    let profile = try fittingProfile(for: header)
    let reading = RecordReading(profile: profile, header: header)
    let headerLine = Array(rows.raw)
    let writer = try ShardWriter(in: staging)
    var progress = Progress()
    var rejects = RejectFile(header: headerLine)
    while try rows.advance() {
      progress.rows += 1
      switch reading.record(in: rows) {
      case .success(let record): progress.take(record)
      case .failure(let cell):
        let reject = RowReject(
          row: rows.row, column: cell.column, code: cell.code, reason: cell.reason)
        rejects.add(reject, rows.raw)
      }
      if progress.batch.count == 4096 { try progress.flush(to: writer) }
    }
    try source.checkUnchanged(at: path)
    guard progress.rows > 0 else { throw EvidenceFault.noRows(name) }
    let share = rejects.count * 100_000
    if share > options.mostRejectedPerHundredThousand * progress.rows
      || rejects.count == progress.rows
    {
      throw EvidenceFault.tooManyRejects(
        name, rejected: rejects.count, of: progress.rows, limit: limitWords, first: rejects.first)
    }
    try progress.flush(to: writer)
    return try finish(
      writer, progress, rejects, profile: profile, sha256: sha256, into: target)
  }

  private var limitWords: String {
    let limit = Figure(options.mostRejectedPerHundredThousand, over: 1000)
    return "the \(limit) % that are accepted"
  }

  private func finish(
    _ writer: ShardWriter, _ progress: Progress, _ rejects: RejectFile, profile: ImportProfile,
    sha256: String, into target: String
  ) throws(Diagnostic) -> String {
    var manifest = ShardManifest()
    manifest.source = name
    manifest.sha256 = sha256
    manifest.profile = profile.name
    manifest.profileDigest = profile.digest
    manifest.records = progress.records
    manifest.rejected = rejects.count
    manifest.duplicates = progress.duplicates
    manifest.hasDeclarations = profile.row == .line
    manifest.reporters = profile.reporter.map { [$0] } ?? []
    manifest.flows = profile.flow.map { [$0] } ?? []
    let coverage = profile.coverage ?? progress.wholeMonths
    manifest.isCoverageAssumed = profile.coverage == nil
    manifest.from = coverage.from?.description ?? ""
    manifest.to = coverage.to?.description ?? ""
    if progress.duplicates > 0 {
      manifest.remarks.append(.init(EvidenceFault.duplicateRows(name, count: progress.duplicates)))
    }
    if rejects.count > 0 {
      let file = "\(name).rejects.csv"
      manifest.remarks.append(
        .init(
          EvidenceFault.rowsRejected(
            name, rejected: rejects.count, of: progress.rows, kept: file)))
      mkdir(target, 0o700)
      try rejects.write(to: "\(target)/\(file)")
    }
    return try writer.seal(manifest, into: target)
  }

  private func openRows(_ source: ByteSource) throws(Diagnostic) -> DelimitedRows {
    var first = try source.next()
    if first.isEmpty { throw EvidenceFault.emptyFile(name) }
    if first.prefix(4096).contains(0) { throw EvidenceFault.binary(name) }
    let delimiter = DelimitedRows.delimiter(of: first)
    return DelimitedRows(delimiter: delimiter, name: name) { () throws(Diagnostic) in
      if !first.isEmpty {
        defer { first = [] }
        return first
      }
      return try source.next()
    }
  }

  private func fittingProfile(for header: [String]) throws(Diagnostic) -> ImportProfile {
    if let profile {
      let missing = profile.missing(in: header)
      guard missing.isEmpty else {
        throw EvidenceFault.missingColumns(
          name, profile: profile.name, missing: missing.map(\.rawValue))
      }
      return profile
    }
    let fitting = ImportProfile.shipped.filter { $0.missing(in: header).isEmpty }
    guard let best = fitting.max(by: { $0.layout(of: header).count < $1.layout(of: header).count })
    else {
      // Most of one layout's columns are there: say what is missing rather than «unknown».
      let near = ImportProfile.shipped.filter { $0.layout(of: header).count * 2 > $0.columns.count }
      if let near = near.first {
        throw EvidenceFault.missingColumns(
          name, profile: near.name, missing: near.missing(in: header).map(\.rawValue))
      }
      throw EvidenceFault.noProfile(name, header: header)
    }
    let width = best.layout(of: header).count
    let rivals = fitting.filter { $0.layout(of: header).count == width }
    guard rivals.count == 1 else {
      throw EvidenceFault.ambiguousProfile(name, rivals.map(\.name))
    }
    return best
  }

  /// The counts of an import under way.
  private struct Progress {
    var rows = 0
    var records = 0
    var duplicates = 0
    var batch: [PendingRecord] = []
    var first = Int.max
    var last = Int.min
    private var seen: [Int: Int] = [:]

    mutating func take(_ pending: PendingRecord) {
      var pending = pending
      let identity = pending.record.identity
      if let times = seen[identity] {
        // Without a number of its own a second equal row may well be a second shipment; a later
        // export that overlaps holds it twice too, so the count is part of its identity.
        guard pending.record.reference.isEmpty else {
          duplicates += 1
          return
        }
        seen[identity] = times + 1
        var digest = IdentityDigest()
        digest.add(identity)
        digest.add(times)
        pending.record.identity = digest.value
      } else {
        seen[identity] = 1
      }
      records += 1
      if let day = pending.record.day {
        first = min(first, day)
        last = max(last, day)
      }
      batch.append(pending)
    }

    mutating func flush(to writer: ShardWriter) throws(Diagnostic) {
      try writer.insert(batch)
      batch.removeAll(keepingCapacity: true)
    }

    /// The whole months from the first record to the last.
    var wholeMonths: Period {
      guard first <= last else { return .always }
      return Period(
        from: Day(number: first).startOfMonth,
        to: Day(number: last).startOfMonth.adding(months: 1))
    }
  }
}

/// The rows that were not taken over, as they were, with the reason; written as one CSV file.
struct RejectFile {
  private(set) var count = 0
  private(set) var first: RowReject?
  private var bytes: [UInt8]

  init(header: [UInt8]) {
    bytes = header + Array(",rejected_row,rejected_column,rejected_code,rejected_reason\n".utf8)
  }

  mutating func add(_ reject: RowReject, _ raw: ArraySlice<UInt8>) {
    count += 1
    if first == nil { first = reject }
    func quoted(_ text: String) -> String {
      "\"\(text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\""))\""
    }
    bytes += raw
    bytes += Array(
      ",\(reject.row),\(quoted(reject.column)),\(reject.code),\(quoted(reject.reason))\n".utf8)
  }

  func write(to path: String) throws(Diagnostic) {
    do {
      try Data(bytes).write(to: URL(fileURLWithPath: path), options: .atomic)
    } catch {
      throw EvidenceFault.cannotWrite(path, ShardWriter.words(error))
    }
  }
}

extension DelimitedRows {
  /// The delimiter that the first line holds most often, outside quotes: comma, tab, semicolon or bar.
  static func delimiter(of bytes: [UInt8]) -> UInt8 {
    var counts: [UInt8: Int] = [:]
    var isQuoted = false
    for byte in bytes.prefix(65536) {
      if byte == 0x22 { isQuoted.toggle() }
      if isQuoted { continue }
      if byte == 0x0A || byte == 0x0D { break }
      if [0x2C, 0x09, 0x3B, 0x7C].contains(byte) { counts[byte, default: 0] += 1 }
    }
    // The first of the list where two are as frequent.
    let order: [UInt8] = [0x7C, 0x3B, 0x09, 0x2C]
    return order.max { (counts[$0] ?? 0) <= (counts[$1] ?? 0) } ?? 0x2C
  }
}
