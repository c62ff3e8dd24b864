/// Who a sentence says it has its fact from.
///
///     «…, Politico Europe has reported, citing customs data»: "Politico Europe"
///     «according to the data aggregator ImportGenius»: "ImportGenius"
enum Attribution {
  /// The outlet or data provider that the sentence names beside a word of reporting; `nil` where none is.
  static func source(in sentence: SentenceReading) -> String? {
    let lexicon = TradeLexicon.standard
    let text = sentence.text
    var named: Range<Int>?
    var isReported = false
    var index = sentence.tokens.lowerBound
    while index < sentence.tokens.upperBound {
      if text.tokens[index].isCapitalized,
        let match = lexicon.publishers.longest(
          at: index, in: text, limit: sentence.tokens.upperBound)
      {
        named = named ?? match.tokens
        index = match.tokens.upperBound
        continue
      }
      if let cue = lexicon.cues.longest(at: index, in: text, limit: sentence.tokens.upperBound) {
        isReported = isReported || cue.value == .report || cue.value == .speech
        index = cue.tokens.upperBound
        continue
      }
      index += 1
    }
    guard isReported, let named else { return nil }
    return text[named]
  }
}
