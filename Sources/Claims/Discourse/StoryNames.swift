/// The names of a story: where they stand in its sentences, and whom they name, before any sentence is read.
struct StoryNames {
  private(set) var register = EntityRegister()
  /// The runs of capitals of each sentence, with names of places by which a party is called.
  private(set) var runs: [[NameReader.Run]]
  private let lexicon = TradeLexicon.standard

  /// - Parameter plain: the runs of capitals of each sentence.
  init(of sentences: [SentenceReading], _ plain: [[NameReader.Run]]) {
    runs = plain
    addNamesOfPlaces(to: sentences)
    for sentence in sentences { registerNames(of: sentence) }
    for sentence in sentences { registerShortNames(of: sentence) }
  }

  /// «Altamira shipped», in a story of Bodegas Altamira: the town that is a word of a company's name, where it acts.
  private mutating func addNamesOfPlaces(to sentences: [SentenceReading]) {
    var towns: Set<String> = []
    for (sentence, runs) in zip(sentences, runs) {
      for run in runs where run.words.count > 1 {
        for index in run.tokens {
          let kind = lexicon.places.value(of: sentence.text.tokens[index])?.kind
          if kind == .city || kind == .region { towns.insert(sentence.text.tokens[index].lower) }
        }
      }
    }
    guard !towns.isEmpty else { return }
    for sentence in sentences {
      let tokens = sentence.text.tokens
      for index in sentence.tokens
      where tokens[index].isCapitalized && towns.contains(tokens[index].lower)
        && !runs[sentence.index].contains(where: { $0.tokens.contains(index) })
        && !["in", "at", "near", "of", "outside", "around", "through", "via"].contains(
          sentence.word(index - 1))
        && (["to", "from", "by"].contains(sentence.word(index - 1))
          || ["'s", "’s"].contains(sentence.word(index + 1)) || acts(from: index + 1, in: sentence)
          || lexicon.verbs.longest(
            at: index + 1, in: sentence.text, limit: sentence.tokens.upperBound
          )
          .map { [.send, .get, .bill, .pay].contains($0.value.frame) } ?? false)
      {
        runs[sentence.index].append(
          NameReader.Run(
            tokens: index..<index + 1, words: [tokens[index].lower],
            startsSentence: index == sentence.tokens.lowerBound))
      }
      runs[sentence.index].sort { $0.tokens.lowerBound < $1.tokens.lowerBound }
    }
  }

  /// Names of several words, and single ones where a sentence does not begin.
  private mutating func registerNames(of sentence: SentenceReading) {
    for run in runs[sentence.index] where run.words.count > 1 {
      guard !isModel(run, in: sentence), !isPerson(run, in: sentence) else { continue }
      register(run, in: sentence)
    }
  }

  private mutating func registerShortNames(of sentence: SentenceReading) {
    for run in runs[sentence.index] where run.words.count == 1 {
      let before = run.tokens.lowerBound - 1
      if before >= sentence.tokens.lowerBound, sentence.text.tokens[before].lower == "the" {
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
        let possessive = sentence.text.tokens[next].lower == "'s"
        let verb = lexicon.verbs.longest(
          at: next, in: sentence.text, limit: sentence.tokens.upperBound)
        let isAgent =
          verb.map { [.send, .get, .bill, .pay].contains($0.value.frame) } ?? false
          || acts(from: next, in: sentence)
        guard
          isHyphenated || possessive || isAgent
            || [",", "of", "in"].contains(sentence.text.tokens[next].lower),
          !(Plural.isPlural(run.words[0]) && !possessive),
          !["ed", "ing", "ly"].contains(where: run.words[0].hasSuffix) || possessive || isAgent
        else { continue }
      }
      register(run, in: sentence)
    }
  }

  /// «Zarubin has received»: an auxiliary, then a verb of selling or buying.
  private func acts(from index: Int, in sentence: SentenceReading) -> Bool {
    guard Words.have.contains(sentence.word(index)) else { return false }
    var next = index + 1
    while Words.adverbs.contains(sentence.word(next)) || Words.have.contains(sentence.word(next)) {
      next += 1
    }
    let verb = lexicon.verbs.longest(at: next, in: sentence.text, limit: sentence.tokens.upperBound)
    return verb.map { [.send, .get, .bill, .pay].contains($0.value.frame) } ?? false
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
    if let index = register.entity(beginning: run.words) {
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
      if lexicon.cues.value(of: text.tokens[before]) == .speaker || NameReader.titles.contains(word)
      {
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
}
