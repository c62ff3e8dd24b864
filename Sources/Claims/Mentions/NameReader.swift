/// Finds runs of capitalised words that may name a party.
///
///     «sent by Amber Quay to Radio-Sklad»: «Amber Quay», «Radio-Sklad»
struct NameReader {
  let lexicon = TradeLexicon.standard
  /// Words that the story also writes in lower case: no names at the start of a sentence.
  let ordinaryWords: Set<String>

  struct Run {
    var tokens: Range<Int>
    var words: [String]
    var startsSentence: Bool
  }

  static let calendar: Set<String> = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep",
    "sept", "oct", "nov", "dec", "monday", "tuesday", "wednesday", "thursday", "friday",
    "saturday", "sunday", "mondays", "tuesdays", "wednesdays", "thursdays", "fridays",
    "saturdays", "sundays", "christmas", "easter", "ramadan", "new", "year", "q1", "q2", "q3", "q4",
    "h1", "h2",
  ]

  static let titles: Set<String> = [
    "mr", "mrs", "ms", "dr", "prof", "sir", "president", "minister", "general", "i", "ceo",
    "vladimir", "covid", "hs", "cnc", "suv", "suvs", "eu", "un", "nato", "usd", "gdp", "internet",
  ]

  /// Words of public bodies and streets: never a party of trade.
  static let offices: Set<String> = [
    "ministry", "department", "commission", "council", "parliament", "congress", "senate", "court",
    "police", "republic", "kingdom", "embassy", "government", "union", "street", "airport",
    "federation", "emirate", "county", "province", "sea", "ocean", "river", "canal", "strait",
    "treaty", "act", "war",
  ]

  static let particles: Set<String> = [
    "al", "el", "de", "del", "der", "di", "bin", "van", "von", "ve", "y", "e", "und", "et",
  ]

  func runs(in text: TokenizedText, sentence: Range<Int>) -> [Run] {
    guard !isTitleCase(text, sentence) else { return [] }
    var out: [Run] = []
    var index = sentence.lowerBound
    let first = firstWord(of: sentence, in: text)
    while index < sentence.upperBound {
      guard isNameWord(text.tokens[index]) else {
        index += 1
        continue
      }
      let isInitial = index == first || follows(index, in: text, sentence)
      if isInitial, isOrdinary(index, text, sentence) {
        index += 1
        continue
      }
      let end = self.end(of: index, in: text, sentence)
      if let run = run(index..<end, text, startsSentence: isInitial) { out.append(run) }
      index = max(end, index + 1)
    }
    return out
  }

  private func firstWord(of sentence: Range<Int>, in text: TokenizedText) -> Int {
    sentence.first { text.tokens[$0].kind == .word } ?? sentence.lowerBound
  }

  /// Behind an opening quotation mark or a colon a sentence begins anew.
  private func follows(_ index: Int, in text: TokenizedText, _ sentence: Range<Int>) -> Bool {
    guard index > sentence.lowerBound else { return true }
    let before = text.tokens[index - 1].lower
    return ["\"", "“", "«", ":", "(", "‘"].contains(before)
  }

  private func isNameWord(_ token: Token) -> Bool {
    token.kind == .word && (token.isCapitalized || token.isAllCaps) && token.lower != "i"
  }

  /// A word that is capitalised only because a sentence begins with it.
  private func isOrdinary(_ index: Int, _ text: TokenizedText, _ sentence: Range<Int>) -> Bool {
    let token = text.tokens[index]
    let word = token.lower
    if token.isAllCaps, word.utf8.count > 1 { return Words.prepositions.contains(word) }
    if ordinaryWords.contains(word) || Words.determiners.contains(word)
      || Words.prepositions.contains(word) || Words.adverbs.contains(word)
      || Words.pronouns.contains(word) || Words.coordinators.contains(word)
      || lexicon.tradeNouns.longest(at: index, in: text, limit: index + 1) != nil
      || lexicon.verbs.contains(word) || lexicon.cues.contains(word)
      || lexicon.organisations.longest(at: index, in: text, limit: index + 1) != nil
      || lexicon.goodsPhrases.longest(at: index, in: text, limit: index + 1) != nil
    {
      // «Amber Quay Components»: an ordinary word that begins a longer name stays.
      let next = index + 1
      return
        !(next < sentence.upperBound && isNameWord(text.tokens[next])
        && !ordinaryWords.contains(word) && !Words.determiners.contains(word)
        && !Words.prepositions.contains(word) && !Words.coordinators.contains(word)
        && !Words.adverbs.contains(word) && !Words.pronouns.contains(word)
        && lexicon.places.value(of: text.tokens[next].lower) == nil)
    }
    return false
  }

  private func end(of start: Int, in text: TokenizedText, _ sentence: Range<Int>) -> Int {
    var end = start + 1
    while end < sentence.upperBound {
      let token = text.tokens[end]
      if isNameWord(token) {
        end += 1
        continue
      }
      let next = end + 1
      let hasNext = next < sentence.upperBound
      if token.isGluedHyphen, hasNext, text.tokens[next].isGluedToPrevious,
        isNameWord(text.tokens[next]) || text.tokens[next].kind == .number
      {
        end = next + 1
      } else if token.lower == "&", hasNext, isNameWord(text.tokens[next]) {
        end = next + 1
      } else if NameReader.particles.contains(token.lower), hasNext {
        var after = next
        while after < sentence.upperBound, text.tokens[after].isGluedHyphen { after += 1 }
        guard after < sentence.upperBound, isNameWord(text.tokens[after]) else { return end }
        end = after + 1
      } else {
        return end
      }
    }
    return end
  }

  /// The run without leading demonyms and what is no name: dates, places, publishers.
  private func run(_ range: Range<Int>, _ text: TokenizedText, startsSentence: Bool) -> Run? {
    var range = range
    if let place = lexicon.places.longest(at: range.lowerBound, in: text, limit: range.upperBound),
      place.value.kind == .adjective, place.tokens.upperBound < range.upperBound,
      !text.tokens[place.tokens.upperBound].isGluedHyphen
    {
      range = place.tokens.upperBound..<range.upperBound
    }
    while let last = range.last, text.tokens[last].isGluedHyphen { range = range.dropLast() }
    guard !range.isEmpty else { return nil }
    let words = range.filter { !text.tokens[$0].isGluedHyphen && text.tokens[$0].lower != "&" }
      .map { text.tokens[$0].lower }
    if words.allSatisfy({ NameReader.calendar.contains($0) || NameReader.titles.contains($0) }) {
      return nil
    }
    if let first = words.first, NameReader.titles.contains(first) { return nil }
    if words.contains(where: NameReader.offices.contains) { return nil }
    if let match = lexicon.places.longest(at: range.lowerBound, in: text, limit: range.upperBound),
      match.tokens.upperBound == range.upperBound
        || text.tokens[match.tokens.upperBound].isGluedHyphen
    {
      return nil
    }
    if let match = lexicon.publishers.longest(
      at: range.lowerBound, in: text, limit: range.upperBound),
      match.tokens.upperBound == range.upperBound
    {
      return nil
    }
    return Run(tokens: range, words: words, startsSentence: startsSentence)
  }

  /// Headlines that capitalise every word name nobody by that.
  private func isTitleCase(_ text: TokenizedText, _ sentence: Range<Int>) -> Bool {
    var long = 0
    var capital = 0
    for index in sentence
    where text.tokens[index].kind == .word && text.tokens[index].lower.utf8.count > 3 {
      long += 1
      if text.tokens[index].isCapitalized { capital += 1 }
    }
    return long >= 5 && capital * 10 >= long * 8
  }
}
