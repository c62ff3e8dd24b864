import Facts

/// Whether the datasets could know what a period asks.
///
/// Coverage that was assumed from the records runs over whole months. An asked period without a
/// beginning or an end asks for whatever the evidence has on that side. One that ends inside a month
/// (so far this year, up to the story's date) is covered too where the records reach the month before:
/// exports appear with a delay, and the story could know no more.
enum CoverageReading {
  static func coverage(of scope: Scope, by all: [Dataset]) -> Coverage {
    guard !all.isEmpty else { return .none("there is no evidence") }
    let asked = scope.period
    let datasets = all.filter { speaks($0, of: scope) }
    guard !datasets.isEmpty else {
      return .none("no dataset covers that direction: the evidence holds \(directions(all))")
    }
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

  /// A country's import records know nothing of goods that went elsewhere, nor its export records of
  /// goods from elsewhere; a dataset that declares no reporter may speak of anything.
  private static func speaks(_ dataset: Dataset, of scope: Scope) -> Bool {
    guard !dataset.reporters.isEmpty, !dataset.flows.isEmpty else { return true }
    let reporters = Set(dataset.reporters)
    for flow in dataset.flows {
      let asked = flow == "export" ? scope.departure : scope.destination
      if asked.isEmpty || !reporters.isDisjoint(with: asked) { return true }
    }
    return false
  }

  private static func directions(_ datasets: [Dataset]) -> String {
    let texts = datasets.map {
      "\($0.flows.joined(separator: " and "))s of \($0.reporters.joined(separator: ", "))"
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
