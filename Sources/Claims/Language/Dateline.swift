/// The place, day and agency that open a news story, before a dash.
///
///     «BISHKEK, May 22 (Agency) – At least 128 chairs …»: the sentence begins behind the dash
enum Dateline {
  /// At most this many tokens stand before the dash.
  private static let reach = 12

  /// The sentence without its dateline; unchanged where it has none.
  /// - Complexity: Constant.
  static func stripped(_ sentence: Range<Int>, in text: TokenizedText) -> Range<Int> {
    let start = sentence.lowerBound
    let limit = min(start + reach, sentence.upperBound - 1)
    guard start < limit, opens(at: start, in: text, limit: limit),
      let dash = (start + 1..<limit).first(where: { isDash($0, in: text) }),
      (start..<dash).allSatisfy({ belongs($0, in: text) })
    else { return sentence }
    return dash + 1..<sentence.upperBound
  }

  /// A place, or a word in capitals.
  private static func opens(at start: Int, in text: TokenizedText, limit: Int) -> Bool {
    let token = text.tokens[start]
    if token.kind == .word, token.isAllCaps, token.lower.utf8.count > 2 { return true }
    return TradeLexicon.standard.places.longest(at: start, in: text, limit: limit).map {
      $0.value.kind != .adjective
    } ?? false
  }

  private static func isDash(_ index: Int, in text: TokenizedText) -> Bool {
    ["-", "–", "—", "--"].contains(text.tokens[index].lower) && !text.tokens[index].isGluedHyphen
      && !text.tokens[index].isGluedToPrevious
  }

  /// Names, numbers and marks: no verb, no article.
  private static func belongs(_ index: Int, in text: TokenizedText) -> Bool {
    let token = text.tokens[index]
    guard token.kind == .word else { return true }
    return token.isCapitalized || token.isAllCaps || token.isGluedHyphen
  }
}
