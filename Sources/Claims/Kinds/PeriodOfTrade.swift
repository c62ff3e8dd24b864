import Facts

extension KindReader {
  /// «The shipments took place between June and December 2022».
  static let period = KindReader(kind: .period) { scene in
    guard scene.figures.isEmpty else { return [] }
    for clause in scene.clauses where !clause.isModal && !clause.isNegated {
      guard let verb = PeriodOfTrade.verb(in: clause, scene), !scene.sentence.spoken.contains(verb),
        !scene.claimed.contains(where: { clause.tokens.overlaps($0) }),
        let noun = scene.nouns(of: clause).first, noun.tokens.lowerBound < verb,
        noun.noun == .shipment || noun.noun == .trade || noun.noun == .sale,
        let date = scene.sentence.dates.first(where: {
          clause.tokens.contains($0.tokens.lowerBound)
        }),
        date.precision == .span || date.precision == .month || date.precision == .year
          || date.precision == .quarter || date.precision == .season,
        date.precision == .span || !PeriodOfTrade.spanning.contains(scene.sentence.word(verb)),
        let period = scene.resolve(date, against: scene.context.topic?.period),
        let from = period.from, let to = period.to
      else { continue }
      // What the noun says of the trade, not who «took» place.
      var named = clause
      named.roles = scene.roles(in: clause.tokens)
      var (topic, inherited) = scene.topic(
        of: named, goods: scene.goods(in: clause.tokens), after: nil)
      guard !topic.goods.isEmpty || topic.roles.hasParty else { continue }
      topic.period = nil
      inherited[.period] = nil
      var amount = Amount(
        value: .month(year: from.year, month: from.month), low: .day(from),
        high: .day(to.adding(days: -1)), unit: "day", written: scene.sentence.text[date.tokens])
      amount.hedge = nil
      var draft = Draft(
        .period, sentence: scene.sentence.index, quote: date.tokens, topic: topic,
        measure: .firstDay, amount: amount)
      draft.inherited = inherited
      return [draft]
    }
    return []
  }
}

private enum PeriodOfTrade {
  private static let taking: WordSet = ["took", "take", "taken", "taking"]
  private static let verbs: WordSet = ["occurred", "happened", "dated", "spanned", "stretched"]
  /// Verbs of other things too: only with a span of time behind them.
  static let spanning: WordSet = [
    "made", "sent", "shipped", "delivered", "ran", "lasted", "date", "dates", "continued",
  ]

  /// The word of the clause that tells when its trade went on.
  static func verb(in clause: Clause, _ scene: SentenceScene) -> Int? {
    clause.tokens.first { index in
      let word = scene.sentence.word(index)
      return verbs.contains(word) || spanning.contains(word)
        || taking.contains(word) && scene.sentence.word(index + 1) == "place"
          && clause.tokens.contains(index + 1)
    }
  }
}
