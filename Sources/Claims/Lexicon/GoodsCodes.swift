/// The HS codes under which goods are declared, by the words that stories have for them.
///
///     GoodsCodes.of("ball bearings")   // ["8482"]
///     GoodsCodes.of("Fremont")         // []
///
/// - Source: `Claims/vocabulary/goods.tsv`.
public enum GoodsCodes {
  /// Codes, or their first digits, of what the words name; none where they are not one term of the vocabulary.
  public static func of(_ words: String) -> [String] {
    let text = Tokenizer.tokenize(words)
    let lexicon = TradeLexicon.standard
    guard !text.tokens.isEmpty,
      let match = lexicon.goodsPhrases.longest(at: 0, in: text, limit: text.tokens.count),
      match.tokens.count == text.tokens.count
    else { return [] }
    return lexicon.goods[match.value].hs
  }
}
