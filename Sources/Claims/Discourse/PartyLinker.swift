import Facts

/// Ties names, descriptions and pronouns of one sentence to the story's parties.
///
///     «Zharyk Panel, a mill», later «the mill»: one party
struct PartyLinker {
  let sentence: SentenceReading
  private(set) var register: EntityRegister
  let context: Discourse
  var parties: [PartyMention] = []

  init(sentence: SentenceReading, register: EntityRegister, context: Discourse) {
    self.sentence = sentence
    self.register = register
    self.context = context
  }

  mutating func link(
    named: [(tokens: Range<Int>, entity: Int)], phrases: [OrganisationReader.Phrase]
  ) {
    var used = Set<Int>()
    for item in named {
      let entity = register.root(item.entity)
      register[entity].isNew = !register[entity].isSeen
      register[entity].isSeen = true
      register[entity].lastSentence = sentence.index
      locate(entity, after: item.tokens.upperBound, before: item.tokens.lowerBound)
      var start = item.tokens.lowerBound
      for (index, phrase) in phrases.enumerated() where !used.contains(index) {
        if isApposition(phrase, of: item.tokens) {
          used.insert(index)
          if phrase.determiner == .definite { unify(phrase, with: entity) }
          describe(entity, phrase)
          if phrase.codes.isEmpty { settle(entity, from: phrase.tokens.upperBound) }
          start = min(start, phrase.tokens.lowerBound)
        }
      }
      parties.append(
        PartyMention(
          tokens: start..<item.tokens.upperBound, entities: [entity], form: .name, codes: [],
          isPossessive: isPossessive(item.tokens.upperBound), isIndefinite: false, isPlural: false))
    }
    for (index, phrase) in phrases.enumerated() where !used.contains(index) {
      describe(phrase)
    }
    nameAhead()
    demonyms()
    pronouns()
    parties.sort { $0.tokens.lowerBound < $1.tokens.lowerBound }
  }

  /// «An Istanbul wholesaler took over: Bilyaci's first parcel …», or the name in the next sentence:
  /// what was introduced without a name gets it.
  private mutating func nameAhead() {
    let tokens = sentence.text.tokens
    guard
      let name = parties.filter({ $0.form == .name }).min(by: {
        $0.tokens.lowerBound < $1.tokens.lowerBound
      }), name.entities.count == 1
    else { return }
    let start = name.tokens.lowerBound
    if start > sentence.tokens.lowerBound, tokens[start - 1].lower == ":",
      let phrase = parties.last(where: {
        $0.form == .description && $0.isIndefinite && !$0.isPlural && $0.tokens.upperBound < start
          && $0.entities.count == 1
      })
    {
      register.merge(phrase.entities[0], into: name.entities[0])
      return
    }
    guard start == sentence.tokens.lowerBound, !Words.determiners.contains(tokens[start].lower),
      register[name.entities[0]].isNew,
      let before = context.unnamed, register[before].mergedInto == nil,
      register[before].names.isEmpty
    else { return }
    register.merge(before, into: name.entities[0])
  }

  /// The phrase stands beside the name and says what the party is.
  private func isApposition(_ phrase: OrganisationReader.Phrase, of name: Range<Int>) -> Bool {
    let tokens = sentence.text.tokens
    // «the drone maker Skylark», «a distributor, Luch,», «a company called Skylark».
    if phrase.tokens.upperBound <= name.lowerBound {
      let between = (phrase.tokens.upperBound..<name.lowerBound).map { tokens[$0].lower }
      return between.isEmpty && !phrase.isPlural || between == [","] && !phrase.isPlural
        || between == ["called"] || between == ["named"]
    }
    // «Skylark, a Kowloon trader», «Skylark of Dubai, a trader», «Skylark (a trader)».
    guard phrase.tokens.lowerBound > name.upperBound else {
      return false
    }
    var index = name.upperBound
    if index < phrase.tokens.lowerBound, ["of", "in"].contains(tokens[index].lower),
      let place = sentence.places.first(where: { $0.tokens.lowerBound == index + 1 })
    {
      index = place.tokens.upperBound
    }
    guard index < phrase.tokens.lowerBound, [",", "(", "–", "—"].contains(tokens[index].lower)
    else { return false }
    index += 1
    if index < phrase.tokens.lowerBound, tokens[index].lower == "one" {
      return phrase.tokens.lowerBound - index <= 6
    }
    return index == phrase.tokens.lowerBound && phrase.determiner == .indefinite
      || index == phrase.tokens.lowerBound && phrase.determiner == .definite && !phrase.isPlural
        && closes(phrase.tokens.upperBound)
  }

  /// A comma, bracket or full stop behind the phrase.
  private func closes(_ index: Int) -> Bool {
    guard index < sentence.tokens.upperBound else { return true }
    return [",", ")", ".", ";", "–", "—", "that", "which"].contains(
      sentence.text.tokens[index].lower)
  }

