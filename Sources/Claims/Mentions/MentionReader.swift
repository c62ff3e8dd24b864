import Facts

/// Reads the quantities and the dates of a sentence.
///
///     let text = Tokenizer.tokenize("Some 12 tons arrived in June 2022.")
///     let reader = MentionReader()
///     reader.quantities(in: text, sentence: text.sentences[0])  // about 12 metric tons
public struct MentionReader: Sendable {
  public init() {}

  /// The quantities of a sentence, in order; no two share a token of their numbers.
  public func quantities(in text: TokenizedText, sentence: Range<Int>) -> [QuantityMention] {
    // Any day of publication serves: where the dates stand does not depend on it.
    let dates = DateReader(text, sentence, published: Day(number: 19_000), context: nil).read()
    return QuantityReader(text, sentence, dates: dates.map(\.tokens)).read()
  }

  /// The dates of a sentence, in order.
  ///
  /// - Parameters:
  ///   - published: the day that «last year» and «Friday» are read against.
  ///   - context: the period under discussion, which «that autumn» and «a year earlier» are read against.
  public func dates(
    in text: TokenizedText, sentence: Range<Int>, published: Day?, context: Period? = nil
  ) -> [DateMention] {
    DateReader(text, sentence, published: published, context: context).read()
  }
}
