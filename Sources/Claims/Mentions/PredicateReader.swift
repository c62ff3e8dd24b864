/// Finds the verbs and nouns of trade in a sentence.
///
///     «deliveries … were routed»: deliveries (noun), routed (passive)
struct PredicateReader {
  let text: TokenizedText
  let lexicon = TradeLexicon.standard

  func predicates(in range: Range<Int>, except taken: [Bool]) -> [Predicate] {
    var out: [Predicate] = []
    var index = range.lowerBound
    while index < range.upperBound {
      guard !taken[index], text.tokens[index].kind == .word, !isInCompound(index, range) else {
        index += 1
        continue
      }
      let noun = lexicon.tradeNouns.longest(at: index, in: text, limit: range.upperBound)
      let verb = verb(at: index, range)
      if let noun, verb == nil || isNoun(index, noun.tokens, range, verb?.value) {
        out.append(nominal(noun.tokens, noun.value))
        index = noun.tokens.upperBound
      } else if let verb, !isNounPosition(verb.tokens, range, verb.value) {
        out.append(self.verb(verb.tokens, verb.value, range))
        index = verb.tokens.upperBound
      } else {
        index += 1
      }
    }
    return withoutAuxiliaries(out)
  }

  /// The longest verb that begins here; «came to Belgium» is a movement, «came to 40 tons» a sum.
  private func verb(
    at index: Int, _ range: Range<Int>
  ) -> TermTable<TradeLexicon.VerbForm>.Match? {
    guard let verb = lexicon.verbs.longest(at: index, in: text, limit: range.upperBound) else {
      return nil
    }
    guard verb.value.frame == .total, verb.tokens.count > 1,
      text.tokens[verb.tokens.upperBound - 1].lower == "to",
      let next = Range.tokens(
        from: verb.tokens.upperBound, to: min(verb.tokens.upperBound + 4, range.upperBound)
      ).first(where: { text.tokens[$0].isCapitalized || text.tokens[$0].kind == .number }),
      text.tokens[next].isCapitalized, text.tokens[next].kind == .word,
      !Currencies.shared.isSign(text.tokens[next]), !Currencies.shared.isCode(text.tokens[next])
    else { return verb }
    return lexicon.verbs.longest(at: index, in: text, limit: index + 1) ?? verb
  }

  /// «has been sending», «used to be supplied»: a form of «be» before another verb is no verb of its own.
  private func withoutAuxiliaries(_ predicates: [Predicate]) -> [Predicate] {
    predicates.enumerated().filter { index, predicate in
      guard predicate.frame == .be, predicate.tokens.count == 1 else { return true }
      guard let next = predicates[(index + 1)...].first, !next.isNominal,
        next.tokens.lowerBound - predicate.tokens.upperBound <= 4
      else { return true }
      let between = predicate.tokens.upperBound..<next.tokens.lowerBound
      let isChain = between.allSatisfy { position in
        let word = text.tokens[position].lower
        return Words.adverbs.contains(word) || Words.be.contains(word) || word.hasSuffix("ly")
      }
      let word = text.tokens[next.tokens.lowerBound].lower
      return !(isChain && (next.voice == .passive || word.hasSuffix("ing")))
    }.map(\.element)
  }

  /// «German-built», «paid-up»: part of an adjective.
  private func isInCompound(_ index: Int, _ range: Range<Int>) -> Bool {
    let next = index + 1
    if next < range.upperBound, text.tokens[next].isGluedHyphen,
      next + 1 < range.upperBound, text.tokens[next + 1].isGluedToPrevious,
      lexicon.verbs.longest(at: index, in: text, limit: range.upperBound)?.tokens.count ?? 1 == 1
    {
      return true
    }
    return index > range.lowerBound && text.tokens[index].isGluedToPrevious
      && text.tokens[index - 1].isGluedHyphen
  }

  private func nominal(_ tokens: Range<Int>, _ noun: TradeNoun) -> Predicate {
    let frame: Frame =
      switch noun {
      case .sale: .send
      case .purchase: .get
      case .shipment, .trade, .route: .move
      }
    return Predicate(
      tokens: tokens, lemma: text.tokens[tokens.lowerBound].lower, frame: frame, voice: .active,
      isNominal: true, noun: noun, isNegated: false, isModal: false)
  }

