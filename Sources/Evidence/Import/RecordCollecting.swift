import Facts
import Synchronization

/// Takes what was read of the batches of a file in their order: numbers texts, counts repeated rows once, keeps
/// rejected rows, and hands records on to the writer.
///
/// Touched by one thread at a time, but for its failure, which the reader of the file asks for.
final class RecordCollecting: @unchecked Sendable {
  let writer: ShardWriting
  private(set) var progress = ImportProgress()
  private(set) var rejects: RejectFile
  private(set) var notes = ImportNotes()
  private var ids: RecordIds
  private let name: String
  private let options: ImportOptions
  private let failure = Mutex<Diagnostic?>(nil)

  init(
    _ name: String, _ reading: RecordReading, _ rejects: RejectFile, _ options: ImportOptions,
    writer: ShardWriting
  ) {
    self.name = name
    ids = RecordIds(reading)
    self.rejects = rejects
    self.options = options
    self.writer = writer
  }

  /// What went wrong with an earlier batch.
  func check() throws(Diagnostic) {
    if let failure = failure.withLock({ $0 }) { throw failure }
  }

  func take(_ read: BatchRecords) {
    do throws(Diagnostic) {
      try check()
      try collect(read)
    } catch {
      failure.withLock { $0 = $0 ?? error }
    }
  }

  private func collect(_ read: BatchRecords) throws(Diagnostic) {
    progress.rows += read.rows
    progress.skipped += read.skipped
    notes.merge(read.notes)
    if let row = read.otherHeader { throw EvidenceFault.secondHeader(name, row: row) }
    for (index, cell) in read.rejects {
      let row = read.batch[index]
      let reject = RowReject(
        row: row.number, column: cell.column, code: cell.code, reason: cell.reason)
      rejects.add(reject, row)
    }
    if rejects.count >= 20_000 { try refuse(times: 2) }
    for (index, var record) in read.records {
      ids.number(&record, read.batch[index])
      progress.take(record)
    }
    notes.repaired += ids.takeRepaired()
    try writer.insert(ids.batch(progress.takeRecords()))
  }

  /// Stops where more rows are rejected than the limit, or so many times it while rows are still coming.
  func refuse(times: Int) throws(Diagnostic) {
    let limit = options.mostRejectedPerHundredThousand * times
    if rejects.count * 100_000 > limit * progress.rows { throw tooMany }
  }

  var tooMany: Diagnostic {
    EvidenceFault.tooManyRejects(
      name, rejected: rejects.count, of: progress.rows, limit: options.limitWords,
      first: rejects.first)
  }
}

/// Numbers the texts of records in the order of the file.
struct RecordIds {
  private let reading: RecordReading
  private var parties = TextDictionary()
  private var goods = TextDictionary()
  private var spellings = TextDictionary()
  private var repaired = 0

  init(_ reading: RecordReading) { self.reading = reading }

  /// Turns the digests of a record's texts into ids.
  mutating func number(_ record: inout ShardRecord, _ row: RowCells) {
    let reading = reading
    var repaired = 0
    record.shipper = parties.id(record.shipper) {
      RecordIds.texts(of: .shipper, row, reading, &repaired)
    }
    record.consignee = parties.id(record.consignee) {
      RecordIds.texts(of: .consignee, row, reading, &repaired)
    }
    record.goods = goods.id(record.goods) { RecordIds.texts(of: .goods, row, reading, &repaired) }
    if record.spelling != 0 {
      record.spelling = spellings.id(record.spelling) {
        (RecordIds.spelledFields.map { reading.text($0, row) }, nil)
      }
    }
    self.repaired += repaired
  }

  static let spelledFields: [ImportProfile.Field] = [
    .origin, .departure, .via, .destination, .unit, .currency,
  ]

  private static func texts(
    of field: TextField, _ row: RowCells, _ reading: RecordReading, _ repaired: inout Int
  ) -> (texts: [String], written: String?)? {
    let cells = field.parts.map { reading.bytes($0, row) }
    guard let shown = cells.prefix(2).firstIndex(where: { !$0.isEmpty }) else { return nil }
    let texts = cells.map { cell in
      let text = TextDictionary.folded(cell)
      guard cell.contains(where: { $0 == 0xC2 || $0 == 0xC3 }),
        let better = Mojibake.repaired(text)
      else { return text }
      repaired += 1
      return better
    }
    let isKept = texts[shown].utf8.elementsEqual(cells[shown])
    return (texts, isKept ? nil : String(decoding: cells[shown], as: UTF8.self))
  }

  mutating func takeRepaired() -> Int {
    defer { repaired = 0 }
    return repaired
  }

  /// The records with the texts that were new since the last call.
  mutating func batch(_ records: [ShardRecord]) -> ShardBatch {
    ShardBatch(
      records: records, parties: parties.takeAdded(), goods: goods.takeAdded(),
      spellings: spellings.takeAdded())
  }
}
