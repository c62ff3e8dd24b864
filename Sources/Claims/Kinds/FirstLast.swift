import Facts

extension KindReader {
  /// «The first vests arrived on Oct. 3», «the Kazakh route opened only in January».
  static let first = KindReader(kind: .first) { scene in
    EndReader(scene, isFirst: true).drafts()
  }

  /// «its last direct sale is dated 21 February», «stopped shipping in November 2021».
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

  private var markers: Set<String> {
    isFirst ? ["first", "earliest", "debut", "maiden", "inaugural", "initial"] : ["last", "latest", "final"]
  }

  func drafts() -> [Draft] {
    var out: [Draft] = []
    for (position, clause) in scene.clauses.enumerated() {
      guard !clause.isModal, let place = marker(in: clause), let date = date(of: place, in: clause, position) else { continue }
      guard let draft = draft(place, date, clause) else { continue }
      out.append(draft)
    }
    return out
  }

  /// «first» before a noun of trade or goods, or a verb of beginning or ending.
  private func marker(in clause: Clause) -> Int? {
    let sentence = scene.sentence
    for index in clause.tokens where markers.contains(sentence.word(index)) {
      if sentence.dates.contains(where: { $0.tokens.contains(index) }) { continue }
      if ["a", "an"].contains(sentence.word(index - 1)) { continue }
      if sentence.quantities.contains(where: { $0.numberTokens.contains(index) }) { continue }
      var next = index + 1
      while next < min(index + 6, clause.tokens.upperBound) {
        if sentence.goods.contains(where: { $0.tokens.contains(next) }) { return index }
        if sentence.predicates.contains(where: { $0.isNominal && $0.tokens.contains(next) }) { return index }
        if sentence.word(next) == "of", ["the", "them", "those", "these", "which"].contains(sentence.word(next + 1)) { return index }
        if Words.prepositions.contains(sentence.word(next)) { break }
        next += 1
      }
    }
    let verb = scene.verbs(of: clause).first { $0.frame == (isFirst ? .begin : .end) && $0.voice == .active && !$0.isNegated }
    guard let verb else { return nil }
    // «began shipping», «the route opened», «the crossings ended».
    let isAboutTrade = !scene.nouns(of: clause).isEmpty || clause.predicates.count > 1 || clause.pointsBack
      || sentence.goods.contains { clause.tokens.contains($0.tokens.lowerBound) } || clause.continues
    return isAboutTrade ? verb.tokens.lowerBound : nil
  }

  private func date(of marker: Int, in clause: Clause, _ position: Int) -> DateMention? {
    scene.sentence.dates.first {
      clause.tokens.contains($0.tokens.lowerBound) && $0.tokens.lowerBound > marker
    }
      ?? scene.sentence.dates.last {
        clause.tokens.contains($0.tokens.lowerBound) && $0.tokens.upperBound <= marker && $0.precision == .day
      }
  }

  private func draft(_ marker: Int, _ date: DateMention, _ clause: Clause) -> Draft? {
    let sentence = scene.sentence
    guard let period = scene.resolve(date, against: scene.context.topic?.period), let from = period.from ?? period.to?.adding(days: -1) else { return nil }
    var own = scene.goods(in: clause.tokens)
    if own?.terms.isEmpty == true { own = nil }
    let local = scene.figures.last?.topic
    var (topic, inherited) = scene.topic(of: clause, goods: own, after: local)
    topic.period = nil
    guard !topic.goods.isEmpty || topic.roles.hasParty else { return nil }
    let value: ClaimValue =
      switch date.precision {
      case .day: .day(from)
      case .month: .month(year: from.year, month: from.month)
      default: .day(from)
      }
    var amount = Amount(value: value, unit: "day", written: sentence.text[date.tokens])
    switch date.openness {
    case .before, .until: amount.high = period.to.map { .day($0.adding(days: -1)) } ?? .day(from)
    case .by: amount.high = .day((period.to ?? from).adding(days: -1))
    case .after, .since, .from:
      amount.low = .day(from)
    case .none:
      amount.low = .day(from)
      amount.high = .day((period.to ?? from.adding(days: 1)).adding(days: -1))
    }
    var draft = Draft(
      isFirst ? .first : .last, sentence: sentence.index,
      quote: min(marker, date.tokens.lowerBound)..<max(marker + 1, date.tokens.upperBound), topic: topic,
      measure: isFirst ? .firstDay : .lastDay, amount: amount)
    draft.inherited = inherited
    draft.openDescriptions = clause.roles.doubts
    return draft
  }
}
