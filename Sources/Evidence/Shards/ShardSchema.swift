/// The tables of a shard, written once and never changed.
///
/// Records hold integers and the ids of dictionaries. The three indexes cover what tallies ask, so that
/// a tally never touches the table itself.
enum ShardSchema {
  /// «TALY»: tells a shard from any other SQLite file.
  static let applicationID = 0x5441_4C59
  static let version = 3

  static let tables = """
    CREATE TABLE manifest (json TEXT NOT NULL);
    CREATE TABLE party (
      id INTEGER PRIMARY KEY, name TEXT NOT NULL, other TEXT NOT NULL, tax TEXT NOT NULL);
    CREATE TABLE goods (id INTEGER PRIMARY KEY, text TEXT NOT NULL, other TEXT NOT NULL);
    CREATE TABLE unit (id INTEGER PRIMARY KEY, name TEXT NOT NULL);
    CREATE TABLE currency (id INTEGER PRIMARY KEY, code TEXT NOT NULL);
    CREATE TABLE hs (id INTEGER PRIMARY KEY, key INTEGER NOT NULL, records INTEGER NOT NULL);
    CREATE TABLE route (
      id INTEGER PRIMARY KEY, origin INTEGER NOT NULL, departure INTEGER NOT NULL,
      via INTEGER NOT NULL, destination INTEGER NOT NULL);
    CREATE TABLE record (
      row INTEGER PRIMARY KEY, day INTEGER NOT NULL, shipper INTEGER NOT NULL,
      consignee INTEGER NOT NULL, hs INTEGER NOT NULL, goods INTEGER NOT NULL,
      route INTEGER NOT NULL, quantity INTEGER, unit INTEGER, mass INTEGER, gross INTEGER,
      usd INTEGER, value INTEGER, currency INTEGER, declaration INTEGER, reference TEXT NOT NULL);
    CREATE TABLE identity (part INTEGER PRIMARY KEY, pairs BLOB NOT NULL);
    """

  static let indexes = """
    CREATE INDEX record_consignee ON record
      (consignee, day, hs, route, shipper, goods, unit, quantity, mass, usd, declaration);
    CREATE INDEX record_shipper ON record
      (shipper, day, hs, route, consignee, goods, unit, quantity, mass, usd, declaration);
    CREATE INDEX record_hs ON record
      (hs, day, route, goods, unit, quantity, mass, usd, declaration);
    CREATE INDEX record_goods ON record (goods);
    """

  static let insert =
    "INSERT INTO record VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
}

/// A record on its way into a shard.
struct ShardRecord: Sendable {
  var row = 0
  var day = 0
  var shipper = 0
  var consignee = 0
  /// The key of the HS code, 0 where there is none; see `HSKey`.
  var hs = 0
  var goods = 0
  var route = Route()
  var quantity: Int?
  var unitName: String?
  var mass: Int?
  var gross: Int?
  var usd: Int?
  var value: Int?
  var currency: String?
  var declaration: Int?
  var identity = 0
  var reference = ""
  /// True where the file numbers its records, so that a repeated row is the same record.
  var hasNumber = false

  /// Countries as `CountryCode` keys, 0 where they are not known.
  struct Route: Hashable, Sendable {
    var origin = 0
    var departure = 0
    var via = 0
    var destination = 0
  }

  /// Adds what identifies a record besides its texts and numbers.
  func addFigures(to digest: inout IdentityDigest) {
    digest.add(day)
    for value in [quantity, mass, gross, usd, value] { digest.add(value ?? -1) }
    for value in [hs, route.origin, route.departure, route.via, route.destination] {
      digest.add(value)
    }
  }
}

/// Records on their way to the shard, with the dictionary entries they brought.
struct ShardBatch: Sendable {
  var records: [ShardRecord] = []
  var parties: [TextDictionary.Entry] = []
  var goods: [TextDictionary.Entry] = []
}
