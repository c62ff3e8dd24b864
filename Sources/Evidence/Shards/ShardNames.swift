import Facts
import GRDB

/// The distinct names of a shard's parties, in the order in which the parties bring them.
///
///     let names = try shard.names()
///     names.parties(of: 0)  // the ids of the parties that have the first name
struct ShardNames: Sendable {
  private(set) var texts = NameTexts()
  /// By name: its digest, by which names are found.
  private(set) var digests: [Int] = []
  /// By a party's id: the name that stands for it, or -1.
  private(set) var standing: [Int32] = []
  /// The parties of name `n`: `parties[starts[n]..<starts[n + 1]]`.
  private var starts: [Int32] = []
  private var parties: [Int32] = []

  /// - Parameter parties: in the order of their ids.
  init(_ parties: [Shard.Text]) {
    var found = NameIds(capacity: parties.count)
    var pairs: [(name: Int32, party: Int32)] = []
    pairs.reserveCapacity(parties.count)
    standing = [Int32](repeating: -1, count: (parties.last?.id ?? 0) + 1)
    for party in parties {
      for var text in [party.text, party.other] where !text.isEmpty {
        let (name, digest) = text.withUTF8 { bytes in
          let digest = NameIds.digest(of: bytes)
          return (found.add(digest, in: texts) { $0.elementsEqual(bytes) }, digest)
        }
        if name.isNew {
          texts.append(text)
          digests.append(digest)
        }
        if standing[party.id] < 0 { standing[party.id] = Int32(name.id) }
        pairs.append((Int32(name.id), Int32(party.id)))
      }
    }
    index(pairs)
  }

  /// Sorts the pairs by name, by counting.
  private mutating func index(_ pairs: [(name: Int32, party: Int32)]) {
    starts = [Int32](repeating: 0, count: texts.count + 1)
    for pair in pairs { starts[Int(pair.name) + 1] += 1 }
    for at in 1..<starts.count { starts[at] += starts[at - 1] }
    var next = starts
    parties = [Int32](repeating: 0, count: pairs.count)
    for pair in pairs {
      parties[Int(next[Int(pair.name)])] = pair.party
      next[Int(pair.name)] += 1
    }
  }

  var count: Int { starts.count - 1 }

  func parties(of name: Int) -> ArraySlice<Int32> {
    parties[Int(starts[name])..<Int(starts[name + 1])]
  }

  /// The same without the names themselves, which are kept elsewhere.
  mutating func takeTexts() -> (texts: NameTexts, digests: [Int]) {
    defer { (texts, digests) = (NameTexts(), []) }
    return (texts, digests)
  }
}

// MARK: In the shard

extension ShardNames {
  func write(_ db: Database) throws {
    try ShardColumns.write(texts.letters, as: "name.letters", db)
    try ShardColumns.write(texts.ends, as: "name.end", db)
    try ShardColumns.write(standing, as: "party.name", db)
    try ShardColumns.write(starts, as: "name.start", db)
    try ShardColumns.write(parties, as: "name.party", db)
  }

  /// As the shard has them; `nil` in one that a program before sealed.
  init?(_ db: Database) throws {
    guard try db.tableExists("column") else { return nil }
    guard
      let texts = NameTexts(
        letters: try ShardColumns.read("name.letters", as: UInt8.self, db),
        ends: try ShardColumns.read("name.end", as: Int.self, db))
    else { throw ShardColumns.damage }
    self.texts = texts
    digests = texts.indices.map { NameIds.digest(of: texts.bytes(of: $0)) }
    standing = try ShardColumns.read("party.name", as: Int32.self, db)
    starts = try ShardColumns.read("name.start", as: Int32.self, db)
    parties = try ShardColumns.read("name.party", as: Int32.self, db)
    let (names, ids) = (Int32(texts.count), Int32(standing.count))
    guard starts.count == texts.count + 1, starts[0] == 0,
      Int(starts[texts.count]) == parties.count,
      zip(starts, starts.dropFirst()).allSatisfy({ $0 <= $1 }),
      standing.allSatisfy({ $0 >= -1 && $0 < names }),
      parties.allSatisfy({ $0 > 0 && $0 < ids })
    else { throw ShardColumns.damage }
  }
}

extension Shard {
  /// The distinct names of its parties.
  func names() throws(Diagnostic) -> ShardNames {
    if let names = try reading({ db in try ShardNames(db) }) { return names }
    return ShardNames(try parties())
  }
}

/// Names by their digests; two of one digest are told apart by their letters.
struct NameIds: Sendable {
  private var ids: DigestTable
  private var count = 0

  init(capacity: Int = 0) { ids = DigestTable(capacity: capacity) }

  /// Of names by their digests, their places the ids; `nil` where one is there twice.
  init?(of texts: NameTexts, _ digests: [Int]) {
    ids = DigestTable(capacity: digests.count)
    count = digests.count
    for place in ids.nearby(digests) {
      let name = texts.bytes(of: Int(place))
      var digest = digests[Int(place)]
      while let id = ids[digest] {
        if texts.bytes(of: id) == name { return nil }
        digest &+= 1
      }
      ids[digest] = Int(place)
    }
  }

  static func digest(of name: UnsafeBufferPointer<UInt8>) -> Int {
    var digest = IdentityDigest()
    digest.add(name)
    return digest.value
  }

  static func digest(of name: ArraySlice<UInt8>) -> Int {
    name.withUnsafeBufferPointer { digest(of: $0) }
  }

  /// The id of a name, by its digest and what tells it apart.
  func id(_ digest: Int, in texts: NameTexts, _ isSame: (ArraySlice<UInt8>) -> Bool) -> Int? {
    var digest = digest
    while let id = ids[digest] {
      if isSame(texts.bytes(of: id)) { return id }
      digest &+= 1
    }
    return nil
  }

  /// The same of a name that is added, with the next id, where it is not there.
  mutating func add(
    _ digest: Int, in texts: NameTexts, _ isSame: (ArraySlice<UInt8>) -> Bool
  ) -> (id: Int, isNew: Bool) {
    var digest = digest
    while let id = ids[digest] {
      if isSame(texts.bytes(of: id)) { return (id, false) }
      digest &+= 1
    }
    ids[digest] = count
    count += 1
    return (count - 1, true)
  }

  /// The first name of this digest.
  func id(ofDigest digest: Int) -> Int? { ids[digest] }
}