  private mutating func describe(_ entity: Int, _ phrase: OrganisationReader.Phrase) {
    register[entity].descriptors.insert(phrase.head)
    register[entity].classes.insert(phrase.type)
    register[entity].codes.formUnion(phrase.codes)
    register[entity].places.formUnion(phrase.places)
    register[entity].isConfirmed = true
  }

  /// «The buyer, Krutaya Balka,»: the nameless buyer of a sentence before gets this name.
  private mutating func unify(_ phrase: OrganisationReader.Phrase, with entity: Int) {
    let description = Description(
      head: phrase.head, type: phrase.type, codes: phrase.codes, places: phrase.places)
    var best: (index: Int, score: Double)?
    for index in 0..<register.count
    where register[index].names.isEmpty && register[index].mergedInto == nil && index != entity {
      let score = description.score(register[index], sentence: sentence.index)
      if score >= 3.5, best.map({ score > $0.score }) ?? true { best = (index, score) }
    }
    if let best { register.merge(best.index, into: entity) }
  }

  /// «X of Sharjah», «X, of Tuscany», «X in Ploiesti», «Moscow's X», «X, registered in Istanbul».
  private mutating func locate(_ entity: Int, after end: Int, before start: Int) {
    let tokens = sentence.text.tokens
    var index = end
    if index < sentence.tokens.upperBound, tokens[index].lower == "," { index += 1 }
    if index < sentence.tokens.upperBound,
      ["registered", "based", "headquartered", "located", "incorporated"].contains(
        tokens[index].lower)
    {
      index += 1
    }
    if index < sentence.tokens.upperBound, ["of", "in", "near"].contains(tokens[index].lower),
      let place = sentence.places.first(where: { $0.tokens.lowerBound == index + 1 }),
      !place.isAdjective
    {
      register[entity].codes.formUnion(place.codes)
      register[entity].places.formUnion(place.tokens.map { tokens[$0].lower })
    }
    if register[entity].codes.isEmpty, index > end { settle(entity, from: index) }
    let possessive = start - 1
    if possessive > sentence.tokens.lowerBound, tokens[possessive].lower == "'s",
      let place = sentence.places.first(where: { $0.tokens.upperBound == possessive })
    {
      register[entity].codes.formUnion(place.codes)
      register[entity].places.formUnion(place.tokens.map { tokens[$0].lower })
    }
  }

  /// «a dealer above a bakery in Trieste», «X, in a free zone a short drive from Dubai»:
  /// the place within the apposition.
  private mutating func settle(_ entity: Int, from start: Int) {
    guard start < sentence.tokens.upperBound,
      ["in", "on", "at", "near", "outside", "above", "with"].contains(
        sentence.text.tokens[start].lower)
    else { return }
    var index = start + 1
    while index < min(start + 12, sentence.tokens.upperBound),
      sentence.text.tokens[index].kind != .punctuation || sentence.text.tokens[index].isGluedHyphen
    {
      if let place = sentence.places.first(where: { $0.tokens.lowerBound == index }) {
        register[entity].codes.formUnion(place.codes)
        register[entity].places.formUnion(place.tokens.map { sentence.text.tokens[$0].lower })
        return
      }
      index += 1
    }
  }

  private func isPossessive(_ index: Int) -> Bool {
    guard index < sentence.tokens.upperBound else { return false }
    return ["'s", "'"].contains(sentence.text.tokens[index].lower)
      && sentence.text.tokens[index].isGluedToPrevious
  }

  /// A description without a name beside it: resolved where it points back, else a new party.
  private mutating func describe(_ phrase: OrganisationReader.Phrase) {
    var entities: [Int] = []
    if phrase.determiner == .definite {
      entities = resolve(phrase)
    } else if phrase.determiner == .indefinite, !phrase.isPlural {
      entities = [
        register.add(
          Entity(
            descriptors: [phrase.head], classes: [phrase.type], codes: Set(phrase.codes),
            places: Set(phrase.places), lastSentence: sentence.index, isConfirmed: true))
      ]
    }
    let isHomeGuessed =
      !phrase.codes.isEmpty
      && entities.contains { entity in
        let home = register[register.root(entity)]
        return !home.names.isEmpty && home.codes.isDisjoint(with: phrase.codes)
          && home.likelyCodes.isDisjoint(with: phrase.codes)
      }
    for entity in entities {
      register[entity].lastSentence = sentence.index
      guard entities.count == 1 else { continue }
      register[entity].descriptors.insert(phrase.head)
      if register[entity].codes.isEmpty { register[entity].codes.formUnion(phrase.codes) }
    }
    parties.append(
      PartyMention(
        tokens: phrase.tokens, entities: entities, form: .description, codes: phrase.codes,
        isPossessive: isPossessive(phrase.tokens.upperBound),
        isIndefinite: phrase.determiner != .definite, isPlural: phrase.isPlural,
        isHomeGuessed: isHomeGuessed))
  }

