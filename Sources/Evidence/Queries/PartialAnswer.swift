import Facts

/// What some shards answer to a query; merged with what the others answer it is the whole answer.
///
///     let parts = try [["1f3a…"], ["9c20…"]].map { try evidence.partialAnswer(to: query, from: $0) }
///     PartialAnswer.answer(to: query, merging: parts) == (try evidence.answer(query))  // true
///
/// The words of the query are resolved over all shards in every part, so all parts agree on them.
public struct PartialAnswer: Sendable, Codable {
  var whole = GroupBuilder()
  /// The records that give a price, where one is asked for.
  var priced: GroupBuilder?
  /// By the name or code that a record's key stands for.
  var groups: [String: GroupBuilder] = [:]
  /// The same by party, for a slot whose name several parties bear.
  var present: [Scope.Slot: [String: GroupBuilder]] = [:]
  /// The spellings of each of these parties.
  var rivals: [Scope.Slot: [[String]]] = [:]
  /// Best match first; as many as the query asks for.
  var records: [Shipment] = []
  var resolution: EvidenceAnswer.Resolution
  var coverage: Coverage
  var extent = Period.always
  var isCoverageAssumed = false
  /// Where the query sets a limit to them: the parties of the scope, some more than it at most.
  var crowd: [String]?
  /// The shards that hold records of the scope.
  public internal(set) var shards: [String] = []

  mutating func merge(_ other: PartialAnswer) {
    whole.merge(other.whole)
    if let more = other.priced { priced = priced.map { PartialAnswer.united($0, more) } ?? more }
    groups.merge(other.groups) { PartialAnswer.united($0, $1) }
    for (slot, found) in other.present {
      present[slot, default: [:]].merge(found) { PartialAnswer.united($0, $1) }
    }
    records += other.records
    if let more = other.crowd { crowd = Set((crowd ?? []) + more).sorted() }
    shards = (shards + other.shards).sorted()
  }

  /// True where more parties share the scope than the query lists.
  func isCrowded(for query: EvidenceQuery) -> Bool {
    guard let most = query.partiesAtMost, let crowd else { return false }
    return crowd.count > most
  }

  static func merge(_ found: [String: GroupBuilder], into all: inout [String: GroupBuilder]) {
    if all.isEmpty {
      all = found
      return
    }
    for (name, group) in found { all[name, default: GroupBuilder()].merge(group) }
  }

  private static func united(_ a: GroupBuilder, _ b: GroupBuilder) -> GroupBuilder {
    var sum = a
    sum.merge(b)
    return sum
  }

  /// The answer of all shards that the parts are of, in whatever order they come.
  ///
  /// - Precondition: the parts answer `query`, and no shard has a say in two of them.
  public static func answer(to query: EvidenceQuery, merging parts: [PartialAnswer])
    -> EvidenceAnswer
  {
    guard var all = parts.first else { return EvidenceAnswer() }
    for part in parts.dropFirst() { all.merge(part) }
    if all.isCrowded(for: query) {
      all.whole = GroupBuilder()
      all.priced = nil
      (all.groups, all.present, all.records) = ([:], [:], [])
    }
    var resolution = all.resolution
    resolution.ambiguousParties = all.ambiguities
    var answer = EvidenceAnswer(
      tally: all.whole.tally,
      groups: query.grouping.map { GroupBuilder.groups(all.groups, by: $0) } ?? [],
      resolution: resolution, coverage: all.coverage,
      records: parts.count == 1
        ? all.records : Array(all.records.sorted(by: precedes).prefix(query.recordLimit)),
      extent: all.extent, isCoverageAssumed: all.isCoverageAssumed)
    answer.priced = all.priced?.tally
    return answer
  }

  /// A name is ambiguous only where records of two of its parties lie in the scope.
  private var ambiguities: [Scope.Slot: [String]] {
    var out: [Scope.Slot: [String]] = [:]
    for (slot, found) in present {
      let sets = (rivals[slot] ?? []).map(Set.init)
      let grouping: Grouping = slot == .shipper ? .shipper : .consignee
      let fitting = GroupBuilder.groups(found, by: grouping).filter { group in
        sets.contains { !$0.isDisjoint(with: group.names) || $0.contains(group.name) }
      }
      if fitting.count > 1 { out[slot] = fitting.map(\.name).sorted() }
    }
    return out
  }

  /// The order of `EvidenceFolder.records`: by match, day, file, row and shard.
  private static func precedes(_ a: Shipment, _ b: Shipment) -> Bool {
    func score(_ shipment: Shipment) -> Double {
      (shipment.matched[.shipper] ?? 0) + (shipment.matched[.consignee] ?? 0)
    }
    let (x, y) = (score(a), score(b))
    if x != y { return x > y }
    if a.day != b.day { return (a.day?.number ?? .min) < (b.day?.number ?? .min) }
    return (a.file, a.row, a.dataset) < (b.file, b.row, b.dataset)
  }
}
