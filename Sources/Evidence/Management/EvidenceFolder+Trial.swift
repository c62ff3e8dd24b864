import Facts

/// What an import would do, as `tallyman evidence import --dry-run` prints it; nothing is written.
public struct ImportTrial: Hashable, Sendable {
  public var source: String
  public var profile: String
  public var rows: Int
  public var accepted: Int
  public var duplicates: Int
  /// By code: how many rows would be rejected, and the reason of the first.
  public var rejects: [Reject]
  /// The first ten rows as they stand and as they would be read, and the first of each further currency or unit.
  public var conversions: [Conversion]
  /// What each month would hold, in order.
  public var months: [DatasetDetails.Month]
  /// What the folder holds of these months already.
  public var there: [DatasetDetails.Month] = []
  /// How many of the accepted records the folder holds already; they would be counted once.
  public var known = 0
  /// What looks like a mistaken unit, for a person to answer.
  public var questions: [String] = []
  public var remarks: [Diagnostic]

  static let mostShown = 20

  public struct Reject: Hashable, Sendable {
    public var code: String
    public var count: Int
    public var row: Int
    public var column: String
    public var reason: String
  }

  public struct Conversion: Hashable, Sendable {
    public var before: String
    public var after: Shipment
  }
}

extension EvidenceFolder {
  /// Reads a customs file as an import would, and keeps nothing.
  ///
  /// - Parameter folder: the evidence with which its months are compared; it need not be there.
  public static func trying(
    _ path: String, profile: String? = nil, against folder: String? = nil
  ) throws(Diagnostic) -> [ImportTrial] {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    if try FileStamp(of: path).isDirectory { throw EvidenceFault.isFolder(path) }
    let chosen = try profile.map { name throws(Diagnostic) in try ImportProfile.named(name) }
    let evidence = folder.flatMap { try? EvidenceFolder(at: $0) }
    var trials: [ImportTrial] = []
    for table in try CustomsTable.tables(at: path, named: name, encoding: chosen?.encoding) {
      trials.append(try trial(of: table, chosen, evidence))
    }
    return trials
  }

  private static func trial(
    of table: CustomsTable, _ profile: ImportProfile?, _ evidence: EvidenceFolder?
  ) throws(Diagnostic) -> ImportTrial {
    var rows = try TableRows(table, profile: profile)
    var reading = RecordReading(profile: rows.profile, header: rows.header)
    var ids = RecordIds(reading)
    var notes = ImportNotes()
    var progress = ImportProgress()
    var trial = ImportTrial(
      source: table.name, profile: rows.profile.name, rows: 0, accepted: 0, duplicates: 0,
      rejects: [], conversions: [], months: [], remarks: [])
    var identities = DigestTable()
    var months: [Int: Tally] = [:]
    var texts = TrialTexts(file: table.name)
    var kinds: Set<[String?]> = []
    while let batch = try rows.batch() {
      let read = reading.read(batch)
      if let row = read.otherHeader { throw EvidenceFault.secondHeader(table.name, row: row) }
      trial.rows += read.rows
      notes.merge(read.notes)
      for (index, cell) in read.rejects { trial.add(cell, row: batch[index].number) }
      for (index, var record) in read.records {
        ids.number(&record, batch[index])
        texts.take(ids.batch([]))
        let count = progress.count
        progress.take(record)
        guard progress.count > count else { continue }
        let shipment = texts.shipment(record)
        months[Day(number: record.day).startOfMonth.number, default: Tally()].add(shipment)
        let isNew = kinds.insert([shipment.currency, shipment.unit]).inserted
        let shown = trial.conversions.count
        if shown < 10 || isNew && shown < ImportTrial.mostShown {
          let before = String(decoding: batch[index].raw, as: UTF8.self)
          trial.conversions.append(.init(before: before, after: shipment))
        }
      }
      for record in progress.takeRecords() { identities[record.identity] = 1 }
    }
    if let fault = notes.contradiction(table.name, rows.profile) { throw fault }
    notes.repaired += ids.takeRepaired()
    trial.accepted = progress.count
    trial.duplicates = progress.duplicates
    trial.months = months.sorted { $0.key < $1.key }.map {
      .init(month: String(Day(number: $0.key).description.prefix(7)), tally: $0.value)
    }
    if let evidence { try trial.compare(evidence, identities, rows.profile) }
    trial.questions =
      YearComparison(
        new: ImportTrial.years(trial.months), there: ImportTrial.years(trial.there)
      ).questions
    trial.remarks = reading.remarks(table.name) + notes.remarks(table.name)
    return trial
  }
}

extension ImportTrial {
  /// Adds what the folder holds of the same trade, and how many of the records it knows.
  fileprivate mutating func compare(
    _ evidence: EvidenceFolder, _ identities: DigestTable, _ profile: ImportProfile
  ) throws(Diagnostic) {
    var tallies: [Int: GroupBuilder] = [:]
    for (number, shard) in evidence.shards.enumerated() {
      var plan = ShardPlan()
      plan.leftOut = try evidence.leftOut(of: number)
      let isSameTrade = shard.manifest.flows == (profile.flow.map { [$0] } ?? [])
      if isSameTrade {
        for (day, group) in try shard.tallies(plan, by: .day) {
          tallies[Day(number: day).startOfMonth.number, default: GroupBuilder()].merge(group)
        }
      }
      let left = plan.leftOut
      known += try shard.reading { db in
        var count = 0
        try IdentityPair.read(db) { pair in
          if identities[pair.identity] != nil, !left.contains(pair.row) { count += 1 }
        }
        return count
      }
    }
    there = tallies.sorted { $0.key < $1.key }.map {
      .init(month: String(Day(number: $0.key).description.prefix(7)), tally: $0.value.tally)
    }
  }

  fileprivate static func years(_ months: [DatasetDetails.Month]) -> [Int: Tally] {
    var years: [Int: Tally] = [:]
    for month in months {
      if let year = Int(month.month.prefix(4)) { years[year, default: .empty].merge(month.tally) }
    }
    return years
  }

  fileprivate mutating func add(_ cell: RejectedCell, row: Int) {
    if let known = rejects.firstIndex(where: { $0.code == cell.code }) {
      rejects[known].count += 1
    } else {
      rejects.append(
        Reject(code: cell.code, count: 1, row: row, column: cell.column, reason: cell.reason))
    }
  }
}

/// The texts of a trial's records, by their ids.
private struct TrialTexts {
  let file: String
  private var parties = [""]
  private var goods = [""]

  init(file: String) { self.file = file }

  mutating func take(_ batch: ShardBatch) {
    for entry in batch.parties { put(entry, &parties) }
    for entry in batch.goods { put(entry, &goods) }
  }

  private func put(_ entry: TextDictionary.Entry, _ texts: inout [String]) {
    while texts.count <= entry.id { texts.append("") }
    texts[entry.id] = entry.texts.first { !$0.isEmpty } ?? ""
  }

  func shipment(_ record: ShardRecord) -> Shipment {
    Shipment(
      dataset: "", file: file, row: record.row, id: record.reference, day: Day(number: record.day),
      shipper: parties[record.shipper], consignee: parties[record.consignee],
      hs: record.hs == 0 ? "" : HSKey.text(record.hs), goods: goods[record.goods],
      quantityInThousandths: record.quantity, unit: record.unitName,
      netMassInGrams: record.mass, valueInCents: record.value, currency: record.currency,
      valueInUSDCents: record.usd, origin: CountryCode.text(record.route.origin),
      departure: CountryCode.text(record.route.departure),
      destination: CountryCode.text(record.route.destination))
  }
}
