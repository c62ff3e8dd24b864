/// Finds countries, regions, cities and demonyms.
///
///     «Chinese-made drones reached Dubai»: CN (adjective, says origin), AE (city)
struct PlaceReader {
  let text: TokenizedText
  let lexicon = TradeLexicon.standard

  /// The places among `range`, leaving out tokens that a party's name holds.
  func places(in range: Range<Int>, except taken: [Bool]) -> [PlaceMention] {
    var out: [PlaceMention] = []
    var index = range.lowerBound
    while index < range.upperBound {
      let token = text.tokens[index]
      guard !taken[index], token.isCapitalized || token.isAllCaps,
        let match = lexicon.places.longest(at: index, in: text, limit: range.upperBound),
        isWritten(match.tokens)
      else {
        index += 1
        continue
      }
      out.append(
        PlaceMention(
          tokens: match.tokens, codes: match.value.codes, kind: match.value.kind,
          saysOrigin: saysOrigin(after: match.tokens.upperBound, limit: range.upperBound)))
      index = match.tokens.upperBound
    }
    return out
  }

  /// Short names that are words too («US», «UK») must stand in capitals; every other place begins with one.
  private func isWritten(_ tokens: Range<Int>) -> Bool {
    guard tokens.count == 1 else { return true }
    let token = text.tokens[tokens.lowerBound]
    let isShort = token.lower.utf8.count <= 3 && !token.lower.utf8.contains(0x2E)
    return !isShort || token.isAllCaps
      || ![
        "us", "in", "am", "at", "as", "is", "it", "no", "so", "to", "be", "by", "my", "me", "do",
        "or",
      ].contains(token.lower)
  }

  private static let making: WordSet = [
    "made", "built", "origin", "manufactured", "produced", "grown", "mined", "branded",
    "designed",
  ]

  /// «-made», «-built», «-origin» behind the place.
  private func saysOrigin(after index: Int, limit: Int) -> Bool {
    var next = index
    while next < limit, text.tokens[next].isGluedHyphen { next += 1 }
    guard next < limit else { return false }
    return PlaceReader.making.contains(text.tokens[next].lower)
      && (next > index || text.tokens[next].lower == "origin")
  }
}