  /// «exports», «imports», «orders», «supply»: a noun behind a determiner, adjective, possessive, number or preposition.
  private func isNoun(
    _ index: Int, _ tokens: Range<Int>, _ range: Range<Int>, _ verb: TradeLexicon.VerbForm?
  ) -> Bool {
    if verb?.form == .past || verb?.form == .pastOrParticiple || verb?.form == .participle {
      return false
    }
    guard index > range.lowerBound else { return true }
    let before = text.tokens[index - 1]
    if before.lower == "to", verb?.form == .base, !Plural.isPlural(text.tokens[index].lower) {
      return false
    }
    if Words.relatives.contains(before.lower)
      || Words.pronouns.contains(before.lower) && !Words.definite.contains(before.lower)
    {
      return false
    }
    if Words.determiners.contains(before.lower) || Words.prepositions.contains(before.lower)
      || before.lower == "'s" || before.kind == .number
      || before.kind == .punctuation
    {
      return true
    }
    let after = tokens.upperBound
    if after < range.upperBound {
      let next = text.tokens[after]
      if let verb = lexicon.verbs.longest(at: after, in: text, limit: range.upperBound)?.value,
        verb.form != .base, verb.form != .gerund
      {
        return true
      }
      if ["of", "from", "by", "were", "was", "have", "has", "had", "rose", "fell"].contains(
        next.lower)
      {
        return true
      }
      if next.kind == .number || Words.determiners.contains(next.lower) || next.isCapitalized {
        return false
      }
    }
    // «Laptop imports into Spain»: goods that the sentence begins with are no company.
    let beginsWithGoods =
      index - 1 == range.lowerBound
      && lexicon.goodsPhrases.longest(at: index - 1, in: text, limit: index) != nil
    return before.kind == .word && (!before.isCapitalized || beginsWithGoods)
      && before.lower.hasSuffix("s") == false
  }

  /// A verb form that stands where only a noun or an adjective can («the listed price», «in shipping»).
  private func isNounPosition(
    _ tokens: Range<Int>, _ range: Range<Int>, _ verb: TradeLexicon.VerbForm
  ) -> Bool {
    guard tokens.count == 1 else { return false }
    if tokens.lowerBound == range.lowerBound {
      // «Sanctioned Volna bought»: said of whom the sentence begins with.
      return NameReader.epithets.contains(text.tokens[tokens.lowerBound].lower)
    }
    let before = text.tokens[tokens.lowerBound - 1].lower
    let word = text.tokens[tokens.lowerBound].lower
    switch verb.form {
    case .base:
      if tokens.upperBound < range.upperBound, text.tokens[tokens.upperBound].lower == "of",
        ["cost", "value", "total", "measure", "number"].contains(word)
      {
        return true
      }
      // «the cost», «a record», «total value»: but «they cost», «Turkey leads».
      return Words.determiners.contains(before) && before != "that" && before != "all"
        && before != "some"
        || before == "'s"
        || ["in", "of", "at", "for", "by", "on", "with", "from"].contains(before)
        || (word == "total" || word == "value" || word == "number") && !before.hasSuffix("s")
    case .gerund:
      return Words.determiners.contains(before) && !Words.definite.contains(before)
    case .past, .participle, .pastOrParticiple:
      return ["the", "a", "an"].contains(before)
    }
  }

