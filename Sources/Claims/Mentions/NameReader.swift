/// Finds runs of capitalised words that may name a party.
///
///     «sent by Amber Quay to Radio-Sklad»: «Amber Quay», «Radio-Sklad»
struct NameReader {
  let lexicon = TradeLexicon.standard
  /// Words that the story also writes in lower case: no names at the start of a sentence.
  let ordinaryWords: OrdinaryWords

  struct Run: Equatable {
    var tokens: Range<Int>
    var words: [String]
    var startsSentence: Bool
  }

  static let calendar: WordSet = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep",
    "sept", "oct", "nov", "dec", "monday", "tuesday", "wednesday", "thursday", "friday",
    "saturday", "sunday", "mondays", "tuesdays", "wednesdays", "thursdays", "fridays",
    "saturdays", "sundays", "christmas", "easter", "ramadan", "new", "year", "q1", "q2", "q3", "q4",
    "h1", "h2",
  ]

  static let titles: WordSet = [
    "mr", "mrs", "ms", "dr", "prof", "sir", "president", "minister", "general", "i", "ceo",
    "vladimir", "covid", "hs", "cnc", "suv", "suvs", "eu", "un", "nato", "usd", "gdp", "internet",
  ]

  /// Words of public bodies and streets: never a party of trade.
  static let offices: WordSet = [
    "ministry", "department", "commission", "council", "parliament", "congress", "senate", "court",
    "police", "republic", "kingdom", "embassy", "government", "union", "street", "airport",
    "federation", "emirate", "county", "province", "sea", "ocean", "river", "canal", "strait",
    "treaty", "act", "war",
  ]

  static let particles: WordSet = [
    "al", "el", "de", "del", "der", "di", "bin", "van", "von", "ve", "y", "e", "und", "et", "du",
    "des", "della", "dello", "degli", "dos", "da", "zur", "zum",
  ]

  /// Legal forms that stand before a name in quotation marks: «OOO "Severny Dvor"».
  static let legalForms = Set(Vocabulary.rows(of: "legal-forms.tsv").map { $0[0] })

  /// Legal forms that mark a run of capitals as a company's name, whatever its other words mean.
  static let companyForms = Set(
    Vocabulary.rows(of: "legal-forms.tsv").filter { $0.count > 1 && $0[1] == "name" }.map { $0[0] })

  /// Words that say something of the company that is named behind them: «Sanctioned Volna bought».
  static let epithets = Set(Vocabulary.rows(of: "epithets.tsv").map { $0[0] })

  private static let quotes: WordSet = ["\"", "«", "»", "“", "”", "„"]

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
      var end = self.end(of: index, in: text, sentence)
      if (index..<end).allSatisfy({ NameReader.legalForms.contains(text.tokens[$0].lower) }) {
        // Alone it names nobody.
        guard let quoted = quotedName(at: end, in: text, sentence) else {
          index = end
          continue
        }
        end = quoted
      }
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
    let before = text.tokens[index - 1]
    return before.kind != .word && ["\"", "“", "«", ":", "(", "‘"].contains(before.lower)
  }

  private func isNameWord(_ token: Token) -> Bool {
    token.kind == .word && (token.isCapitalized || token.isAllCaps) && token.lower != "i"
  }

  /// A word that is capitalised only because a sentence begins with it.
  private func isOrdinary(_ index: Int, _ text: TokenizedText, _ sentence: Range<Int>) -> Bool {
    let token = text.tokens[index]
    let word = token.lower
    if token.isAllCaps, word.utf8.count > 1 { return Words.prepositions.contains(word) }
    if NameReader.epithets.contains(word) { return true }
    if ordinaryWords.contains(token) || Words.determiners.contains(word)
      || Words.prepositions.contains(word) || Words.adverbs.contains(word)
      || Words.pronouns.contains(word) || Words.coordinators.contains(word)
      || lexicon.knows(index, in: text)
    {
      // «Amber Quay Components»: an ordinary word that begins a longer name stays.
      let next = index + 1
      return
        !(next < sentence.upperBound && isNameWord(text.tokens[next])
        && !ordinaryWords.contains(token) && !Words.determiners.contains(word)
        && !Words.prepositions.contains(word) && !Words.coordinators.contains(word)
        && !Words.adverbs.contains(word) && !Words.pronouns.contains(word)
        && lexicon.places.value(of: text.tokens[next]) == nil)
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
      } else if token.isGluedHyphen, next + 1 < sentence.upperBound,
        text.tokens[next].isGluedToPrevious, text.tokens[next].kind == .word,
        NameReader.companyForms.contains(text.tokens[start].lower)
          || text.tokens[next + 1].isCapitalized
            && NameReader.companyForms.contains(text.tokens[next + 1].lower)
      {
        // «Rassvet-torg LLC», «OOO Rassvet-torg».
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

  /// Where a name in quotation marks ends that begins here, marks and all.
  private func quotedName(at start: Int, in text: TokenizedText, _ sentence: Range<Int>) -> Int? {
    guard start + 1 < sentence.upperBound, NameReader.quotes.contains(text.tokens[start].lower),
      isNameWord(text.tokens[start + 1])
    else { return nil }
    let close = end(of: start + 1, in: text, sentence)
    guard close < sentence.upperBound, NameReader.quotes.contains(text.tokens[close].lower) else {
      return nil
    }
    return close + 1
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
    // «between January and November Skylark took in»: the month is no part of the name.
    while let first = range.first, range.count > 1,
      NameReader.calendar.contains(text.tokens[first].lower), text.tokens[first].lower != "new",
      !text.tokens[first + 1].isGluedHyphen
    {
      range = range.dropFirst()
    }
    while let last = range.last, text.tokens[last].isGluedHyphen { range = range.dropLast() }
    guard !range.isEmpty else { return nil }
    let words = range.filter {
      let token = text.tokens[$0]
      return !token.isGluedHyphen && token.lower != "&" && !NameReader.quotes.contains(token.lower)
    }.map { text.tokens[$0].lower }
    if words.allSatisfy({ NameReader.calendar.contains($0) || NameReader.titles.contains($0) }) {
      return nil
    }
    if words.count == 1,
      Words.prepositions.contains(words[0]) || Words.determiners.contains(words[0])
        || Words.coordinators.contains(words[0])
    {
      return nil
    }
    if let first = words.first, NameReader.titles.contains(first) { return nil }
    if words.contains(where: NameReader.offices.contains),
      !words.contains(where: NameReader.companyForms.contains)
    {
      return nil
    }
    if let match = lexicon.places.longest(at: range.lowerBound, in: text, limit: range.upperBound),
      match.tokens.upperBound == range.upperBound
        || text.tokens[match.tokens.upperBound].isGluedHyphen
          && joinsPlaces(match.tokens.upperBound, range, text)
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

  /// «Moscow-Minsk»; but «Kronshtadt-Motor» is a name.
  private func joinsPlaces(_ hyphen: Int, _ range: Range<Int>, _ text: TokenizedText) -> Bool {
    let next = hyphen + 1
    guard range.contains(next) else { return true }
    return lexicon.places.longest(at: next, in: text, limit: range.upperBound) != nil
  }

  /// Headlines that capitalise every word name nobody by that.
  private func isTitleCase(_ text: TokenizedText, _ sentence: Range<Int>) -> Bool {
    var long = 0
    var capital = 0
    for index in sentence
    where text.tokens[index].kind == .word && text.tokens[index].lower.utf8.count > 3 {
      long += 1
      if text.tokens[index].isCapitalized {
        capital += 1
      } else if lexicon.verbs.contains(text.tokens[index]) {
        // «Tianlu Tile Trading Company shipped no …»: long names around a plain verb.
        return false
      }
    }
    return long >= 5 && capital * 10 >= long * 8
  }
}

/// The words that a story writes in lower case: such a word is no name where a sentence begins with it.
struct OrdinaryWords: Equatable {
  /// By the word's numbers in the lexicon; only words that it does not know are kept by themselves.
  private var entries = [Bool](repeating: false, count: Lexicon.shared.count)
  private var words = [Bool](repeating: false, count: TradeLexicon.standard.numbers.count)
  private var unknown: Set<String> = []

  init(_ texts: [TokenizedText]) {
    for text in texts {
      for token in text.tokens where token.kind == .word && !token.isCapitalized { insert(token) }
    }
  }

  mutating func insert(_ token: Token) {
    if token.word != 0 {
      words[Int(token.word)] = true
    } else if token.entry != 0 {
      entries[Int(token.entry)] = true
    } else {
      unknown.insert(token.lower)
    }
  }

  func contains(_ token: Token) -> Bool {
    if token.word != 0 { return words[Int(token.word)] }
    if token.entry != 0 { return entries[Int(token.entry)] }
    return unknown.contains(token.lower)
  }
}
