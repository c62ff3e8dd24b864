import Facts

/// The time that a figure is of: said beside it, or taken over.
extension FigureReader {
  mutating func setPeriod(
    _ topic: inout Topic, _ inherited: inout [Scope.Slot: String], quantity: Int, clause: Clause,
    isComparison: Bool
  ) {
    let source = local ?? antecedent
    let spoken = scene.context.spokenDate.flatMap { date in
      date.sentence == scene.sentence.index - 1
        && (source?.period == nil || source?.sentence ?? -1 < date.sentence) ? date.period : nil
    }
    let before = spoken ?? source?.period ?? scene.context.frame
    if let then = levelBefore(quantity, clause, before) {
      topic.period = then
      return
    }
    let held = scene.sentence.quantities[quantity].tokens.lowerBound - 1
    if let local, FigureReader.containing.contains(scene.sentence.word(held)) {
      // «made one delivery, on 19 February, comprising 38 sights»: of that day.
      topic.period = local.period
      return
    }
    if let source, !hasOwnDate(clause), hasSince(clause) {
      // «has since moved 1,430 on»: from then until the day of the story.
      topic.period = Period(from: source.period?.from)
      inherited[.period] = source.block
      return
    }
    if let date = scene.date(for: quantity, in: clause, except: isComparison ? [] : usedDates),
      !isComparison || isBehind(scene.sentence.dates[date], quantity)
        || scene.sentence.quantities[quantity].changeTarget != .from && figures.isEmpty
    {
      let mention = scene.sentence.dates[date]
      topic.period =
        scene.halves(of: mention).flatMap { reaches(quantity, clause) ? $0.later : nil }
        ?? scene.resolve(mention, against: base(of: mention) ?? before)
      if scene.sentence.quantities[quantity].changeTarget == .to, mention.openness == .by,
        let named = mention.parts.first?.period, named.from != nil
      {
        // «had sunk to 1.1 million by 2023»: that year's.
        topic.period = named
      }
      // «A year before it had been 61 lathes»: only to compare.
      setsBack =
        local == nil && setsBack(mention.relation)
        && (topic.period?.from).map { $0 < (before?.from ?? $0) } ?? false
      if scene.sentence.quantities[quantity].tokens.upperBound <= mention.tokens.lowerBound,
        isComparison
      {
        usedDates.insert(date)
      }
      return
    }
    if isComparison,
      let then = earlier(than: source)
    {
      // «dropped from $86.4 million to $14.7 million»: then and now.
      topic.period = then
      inherited[.period] = source?.block
      return
    }
    guard let source else { return }
    if local == nil, !goesOn {
      // A sentence with goods of its own is of the story's time, not of that of the sentence before.
      contextPeriod = source.period ?? scene.context.lastPeriod
      if let frame = scene.context.frame {
        topic.period = frame
        inherited[.period] = scene.context.frameBlock
      }
      return
    }
    guard let period = source.period else {
      contextPeriod = scene.context.lastPeriod
      return
    }
    topic.period = period
    inherited[.period] = source.block
  }

  /// «from 310 in 2021 to 930 three years later»: counted from the figure before, though it only compares.
  private func base(of date: DateMention) -> Period? {
    switch date.relation {
    case .followingYear?, .yearsAfter?: break
    default: return nil
    }
    guard let last = figures.last, last.isComparison else { return nil }
    return last.topic.period
  }

  /// «tripled in 2023, from 310 to 930», «halved between 2021 and 2023, from …»: the level that the change began at is of
  /// the time before the one that is told.
  private func levelBefore(_ quantity: Int, _ clause: Clause, _ before: Period?) -> Period? {
    let mention = scene.sentence.quantities[quantity]
    guard mention.changeTarget == .from, local == nil,
      let index = scene.date(for: quantity, in: clause, except: []),
      !isBehind(scene.sentence.dates[index], quantity)
    else { return nil }
    let date = scene.sentence.dates[index]
    guard date.tokens.upperBound <= mention.tokens.lowerBound, date.openness == .none else {
      return nil
    }
    if let halves = scene.halves(of: date) { return halves.earlier }
    guard let now = scene.resolve(date, against: before) else { return nil }
    return now.shifted(months: -(scene.monthsBack(in: clause) ?? 12))
  }

  /// «grew fivefold between 2021 and 2023, to $12.4 million»: what it came to at the end.
  private func reaches(_ quantity: Int, _ clause: Clause) -> Bool {
    let mention = scene.sentence.quantities[quantity]
    let isTo =
      mention.changeTarget == .to || scene.sentence.word(mention.tokens.lowerBound - 1) == "to"
    return isTo
      && (scene.verbs(of: clause).contains { $0.frame == .rise || $0.frame == .fall }
        || scene.sentence.quantities.contains { $0.changeTarget == .from })
  }

  /// «the other 32,100 tonnes», «the remaining 310»: what is left over is not what the story goes on with.
  func isRemainder(_ mention: QuantityMention) -> Bool {
    ["other", "remaining"].contains(scene.sentence.word(mention.tokens.lowerBound - 1))
      && (local == nil || figures.count <= 1)
  }

  private func setsBack(_ relation: DateMention.Relation?) -> Bool {
    switch relation {
    case .previousYear?, .yearsBefore?, .samePeriod?: true
    default: false
    }
  }

  /// What a figure is compared with where no time is named: what the story compares with, else the
  /// year before.
  func earlier(than source: Topic?) -> Period? {
    let now = source?.period ?? scene.context.frame
    if let then = scene.context.comparison?.period { return then }
    if let then = scene.context.frameBefore, now == scene.context.frame { return then }
    return now?.shifted(years: -1)
  }

  func hasOwnDate(_ clause: Clause) -> Bool {
    scene.sentence.dates.contains { clause.tokens.contains($0.tokens.lowerBound) }
  }

  /// «has since», «have already», «since then» without a day.
  func hasSince(_ clause: Clause) -> Bool {
    clause.tokens.contains { index in
      scene.sentence.word(index) == "since"
        && (Words.have.contains(scene.sentence.word(index - 1))
          || ["there", "on", "gone", "out", "over"].contains(scene.sentence.word(index - 1))
          || [",", ".", "been"].contains(scene.sentence.word(index + 1)))
    }
  }
}
