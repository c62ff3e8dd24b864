import Facts

/// Reads a whole story sentence by sentence: what each mentions, and which party each name,
/// description or pronoun stands for.
struct StoryReader {
  let article: Article
  let lexicon = TradeLexicon.standard
  let reader = MentionReader()
  private(set) var register = EntityRegister()
  private(set) var sentences: [SentenceReading] = []

  init(_ article: Article) {
    self.article = article
  }

  /// Sentences of the blocks that can hold claims, with their names registered.
  mutating func open() {
    var ordinary: Set<String> = []
    var texts: [(block: Article.Block, text: TokenizedText)] = []
    for block in article.blocks {
      guard [.paragraph, .quote, .listItem, .table].contains(block.kind) else { continue }
      let text = Tokenizer.tokenize(block.text)
      for token in text.tokens where token.kind == .word && !token.isCapitalized {
        ordinary.insert(token.lower)
      }
      texts.append((block, text))
    }
    for (paragraph, item) in texts.enumerated() {
      for range in item.text.sentences where !range.isEmpty {
        var reading = SentenceReading(
          block: item.block, text: item.text, tokens: range, index: sentences.count,
          paragraph: paragraph)
        reading.quoted = Quotation.ranges(in: item.text, range)
        sentences.append(reading)
      }
    }
    names = NameReader(ordinaryWords: ordinary)
    for sentence in sentences { registerNames(of: sentence) }
    for sentence in sentences { registerShortNames(of: sentence) }
  }

  private var names = NameReader(ordinaryWords: [])

  /// Names of several words, and single ones where a sentence does not begin.
  private mutating func registerNames(of sentence: SentenceReading) {
    for run in names.runs(in: sentence.text, sentence: sentence.tokens) where run.words.count > 1 {
      guard !isModel(run, in: sentence), !isPerson(run, in: sentence) else { continue }
      register(run, in: sentence)
    }
  }

  private mutating func registerShortNames(of sentence: SentenceReading) {
    for run in names.runs(in: sentence.text, sentence: sentence.tokens) where run.words.count == 1 {
      let before = run.tokens.lowerBound - 1
      if before >= sentence.tokens.lowerBound, sentence.text.tokens[before].lower == "the",
        Plural.isPlural(run.words[0])
      {
        continue
      }
      guard register.entity(named: run.words) == nil, !isModel(run, in: sentence),
        !isPerson(run, in: sentence)
      else { continue }
      if run.startsSentence {
        // Only what follows tells a name from a plain noun here.
        let next = run.tokens.upperBound
        guard next < sentence.tokens.upperBound else { continue }
        let isHyphenated = run.tokens.count > 1
        let possessive = ["'s", "’s"].contains(sentence.text.tokens[next].lower)
        let verb = lexicon.verbs.longest(
          at: next, in: sentence.text, limit: sentence.tokens.upperBound)
        let isAgent = verb.map { [.send, .get, .bill, .pay].contains($0.value.frame) } ?? false
        guard
          isHyphenated || possessive || isAgent
            || [",", "of", "in"].contains(sentence.text.tokens[next].lower),
          !(Plural.isPlural(run.words[0]) && !possessive)
        else { continue }
      }
      register(run, in: sentence)
    }
  }

  private mutating func register(_ run: NameReader.Run, in sentence: SentenceReading) {
    let name = sentence.text[run.tokens]
    if let known = register.entity(named: run.words) {
      if !register[known].names.contains(name), register[known].words.contains(run.words) {
        register[known].names.append(name)
      }
      return
    }
    // «Halic» may have come before «Halic Radyo».
    for index in 0..<register.count
    where register[index].words.contains(where: {
      run.words.starts(with: $0) && $0.count < run.words.count
    }) {
      register[index].names.append(name)
      register[index].words.append(run.words)
      return
    }
    _ = register.add(
      Entity(names: [name], words: [run.words], lastSentence: sentence.index))
  }

