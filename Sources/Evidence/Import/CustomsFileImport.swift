import Facts
import Foundation
import Synchronization

/// What a user may say about an import.
public struct ImportOptions: Sendable, Hashable {
  /// The share of rows that may be rejected, in thousandths of a percent of all rows (1 % = 1000).
  public var mostRejectedPerHundredThousand = 1000

  /// How many cores one file may use.
  package var cores = max(1, ProcessInfo.processInfo.activeProcessorCount)

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
    guard let first = try rows.batch() else { throw EvidenceFault.noRows(name) }
    let reading = RecordReading(profile: rows.profile, header: rows.header)
      .knowingDates(of: first)
    let rejects = RejectFile(
      header: rows.headerLine, delimiter: rows.delimiter, columns: rows.header.count)
    let collecting = RecordCollecting(
      name, reading, rejects, options, writer: try ShardWriting(in: staging))
    do throws(Diagnostic) {
      try read(&rows, from: first, reading, collecting)
      try check()
      return try seal(collecting, reading, sha256: sha256, into: target)
    } catch {
      collecting.writer.abandon()
      throw error
    }
  }

  /// Reads all rows on as many cores as the options allow.
  private func read(
    _ rows: inout TableRows, from first: RowBatch, _ reading: RecordReading,
    _ collecting: RecordCollecting
  ) throws(Diagnostic) {
    let idle = Mutex<[RecordReading]>([])
    let work = OrderedWork<RowBatch, BatchRecords>(cores: options.cores) { batch in
      var own = idle.withLock { $0.popLast() } ?? reading
      let read = own.read(batch)
      idle.withLock { $0.append(own) }
      return read
    } collect: {
      collecting.take($0)
    }
    defer { work.finish() }
    var batch = first
    while true {
      work.add(batch)
      try collecting.check()
      guard let next = try rows.batch() else { break }
      batch = next
    }
    work.finish()
    try collecting.check()
  }

  private func seal(
    _ collecting: RecordCollecting, _ reading: RecordReading, sha256: String,
    into target: String
  ) throws(Diagnostic) -> String {
    let progress = collecting.progress
    let rejects = collecting.rejects
    guard progress.rows > 0 else { throw EvidenceFault.noRows(name) }
    if let fault = collecting.notes.contradiction(name, reading.profile) { throw fault }
    try collecting.refuse(times: 1)
    if progress.count == 0 {
      throw rejects.count == 0 ? EvidenceFault.noRows(name) : collecting.tooMany
    }
    var manifest = progress.manifest(
      name, reading.profile, rejected: rejects.count, hasYears: collecting.notes.hasYears)
    manifest.sha256 = sha256
    manifest.columns = reading.columns
    manifest.dates = reading.dateStyle?.pattern
    manifest.remarks += reading.remarks(name).map(ShardManifest.Remark.init)
    manifest.remarks += collecting.notes.remarks(name).map(ShardManifest.Remark.init)
    mkdir(target, 0o700)
    let kept = "\(target)/\(rejects.name(for: name))"
    if rejects.count > 0 { try rejects.write(to: kept) }
    do throws(Diagnostic) {
      return try collecting.writer.seal(manifest, into: target)
    } catch {
      if rejects.count > 0 { unlink(kept) }
      throw error
    }
  }
}
