import Facts

/// What figures are told of that no customs office records.
///
///     «Shares in the mill fell by 4 per cent», «House prices rose to an average of $240,000», «output doubled»
enum Uncarried: String {
  /// Of goods, but not their movement: their price, their output.
  case measure
  /// No goods at all: a company's shares, a disease.
  case thing

  var words: WordSet {
    switch self {
    case .measure: Uncarried.measures
    case .thing: Uncarried.things
    }
  }

  private static let measures = words(of: .measure)
  private static let things = words(of: .thing)

  private static func words(of kind: Uncarried) -> WordSet {
    WordSet(
      Vocabulary.rows(of: "uncarried.tsv").filter { $0.count > 1 && $0[1] == kind.rawValue }
        .map { $0[0] })
  }
}

extension SentenceScene {
  /// True where such a word stands before the figure, in a clause that names no trade.
  func isOfUncarried(_ mention: QuantityMention, _ clause: Clause, _ kind: Uncarried) -> Bool {
    let before = Range.tokens(from: clause.tokens.lowerBound, to: mention.tokens.lowerBound)
    // «the trading house»: a party, and no house.
    let isSaid = before.contains { token in
      kind.words.contains(sentence.word(token))
        && (kind == .measure
          || !sentence.parties.contains {
            $0.tokens.count > 1 && $0.tokens.contains(token)
          })
    }
    guard isSaid else { return false }
    let isTrade = sentence.predicates.contains { predicate in
      let start = predicate.tokens.lowerBound
      switch kind {
      case .measure:
        return predicate.isNominal && before.contains(start)
          || PlainClause.trades(predicate) && clause.tokens.contains(start)
      case .thing:
        // «Veligor, a trading house, doubled its purchases», «Veligor, a shareholder of the mill, paid it $4 million».
        return clause.tokens.contains(start)
          && (predicate.isNominal || PlainClause.trades(predicate)
            || [.pay, .bill].contains(predicate.frame))
      }
    }
    if isTrade { return false }
    // «children's coats»: goods, whatever word for a thing stands beside them.
    return kind == .measure
      || !sentence.goods.contains { clause.tokens.contains($0.tokens.lowerBound) }
  }
}

extension SentenceScene {
  /// «Add 12 ounces of butter», «17. Peppers»: goods alone, of nobody, from and to nowhere, at no time, in a sentence
  /// without a word of trade. What was spoken of before may lend it all that.
  ///
  /// - Parameter cues: those of the sentence: what «the customs database» holds is trade.
  func isOfNoTrade(_ draft: Draft, _ cues: Screening.Cues) -> Bool {
    if cues.evidence { return false }
    if [.first, .last].contains(draft.kind) { return isOfOtherBeginning }
    let roles = draft.topic.roles
    return [.quantity, .weight, .value, .price, .shipments].contains(draft.kind)
      && !roles.hasParty && !roles.hasPlace && roles.via.isEmpty && roles.doubts.isEmpty
      && draft.topic.period?.isAlways != false && draft.inherited.isEmpty
      && !sentence.predicates.contains { $0.isNominal || $0.frame != .be && $0.frame != .make }
  }

  /// «The hall had been opened before the war, in 1931»: what began names no goods and no trade.
  private var isOfOtherBeginning: Bool {
    sentence.goods.isEmpty
      && sentence.predicates.contains { [.begin, .end].contains($0.frame) && $0.voice == .passive }
      && !sentence.predicates.contains { $0.isNominal || PlainClause.trades($0) }
  }
}
