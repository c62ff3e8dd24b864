import Facts

extension EvidenceFolder {
  /// What the records say to one query: sums, groups, how its words were understood, coverage, records.
  ///
  ///     let scope = Scope(consignee: PartyReference(text: "Tekhnolug"), origin: ["CN"])
  ///     try evidence.answer(EvidenceQuery(scope: scope)).tally.records
  public func answer(_ query: EvidenceQuery, naming: PartyNaming = .asInStories)
    throws(Diagnostic) -> EvidenceAnswer
  {
    let part = try part(of: query, naming, from: Array(shards.indices))
    return PartialAnswer.answer(to: query, merging: [part])
  }

  /// What the records say to many queries, on all cores, in their order.
  ///
  ///     try evidence.answers(to: claims.map { EvidenceQuery(scope: $0.scope) })
  public func answers(to queries: [EvidenceQuery], naming: PartyNaming = .asInStories)
    throws(Diagnostic) -> [EvidenceAnswer]
  {
    try concurrently(queries) { (query) throws(Diagnostic) in try answer(query, naming: naming) }
  }

  /// What the shards of these ids have to say to a query; without ids, what all have. They are read one after the other:
  /// who puts parts together has other work for the other cores.
  ///
  /// - Throws: `Diagnostic` where a shard is not there or cannot be read.
  public func partialAnswer(to query: EvidenceQuery, from ids: [String]? = nil)
    throws(Diagnostic) -> PartialAnswer
  {
    var numbers = Array(shards.indices)
    if let ids {
      numbers = []
      for id in ids {
        guard let number = shards.firstIndex(where: { $0.id == id }) else {
          throw EvidenceFault.unknownShard(id)
        }
        numbers.append(number)
      }
    }
    return try part(of: query, .asInStories, from: numbers, isSpread: false)
  }

  /// A part without records: how the words and the coverage are understood.
  private func emptyPart(of query: EvidenceQuery, _ resolution: QueryResolution) -> PartialAnswer {
    emptyPart(of: query, resolution, knowing: knowing(resolution))
  }

  /// - Parameter knowing: the shards whose records have the parties of the query.
  func emptyPart(of query: EvidenceQuery, _ resolution: QueryResolution, knowing: Set<Int>)
    -> PartialAnswer
  {
    var part = PartialAnswer(
      resolution: resolution.report,
      coverage: CoverageReading.coverage(of: query.scope, by: coverageSources, knowing: knowing))
    // Only the first and the last day of trade depend on how far the evidence reaches at all.
    if query.measure == .firstDay || query.measure == .lastDay {
      part.extent = CoverageReading.extent(of: datasets)
    }
    part.isCoverageAssumed = datasets.contains(where: \.isCoverageAssumed)
    for (slot, party) in resolution.parties {
      // An acronym that a story writes in capitals is one brand («NZK»), whatever its companies are called.
      let asked = resolution.asked[slot] ?? ""
      if asked.utf8.count <= 6, asked == asked.uppercased(), !asked.contains(" ") { continue }
      if party.rivals.count > 1 { part.rivals[slot] = party.rivals }
    }
    return part
  }

  /// The shards whose records have all parties that were found, else any of them.
  private func knowing(_ resolution: QueryResolution) -> Set<Int> {
    guard shards.count > 1 else { return [] }
    let sets = resolution.parties.values.filter { !$0.scores.isEmpty }.map { party in
      Set(shards.indices.filter { !party.locals(in: $0).isEmpty })
    }
    return EvidenceFolder.knowing(sets)
  }

  /// - Parameter sets: by party that was found, the shards that have it.
  static func knowing(_ sets: [Set<Int>]) -> Set<Int> {
    guard let first = sets.first else { return [] }
    let all = sets.dropFirst().reduce(first) { $0.intersection($1) }
    return all.isEmpty ? sets.dropFirst().reduce(first) { $0.union($1) } : all
  }

  /// - Parameter isSpread: whether the shards are read on all cores.
  private func part(
    of query: EvidenceQuery, _ naming: PartyNaming, from numbers: [Int], isSpread: Bool = true
  ) throws(Diagnostic) -> PartialAnswer {
    let question = WideAnswers.Question(query: query, naming: naming, shards: numbers)
    if let known = wideAnswers.part(for: question) { return known }
    var walked = 0
    let part = try part(
      of: query, try resolve(query.scope, naming), from: numbers, isSpread: isSpread, &walked)
    wideAnswers.keep(part, for: question, walked: walked)
    return part
  }

  /// - Parameter walked: grows by the records that came by.
  private func part(
    of query: EvidenceQuery, _ resolution: QueryResolution, from numbers: [Int], isSpread: Bool,
    _ walked: inout Int
  ) throws(Diagnostic) -> PartialAnswer {
    var part = emptyPart(of: query, resolution)
    var plans: [(shard: Int, plan: ShardPlan)] = []
    for number in numbers {
      guard var plan = try plan(query.scope, resolution, in: number) else { continue }
      plan.currency = query.currency
      plan.asksGross = query.measure == .netMass
      plans.append((number, plan))
    }
    if let most = query.partiesAtMost, let grouping = query.grouping {
      let crowd = try crowd(plans, by: grouping, beyond: most)
      part.crowd = crowd.sorted()
      guard crowd.count <= most else {
        for (number, plan) in plans where try shards[number].holdsAny(plan) {
          part.shards.append(shards[number].id)
        }
        return part
      }
    }
    walked += try take(plans, resolution, query, isSpread: isSpread, into: &part)
    return part
  }

