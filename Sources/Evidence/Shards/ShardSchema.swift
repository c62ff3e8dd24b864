/// The tables of a shard, written once and never changed.
enum ShardSchema {
  /// «TALY»: tells a shard from any other SQLite file.
  static let applicationID = 0x5441_4C59
  static let version = 1

  static let tables = """
    CREATE TABLE manifest (json TEXT NOT NULL);
    CREATE TABLE party (
      id INTEGER PRIMARY KEY, name TEXT NOT NULL, other TEXT NOT NULL, tax TEXT NOT NULL);
    CREATE TABLE goods (id INTEGER PRIMARY KEY, text TEXT NOT NULL, other TEXT NOT NULL);
    CREATE TABLE unit (id INTEGER PRIMARY KEY, name TEXT NOT NULL);
    CREATE TABLE hs (key INTEGER PRIMARY KEY, records INTEGER NOT NULL);
    CREATE TABLE record (
      row INTEGER PRIMARY KEY, day INTEGER, shipper INTEGER NOT NULL, consignee INTEGER NOT NULL,
      hs INTEGER NOT NULL, goods INTEGER NOT NULL, origin INTEGER NOT NULL,
      departure INTEGER NOT NULL, via INTEGER NOT NULL, destination INTEGER NOT NULL,
      quantity INTEGER, unit INTEGER, mass INTEGER, gross INTEGER, usd INTEGER, value INTEGER,
      currency TEXT, declaration INTEGER, identity INTEGER NOT NULL, reference TEXT NOT NULL);
    """

  static let indexes = """
    CREATE INDEX record_consignee ON record (consignee, day);
    CREATE INDEX record_shipper ON record (shipper, day);
    CREATE INDEX record_hs ON record (hs, day);
    CREATE INDEX record_identity ON record (identity);
    """

  static let insert =
    "INSERT INTO record VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
}

/// A record as a shard keeps it: integers and dictionary ids.
struct ShardRecord: Sendable {
  var row = 0
  var day: Int?
  var shipper = 0
  var consignee = 0
  var hs = 0
  var goods = 0
  var origin = 0
  var departure = 0
  var via = 0
  var destination = 0
  var quantity: Int?
  var unit: Int?
  var mass: Int?
  var gross: Int?
  var usd: Int?
  var value: Int?
  var currency: String?
  var declaration: Int?
  var identity = 0
  var reference = ""
  /// The unit's name, which becomes `unit` when the record is written.
  var unitName: String?
  /// True where the file numbers its records, so that a repeated row is the same record.
  var hasNumber = false

  /// Adds what identifies a record besides its texts and numbers.
  func addFigures(to digest: inout IdentityDigest) {
    for value in [day, quantity, mass, gross, usd, value] { digest.add(value ?? -1) }
    for value in [hs, origin, departure, via, destination] { digest.add(value) }
  }
}
