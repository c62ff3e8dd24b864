import Facts
import GRDB

/// Names as they were read, in the shard of their parties: to read a million anew takes more than a second of a core.
extension NameReadings {
  /// Raise it with every change of how a name is read; `StoredNamesTests` says when.
  static let form = 1

  /// By which rules and vocabulary names are read.
  private static let edition = Array("\(form) \(EvidenceFolder.profilesDigest)".utf8)

  func write(_ db: Database) throws {
    try ShardColumns.write(NameReadings.edition, as: "reading.edition", db)
    try words.write(as: "word", db)
    try fillers.write(as: "filler", db)
    try ShardColumns.write(rows.starts, as: "row.start", db)
    try ShardColumns.write(rows.words, as: "row.word", db)
    try ShardColumns.write(rows.marks.map(\.rawValue), as: "row.mark", db)
    try ShardColumns.write(rows.legalForms, as: "row.form", db)
    try ShardColumns.write(initials.map(\.hash), as: "initial.hash", db)
    try ShardColumns.write(initials.map(\.name), as: "initial.name", db)
  }

  /// As the shard has them; `nil` in one that another program sealed, which reads names otherwise.
  init?(_ db: Database) throws {
    guard try db.tableExists("column"),
      try ShardColumns.read("reading.edition", as: UInt8.self, db) == NameReadings.edition
    else { return nil }
    let words = try WordIndex("word", db)
    let fillers = try WordIndex("filler", db)
    let marks = try ShardColumns.read("row.mark", as: UInt8.self, db)
    let rows = NameRows(
      starts: try ShardColumns.read("row.start", as: Int32.self, db),
      words: try ShardColumns.read("row.word", as: Int32.self, db),
      marks: marks.map(NameRows.Marks.init(rawValue:)),
      legalForms: try ShardColumns.read("row.form", as: UInt64.self, db),
      of: (words.entries.count, fillers.entries.count))
    let hashes = try ShardColumns.read("initial.hash", as: UInt32.self, db)
    let names = try ShardColumns.read("initial.name", as: Int32.self, db)
    guard let rows, hashes.count == names.count,
      names.allSatisfy({ $0 >= 0 && Int($0) < rows.count })
    else { throw ShardColumns.damage }
    self.init(
      words: words, fillers: fillers, rows: rows,
      initials: zip(hashes, names).map { Initials(hash: $0, name: $1) })
  }

  /// Whether some of these names are read today as they were, as a look at a few tells.
  ///
  /// - Parameter places: of each name, which row is its reading.
  func agrees(with names: some RandomAccessCollection<String>, at places: [Int32]) -> Bool {
    guard places.count == names.count, places.allSatisfy({ Int($0) < count }) else { return false }
    let step = max(1, names.count / NameReadings.lookedAt)
    let some = Array(stride(from: 0, to: names.count, by: step))
    var isLookedAt = [Bool](repeating: false, count: count)
    for place in some { isLookedAt[Int(places[place])] = true }
    var hashes: [Int32: UInt32] = [:]
    for initial in initials where isLookedAt[Int(initial.name)] {
      hashes[initial.name] = initial.hash
    }
    return some.allSatisfy { place in
      let name = names[names.index(names.startIndex, offsetBy: place)]
      return isReading(of: name, places[place], initials: hashes[places[place]])
    }
  }

  private static let lookedAt = 256

  private func isReading(of name: String, _ row: Int32, initials: UInt32?) -> Bool {
    let read = NameReadings(reading: CollectionOfOne(name))
    let row = Int(row)
    guard read.rows.legalForms[0] == rows.legalForms[row],
      read.rows.marks.elementsEqual(rows.marks(of: row)), read.initials.first?.hash == initials
    else { return false }
    return zip(read.rows.words, rows.words(of: row)).allSatisfy { new, old in
      guard (new < 0) == (old < 0) else { return false }
      return new < 0
        ? fillers.hasWord(Int(~old), as: Int(~new), of: read.fillers)
        : words.hasWord(Int(old), as: Int(new), of: read.words)
    }
  }
}

extension WordIndex {
  fileprivate func write(as kind: String, _ db: Database) throws {
    try ShardColumns.write(letters, as: "\(kind).letters", db)
    try ShardColumns.write(entries.map(\.count), as: "\(kind).count", db)
    try ShardColumns.write(entries.map(\.kind.rawValue), as: "\(kind).kind", db)
    try ShardColumns.write(entries.map(\.script.rawValue), as: "\(kind).script", db)
    try ShardColumns.write(entries.map(\.concept), as: "\(kind).concept", db)
    try ShardColumns.write(entries.map(\.mask), as: "\(kind).mask", db)
    try ShardColumns.write(entries.map(\.hash), as: "\(kind).hash", db)
  }

  fileprivate init(_ kind: String, _ db: Database) throws {
    self.init()
    let letters = try ShardColumns.read("\(kind).letters", as: UInt8.self, db)
    let counts = try ShardColumns.read("\(kind).count", as: UInt8.self, db)
    let kinds = try ShardColumns.read("\(kind).kind", as: UInt8.self, db)
    let scripts = try ShardColumns.read("\(kind).script", as: UInt8.self, db)
    let concepts = try ShardColumns.read("\(kind).concept", as: UInt16.self, db)
    let masks = try ShardColumns.read("\(kind).mask", as: UInt32.self, db)
    let hashes = try ShardColumns.read("\(kind).hash", as: UInt32.self, db)
    let lengths = [kinds.count, scripts.count, concepts.count, masks.count, hashes.count]
    guard lengths.allSatisfy({ $0 == counts.count }) else { throw ShardColumns.damage }
    var start = 0
    for place in counts.indices {
      guard let kind = PartyName.Kind(rawValue: kinds[place]),
        let script = PartyName.Script(rawValue: scripts[place]),
        start + Int(counts[place]) <= letters.count
      else { throw ShardColumns.damage }
      let entry = Entry(
        start: 0, count: counts[place], kind: kind, script: script, concept: concepts[place],
        mask: masks[place], hash: hashes[place])
      guard Int(add(entry, letters[start..<start + Int(counts[place])])) == place else {
        throw ShardColumns.damage
      }
      start += Int(counts[place])
    }
  }

  fileprivate func hasWord(_ id: Int, as other: Int, of read: WordIndex) -> Bool {
    let (mine, theirs) = (entries[id], read.entries[other])
    return mine.kind == theirs.kind && mine.script == theirs.script
      && mine.concept == theirs.concept && mine.hash == theirs.hash && mine.mask == theirs.mask
      && spelling(of: id).elementsEqual(read.spelling(of: other))
  }
}

extension Shard {
  /// How the names of its parties are read; `nil` where it does not say, or says what holds no longer.
  func nameReadings() throws(Diagnostic) -> NameReadings? {
    try reading { db in try NameReadings(db) }
  }
}