  /// Sums, groups and records of the plans, each plan's in one walk.
  ///
  /// - Returns: how many records came by.
  private func take(
    _ plans: [(shard: Int, plan: ShardPlan)], _ resolution: QueryResolution,
    _ query: EvidenceQuery, isSpread: Bool, into part: inout PartialAnswer
  ) throws(Diagnostic) -> Int {
    var groupings: [(slot: Scope.Slot?, by: Grouping)] = []
    if let grouping = query.grouping { groupings.append((nil, grouping)) }
    for (slot, grouping) in [(Scope.Slot.shipper, Grouping.shipper), (.consignee, .consignee)]
    where part.rivals[slot] != nil {
      groupings.append((slot, grouping))
      part.present[slot] = [:]
    }
    let asked = groupings.map(\.by)
    let found = try concurrently(plans, isSpread: isSpread) { (entry) throws(Diagnostic) in
      try read(entry.plan, in: entry.shard, asked, resolution, query)
    }
    var selected: [(shard: Int, records: [Shard.Selected])] = []
    if query.measure?.isPrice == true { part.priced = GroupBuilder() }
    for (number, read) in zip(plans.map(\.shard), found) {
      let whole = read.groups[0][0] ?? GroupBuilder()
      if whole.tally.records > 0 { part.shards.append(shards[number].id) }
      part.whole.merge(whole)
      if let priced = read.priced { part.priced?.merge(priced) }
      for (grouping, groups) in zip(groupings, read.groups.dropFirst()) {
        let named = try named(groups, by: grouping.by, in: number)
        if let slot = grouping.slot {
          PartialAnswer.merge(named, into: &part.present[slot, default: [:]])
        } else {
          PartialAnswer.merge(named, into: &part.groups)
        }
      }
      selected.append((number, read.selected))
    }
    if query.recordLimit > 0 { part.records = try listed(selected, resolution, query) }
    return found.reduce(0) { $0 + $1.walked }
  }

  private func read(
    _ plan: ShardPlan, in number: Int, _ groupings: [Grouping], _ resolution: QueryResolution,
    _ query: EvidenceQuery
  ) throws(Diagnostic) -> RecordsRead {
    let shard = shards[number]
    var order = ReadingOrder(columns: [nil] + groupings.map(\.column))
    order.isAlone = plan.leftOut.isEmpty && isAlone(number)
    order.limit = query.recordLimit
    order.score = try scoring(resolution, in: number)
    if let measure = query.measure, measure.isPrice { order.priced = shard.priced(measure) }
    return try shard.read(plan, order)
  }

  /// True where no other shard reaches into this one's days, so that none can hold a line of one of its
  /// declarations.
  private func isAlone(_ number: Int) -> Bool {
    let period = datasets[number].period
    return datasets.indices.allSatisfy { other in
      other == number || datasets[other].period.intersection(period) == nil
    }
  }

  /// `nil` where no record of the shard can match.
  func plan(_ scope: Scope, _ resolution: QueryResolution, in number: Int)
    throws(Diagnostic) -> ShardPlan?
  {
    let parties = resolution.parties.mapValues { $0.locals(in: number) }
    return try plan(scope, resolution, parties, in: number)
  }

  /// - Parameter parties: the shard's own ids of the parties that are meant.
  func plan(
    _ scope: Scope, _ resolution: QueryResolution, _ parties: [Scope.Slot: [Int]], in number: Int
  ) throws(Diagnostic) -> ShardPlan? {
    let shard = shards[number]
    guard try shard.holdsDays(of: scope.period) else { return nil }
    var plan = ShardPlan()
    plan.leftOut = try leftOut(of: number)
    if let shipper = scope.shipper {
      let ids = parties[.shipper] ?? []
      if ids.isEmpty, !shipper.isExcluded { return nil }
      plan.shippers = .init(ids: ids, isExcluded: shipper.isExcluded)
    }
    if let consignee = scope.consignee {
      let ids = parties[.consignee] ?? []
      if ids.isEmpty, !consignee.isExcluded { return nil }
      plan.consignees = .init(ids: ids, isExcluded: consignee.isExcluded)
    }
    if scope.goods != nil {
      let codes = shard.codeIds(resolution.codes)
      plan.codes = codes
      if !resolution.goods.isEmpty {
        plan.goods = try goods().locals(of: resolution.goods.keys, in: number)
      }
      if codes.isEmpty, plan.goods.isEmpty { return nil }
    }
    plan.routes = routes(scope, in: shard)
    if plan.routes?.isEmpty == true { return nil }
    plan.from = scope.period.from?.number
    plan.to = scope.period.to?.number
    return plan
  }

