import Facts

/// What a shard says of itself.
public struct ShardManifest: Hashable, Sendable, Codable {
  public var source = ""
  public var sha256 = ""
  public var profile = ""
  public var profileDigest = ""
  public var records = 0
  public var rejected = 0
  public var duplicates = 0
  /// Records that have a value which neither the file nor a rate of its day gives in US dollars.
  public var withoutDollars = 0
  /// How many records have no such figure: sums leave them out.
  public var withoutNetMass = 0
  public var withoutQuantity = 0
  public var withoutValue = 0
  /// The header's word for each field of the profile that the file has.
  public var columns: [String: String] = [:]
  /// How the file writes its days; see `DateStyle`.
  public var dates: String?
  /// Where the records are from and what may be done with them, as the profile says.
  public var origin: String?
  public var licence: String?
  public var from = ""
  public var to = ""
  public var isCoverageAssumed = true
  public var reporters: [String] = []
  public var flows: [String] = []
  /// What a row is: `shipment`, `line` (of a declaration) or `total` (never counted as shipments).
  public var row = "shipment"
  /// What the import had to say; all but notes is said again whenever the shard is used.
  public var remarks: [Remark] = []

  public struct Remark: Hashable, Sendable, Codable {
    public var code: String
    public var severity: String
    public var message: String
    public var place: String?
    public var remedy: String

    init(_ diagnostic: Diagnostic) {
      code = diagnostic.code
      severity = diagnostic.severity.rawValue
      message = diagnostic.message
      place = diagnostic.place
      remedy = diagnostic.remedy
    }

    public var diagnostic: Diagnostic {
      Diagnostic(
        code, Diagnostic.Severity(rawValue: severity) ?? .note, message, at: place, remedy: remedy)
    }
  }

  /// The days the shard can speak of: declared, or whole months around its records.
  public var period: Period {
    Period(from: Day(iso: from), to: Day(iso: to))
  }

  func dataset(id: String) -> Dataset {
    Dataset(
      id: id, source: source, sha256: sha256, records: records, rejected: rejected, period: period,
      isCoverageAssumed: isCoverageAssumed, reporters: reporters, flows: flows)
  }
}
