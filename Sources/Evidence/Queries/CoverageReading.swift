import Facts

/// Whether the datasets could know what a period asks.
///
/// Coverage that was assumed from the records runs over whole months. An asked period without a
/// beginning or an end asks for whatever the evidence has on that side. One that ends inside a month
/// (so far this year, up to the story's date) is covered too where the records reach the month before:
/// exports appear with a delay, and the story could know no more.
enum CoverageReading {
  /// What is known of a dataset: what it declares of itself, and which countries its records have.
  struct Source: Sendable {
    let dataset: Dataset
    var departures: Set<String> = []
    var stops: Set<String> = []
    var destinations: Set<String> = []
    /// The country at one end or the other of every record: whose customs they are of, if anybody's.
    var homes: Set<String> = []
    /// Equal for sources that report the same trade.
    let trade: String

    init(dataset: Dataset) {
      self.dataset = dataset
      trade = "\(dataset.reporters) \(dataset.flows)"
    }
  }

  /// - Parameter knowing: the sources, by their places, whose records have the parties of the scope.
  static func coverage(of scope: Scope, by all: [Source], knowing: Set<Int>) -> Coverage {
    guard !all.isEmpty else { return .none("there is no evidence") }
    let voices = all.map { voice($0, of: scope) }
    let sure = all.indices.filter { voices[$0] == .whole }
    let some = all.indices.filter { voices[$0] != .none }
    guard !some.isEmpty else {
      for (name, asked, known) in [
        ("departure", scope.departure, \Source.departures),
        ("destination", scope.destination, \Source.destinations),
      ] where !asked.isEmpty && all.allSatisfy({ $0[keyPath: known].isEmpty }) {
        return .none("no record of the evidence tells the country of \(name)")
      }
      return .none("no dataset covers that direction: the evidence holds \(directions(all))")
    }
    // Who keeps all records of that way knows enough. Else whoever knows the parties is needed, or may know some of
    // it: the imports of one country do not fill a gap in the exports of another.
    var groups = sure.isEmpty ? grouped(some, all) : [sure]
    let knowingGroups = groups.filter { !knowing.isDisjoint(with: $0) }
    if !knowingGroups.isEmpty { groups = knowingGroups }
    let covered = groups.map { group in
      coverage(of: scope.period, by: group.map { all[$0].dataset })
    }
    if covered.allSatisfy({ $0 == .full }) { return .full }
    let known = covered.indices.compactMap { index -> Period? in
      switch covered[index] {
      case .full: scope.period.isAlways ? nil : scope.period
      case .partial(let period): period
      case .none: nil
      }
    }
    guard let first = known.first, covered.count > 1 else { return covered[0] }
    // The days of which every one of them tells, or those of which any does.
    let common = known.dropFirst().reduce(Optional(first)) { $0?.intersection($1) }
    return .partial(known.count == covered.count ? common ?? first : first)
  }

  /// The places of sources that report the same trade.
  private static func grouped(_ places: [Int], _ all: [Source]) -> [[Int]] {
    Dictionary(grouping: places) { all[$0].trade }
      .sorted { $0.key < $1.key }.map(\.value)
  }

  private static func coverage(of asked: Period, by datasets: [Dataset]) -> Coverage {
    let spans = merged(datasets.map(\.period))
    guard !asked.isAlways else { return .full }
    let parts = spans.compactMap { $0.intersection(asked) }
    guard let first = parts.first, let last = parts.last else {
      return .none("no dataset covers \(words(asked)); the evidence runs \(words(spans))")
    }
    let hull = Period(from: first.from, to: last.to)
    let beginsInTime = asked.from == nil || hull.from == nil || hull.from == asked.from
    let endsInTime = asked.to == nil || hull.to == nil || reaches(hull.to, asked.to)
    return parts.count == 1 && beginsInTime && endsInTime ? .full : .partial(hull)
  }

  /// How much of a scope's trade a dataset can know.
  private enum Voice { case none, some, whole }

  /// A country's import records know nothing of goods that went elsewhere, nor its export records of goods from
  /// elsewhere. A dataset that declares no reporter or flow may speak of anything, unless all its records are of one
  /// country. None speaks of an end of the way that no record of it tells.
  private static func voice(_ source: Source, of scope: Scope) -> Voice {
    let dataset = source.dataset
    let departures =
      scope.isStop == true ? source.departures.union(source.stops) : source.departures
    let ends = [(scope.departure, departures), (scope.destination, source.destinations)]
    if ends.contains(where: { !$0.0.isEmpty && $0.1.isEmpty }) { return .none }
    guard !dataset.reporters.isEmpty, !dataset.flows.isEmpty else {
      let isStrange =
        ends.contains { asked, known in
          !asked.isEmpty && known.count == 1 && known.isDisjoint(with: asked)
        }
        || !source.homes.isEmpty
          && ends.allSatisfy { !$0.0.isEmpty && source.homes.isDisjoint(with: $0.0) }
      return isStrange ? .none : .some
    }
    let reporters = Set(dataset.reporters)
    var voice = Voice.none
    for flow in dataset.flows {
      let asked = flow == "export" ? scope.departure : scope.destination
      if !asked.isEmpty, reporters.isSuperset(of: asked) { return .whole }
      if asked.isEmpty || !reporters.isDisjoint(with: asked) { voice = .some }
    }
    return voice
  }

  private static func directions(_ sources: [Source]) -> String {
    let texts = sources.map { source in
      let dataset = source.dataset
      guard !dataset.reporters.isEmpty, !dataset.flows.isEmpty else {
        return "\(dataset.source), which has no record of it and does not say whose it is"
      }
      return
        "\(dataset.flows.joined(separator: " and "))s of \(dataset.reporters.joined(separator: ", "))"
    }
    return Set(texts).sorted().joined(separator: "; ")
  }

  private static func reaches(_ end: Day?, _ asked: Day?) -> Bool {
    guard let end, let asked else { return true }
    if end >= asked { return true }
    return asked != asked.startOfMonth && end >= asked.startOfMonth
  }

  /// From the first to the last day that any of them covers.
  static func extent(of datasets: [Dataset]) -> Period {
    let spans = merged(datasets.map(\.period))
    guard let first = spans.first, let last = spans.last else { return .always }
    return Period(from: first.from, to: last.to)
  }

  /// The covered days as spans that neither touch nor overlap, in order.
  static func merged(_ periods: [Period]) -> [Period] {
    let sorted = periods.sorted { ($0.from?.number ?? .min) < ($1.from?.number ?? .min) }
    var spans: [Period] = []
    for period in sorted {
      guard let last = spans.last else {
        spans.append(period)
        continue
      }
      let end = last.to?.number ?? .max
      if (period.from?.number ?? .min) <= end {
        let to = max(end, period.to?.number ?? .max)
        spans[spans.count - 1].to = to == .max ? nil : Day(number: to)
      } else {
        spans.append(period)
      }
    }
    return spans
  }

  private static func words(_ spans: [Period]) -> String {
    spans.map(words).joined(separator: ", ")
  }

  private static func words(_ period: Period) -> String {
    switch (period.from, period.to) {
    case (let from?, let to?): "from \(from) to \(to.adding(days: -1))"
    case (let from?, nil): "from \(from) on"
    case (nil, let to?): "up to \(to.adding(days: -1))"
    case (nil, nil): "all days"
    }
  }
}
