/// The tables of a shard, written once and never changed.
///
/// Records hold integers and the ids of dictionaries. What a cell of the file held is kept where it differs: a
/// name's beside the name, those of countries, unit and currency once for all rows that spell them so, any other
/// in `original`. `column` has the parties' names once more, distinct and as they are read, so that no question waits for
/// that; shards that programs before sealed have none. The four indexes cover
/// what tallies ask: the table itself is read for values that are not in dollars, and for records that are listed.
enum ShardSchema {
  /// «TALY»: tells a shard from any other SQLite file.
  static let applicationID = 0x5441_4C59
  static let version = 7

  static let tables = """
    CREATE TABLE manifest (json TEXT NOT NULL);
    CREATE TABLE party (
      id INTEGER PRIMARY KEY, name TEXT NOT NULL, other TEXT NOT NULL, tax TEXT NOT NULL,
      written TEXT);
    CREATE TABLE goods (
      id INTEGER PRIMARY KEY, text TEXT NOT NULL, other TEXT NOT NULL, written TEXT);
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
      usd INTEGER, value INTEGER, currency INTEGER, declaration INTEGER, reference TEXT NOT NULL,
      spelling INTEGER);
    CREATE TABLE spelling (
      id INTEGER PRIMARY KEY, origin TEXT NOT NULL, departure TEXT NOT NULL, via TEXT NOT NULL,
      destination TEXT NOT NULL, unit TEXT NOT NULL, currency TEXT NOT NULL);
    CREATE TABLE original (
      row INTEGER NOT NULL, field TEXT NOT NULL, cell TEXT NOT NULL, PRIMARY KEY (row, field)
    ) WITHOUT ROWID;
    CREATE TABLE trader (
      side INTEGER NOT NULL, day INTEGER NOT NULL, party INTEGER NOT NULL,
      PRIMARY KEY (side, day, party)) WITHOUT ROWID;
    CREATE TABLE identity (part INTEGER PRIMARY KEY, pairs BLOB NOT NULL);
    CREATE TABLE "column" (
      name TEXT NOT NULL, start INTEGER NOT NULL, bytes BLOB NOT NULL, PRIMARY KEY (name, start));
    """

  static let indexes = """
    CREATE INDEX record_consignee ON record
      (consignee, day, hs, route, shipper, goods, unit, quantity, mass, gross, usd, declaration);
    CREATE INDEX record_shipper ON record
      (shipper, day, hs, route, consignee, goods, unit, quantity, mass, gross, usd, declaration);
    CREATE INDEX record_hs ON record
      (hs, day, route, shipper, consignee, goods, unit, quantity, mass, gross, usd, declaration);
    CREATE INDEX record_goods ON record
      (goods, day, hs, route, shipper, consignee, unit, quantity, mass, gross, usd, declaration);
    """

  static let insert =
    "INSERT INTO record VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
}