  /// A stop on the way is where a record names a transit, or where it was sent from.
  private func routes(_ scope: Scope, in shard: Shard) -> [Int]? {
    func keys(_ codes: [String]) -> Set<Int>? {
      codes.isEmpty
        ? nil : Set(codes.compactMap { CountryCode.key(Array($0.utf8)[...]) })
    }
    let (origin, departure) = (keys(scope.origin), keys(scope.departure))
    let (via, destination) = (keys(scope.via), keys(scope.destination))
    guard origin != nil || departure != nil || via != nil || destination != nil else { return nil }
    return shard.routeIds { route in
      // «from the Emirates through Turkey»: where the record names the stop, the way began there, or they were made there.
      let isInTransit = scope.isStop == true && departure?.contains(route.via) == true
      let isSent = departure?.contains(route.departure) != false || isInTransit
      let isMade =
        origin.map {
          $0.contains(route.origin) || isInTransit && $0.contains(route.departure)
        } ?? true
      return isSent && isMade
        && via.map { $0.contains(route.via) || $0.contains(route.departure) } ?? true
        && destination?.contains(route.destination) != false
    }
  }

  /// The names of the parties of some plans, until they are more than `most`.
  private func crowd(
    _ plans: [(shard: Int, plan: ShardPlan)], by grouping: Grouping, beyond most: Int
  ) throws(Diagnostic) -> Set<String> {
    let parties = try parties()
    var crowd: Set<String> = []
    for (number, plan) in plans {
      if let side = grouping.side, most < DayTraders.most, plan.asksDaysAlone {
        let known = try shards[number].traders(on: side, plan)
        for party in known {
          if let name = parties.name(of: party, in: number) { crowd.insert(parties.names[name]) }
        }
        if crowd.count > most { return crowd }
        // Each day's list ends at so many: fewer than that are all.
        if known.count < DayTraders.most { continue }
      }
      try shards[number].eachKey(plan, of: grouping.column) { key in
        if let name = parties.name(of: key, in: number) { crowd.insert(parties.names[name]) }
        return crowd.count <= most
      }
    }
    return crowd
  }

  /// Groups of one shard by the names or codes that its ids stand for.
  private func named(_ groups: [Int: GroupBuilder], by grouping: Grouping, in number: Int)
    throws(Diagnostic) -> [String: GroupBuilder]
  {
    let isParty = grouping == .shipper || grouping == .consignee
    let parties = isParty ? try parties() : nil
    let shard = shards[number]
    var found: [String: GroupBuilder] = [:]
    for (key, group) in groups {
      let name: String
      switch grouping {
      case .shipper, .consignee:
        name = parties.flatMap { all in all.name(of: key, in: number).map { all.names[$0] } } ?? ""
      case .origin: name = CountryCode.text(shard.routes[key].origin)
      case .departure: name = CountryCode.text(shard.routes[key].departure)
      case .destination: name = CountryCode.text(shard.routes[key].destination)
      case .goods: name = key == 0 ? "" : String(HSKey.text(shard.codes[key]).prefix(4))
      case .day: name = Day(number: key).description
      }
      if !name.isEmpty { found[name, default: GroupBuilder()].merge(group) }
    }
    return found
  }
}

extension Shard {
  /// Which of its records give a price: a value, and what it is the price of.
  fileprivate func priced(_ measure: Measure) -> ReadingOrder.Priced {
    measure == .pricePerKilogram
      ? .byMass
      : .byQuantity(
        units: Set(units.indices.filter { $0 > 0 && !Measure.dimensions.contains(units[$0]) }))
  }
}

extension GroupBuilder {
  /// Groups as the answer lists them; the spellings of one party are one group.
  static func groups(_ named: [String: GroupBuilder], by grouping: Grouping)
    -> [EvidenceAnswer.Group]
  {
    guard grouping == .shipper || grouping == .consignee else {
      return sorted(named.map { $0.value.group(named: [$0.key]) })
    }
    let found = named.sorted { $0.key < $1.key }
    let clusters = PartyClusters(of: found.map(\.key), counts: found.map(\.value.tally.records))
    return sorted(
      clusters.parties.map { members in
        var builder = GroupBuilder()
        for member in members { builder.merge(found[member].value) }
        return builder.group(named: members.map { found[$0].key })
      })
  }

  private static func sorted(_ groups: [EvidenceAnswer.Group]) -> [EvidenceAnswer.Group] {
    groups.sorted { ($1.tally.valueInUSDCents, $0.name) < ($0.tally.valueInUSDCents, $1.name) }
  }
}

extension Grouping {
  fileprivate var side: DayTraders.Side? {
    switch self {
    case .shipper: .shipper
    case .consignee: .consignee
    default: nil
    }
  }

  var column: TallyColumn {
    switch self {
    case .shipper: .shipper
    case .consignee: .consignee
    case .origin, .departure, .destination: .route
    case .goods: .hs
    case .day: .day
    }
  }
}
