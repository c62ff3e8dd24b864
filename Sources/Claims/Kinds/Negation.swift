/// The word that says that nothing moved.
///
///     «sold no lathes», «never after June», «not a kilo of it until March»
struct Negation {
  var token: Int
  /// Behind the words that it denies.
  var end: Int
  /// No verb of its own: «never after August 2023», «none before May».
  var isFragment = false

  /// True where a clause denies at all, so that it says nothing of what moved.
  static func stands(in plain: PlainClause) -> Bool {
    plain.sentence.denials.contains(where: plain.tokens.contains)
  }

  /// True where the word denies, whatever it denies.
  static func denies(_ index: Int, _ sentence: SentenceReading) -> Bool {
    let word = sentence.word(index)
    return words.contains(word) && !isHyphenated(index, sentence) || word.hasSuffix("n't")
  }

  private static let words: WordSet = [
    "no", "not", "never", "none", "neither", "nor", "nothing", "nobody", "without", "hardly",
    "scarcely", "barely", "nowhere",
  ]

  private static func isHyphenated(_ index: Int, _ sentence: SentenceReading) -> Bool {
    let next = index + 1
    return next < sentence.tokens.upperBound && sentence.text.tokens[next].isGluedHyphen
  }

  // MARK: With a verb

  /// The negation of `verb`: on itself, on its subject or on its object.
  static func of(_ verb: Predicate, in plain: PlainClause) -> Negation? {
    let sentence = plain.sentence
    for index in plain.tokens {
      guard !isHyphenated(index, sentence), !plain.scene.isQuoted(index) else { continue }
      switch sentence.word(index) {
      case "never", "nor":
        if index < verb.tokens.lowerBound, isNear(index, verb, sentence),
          !deniesAnother(index, verb, sentence)
        {
          return Negation(token: index, end: index + 1)
        }
      case "not":
        if let end = single(index, plain) {
          if denies(index, end, verb, plain) { return Negation(token: index, end: end) }
        } else if verb.isNegated, index < verb.tokens.lowerBound, isNear(index, verb, sentence),
          !softeners.contains(sentence.word(index + 1))
        {
          return Negation(token: index, end: index + 1)
        }
      case "none", "nothing", "nobody":
        if !["but", "else", "other"].contains(sentence.word(index + 1)),
          denies(index, index + 1, verb, plain)
        {
          return Negation(token: index, end: index + 1)
        }
      case "no":
        if let end = phrase(index, plain), denies(index, end, verb, plain) {
          return Negation(token: index, end: end)
        }
      default:
        if sentence.word(index).hasSuffix("n't"),
          verb.isNegated,
          index < verb.tokens.lowerBound, isNear(index, verb, sentence)
        {
          return Negation(token: index, end: index + 1)
        }
      }
    }
    return nil
  }

  private static let softeners: WordSet = [
    "only", "just", "merely", "even", "always", "all", "solely", "simply", "necessarily",
    "directly", "everything", "every", "exclusively", "entirely", "least",
  ]

  /// Only auxiliaries, adverbs and a subject between the negation and its verb.
  private static func isNear(_ index: Int, _ verb: Predicate, _ sentence: SentenceReading) -> Bool {
    guard verb.tokens.lowerBound - index <= 8 else { return false }
    return !sentence.predicates.contains {
      !$0.isNominal && $0.tokens.lowerBound > index
        && $0.tokens.upperBound <= verb.tokens.lowerBound
        && ![.be, .register, .declare].contains($0.frame)
    }
  }

  /// «presses never meant for Spain turned up in Seville»: denied of a verb that is none of trade.
  private static func deniesAnother(
    _ index: Int, _ verb: Predicate, _ sentence: SentenceReading
  ) -> Bool {
    let next = index + 1
    return next < verb.tokens.lowerBound
      && (sentence.word(next) == "meant" || sentence.word(next).hasSuffix("ed"))
      && !sentence.predicates.contains { $0.tokens.contains(next) }
  }

  /// The denied noun stands before the verb as its subject, or behind it as its object.
  private static func denies(_ index: Int, _ end: Int, _ verb: Predicate, _ plain: PlainClause)
    -> Bool
  {
    let between =
      index < verb.tokens.lowerBound
      ? end..<max(end, verb.tokens.lowerBound)
      : verb.tokens.upperBound..<max(index, verb.tokens.upperBound)
    let others = plain.scene.verbs(of: plain.clause).filter {
      between.contains($0.tokens.lowerBound)
        && ![.be, .register, .declare, .make].contains($0.frame)
    }
    if !others.isEmpty { return false }
    // «has no acid works, which did not keep it from selling»: denied of another verb.
    if between.contains(where: {
      Words.relatives.contains(plain.sentence.word($0)) && plain.sentence.word($0) != "that"
    }) {
      return false
    }
    if index > verb.tokens.lowerBound {
      // «shipped rifles with no papers»: another phrase between.
      return !between.contains {
        Words.prepositions.contains(plain.sentence.word($0))
          && !["to", "for", "from", "in"].contains(plain.sentence.word($0))
      }
        || isDirect(verb, index, plain)
    }
    return true
  }

