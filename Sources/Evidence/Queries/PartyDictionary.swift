import Facts

/// The party names of all shards as one dictionary; names that shards share have one id.
struct PartyDictionary: Sendable {
  private(set) var names: [String] = []
  /// By the digest of a name, or the next number where another name's digest is the same.
  private var ids = DigestTable()
  /// By shard and by the shard's party id: the id of the name that stands for it, or -1.
  private var globals: [[Int32]] = []
  /// By shard: where in `locals` the parties of a name begin.
  private var starts: [[Int32]] = []
  private var locals: [[Int32]] = []
  private let indexed = Lazily<NameIndex>()
  /// Whether a name can be found as another's translation; `nil` where there are too many names for that.
  private(set) var mayTranslate: Bool?

  init(_ shards: [Shard]) throws(Diagnostic) {
    var pairs: [[(name: Int32, party: Int32)]] = []
    for shard in shards {
      let parties = try shard.parties()
      if names.isEmpty {
        ids = DigestTable(capacity: parties.count)
        names.reserveCapacity(parties.count)
      }
      var global = [Int32](repeating: -1, count: parties.count + 1)
      var found: [(name: Int32, party: Int32)] = []
      found.reserveCapacity(parties.count)
      for party in parties {
        for text in [party.text, party.other] where !text.isEmpty {
          let id = add(text)
          if party.id < global.count, global[party.id] < 0 { global[party.id] = id }
          found.append((id, Int32(party.id)))
        }
      }
      globals.append(global)
      pairs.append(found)
    }
    mayTranslate = NameIndex.mayTranslate(names)
    for found in pairs { index(found) }
  }

  private mutating func add(_ name: String) -> Int32 {
    let (id, digest) = place(of: name)
    if let id { return Int32(id) }
    ids[digest] = names.count
    names.append(name)
    return Int32(names.count - 1)
  }

  static func digest(of name: String) -> Int {
    var text = IdentityDigest()
    var name = name
    name.withUTF8 { text.add($0) }
    return text.value
  }

  /// A name's id, or the digest under which it can be kept.
  private func place(of name: String) -> (id: Int?, digest: Int) {
    var digest = PartyDictionary.digest(of: name)
    while let id = ids[digest] {
      if names[id] == name { return (id, digest) }
      digest &+= 1
    }
    return (nil, digest)
  }

  /// Sorts a shard's pairs by name, by counting.
  private mutating func index(_ pairs: [(name: Int32, party: Int32)]) {
    var starts = [Int32](repeating: 0, count: names.count + 1)
    for pair in pairs { starts[Int(pair.name) + 1] += 1 }
    for at in 1..<starts.count { starts[at] += starts[at - 1] }
    var next = starts
    var locals = [Int32](repeating: 0, count: pairs.count)
    for pair in pairs {
      locals[Int(next[Int(pair.name)])] = pair.party
      next[Int(pair.name)] += 1
    }
    self.starts.append(starts)
    self.locals.append(locals)
  }

  /// The parties of a shard that have one of the names.
  func locals(of names: some Sequence<Int>, in shard: Int) -> [Int] {
    var found: Set<Int32> = []
    for name in names {
      found.formUnion(locals[shard][Int(starts[shard][name])..<Int(starts[shard][name + 1])])
    }
    return found.map(Int.init)
  }

  /// The name that stands for a shard's party; `nil` for records without one.
  func name(of party: Int, in shard: Int) -> Int? {
    let id = globals[shard][party]
    return id < 0 ? nil : Int(id)
  }

  func id(of name: String) -> Int? { place(of: name).id }

  /// The name of this digest.
  func id(ofDigest digest: Int) -> Int? { ids[digest] }

  /// True where a shard has the name.
  func holds(_ name: Int, in shard: Int) -> Bool {
    starts[shard][name] < starts[shard][name + 1]
  }

  func index() throws(Diagnostic) -> NameIndex {
    try indexed.value { () throws(Diagnostic) in NameIndex(names) }
  }
}