  /// «1,000 JL-A rifles», «Mavic 3 drones»: the name of a model, not of a party.
  private func isModel(_ run: NameReader.Run, in sentence: SentenceReading) -> Bool {
    let text = sentence.text
    let next = run.tokens.upperBound
    guard next < sentence.tokens.upperBound,
      lexicon.goodsPhrases.longest(at: next, in: text, limit: sentence.tokens.upperBound) != nil
    else { return false }
    let before = run.tokens.lowerBound - 1
    guard before >= sentence.tokens.lowerBound else { return false }
    let word = text.tokens[before]
    return word.kind == .number || Words.determiners.contains(word.lower) || word.lower == "of"
      || Counting.isNumber(word.lower)
  }

  /// «spokesperson Wen Ji», «said Mr Ray»: people are no parties.
  private func isPerson(_ run: NameReader.Run, in sentence: SentenceReading) -> Bool {
    let text = sentence.text
    let before = run.tokens.lowerBound - 1
    if before >= sentence.tokens.lowerBound {
      let word = text.tokens[before].lower
      if lexicon.cues.value(of: word) == .speaker || NameReader.titles.contains(word) {
        return true
      }
      if ["said", "says", "told", "added", "wrote"].contains(word), run.words.count <= 3,
        run.tokens.count == run.words.count
      {
        return true
      }
    }
    return false
  }

  /// Fills in what sentence `index` mentions; the sentences before must have been read, and their
  /// parties' roles counted.
  mutating func read(_ index: Int, context: Discourse) {
    var sentence = sentences[index]
    let text = sentence.text
    sentence.quantities = reader.quantities(in: text, sentence: sentence.tokens)
    sentence.dates = dates(of: sentence, context)
    if let published = article.published {
      // «this year» reaches to the day of the story.
      for index in sentence.dates.indices {
        let period = sentence.dates[index].period
        if let from = period.from, let to = period.to, from <= published,
          to > published.adding(days: 1),
          sentence.dates[index].precision == .year
        {
          sentence.dates[index].period.to = published.adding(days: 1)
        }
      }
    }
    // «may no longer sell»: a month begins with a capital.
    sentence.dates.removeAll {
      text.tokens[$0.tokens.upperBound - 1].lower == "may"
        && !text.tokens[$0.tokens.upperBound - 1].isCapitalized
    }
    let days = sentence.dates.map(\.tokens)
    sentence.quantities.removeAll { quantity in days.contains { $0.overlaps(quantity.numberTokens) }
    }
    let years = sentence.quantities.compactMap { Years.date($0, in: text) }
    sentence.quantities.removeAll { quantity in
      years.contains { $0.tokens == quantity.numberTokens }
    }
    for year in years where !days.contains(where: { $0.overlaps(year.tokens) }) {
      sentence.dates.append(year)
    }
    sentence.dates.sort { $0.tokens.lowerBound < $1.tokens.lowerBound }
    var taken = [Bool](repeating: false, count: text.tokens.count)
    func take(_ range: Range<Int>) { for token in range { taken[token] = true } }
    for quantity in sentence.quantities { take(quantity.numberTokens) }
    for date in sentence.dates { take(date.tokens) }
    let runs = names.runs(in: text, sentence: sentence.tokens)
      .filter { run in !run.tokens.contains(where: { taken[$0] }) }
    var named: [(run: NameReader.Run, entity: Int)] = []
    for run in runs {
      guard let entity = register.entity(named: run.words) else { continue }
      named.append((run, entity))
      take(run.tokens)
    }
    for publisher in publishers(in: sentence, except: taken) { take(publisher) }
    sentence.places = PlaceReader(text: text).places(in: sentence.tokens, except: taken)
    for place in sentence.places { take(place.tokens) }
    let phrases = OrganisationReader(text: text)
      .phrases(in: sentence.tokens, places: sentence.places, except: taken)
    for phrase in phrases { take(phrase.headTokens) }
    sentence.goods = GoodsReader(text: text).goods(in: sentence.tokens, except: taken)
    for goods in sentence.goods { take(goods.tokens) }
    sentence.predicates = PredicateReader(text: text).predicates(in: sentence.tokens, except: taken)
    var linker = PartyLinker(sentence: sentence, register: register, context: context)
    linker.link(named: named.map { ($0.run.tokens, $0.entity) }, phrases: phrases)
    sentence.parties = linker.parties
    register = linker.register
    sentences[index] = sentence
  }

