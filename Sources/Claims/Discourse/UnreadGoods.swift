import Facts

/// Goods that a sentence names and that no vocabulary knows.
///
///     «sold 300 crane parts»: no cranes; «sold 12 pump housings», after lathes: no lathes
///
/// A claim that takes other goods for them may agree with records of those: it is never supported.
enum UnreadGoods {
  static func doubts(about draft: Draft, in sentence: SentenceReading) -> [String] {
    if draft.inherited[.goods] != nil {
      return sentence.unreadGoods.filter { isTraded($0, sentence) }.map {
        "what «\(sentence.text[$0])» are"
      }
    }
    return sentence.goods.filter { $0.isOfParts && draft.topic.goods.contains($0.term) }.map {
      "which goods «\(sentence.text[$0.termTokens])» are"
    }
  }

  /// Counted, or the object of a verb of trade: «at the lorry park» names no goods.
  private static func isTraded(_ compound: Range<Int>, _ sentence: SentenceReading) -> Bool {
    let start = compound.lowerBound
    return sentence.quantities.contains {
      $0.numberTokens.upperBound <= start && start - $0.numberTokens.upperBound <= 2
    }
      || sentence.predicates.contains {
        [.send, .get].contains($0.frame) && !$0.isNominal && $0.tokens.upperBound <= start
          && start - $0.tokens.upperBound <= 2
      }
  }

  /// What a sentence about trade counts in words that no vocabulary has: «sold 43,500 zithers».
  static func counted(in sentence: SentenceReading) -> Range<Int>? {
    guard
      sentence.predicates.contains(where: { [.send, .get].contains($0.frame) && !$0.isModal }),
      sentence.parties.contains(where: { $0.form == .name }) || !sentence.places.isEmpty
    else { return nil }
    return sentence.quantities.lazy.compactMap { counted(by: $0, in: sentence) }.first
  }

  /// The number with the noun behind it, where that is a plural of a kind that nothing reads.
  static func counted(by quantity: QuantityMention, in sentence: SentenceReading) -> Range<Int>? {
    let lexicon = TradeLexicon.standard
    let nouns: Range<Int>
    switch quantity.unit {
    case .counted(let counted): nouns = counted
    case .none: nouns = quantity.numberTokens.upperBound..<quantity.numberTokens.upperBound + 1
    default: return nil
    }
    let noun = nouns.upperBound - 1
    guard sentence.tokens.contains(noun),
      sentence.text.tokens[noun].kind == .word, !sentence.text.tokens[noun].isCapitalized,
      Plural.isPlural(sentence.word(noun)), sentence.cue(at: noun) == nil,
      !sentence.goods.contains(where: { $0.tokens.contains(noun) }),
      !sentence.parties.contains(where: { $0.tokens.contains(noun) }),
      !sentence.dates.contains(where: { $0.tokens.contains(noun) }),
      lexicon.tradeNouns.longest(at: noun, in: sentence.text, limit: sentence.tokens.upperBound)
        == nil,
      lexicon.organisations.longest(at: noun, in: sentence.text, limit: sentence.tokens.upperBound)
        == nil
    else { return nil }
    return quantity.numberTokens.lowerBound..<noun + 1
  }
}
