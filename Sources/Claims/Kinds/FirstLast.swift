import Facts

extension KindReader {
  /// «The first lathes came on 9 May», «the way through Georgia opened last spring».
  static let first = KindReader(kind: .first) { scene in
    EndReader(scene, isFirst: true).drafts()
  }

  /// «its last sale bears the date of 9 May», «stopped shipping in November 2021».
  static let last = KindReader(kind: .last) { scene in
    EndReader(scene, isFirst: false).drafts()
  }
}

/// Reads claims about the day on which something began or ended.
struct EndReader {
  let scene: SentenceScene
  let isFirst: Bool

  init(_ scene: SentenceScene, isFirst: Bool) {
    self.scene = scene
    self.isFirst = isFirst
  }

  private var sentence: SentenceReading { scene.sentence }

  func drafts() -> [Draft] {
    // Whatever began or ended, a date of the sentence says when.
    guard !sentence.dates.isEmpty, EndCue.mayStand(in: sentence, isFirst: isFirst) else {
      return []
    }
    var out: [Draft] = []
    for (position, clause) in scene.clauses.enumerated() {
      let plain = PlainClause(scene, clause)
      guard !plain.isCircumstance || isFollowed(clause) else { continue }
      guard let cue = EndCue.find(in: plain, isFirst: isFirst),
        !scene.isQuoted(cue.token), !sentence.spoken.contains(cue.token),
        let named = date(of: cue, in: clause, position)
      else { continue }
      let within = day(within: named, clause)
      guard !out.contains(where: { $0.quote.overlaps(within?.date.tokens ?? named.tokens) }),
        var draft = draft(cue, within?.date ?? named, plain)
      else { continue }
      if within != nil { draft.topic.period = named.period }
      out.append(draft)
    }
    return out
  }

  /// «…, when the first lot arrived», «before drying up in June»: said as a fact.
  private func isFollowed(_ clause: Clause) -> Bool {
    ["before", "after", "when", "until"].contains(sentence.word(clause.tokens.lowerBound))
  }

  // MARK: The date

  private func date(of cue: EndCue, in clause: Clause, _ position: Int) -> DateMention? {
    if let date = cue.date { return date }
    let own = sentence.dates.filter { clause.tokens.contains($0.tokens.lowerBound) }
    if let after = own.first(where: { $0.tokens.lowerBound > cue.token }) { return usable(after) }
    // «nine lots in 2022, the earliest of which was booked in May»: the relative clause tells.
    let next = position + 1 < scene.clauses.count ? scene.clauses[position + 1] : nil
    let isTold = next.map { next in
      next.isRelative && next.tokens.lowerBound - cue.token <= 3
        && sentence.dates.contains { next.tokens.contains($0.tokens.lowerBound) }
    }
    if isTold != true, let before = own.last(where: { $0.tokens.upperBound <= cue.token }),
      usable(before) != nil
    {
      return before
    }
    // «the first lot, which cleared customs on 3 May».
    if position + 1 < scene.clauses.count {
      let next = scene.clauses[position + 1]
      let isSaidOfIt = next.isRelative || next.continues || scene.verbs(of: next).isEmpty
      if isSaidOfIt,
        !scene.figures.contains(where: {
          next.tokens.contains(sentence.quantities[$0.quantity].numberTokens.lowerBound)
        }),
        let date = sentence.dates.first(where: { next.tokens.contains($0.tokens.lowerBound) })
      {
        return usable(date)
      }
    }
    // «since 9 May, when the earliest lathe was booked».
    if position > 0, ["the", ",", "when", "the"].contains(sentence.word(clause.tokens.lowerBound)),
      let before = sentence.dates.last(where: { $0.tokens.upperBound <= clause.tokens.lowerBound }),
      clause.tokens.lowerBound - before.tokens.upperBound <= 2
    {
      return usable(before)
    }
    return nil
  }

  /// «the last lathes of 2023 left on 21 December»: the day or month behind a year, in that year.
  private func day(within span: DateMention, _ clause: Clause)
    -> (date: DateMention, span: Period)?
  {
    let coarse: [DateMention.Precision] = [.year, .quarter, .season]
    guard coarse.contains(span.precision), span.openness == .none, let from = span.period.from
    else {
      return nil
    }
    for var date in sentence.dates
    where clause.tokens.contains(date.tokens.lowerBound) && !date.tokens.overlaps(span.tokens)
      && [.day, .month].contains(date.precision) && date.relation == nil
    {
      if date.isRelative, let year = date.period.from?.year {
        date.period = date.period.shifted(years: from.year - year)
      }
      if date.period.intersection(span.period) == date.period { return (date, span.period) }
    }
    return nil
  }

  /// Days and months and named periods; «a year earlier» and open spans tell no day.
  private func usable(_ date: DateMention) -> DateMention? {
    guard date.relation == nil || date.relation == .thatYear, date.precision != .span else {
      return nil
    }
    return date
  }

  // MARK: The claim

  private func draft(_ cue: EndCue, _ date: DateMention, _ plain: PlainClause) -> Draft? {
    let period =
      cue.isExact || cue.token >= date.tokens.upperBound && date.openness != .none
      ? date.parts.last?.period ?? date.period : plain.resolve(date)
    guard let period, let from = period.from ?? period.to?.adding(days: -1) else { return nil }
    var own = scene.goods(in: cue.reach)
    if own?.terms.isEmpty == true { own = nil }
    let local = scene.figures.last {
      sentence.quantities[$0.quantity].tokens.lowerBound < max(cue.token, date.tokens.lowerBound)
    }?.topic
    var (topic, inherited) = plain.topic(goods: own, after: local)
    if cue.namesEvidence(in: plain) {
      topic.roles = plain.clause.roles
      inherited = inherited.filter { $0.key == .goods }
    }
    cue.lay(&topic.roles, plain)
    cue.laySubject(&topic.roles, plain)
    topic.period = nil
    inherited[.period] = nil
    guard !topic.goods.isEmpty || topic.roles.hasParty else { return nil }
    var draft = Draft(
      isFirst ? .first : .last, sentence: sentence.index,
      quote: min(cue.token, date.tokens.lowerBound)..<max(cue.token + 1, date.tokens.upperBound),
      topic: topic, measure: isFirst ? .firstDay : .lastDay,
      amount: amount(date, cue, period, from))
    draft.inherited = inherited
    draft.openDescriptions = plain.clause.roles.doubts
    return draft
  }

  private func amount(_ date: DateMention, _ cue: EndCue, _ period: Period, _ from: Day) -> Amount {
    let value: ClaimValue =
      switch date.precision {
      case .day: .day(from)
      case .month: .month(year: from.year, month: from.month)
      default: .day(from)
      }
    var amount = Amount(value: value, unit: "day", written: sentence.text[date.tokens])
    let last = (period.to ?? from.adding(days: 1)).adding(days: -1)
    // «until 21 February, the date of its last consignment»: the day itself, said behind it.
    let isNamed = cue.token >= date.tokens.upperBound
    switch cue.isExact || isNamed ? .none : date.openness {
    case .before: amount.high = .day(last)
    case .until, .by: amount.high = .day(last)
    case .after: amount.low = .day(from)
    case .since, .from:
      // «began from 3 May»: the day itself, whatever the span that it opens.
      let day = date.parts.first?.period
      amount.low = .day(day?.from ?? from)
      amount.high = (day?.to?.adding(days: -1)).map(ClaimValue.day) ?? .day(from)
    case .none:
      amount.low = .day(from)
      amount.high = .day(last)
    }
    return amount
  }
}