  private func verb(
    _ tokens: Range<Int>, _ value: TradeLexicon.VerbForm, _ range: Range<Int>
  ) -> Predicate {
    var voice = Predicate.Voice.active
    var isNegated = false
    var isModal = false
    var index = tokens.lowerBound - 1
    var steps = 0
    var sawBe = false
    // «almost shipped» is not shipped; «almost doubled» is a hedge.
    if ["almost", "nearly", "practically"].contains(
      index >= range.lowerBound ? text.tokens[index].lower : ""),
      [.send, .get, .move, .reach, .leave, .bill, .pay].contains(value.frame)
    {
      isModal = true
    }
    while index >= range.lowerBound, steps < 6 {
      let word = text.tokens[index].lower
      if word == "not" || word == "never" || word == "n't" || word.hasSuffix("n't") || word == "no"
      {
        isNegated = true
      } else if Words.be.contains(word) {
        sawBe = true
      } else if Words.have.contains(word) {
        // «have been sent».
      } else if ["could", "may", "might", "would", "should", "will", "can", "must", "shall"]
        .contains(word)
      {
        isModal = true
      } else if PredicateReader.intentions.contains(word) {
        isModal = true
      } else if ["of", "with"].contains(word), index > range.lowerBound,
        ["accused", "suspected", "charged"].contains(text.tokens[index - 1].lower)
      {
        // «was accused of shipping», «is charged with having sold»: no fact.
        isModal = true
        break
      } else if value.form == .gerund, ["from", "of", "than"].contains(word),
        index > range.lowerBound,
        PredicateReader.forgoing.contains(text.tokens[index - 1].lower)
      {
        // «refrained from shipping», «instead of selling», «stopped short of sending».
        isModal = true
        break
      } else if word == "to" {
        isModal = isModal || value.form == .base && !isFactual(index, range)
      } else if !Words.adverbs.contains(word) {
        break
      }
      index -= 1
      steps += 1
    }
    let couldBePassive = value.form == .participle || value.form == .pastOrParticiple
    if couldBePassive {
      let after = tokens.upperBound
      let byAgent = after < range.upperBound && text.tokens[after].lower == "by"
      if sawBe || byAgent || (value.form == .participle && !hasHave(tokens.lowerBound, range)) {
        voice = .passive
      }
    }
    return Predicate(
      tokens: tokens, lemma: value.lemma, frame: value.frame, voice: voice, isNominal: false,
      noun: nil, isNegated: isNegated, isModal: isModal)
  }

  /// Words before a verb that tell of intention, not of fact («considering supplying»).
  static let intentions: WordSet = [
    "considering", "consider", "considers", "considered", "planning", "plans", "planned", "plan",
    "intends", "intend", "expects", "expected", "expect", "hopes", "hope", "wants", "want",
    "refused", "refuses", "agreed", "offered", "offers", "threatened", "willing", "ready",
    "mulling",
    "proposes", "proposed", "promised", "promises", "vowed", "likely", "unlikely", "due", "set",
    "accused", "suspected", "contemplating", "weighing", "discussing", "failed", "fails", "ordered",
    "asked", "told", "tried", "tries", "attempted", "sought", "pledged", "prevented", "unable",
    "allowed", "permitted", "authorised", "authorized", "licensed", "instructed", "obliged",
    "urged",
    "supposed", "meant", "cleared", "free", "entitled", "avoided", "avoids", "declined",
    "wanted", "hoped", "hoping", "wanting", "wished", "wishes", "wish", "wishing", "aimed", "aims",
    "aim", "aiming", "intended", "intending", "expecting", "decided", "decides", "preparing",
    "prepared", "prepares", "eager", "keen", "determined", "longed", "dreamed",
  ]

  private static let forgoing: WordSet = [
    "refrained", "barred", "banned", "abstained", "kept", "prevented", "blocked", "far", "excluded",
    "instead", "short", "stopped", "rather", "desisted",
  ]

  /// «used to ship», «continued to sell», «went on to sell», «the last lathe to leave»: said as facts.
  private func isFactual(_ index: Int, _ range: Range<Int>) -> Bool {
    guard index > range.lowerBound else { return false }
    let before = text.tokens[index - 1]
    if PredicateReader.intentions.contains(before.lower) { return false }
    return [
      "used", "continued", "continues", "went", "began", "started", "managed", "known", "found",
      "shown", "appears", "appeared", "seems", "seemed", "helped", "on", "came",
    ].contains(before.lower)
      || before.kind == .word && !Words.be.contains(before.lower)
        && lexicon.verbs.value(of: before) == nil
  }

  private func hasHave(_ start: Int, _ range: Range<Int>) -> Bool {
    var index = start - 1
    var steps = 0
    while index >= range.lowerBound, steps < 5 {
      let word = text.tokens[index].lower
      if Words.have.contains(word) { return true }
      if !Words.adverbs.contains(word), !Words.be.contains(word) { return false }
      index -= 1
      steps += 1
    }
    return false
  }
}