  /// «Politico Europe»: the name of an outlet names no place.
  private func publishers(in sentence: SentenceReading, except taken: [Bool]) -> [Range<Int>] {
    sentence.tokens.compactMap { index in
      guard !taken[index], sentence.text.tokens[index].isCapitalized,
        let match = lexicon.publishers.longest(
          at: index, in: sentence.text, limit: sentence.tokens.upperBound)
      else { return nil }
      return match.tokens
    }
  }

  /// «in June» is read against the day of publication; «that June», «the same months» against the
  /// period under discussion.
  private func dates(of sentence: SentenceReading, _ context: Discourse) -> [DateMention] {
    let plain = reader.dates(
      in: sentence.text, sentence: sentence.tokens, published: article.published)
    guard context.period != nil else { return plain }
    let related = reader.dates(
      in: sentence.text, sentence: sentence.tokens, published: article.published,
      context: context.period)
    var out = related.filter { date in
      date.relation != nil || pointsBack(date, sentence)
        || !plain.contains { $0.tokens.overlaps(date.tokens) }
    }
    for date in plain where !out.contains(where: { $0.tokens.overlaps(date.tokens) }) {
      out.append(date)
    }
    return out.sorted { $0.tokens.lowerBound < $1.tokens.lowerBound }
  }

  private func pointsBack(_ date: DateMention, _ sentence: SentenceReading) -> Bool {
    let near = max(sentence.tokens.lowerBound, date.tokens.lowerBound - 1)..<date.tokens.upperBound
    return near.contains {
      ["that", "same", "those", "then", "following"].contains(sentence.word($0))
    }
  }

  /// Counts a party's role, which later descriptions lean on («the buyer»).
  mutating func count(_ entity: Int, asShipper: Bool) {
    let root = register.root(entity)
    if asShipper { register[root].timesShipper += 1 } else { register[root].timesConsignee += 1 }
    register[root].isConfirmed = true
  }
}

/// Number words that stand before nouns.
enum Counting {
  static let words: Set<String> = [
    "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "dozen", "dozens", "hundred", "hundreds", "thousand", "thousands", "million", "some",
  ]

  static func isNumber(_ word: String) -> Bool { words.contains(word) }
}

/// Text between quotation marks.
enum Quotation {
  static func ranges(in text: TokenizedText, _ sentence: Range<Int>) -> [Range<Int>] {
    var out: [Range<Int>] = []
    var open: Int?
    for index in sentence {
      let word = text.tokens[index].lower
      if word == "“" || word == "«" || word == "„" {
        open = index
      } else if word == "”" || word == "»", let start = open {
        out.append(start..<(index + 1))
        open = nil
      } else if word == "\"" {
        if let start = open {
          out.append(start..<(index + 1))
          open = nil
        } else {
          open = index
        }
      }
    }
    if let open { out.append(open..<sentence.upperBound) }
    return out
  }
}

/// «the 2024 cargoes»: a year that stands where a count could.
enum Years {
  static func date(_ quantity: QuantityMention, in text: TokenizedText) -> DateMention? {
    guard quantity.unit.isCount, quantity.hedge == nil, quantity.upper == nil,
      quantity.numberTokens.count == 1
    else { return nil }
    let index = quantity.numberTokens.lowerBound
    let digits = text.tokens[index].lower
    guard digits.utf8.count == 4, digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
      let year = Int(digits), (1990...2040).contains(year), index > 0,
      ["the", "its", "their", "'s", "’s", "in", "of", "all"].contains(text.tokens[index - 1].lower)
    else { return nil }
    return DateMention(tokens: index..<(index + 1), period: .year(year), precision: .year)
  }
}