  private static func isDirect(_ verb: Predicate, _ index: Int, _ plain: PlainClause) -> Bool {
    index - verb.tokens.upperBound <= 1
  }

  /// «not a single load», «not one truck», «not a kilo of it», «not one of its lathes».
  private static func single(_ index: Int, _ plain: PlainClause) -> Int? {
    let sentence = plain.sentence
    guard ["a", "an", "one"].contains(sentence.word(index + 1)) else { return nil }
    let isPartitive = sentence.word(index + 1) == "one" && sentence.word(index + 2) == "of"
    return noun(after: isPartitive ? index + 3 : index + 2, plain)
  }

  /// «no quadcopters», «no such shipments», «no one»: not «no more than», «no doubt», «no longer».
  private static func phrase(_ index: Int, _ plain: PlainClause) -> Int? {
    let sentence = plain.sentence
    if sentence.word(index + 1) == "more", sentence.word(index + 2) != "than",
      plain.dates().contains(where: { [.after, .since].contains($0.openness) })
    {
      // «After 11 March it shipped no more microchips».
      return noun(after: index + 2, plain)
    }
    if [
      "more", "fewer", "less", "doubt", "longer", "later", "earlier", "means", "matter", "wonder",
      "secret", "other",
    ].contains(sentence.word(index + 1)) {
      return nil
    }
    if sentence.word(index + 1) == "one"
      || sentence.word(index + 1) == "further" && noun(after: index + 2, plain) == nil
    {
      return sentence.word(index + 1) == "one" ? index + 2 : nil
    }
    return noun(after: index + 1, plain)
  }

  /// The end of the goods, shipment, carrier or party that begins within a few words.
  private static func noun(after start: Int, _ plain: PlainClause) -> Int? {
    let sentence = plain.sentence
    var next = start
    while next < min(start + 6, plain.tokens.upperBound) {
      if let goods = sentence.goods.first(where: { $0.tokens.contains(next) }) {
        return goods.tokens.upperBound
      }
      if let noun = sentence.predicates.first(where: { $0.isNominal && $0.tokens.contains(next) }) {
        return noun.tokens.upperBound
      }
      if let party = sentence.parties.first(where: {
        $0.tokens.contains(next) && $0.form == .description
      }) {
        return party.tokens.upperBound
      }
      if carriers.contains(sentence.word(next)) || isHeadOfGoods(next, plain) { return next + 1 }
      if Words.prepositions.contains(sentence.word(next)) { return nil }
      next += 1
    }
    return nil
  }

  /// «one Lithuanian sight», where thermal sights are under discussion.
  private static func isHeadOfGoods(_ index: Int, _ plain: PlainClause) -> Bool {
    let word = plain.sentence.word(index)
    let nouns = [word] + Plural.singulars(of: word)
    return (plain.scene.context.topic?.goods ?? []).contains { term in
      let head = plain.scene.lexicon.goods[term].term.split(separator: " ").last ?? ""
      return nouns.contains(String(head))
    }
  }

  private static let carriers: WordSet = [
    "truck", "trucks", "lorry", "lorries", "container", "crate", "wagon", "ship", "vessel",
    "tanker", "train", "gram", "kilo", "kilogram", "kilogramme", "tonne", "ton", "ounce", "litre",
    "liter", "barrel", "piece", "pair", "unit", "box", "bag", "pallet", "ones", "one", "package",
    "record", "trace", "entry", "item",
  ]

  // MARK: Without a verb

  /// «never after June 2021», «not a kilo of it until March», «none since».
  static func fragments(in plain: PlainClause) -> [Negation] {
    let sentence = plain.sentence
    var out: [Negation] = []
    for index in plain.tokens where !isHyphenated(index, sentence) {
      let end: Int?
      switch sentence.word(index) {
      case "never", "none": end = index + 1
      case "not": end = single(index, plain)
      case "nothing" where sentence.word(index - 1) == "and" || sentence.word(index - 1) == ",":
        end = index + 1
      default: end = nil
      }
      guard var end else { continue }
      if sentence.word(end) == "of" { end += 2 }
      while ["at", "all", "of", "them", "it", "whatsoever", ","].contains(sentence.word(end)) {
        end += 1
      }
      guard opens(end, sentence) else { continue }
      out.append(Negation(token: index, end: end, isFragment: true))
    }
    return out
  }

  /// A time begins there: «before May», «after August 2023», «since».
  private static func opens(_ index: Int, _ sentence: SentenceReading) -> Bool {
    guard ["before", "after", "since", "until", "till"].contains(sentence.word(index)) else {
      return false
    }
    return sentence.dates.contains {
      $0.tokens.lowerBound <= index + 1 && $0.tokens.upperBound > index
    }
      || ["then", ".", ",", ";", ""].contains(sentence.word(index + 1))
  }
}
