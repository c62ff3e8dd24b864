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
  /// The first ten rows as they stand and as they would be read.
  public var conversions: [Conversion]
  /// What each month would hold, in order.
  public var months: [DatasetDetails.Month]
  public var remarks: [Diagnostic]

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
  public static func trying(_ path: String, profile: String? = nil) throws(Diagnostic)
    -> [ImportTrial]
  {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    if try FileStamp(of: path).isDirectory { throw EvidenceFault.isFolder(path) }
    let chosen = try profile.map { name throws(Diagnostic) in try ImportProfile.named(name) }
    var trials: [ImportTrial] = []
    for table in try CustomsTable.tables(at: path, named: name) {
      trials.append(try trial(of: table, chosen))
    }
    return trials
  }

  private static func trial(of table: CustomsTable, _ profile: ImportProfile?) throws(Diagnostic)
    -> ImportTrial
  {
    var rows = try TableRows(table, profile: profile)
    var reading = RecordReading(profile: rows.profile, header: rows.header)
    var progress = ImportProgress()
    var trial = ImportTrial(
      source: table.name, profile: rows.profile.name, rows: 0, accepted: 0, duplicates: 0,
      rejects: [], conversions: [], months: [], remarks: [])
    var months: [Int: Tally] = [:]
    var texts = TrialTexts(file: table.name)
    while try rows.advance() {
      trial.rows += 1
      do throws(RejectedCell) {
        guard let record = try reading.record(in: rows.rows) else { continue }
        texts.take(&reading)
        progress.take(record)
        let shipment = texts.shipment(record)
        months[Day(number: record.day).startOfMonth.number, default: Tally()].add(shipment)
        if trial.conversions.count < 10 {
          let before = String(decoding: rows.rows.raw, as: UTF8.self)
          trial.conversions.append(.init(before: before, after: shipment))
        }
      } catch {
        trial.add(error, row: rows.rows.row)
      }
      if progress.records.count == 8192 { progress.forget() }
    }
    trial.accepted = progress.count
    trial.duplicates = progress.duplicates
    trial.months = months.sorted { $0.key < $1.key }.map {
      .init(month: String(Day(number: $0.key).description.prefix(7)), tally: $0.value)
    }
    trial.remarks = reading.notes.remarks(table.name)
    return trial
  }
}

extension ImportTrial {
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

  mutating func take(_ reading: inout RecordReading) {
    for entry in reading.parties.takeAdded() { put(entry, &parties) }
    for entry in reading.goods.takeAdded() { put(entry, &goods) }
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
