import Facts

/// The party names of all shards as one dictionary; names that shards share have one id.
final class PartyDictionary: Sendable {
  /// By id.
  let names: NameTexts
  private let digests: [Int]
  private let ids: NameIds
  /// By the number of the shard.
  private let places: [Place]
  private let shards: [Shard]
  private let indexed = Lazily<NameIndex>()
  /// Whether a name can be found as another's translation; `nil` where there are too many names for that.
  let mayTranslate: Bool?

  /// What one shard has.
  private struct Place {
    var names: ShardNames
    /// The ids that came with it.
    var added: Range<Int>
    /// By the shard's number of a name: its id here; empty where they are the same.
    var ids: [Int32] = []
    /// By id: the shard's number of the name, or -1; empty where they are the same.
    var numbers: [Int32] = []

    func id(of number: Int32) -> Int { Int(ids.isEmpty ? number : ids[Int(number)]) }

    func number(of id: Int) -> Int? {
      if numbers.isEmpty { return id < added.upperBound ? id : nil }
      return id < numbers.count && numbers[id] >= 0 ? Int(numbers[id]) : nil
    }
  }

  init(_ shards: [Shard]) throws(Diagnostic) {
    self.shards = shards
    var merging = Merging()
    var found: [Int: Place] = [:]
    // What the largest shard has need not be put elsewhere.
    let order = shards.indices.sorted {
      (shards[$1].manifest.records, $0) < (shards[$0].manifest.records, $1)
    }
    for number in order {
      guard let place = merging.place(try shards[number].names()) else {
        throw EvidenceFault.damagedShard(
          shards[number].path, ShardWriter.words(ShardColumns.damage))
      }
      found[number] = place
    }
    places = shards.indices.compactMap { found[$0] }
    names = merging.names
    digests = merging.digests
    ids = merging.ids
    mayTranslate = NameIndex.mayTranslate(names)
  }

  /// The names of some shards, which others join.
  private struct Merging {
    private(set) var names = NameTexts()
    private(set) var digests: [Int] = []
    private(set) var ids = NameIds()

    /// `nil` where the shard has a name twice.
    mutating func place(_ shard: ShardNames) -> Place? {
      var shard = shard
      let (texts, digests) = shard.takeTexts()
      let first = names.count
      if first == 0 {
        guard let ids = NameIds(of: texts, digests) else { return nil }
        self.ids = ids
        (names, self.digests) = (texts, digests)
        return Place(names: shard, added: 0..<texts.count)
      }
      var place = Place(names: shard, added: first..<first)
      place.ids.reserveCapacity(texts.count)
      for (number, digest) in digests.enumerated() {
        let name = texts.bytes(of: number)
        let (id, isNew) = ids.add(digest, in: names) { $0 == name }
        if isNew {
          names.append(name)
          self.digests.append(digest)
        }
        place.ids.append(Int32(id))
      }
      place.added = first..<names.count
      place.numbers = [Int32](repeating: -1, count: names.count)
      for (number, id) in place.ids.enumerated() {
        if place.numbers[Int(id)] >= 0 { return nil }
        place.numbers[Int(id)] = Int32(number)
      }
      return place
    }
  }

  /// The parties of a shard that have one of the names.
  func locals(of names: some Sequence<Int>, in shard: Int) -> [Int] {
    let place = places[shard]
    var found: Set<Int32> = []
    for name in names {
      if let number = place.number(of: name) { found.formUnion(place.names.parties(of: number)) }
    }
    return found.map(Int.init)
  }

  /// The name that stands for a shard's party; `nil` for records without one.
  func name(of party: Int, in shard: Int) -> Int? {
    let standing = places[shard].names.standing
    guard standing.indices.contains(party) else { return nil }
    let number = standing[party]
    return number < 0 ? nil : places[shard].id(of: number)
  }

  func id(of name: String) -> Int? {
    var name = name
    return name.withUTF8 { bytes in
      ids.id(NameIds.digest(of: bytes), in: names) { $0.elementsEqual(bytes) }
    }
  }

  /// The name of this digest.
  func id(ofDigest digest: Int) -> Int? { ids.id(ofDigest: digest) }

  func digest(of name: Int) -> Int { digests[name] }

  /// True where a shard has the name.
  func holds(_ name: Int, in shard: Int) -> Bool { places[shard].number(of: name) != nil }

  func index() throws(Diagnostic) -> NameIndex {
    try indexed.value { () throws(Diagnostic) in
      NameIndex(names, try readings(of: Array(places.indices)).readings)
    }
  }

  /// The names that came with none of some shards.
  func strangers(to known: Set<Int>) throws(Diagnostic) -> NameIndex {
    let others = places.indices.filter { !known.contains($0) }
    let (ids, readings) = try readings(of: others) { name in
      !known.contains { self.holds(name, in: $0) }
    }
    var texts = NameTexts()
    for id in ids { texts.append(names.bytes(of: id)) }
    return NameIndex(texts, readings)
  }

  /// Names that came with some shards, in the order of their ids, and how they are read.
  ///
  /// - Parameter isWanted: says so of names that are wanted; all are where it is `nil`.
  private func readings(of shards: [Int], where isWanted: ((Int) -> Bool)? = nil)
    throws(Diagnostic) -> (ids: [Int], readings: NameReadings)
  {
    var ids: [Int] = []
    var readings = NameReadings()
    for number in shards.sorted(by: { places[$0].added.lowerBound < places[$1].added.lowerBound }) {
      let place = places[number]
      let some = isWanted.map { isWanted in place.added.filter(isWanted) } ?? Array(place.added)
      if some.isEmpty { continue }
      ids += some
      let own = some.lazy.map { self.names[$0] }
      let numbers = some.compactMap { place.number(of: $0).map(Int32.init) }
      if let kept = try self.shards[number].nameReadings(), kept.count == place.names.count,
        kept.agrees(with: own, at: numbers)
      {
        readings.append(kept, only: place.numbers.isEmpty && isWanted == nil ? nil : numbers)
      } else {
        readings.append(NameReadings.of(NameTexts(own)))
      }
    }
    return (ids, readings)
  }
}
