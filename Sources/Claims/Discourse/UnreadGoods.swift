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
}
