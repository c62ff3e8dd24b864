import Facts

extension Ledger {
  /// Which two runs are meant by none, one or two numbers.
  ///
  /// - Returns: the earlier first; where only one run is complete, that one twice.
  /// - Throws: TM6026 where no run is complete.
  public func compared(_ named: [Int]) throws(Diagnostic) -> (from: Int, to: Int) {
    if named.count == 2 { return (named[0], named[1]) }
    let complete = try runs().filter(\.isComplete)
    guard let last = complete.last else { throw ArchiveProblem.noRuns(path).diagnostic }
    if let one = named.first { return (one, last.id) }
    let accepted = complete.last { $0.isAccepted }
    let before = accepted ?? complete.dropLast().last ?? last
    return (before.id, last.id)
  }

  public func unfinished(_ run: RunEntry) -> Diagnostic {
    ArchiveProblem.unfinishedRun(run.id).diagnostic
  }
}

extension RunComparison {
  /// What is told instead of the list where more changed than was allowed, in percent of the claims.
  public func excess(over limit: Figure) -> Diagnostic? {
    guard claims > 0, !changes.isEmpty else { return nil }
    let share = Figure(100 * changes.count, over: claims)
    guard share > limit else { return nil }
    let causes = Dictionary(grouping: changes, by: \.cause)
    let most = causes.max { ($0.value.count, "\($1.key)") < ($1.value.count, "\($0.key)") }
    let words = most.map { "\($0.key.place) (\($0.value.count))" } ?? ""
    return ArchiveProblem.tooManyChanges(
      "\(changes.count) of \(claims) claims (\(share.grouped(places: 1)) %)", cause: words
    ).diagnostic
  }
}

extension VerdictChange.Cause {
  /// The import, or the kind of cause.
  fileprivate var place: String {
    switch self {
    case .evidence(let added, let removed): "evidence " + (added + removed).joined(separator: ", ")
    default: name
    }
  }
}
