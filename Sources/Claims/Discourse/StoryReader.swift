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
    var heading: Article.Block?
    for block in article.blocks {
      if block.kind == .heading {
        heading = block
        continue
      }
      guard [.paragraph, .quote, .listItem, .table].contains(block.kind) else { continue }
      if let title = heading { headings[paragraphs.count] = goods(of: title) }
      heading = nil
      paragraphs.append(Paragraph(block: block, text: Tokenizer.tokenize(block.text)))
    }
    let ordinary = OrdinaryWords(paragraphs.map(\.text))
    self.ordinary = ordinary
    for paragraph in paragraphs.indices {
      sentences += readings(of: paragraph, from: sentences.count)
    }
    let names = NameReader(ordinaryWords: ordinary)
    plainRuns = sentences.map { names.runs(in: $0.text, sentence: $0.tokens) }
    take(StoryNames(of: sentences, plainRuns))
  }

  private mutating func take(_ names: StoryNames) {
    register = names.register
    runs = names.runs
  }

  /// The sentences of a paragraph, unread.
  ///
  /// - Parameter first: the place of the first in the story.
  private func readings(of paragraph: Int, from first: Int) -> [SentenceReading] {
    let item = paragraphs[paragraph]
    var readings: [SentenceReading] = []
    for whole in item.text.sentences where !whole.isEmpty {
      let range = paragraph == 0 ? Dateline.stripped(whole, in: item.text) : whole
      readings.append(
        SentenceReading(
          block: item.block, text: item.text, tokens: range, index: first + readings.count,
          paragraph: paragraph))
    }
    return readings
  }

  /// The same story, opened but unread, with another text of one of its blocks; `nil` where that may change how the
  /// sentences before are read: by their number, by whom the story names, or by what is a name.
  ///
  /// - Precondition: this one is as it was opened, though another copy of it may have been read.
  /// - Parameter sentences: those of the block.
  func edited(_ sentences: Range<Int>, to text: String) -> StoryReader? {
    let paragraph = self.sentences[sentences.lowerBound].paragraph
    var other = self
    other.paragraphs[paragraph].block.text = text
    other.paragraphs[paragraph].text = Tokenizer.tokenize(text)
    let readings = other.readings(of: paragraph, from: sentences.lowerBound)
    guard readings.count == sentences.count, let ordinary else { return nil }
    let words = OrdinaryWords(other.paragraphs.map(\.text))
    other.sentences.replaceSubrange(sentences, with: readings)
    let names = NameReader(ordinaryWords: words)
    let changed = words == ordinary ? sentences : other.sentences.indices
    for index in changed {
      let sentence = other.sentences[index]
      other.plainRuns[index] = names.runs(in: sentence.text, sentence: sentence.tokens)
    }
    other.take(StoryNames(of: other.sentences, other.plainRuns))
    guard other.register == register,
      runs.indices.allSatisfy({ sentences.contains($0) || runs[$0] == other.runs[$0] })
    else { return nil }
    return other
  }

  /// What was read up to a sentence, in `other` as it was opened.
  ///
  /// - Parameter sentences: how many were read; as many behind as `last` tells are to be read in `other`.
  func going(on other: StoryReader, after sentences: Int, through last: Int) -> StoryReader {
    var story = self
    story.paragraphs = other.paragraphs
    story.runs = other.runs
    story.sentences.replaceSubrange(sentences..., with: other.sentences[sentences...])
    // Sentences behind the edited block may have been read in the story as it was.
    for index in sentences..<min(last, story.sentences.count) {
      story.sentences[index] = story.sentences[index].unread
    }
    return story
  }

  /// A block that can hold claims.
  private struct Paragraph {
    var block: Article.Block
    var text: TokenizedText
  }

  private var paragraphs: [Paragraph] = []
  private var ordinary: OrdinaryWords?
  private var runs: [[NameReader.Run]] = []
  /// The runs of capitals of each sentence, without names that are known by another.
  private var plainRuns: [[NameReader.Run]] = []

  /// Goods that a heading names, by the paragraph that stands under it.
  private(set) var headings: [Int: [Int]] = [:]

  private func goods(of heading: Article.Block) -> [Int] {
    let text = Tokenizer.tokenize(heading.text)
    let taken = [Bool](repeating: false, count: text.tokens.count)
    return text.sentences.flatMap { GoodsReader(text: text).goods(in: $0, except: taken) }
      .map(\.term).filter { !lexicon.goods[$0].isGeneric && !lexicon.isWide($0) }
  }

  /// Which tokens of the block a mention took; cleared behind each sentence.
  private var taken: [Bool] = []

  /// Fills in what sentence `index` mentions; the sentences before must have been read, and their
  /// parties' roles counted.
  mutating func read(_ index: Int, context: Discourse) {
    let sentence = sentences[index]
    let text = sentence.text
    let anchor = anchor(of: index)
    let plain = reader.mentions(
      in: text, sentence: sentence.tokens, published: article.published, anchor: anchor)
    sentence.quantities = Parts.joined(plain.quantities, in: text)
    sentence.dates = dates(of: sentence, plain.dates, context, anchor)
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
    setNamesApart(in: sentence)
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
    if taken.count < text.tokens.count {
      taken += [Bool](repeating: false, count: text.tokens.count - taken.count)
    }
    defer { for token in sentence.tokens { taken[token] = false } }
    func take(_ range: Range<Int>) { for token in range { taken[token] = true } }
    for quantity in sentence.quantities {
      take(quantity.numberTokens)
      // «46,890 MT» is nobody's name.
      if quantity.unit.kilograms != nil {
        take(quantity.numberTokens.upperBound..<quantity.tokens.upperBound)
      }
    }
    for date in sentence.dates { take(date.tokens) }
    let runs = self.runs[index].filter { run in !run.tokens.contains { taken[$0] } }
    var named: [(run: NameReader.Run, entity: Int)] = []
    for run in runs {
      guard let entity = register.entity(named: run.words) else { continue }
      named.append((run, entity))
      if !register[entity].words.contains(run.words) {
        register[entity].shortNames.addNew(contentsOf: [text[run.tokens]])
      }
      take(run.tokens)
    }
    for publisher in publishers(in: sentence, except: taken) { take(publisher) }
    sentence.places = PlaceReader(text: text).places(in: sentence.tokens, except: taken)
    for place in sentence.places { take(place.tokens) }
    let phrases = OrganisationReader(text: text)
      .phrases(in: sentence.tokens, places: sentence.places, except: taken)
    for phrase in phrases { take(phrase.headTokens) }
    sentence.goods = GoodsReader(text: text).goods(
      in: sentence.tokens, except: taken, unread: &sentence.unreadGoods)
    for goods in sentence.goods { take(goods.tokens) }
    sentence.predicates = PredicateReader(text: text).predicates(in: sentence.tokens, except: taken)
    var linker = PartyLinker(sentence: sentence, register: register, context: context)
    // The linker's is the only copy while it works: it is changed in place.
    register = EntityRegister()
    linker.link(named: named.map { ($0.run.tokens, $0.entity) }, phrases: phrases)
    sentence.parties = linker.parties
    register = linker.register
  }

  /// «stopped in June 2023. Six weeks later, on 7 August, it began again.»: the last date with a year of its own in the
  /// sentence before, where this one goes on from there.
  private func anchor(of index: Int) -> Period? {
    guard index > 0, sentences[index - 1].paragraph == sentences[index].paragraph,
      let published = article.published,
      sentences[index].tokens.prefix(5).contains(where: {
        ["later", "then", "afterwards", "thereafter", "subsequently"]
          .contains(sentences[index].word($0))
      })
    else { return nil }
    let before = sentences[index - 1]
    let dated = before.dates.last { date in
      date.relation == nil
        && date.tokens.contains { token in
          let token = before.text.tokens[token]
          return token.kind == .number && token.lower.utf8.count == 4
        }
    }
    guard let period = dated?.period, let from = period.from, let to = period.to,
      to.number - from.number <= 366, to <= published
    else { return nil }
    return period
  }

  /// «Layer One Trading», «Garnet Bulk Ltd», «SUN Paper»: no number, amount or weekday, but words of a name.
  private func setNamesApart(in sentence: SentenceReading) {
    let tokens = sentence.text.tokens
    let names = runs[sentence.index].filter {
      $0.words.count > 1 && register.entity(named: $0.words) != nil
    }.map(\.tokens)
    guard !names.isEmpty else { return }
    func isOfName(_ range: Range<Int>) -> Bool {
      names.contains { name in
        name.lowerBound <= range.lowerBound && range.upperBound <= name.upperBound
          && range.count < name.count
          && range.allSatisfy { tokens[$0].kind == .word }
          && (range.lowerBound > sentence.tokens.lowerBound || tokens[range.lowerBound].isAllCaps)
      }
    }
    sentence.quantities.removeAll { isOfName($0.numberTokens) }
    sentence.dates.removeAll { isOfName($0.tokens) }
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

  /// A receiver of whom nothing else is known sits where the goods go, a sender where they come from.
  mutating func locate(_ roles: [Roles]) {
    for roles in roles {
      if roles.destination.count == 1, roles.consignee.count == 1 {
        locate(roles.consignee[0], in: roles.destination[0])
      }
      if roles.departure.count == 1, roles.shipper.count == 1 {
        locate(roles.shipper[0], in: roles.departure[0])
      }
    }
  }

  private mutating func locate(_ entity: Int, in code: String) {
    let root = register.root(entity)
    if register[root].codes.isEmpty { register[root].likelyCodes.insert(code) }
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
  static let words: WordSet = [
    "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "dozen", "dozens", "hundred", "hundreds", "thousand", "thousands", "million", "some",
  ]

  static func isNumber(_ word: String) -> Bool { words.contains(word) }
}
