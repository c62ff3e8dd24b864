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
  public var from = ""
  public var to = ""
  public var isCoverageAssumed = true
  public var reporters: [String] = []
  public var flows: [String] = []
  /// What a row is: `shipment`, `line` (of a declaration) or `total` (never counted as shipments).
  public var row = "shipment"
  /// What the import had to say, to be said again whenever the shard is used.
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
}
