import Facts

/// Reads the quantities and the dates of a sentence.
///
///     let text = Tokenizer.tokenize("Some 12 tons arrived in June 2022.")
///     let reader = MentionReader()
///     reader.quantities(in: text, sentence: text.sentences[0])  // about 12 metric tons
public struct MentionReader: Sendable {
  public init() {}

  /// The quantities of a sentence, in order; no two share a token of their numbers.
  ///
  /// - Complexity: linear in the length of the sentence.
  public func quantities(in text: TokenizedText, sentence: Range<Int>) -> [QuantityMention] {
    guard hasNumber(text, sentence) else { return [] }
    // Any day of publication serves: where the dates stand does not depend on it.
    let dates = DateReader(text, sentence, published: Day(number: 19_000), context: nil).read()
    return QuantityReader(text, sentence, dates: dates.map(\.tokens)).read()
  }

  /// The dates of a sentence, in order.
  ///
  /// - Parameters:
  ///   - published: the day that «last year» and «Friday» are read against.
  ///   - context: the period under discussion, which «that autumn» and «a year earlier» are read against.
  ///   - anchor: the date of the sentence before, on which dates without a year lean.
  /// - Complexity: linear in the length of the sentence.
  public func dates(
    in text: TokenizedText, sentence: Range<Int>, published: Day?, context: Period? = nil,
    anchor: Period? = nil
  ) -> [DateMention] {
    var reader = DateReader(text, sentence, published: published, context: context)
    reader.anchor = anchor
    return reader.read()
  }

  /// Quantities and dates together, for less than both apart.
  public func mentions(
    in text: TokenizedText, sentence: Range<Int>, published: Day?, context: Period? = nil,
    anchor: Period? = nil
  ) -> (quantities: [QuantityMention], dates: [DateMention]) {
    let dates = dates(
      in: text, sentence: sentence, published: published, context: context, anchor: anchor)
    guard hasNumber(text, sentence) else { return ([], dates) }
    guard published != nil else {
      return (quantities(in: text, sentence: sentence), dates)
    }
    return (QuantityReader(text, sentence, dates: dates.map(\.tokens)).read(), dates)
  }

  /// «two years later», «months earlier»: a unit of time that is counted from the period under discussion.
  func countsFromContext(_ text: TokenizedText, _ sentence: Range<Int>) -> Bool {
    let calendar = CalendarWords.shared
    return sentence.dropLast().contains { index in
      guard text.tokens[index].entry != 0, case .unit = calendar[text.tokens[index].entry] else {
        return false
      }
      return DateReader.countingWords.contains(text.tokens[index + 1].lower)
    }
  }

  private func hasNumber(_ text: TokenizedText, _ sentence: Range<Int>) -> Bool {
    let words = NumberWords.shared
    return text.tokens[sentence].contains { $0.kind == .number || words.isNumber($0) }
  }
}