  private func resolve(_ phrase: OrganisationReader.Phrase) -> [Int] {
    let description = Description(
      head: phrase.head, type: phrase.type, codes: phrase.codes, places: phrase.places,
      isPlural: phrase.isPlural)
    let present = Set(parties.filter { $0.form == .name }.flatMap(\.entities))
    var scored: [(index: Int, score: Double)] = []
    for index in 0..<register.count where register[index].mergedInto == nil {
      guard register[index].lastSentence < sentence.index || present.contains(index) else {
        continue
      }
      var score = description.score(register[index], sentence: sentence.index)
      if let role = role(of: phrase) {
        score += role == .consignee && register[index].onlySends ? -1.4 : 0
        score += role == .shipper && register[index].onlyReceives ? -1 : 0
        score += role == .consignee && register[index].onlyReceives ? 0.5 : 0
        score += role == .shipper && register[index].onlySends ? 0.5 : 0
      }
      if index == context.subject, phrase.type == .any, phrase.codes.isEmpty, !phrase.isPlural,
        !isIndirect(phrase), !register[index].names.isEmpty
      {
        // «the firm», «the company»: who acted last, whatever else it is.
        score += 2.5
      } else if index == context.subject, register[index].classes.isEmpty, !phrase.isPlural,
        !isIndirect(phrase), score > 0
      {
        // «The Klang-based manufacturer shipped …»: who acted last goes on acting.
        score += 1.5
      }
      if phrase.isSame {
        if sentence.index - register[index].lastSentence <= 1, score > 0 { score += 2.5 }
      } else if present.contains(index) {
        score -= 1.5
      }
      if score >= 2.5 { scored.append((index, score)) }
    }
    scored.sort { $0.score != $1.score ? $0.score > $1.score : $0.index < $1.index }
    if phrase.isPlural {
      let count = counted(phrase)
      return Array(scored.prefix(count ?? 3).map(\.index)).sorted()
    }
    return scored.first.map { [$0.index] } ?? []
  }

  /// What the phrase does, where it is the subject of a verb of trade.
  private func role(of phrase: OrganisationReader.Phrase) -> Scope.Slot? {
    let before = phrase.tokens.lowerBound - 1
    if isIndirect(phrase) {
      switch sentence.text.tokens[before].lower {
      case "from": return .shipper
      case "to", "for": return .consignee
      default: break
      }
      let verb = sentence.predicates.first { $0.tokens.upperBound == before + 1 }
      return verb?.frame == .send || verb?.frame == .bill
        ? .consignee : verb?.frame == .pay ? .shipper : nil
    }
    guard
      let verb = sentence.predicates.first(where: {
        !$0.isNominal && $0.tokens.lowerBound >= phrase.tokens.upperBound
          && $0.tokens.lowerBound <= phrase.tokens.upperBound + 4
      })
    else { return nil }
    switch (verb.frame, verb.voice) {
    case (.get, .active), (.pay, .active): return .consignee
    case (.send, .active), (.bill, .active): return .shipper
    default: return nil
    }
  }

  /// Behind a preposition: hardly the one who acted last.
  private func isIndirect(_ phrase: OrganisationReader.Phrase) -> Bool {
    let before = phrase.tokens.lowerBound - 1
    return before >= sentence.tokens.lowerBound
      && (Words.prepositions.contains(sentence.text.tokens[before].lower)
        || sentence.predicates.contains {
          !$0.isNominal && $0.tokens.upperBound == before + 1
        })
  }

  /// «the two Russian companies», «both firms».
  private func counted(_ phrase: OrganisationReader.Phrase) -> Int? {
    for index in phrase.tokens {
      switch sentence.text.tokens[index].lower {
      case "two", "both", "pair": return 2
      case "three": return 3
      case "four": return 4
      default: continue
      }
    }
    return nil
  }

  /// «the Tuscans», «the Kazakhs»: a people for the party that sits there.
  private mutating func demonyms() {
    let tokens = sentence.text.tokens
    for place in sentence.places where place.isAdjective {
      let start = place.tokens.lowerBound
      guard start > sentence.tokens.lowerBound, tokens[start - 1].lower == "the",
        !parties.contains(where: { $0.tokens.contains(start) })
      else { continue }
      let next = place.tokens.upperBound
      let isPlural = Plural.isPlural(tokens[next - 1].lower)
      let ends =
        next >= sentence.tokens.upperBound
        || tokens[next].kind == .punctuation && !tokens[next].isGluedHyphen
        || Words.prepositions.contains(tokens[next].lower) || isPlural
      guard ends else { continue }
      let description = Description(
        head: "", type: .any, codes: place.codes,
        places: place.tokens.map { tokens[$0].lower })
      var best: (index: Int, score: Double)?
      for index in 0..<register.count where register[index].mergedInto == nil {
        let score = description.score(register[index], sentence: sentence.index)
        if score >= 3, best.map({ score > $0.score }) ?? true { best = (index, score) }
      }
      parties.append(
        PartyMention(
          tokens: (start - 1)..<next, entities: best.map { [$0.index] } ?? [], form: .demonym,
          codes: place.codes, isPossessive: false, isIndefinite: false, isPlural: true))
    }
  }
}
