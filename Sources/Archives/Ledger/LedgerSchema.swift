/// The tables of a ledger; what each row means stands here, and nowhere else.
enum LedgerSchema {
  /// "TMLG", so that a ledger is told from other databases.
  static let applicationID = 0x544D_4C47
  /// Its tables are those of version 1, with an index more. What stands in them is written otherwise in 1 and 2, which this
  /// program reads, too.
  static let version = 3

  /// What ledgers of versions before lack: whether articles were judged, and by which edition, without their long
  /// readings.
  static let indexes = """
    CREATE INDEX IF NOT EXISTS article_judged ON article (id, edition, judgement, code);
    """

  static let statements = """
    -- An edition of the evidence: its datasets, as EvidenceState in JSON.
    CREATE TABLE edition (id INTEGER PRIMARY KEY, state TEXT NOT NULL UNIQUE);

    -- A run is 'running' until all its inputs were seen, then 'complete'; findings change only then.
    CREATE TABLE run (
      id INTEGER PRIMARY KEY, rules TEXT NOT NULL, edition INTEGER NOT NULL, began TEXT NOT NULL,
      state TEXT NOT NULL, accepted INTEGER NOT NULL DEFAULT 0,
      totals TEXT NOT NULL DEFAULT '{"stories":0,"failures":0,"changes":0}');

    -- A file that was read. Its stamp is empty while it is read and where it must be read again.
    CREATE TABLE input (
      id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, stamp TEXT NOT NULL, rules TEXT NOT NULL,
      seen INTEGER NOT NULL, position INTEGER NOT NULL, stories INTEGER NOT NULL DEFAULT 0,
      failures INTEGER NOT NULL DEFAULT 0);

    -- A part of an input that could not be read.
    CREATE TABLE problem (
      input INTEGER NOT NULL, seq INTEGER NOT NULL, code TEXT NOT NULL, diagnostic TEXT NOT NULL,
      PRIMARY KEY (input, seq)) WITHOUT ROWID;

    -- A story is a name: a path, a member of an archive, an address that was crawled.
    CREATE TABLE story (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);

    -- An article is bytes, under whatever names. `code` is that of a failed reading; `reading` holds
    -- text and claims; `edition` is the one it was last judged by, 0 where none has a say. What is long
    -- comes last, as SQLite reads whatever stands before a column; what is asked seldom behind all else.
    CREATE TABLE article (
      id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, rules TEXT NOT NULL, code TEXT,
      judgement INTEGER, edition INTEGER NOT NULL, reading BLOB);

    -- A report without its place, and the questions it rests on; never changed in what it says.
    CREATE TABLE judgement (
      id INTEGER PRIMARY KEY, article INTEGER NOT NULL, digest TEXT NOT NULL,
      claims INTEGER NOT NULL, needs BLOB NOT NULL, report BLOB NOT NULL);

    -- Where articles stand in inputs; of several captures of one address the latest counts.
    CREATE TABLE place (
      input INTEGER NOT NULL, seq INTEGER NOT NULL, story INTEGER NOT NULL,
      article INTEGER NOT NULL, captured TEXT NOT NULL, PRIMARY KEY (input, seq)) WITHOUT ROWID;
    CREATE INDEX place_story ON place (story);
    CREATE INDEX place_article ON place (article);

    -- What crawlers call a page's bytes, for revisits.
    CREATE TABLE payload (digest TEXT PRIMARY KEY, article INTEGER NOT NULL) WITHOUT ROWID;

    -- What was found of a story from one run on until before another.
    CREATE TABLE finding (
      story INTEGER NOT NULL, since INTEGER NOT NULL, until INTEGER, article INTEGER NOT NULL,
      judgement INTEGER NOT NULL, PRIMARY KEY (story, since)) WITHOUT ROWID;
    CREATE INDEX finding_since ON finding (since);
    CREATE INDEX finding_until ON finding (until);
    """
}
