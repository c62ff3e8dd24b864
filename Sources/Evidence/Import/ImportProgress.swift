import Facts

/// The counts of an import under way.
struct ImportProgress {
  var rows = 0
  var skipped = 0
  private(set) var count = 0
  private(set) var duplicates = 0
  private(set) var records: [ShardRecord] = []
  private var first = Int.max
  private var last = Int.min
  private var seen = DigestTable()
  private var withoutMass = 0
  private var withoutQuantity = 0
  private var withoutValue = 0

  mutating func take(_ read: ShardRecord) {
    var record = read
    let times = seen[record.identity] ?? 0
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
    if record.mass == nil { withoutMass += 1 }
    if record.quantity == nil { withoutQuantity += 1 }
    if record.usd == nil { withoutValue += 1 }
    first = min(first, record.day)
    last = max(last, record.day)
    records.append(record)
  }

  /// The records since the last call.
  mutating func takeRecords() -> [ShardRecord] {
    defer { records.removeAll(keepingCapacity: true) }
    return records
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
    manifest.withoutNetMass = withoutMass
    manifest.withoutQuantity = withoutQuantity
    manifest.withoutValue = withoutValue
    manifest.row = profile.row.name
    manifest.origin = profile.origin
    manifest.licence = profile.licence
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
