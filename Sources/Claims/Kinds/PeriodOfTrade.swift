import Facts

extension KindReader {
  /// «The shipments took place between June and December 2022».
  static let period = KindReader(kind: .period) { scene in
    guard scene.figures.isEmpty else { return [] }
    for clause in scene.clauses where !clause.isModal && !clause.isNegated {
      let words = clause.tokens.map(scene.sentence.word)
      let takesPlace =
        zip(words, words.dropFirst()).contains {
          ["took", "take", "taken", "taking"].contains($0) && $1 == "place"
        }
        || words.contains {
          ["occurred", "happened", "dated", "spanned", "stretched"].contains($0)
        }
      guard takesPlace, !scene.claimed.contains(where: { clause.tokens.overlaps($0) }),
        let noun = scene.nouns(of: clause).first,
        noun.noun == .shipment || noun.noun == .trade || noun.noun == .sale,
        let date = scene.sentence.dates.first(where: {
          clause.tokens.contains($0.tokens.lowerBound)
        }),
        date.precision == .span || date.precision == .month || date.precision == .year
          || date.precision == .quarter || date.precision == .season,
        let period = scene.resolve(date, against: scene.context.topic?.period),
        let from = period.from, let to = period.to
      else { continue }
      var (topic, inherited) = scene.topic(of: clause, goods: nil, after: nil)
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
