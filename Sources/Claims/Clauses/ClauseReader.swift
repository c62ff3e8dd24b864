/// Cuts a sentence into clauses and lays the roles of its parties and places.
///
///     «Qamar sold 12 lathes to Priboy, and the trader moved four on to Russia»
///       Qamar → Priboy; the trader → RU
struct ClauseReader {
  let sentence: SentenceReading
  let register: EntityRegister
  private let lexicon = TradeLexicon.standard

  init(_ sentence: SentenceReading, _ register: EntityRegister) {
    self.sentence = sentence
    self.register = register
  }

  func clauses() -> [Clause] {
    var clauses: [Clause] = []
    let starts = self.starts()
    for (position, start) in starts.enumerated() {
      let end = position + 1 < starts.count ? starts[position + 1] : sentence.tokens.upperBound
      var clause = Clause(tokens: start..<end)
      clause.predicates = sentence.predicates.indices.filter {
        clause.tokens.contains(sentence.predicates[$0].tokens.lowerBound)
      }
      clause.isRelative =
        Words.relatives.contains(sentence.word(start))
        || Words.relatives.contains(sentence.word(start + 1)) && sentence.word(start) == ","
      clauses.append(clause)
    }
    for index in clauses.indices {
      lay(&clauses[index], after: index > 0 ? clauses[index - 1] : nil)
    }
    return clauses
  }

  /// The roles that the parties and places of `range` have there, without a verb.
  func roles(in range: Range<Int>) -> Roles {
    var clause = Clause(tokens: range)
    clause.predicates = sentence.predicates.indices.filter {
      range.contains(sentence.predicates[$0].tokens.lowerBound) && sentence.predicates[$0].isNominal
    }
    lay(&clause, after: nil)
    return clause.roles
  }

  // MARK: Where clauses begin

  private func starts() -> [Int] {
    var starts: Set<Int> = [sentence.tokens.lowerBound]
    for index in sentence.tokens {
      let token = sentence.text.tokens[index]
      if [";", ":", "—", "–"].contains(token.lower), !token.isGluedHyphen,
        index > sentence.tokens.lowerBound,
        token.lower == ";" || token.lower == ":" || !token.isGluedToPrevious
      {
        starts.insert(index)
      }
    }
    for index in sentence.tokens.dropFirst()
    where ["while", "whereas"].contains(sentence.word(index)) { starts.insert(index) }
    let verbs = sentence.predicates.filter { !$0.isNominal }
    for (verb, next) in zip(verbs, verbs.dropFirst()) {
      if let boundary = boundary(from: verb.tokens.upperBound, to: next.tokens.lowerBound) {
        starts.insert(boundary)
      }
    }
    return starts.sorted()
  }

  private func boundary(from: Int, to: Int) -> Int? {
    // What stands before a colon or semicolon does not reach over it.
    let from = (from..<to).last { [";", ":"].contains(sentence.word($0)) }.map { $0 + 1 } ?? from
    guard from < to else { return nil }
    var comma: Int?
    for index in stride(from: to - 1, through: from, by: -1) {
      let word = sentence.word(index)
      if word == "what" {
        return ["in", "of", "at", "to"].contains(sentence.word(index - 1)) ? index - 1 : index
      }
      if Words.relatives.contains(word) && (word != "that" || isRelativeThat(index)) {
        return index
      }
      if Words.coordinators.contains(word), word != "as" || sentence.word(index - 1) == ",",
        !joinsNouns(index, before: to),
        sentence.dates.allSatisfy({ !$0.tokens.contains(index) }),
        sentence.quantities.allSatisfy({ !$0.tokens.contains(index) })
      {
        return index
      }
      if word == ",", comma == nil, !joinsNouns(index, before: to) { comma = index }
    }
    guard let comma else { return nil }
    // «deliveries from Kem, on the Volga, came to»: the comma closes what was put in between.
    let hasSubject = (comma + 1..<to).contains { index in
      sentence.parties.contains { $0.tokens.contains(index) }
        || sentence.goods.contains { $0.tokens.contains(index) }
        || sentence.quantities.contains { $0.tokens.contains(index) }
        || sentence.places.contains { $0.tokens.contains(index) }
        || sentence.predicates.contains { $0.isNominal && $0.tokens.contains(index) }
    }
    if hasSubject { return comma }
    let opened =
      (sentence.tokens.lowerBound..<from).last { [";", ":"].contains(sentence.word($0)) }
      ?? sentence.tokens.lowerBound
    let isInRelative = (opened..<from).contains {
      Words.relatives.contains(sentence.word($0))
        && (sentence.word($0) != "that" || isRelativeThat($0))
    }
    return isInRelative ? comma : nil
  }

  /// «Japan or Switzerland», «cameras and batteries»: the word joins two nouns, not two clauses.
  private func joinsNouns(_ index: Int, before verb: Int) -> Bool {
    func kind(_ token: Int) -> Int {
      if sentence.places.contains(where: { $0.tokens.contains(token) && !$0.isAdjective }) {
        return 1
      }
      if sentence.goods.contains(where: { $0.tokens.contains(token) }) { return 2 }
      if sentence.parties.contains(where: { $0.tokens.contains(token) }) { return 3 }
      return 0
    }
    guard ["and", "or", ","].contains(sentence.word(index)) else { return false }
    let before = kind(index - 1)
    guard before != 0 else { return false }
    var next = index + 1
    while next < verb, Words.determiners.contains(sentence.word(next)) { next += 1 }
    return kind(next) == before && (before == 1 || sentence.word(index - 1) != ",")
  }

  /// «the parcels that Bukit sent» against «that year».
  private func isRelativeThat(_ index: Int) -> Bool {
    let next = sentence.word(index + 1)
    return !sentence.dates.contains { $0.tokens.contains(index) }
      && !["year", "time", "month", "period", "number", "tonnage"].contains(next)
  }

  // MARK: Roles

  private func lay(_ clause: inout Clause, after previous: Clause?) {
    let verbs = clause.predicates.map { sentence.predicates[$0] }.filter { !$0.isNominal }
    let main = verbs.first
    let trading = verbs.first { ![.be, .register, .declare].contains($0.frame) } ?? main
    clause.isNegated = trading?.isNegated ?? false
    clause.isModal = trading?.isModal ?? false
    clause.subject = subject(of: clause, verb: main)
    if clause.subject == nil, let previous {
      if clause.isRelative {
        clause.subject = sentence.parties.last {
          $0.tokens.upperBound <= clause.tokens.lowerBound + 1 && !$0.isPossessive
        }
      } else if main != nil, !hasBareGoods(clause, before: main) {
        clause.subject = previous.subject
        clause.continues = true
      }
    }
    for party in sentence.parties where clause.tokens.contains(party.tokens.lowerBound) {
      place(party, in: &clause, main: main)
    }
    for place in sentence.places where clause.tokens.contains(place.tokens.lowerBound) {
      self.place(place, in: &clause, main: main)
    }
    if sentence.word(clause.tokens.lowerBound) == "where"
      || sentence.word(clause.tokens.lowerBound + 1) == "where", let main,
      clause.roles.destination.isEmpty, [.move, .reach, .get].contains(main.frame)
    {
      // «in Poland and Germany, where 3,120 tonnes cleared customs».
      var end = clause.tokens.lowerBound
      for place in sentence.places.reversed()
      where place.tokens.upperBound <= end && place.tokens.upperBound >= end - 2
        && !place.isAdjective
      {
        clause.roles.destination.addNew(contentsOf: place.codes)
        end = place.tokens.lowerBound
      }
    }
    if clause.continues, let subject = clause.subject, let main {
      giveSubject(subject, to: &clause, verb: main)
    } else if clause.isRelative, let subject = clause.subject,
      !clause.tokens.contains(subject.tokens.lowerBound), let main
    {
      giveSubject(subject, to: &clause, verb: main)
    }
  }

  private func hasBareGoods(_ clause: Clause, before verb: Predicate?) -> Bool {
    guard let verb else { return false }
    let limit = verb.tokens.lowerBound
    return sentence.goods.contains {
      clause.tokens.contains($0.tokens.lowerBound) && $0.tokens.upperBound <= limit
        && sentence.preposition(before: $0.tokens.lowerBound) == nil
    }
      || sentence.quantities.contains {
        clause.tokens.contains($0.numberTokens.lowerBound) && $0.numberTokens.upperBound <= limit
      }
  }

  /// The last bare party before the verb, where no goods stand nearer.
  private func subject(of clause: Clause, verb: Predicate?) -> PartyMention? {
    guard let verb else { return nil }
    let bare = sentence.parties.filter {
      clause.tokens.contains($0.tokens.lowerBound) && $0.tokens.upperBound <= verb.tokens.lowerBound
        && isBare($0.tokens.lowerBound, in: clause) && !$0.isPossessive
    }
    return bare.first { !$0.entities.isEmpty } ?? bare.first
  }

  private func isBare(_ start: Int, in clause: Clause) -> Bool {
    guard let found = sentence.preposition(before: start) else { return true }
    return found.index < clause.tokens.lowerBound || found.word == "with"
  }

  private func giveSubject(_ subject: PartyMention, to clause: inout Clause, verb: Predicate) {
    switch (verb.frame, verb.voice) {
    case (.send, .active), (.bill, .active), (.handle, .active):
      assign(subject, shipper: true, &clause)
    case (.move, .active) where takesObject(verb), (.make, .active) where makesShipments(verb):
      assign(subject, shipper: true, &clause)
    case (.get, .active), (.pay, .active), (.send, .passive), (.bill, .passive):
      assign(subject, shipper: false, &clause)
    default: break
    }
  }

  /// «moved 1,430 of them on», «passed 94 % of that number on»: a party moves something.
  private func takesObject(_ verb: Predicate) -> Bool {
    let next = verb.tokens.upperBound
    guard ["move", "pass", "roll", "run", "ship"].contains(verb.lemma) else { return false }
    return sentence.quantities.contains {
      $0.tokens.lowerBound >= next && $0.tokens.lowerBound <= next + 1
    }
      || sentence.goods.contains {
        $0.tokens.lowerBound >= next && $0.tokens.lowerBound <= next + 2
      }
      || ["it", "them", "those"].contains(sentence.word(next))
  }

  /// «made 31 shipments», «made deliveries»: the noun tells what is done.
  private func makesShipments(_ verb: Predicate) -> Bool {
    sentence.predicates.contains {
      $0.isNominal && ($0.noun == .shipment || $0.noun == .sale)
        && $0.tokens.lowerBound >= verb.tokens.upperBound
        && $0.tokens.lowerBound <= verb.tokens.upperBound + 6
    }
  }

  private func place(_ party: PartyMention, in clause: inout Clause, main: Predicate?) {
    if party.form == .pronoun, !party.isPossessive {
      if isObjectOrGoodsPronoun(party, main) {
        clause.pointsBack = true
        return
      }
    }
    let start = party.tokens.lowerBound
    let preposition = sentence.preposition(before: start)
    if party.isPossessive {
      possessive(party, in: &clause, main: main)
      return
    }
    if let preposition, preposition.index >= clause.tokens.lowerBound {
      byPreposition(
        party, preposition.word, in: &clause, main: governor(of: preposition.index, clause) ?? main)
      return
    }
    guard let main else {
      // A clause without a verb («Seven to Priboy», «the other four Meridian's»): nothing to go by.
      return
    }
    if start < main.tokens.lowerBound {
      if let last = clause.subject, last.tokens == party.tokens || last.entities == party.entities {
        giveSubject(party, to: &clause, verb: main)
      } else if sentence.word(start - 1) == "and" || sentence.word(start - 1) == "or" {
        giveSubject(party, to: &clause, verb: main)
      }
    } else {
      switch main.frame {
      case .send where main.voice == .active, .bill, .reach, .cost:
        assign(party, shipper: false, &clause)
      case .pay: assign(party, shipper: true, &clause)
      default: break
      }
    }
  }

  /// «they left Italy», «it was part of», «moved them on»: goods, not a party.
  private func isObjectOrGoodsPronoun(_ party: PartyMention, _ main: Predicate?) -> Bool {
    guard let main else { return true }
    if party.tokens.lowerBound > main.tokens.lowerBound {
      // «sent it 1.26 million»: the receiver; «sold them to X»: the goods.
      let next = party.tokens.upperBound
      let isDative =
        main.frame == .send
        && sentence.quantities.contains {
          $0.tokens.lowerBound <= next + 1 && $0.tokens.lowerBound >= next - 0
        }
      if isDative || main.frame == .bill || main.frame == .pay { return false }
      return sentence.preposition(before: party.tokens.lowerBound) == nil
        || ["of", "for"].contains(sentence.preposition(before: party.tokens.lowerBound)?.word ?? "")
    }
    switch (main.frame, main.voice) {
    case (.send, .active), (.get, .active), (.bill, .active), (.pay, .active), (.begin, .active),
      (.end, .active):
      return false
    default: return true
    }
  }

  /// The last verb or noun of trade before the preposition.
  private func governor(of index: Int, _ clause: Clause) -> Predicate? {
    clause.predicates.map { sentence.predicates[$0] }.last { $0.tokens.upperBound <= index }
  }

  /// «X's deliveries», «X's purchases from Y», «the mill's sheets».
  private func possessive(_ party: PartyMention, in clause: inout Clause, main: Predicate?) {
    let after = party.tokens.upperBound
    let noun = sentence.predicates.first {
      $0.isNominal && $0.tokens.lowerBound >= after && $0.tokens.lowerBound <= after + 6
        && clause.tokens.contains($0.tokens.lowerBound)
    }
    if let noun {
      switch noun.noun {
      case .purchase?: assign(party, shipper: false, &clause)
      case .sale?: assign(party, shipper: true, &clause)
      case .shipment?, .trade?:
        let receives = main?.frame == .get && main?.voice == .active
        if receives,
          clause.subject.map({ $0.entities == party.entities || $0.form != .name }) ?? true
        {
          assign(party, shipper: false, &clause)
        } else if clause.roles.shipper.isEmpty, !hasFromParty(clause) {
          assign(party, shipper: true, &clause)
        }
      default: break
      }
      return
    }
    // «Its Russian client» was read as a description; «its lathes», «the firm's scopes» are what it sends.
    if let goods = sentence.goods.first(where: {
      $0.tokens.lowerBound >= after && $0.tokens.lowerBound <= after + 5
    }),
      clause.tokens.contains(goods.tokens.lowerBound),
      clause.subject?.entities != party.entities || main == nil
    {
      if clause.roles.shipper.isEmpty, main?.frame != .send || main?.voice == .passive {
        assign(party, shipper: true, &clause)
      }
    }
  }

  private func hasFromParty(_ clause: Clause) -> Bool {
    sentence.parties.contains {
      clause.tokens.contains($0.tokens.lowerBound)
        && sentence.preposition(before: $0.tokens.lowerBound)?.word == "from"
    }
  }

  private func byPreposition(
    _ party: PartyMention, _ word: String, in clause: inout Clause, main: Predicate?
  ) {
    switch word {
    case "from": assign(party, shipper: true, &clause)
    case "to", "into", "onto", "toward", "towards":
      if main?.frame == .share || main?.frame == .total { return }
      assign(party, shipper: false, &clause)
    case "for":
      if main == nil || main?.frame != .share { assign(party, shipper: false, &clause) }
    case "by":
      let receives = main?.frame == .get || main?.noun == .purchase
      assign(party, shipper: !receives, &clause)
    case "via", "through":
      if clause.roles.shipper.isEmpty { assign(party, shipper: true, &clause) }
    case "of":
      if main?.isNominal == true, main?.noun == .purchase || main?.noun == .sale {
        assign(party, shipper: main?.noun == .sale, &clause)
      }
    case "except":
      clause.roles.excludesShipper = true
      assign(party, shipper: true, &clause)
    case "with" where main?.frame == .move && main?.isNominal == false:
      assign(party, shipper: false, &clause)
    default: break
    }
  }

  private func assign(_ party: PartyMention, shipper: Bool, _ clause: inout Clause) {
    let roots = party.entities.map(register.root)
    let named = roots.filter { !register[$0].names.isEmpty }
    if shipper {
      // «which received its first lot»: nobody ships to himself.
      if !named.isEmpty, clause.roles.consignee == named { return }
    } else if !named.isEmpty, clause.roles.shipper == named {
      clause.roles.shipper = []
    }
    if shipper {
      guard clause.roles.shipper.isEmpty || clause.roles.shipper == named || isJoined(party) else {
        return
      }
      clause.roles.shipper.addNew(contentsOf: roots)
    } else {
      guard clause.roles.consignee.isEmpty || clause.roles.consignee == named || isJoined(party)
      else { return }
      clause.roles.consignee.addNew(contentsOf: roots)
    }
    if named.isEmpty {
      let codes = party.codes + roots.flatMap { register[$0].codes.sorted() }
      if codes.isEmpty {
        if !party.isIndefinite, party.form == .description {
          clause.roles.doubts.append("who is meant by «\(sentence.text[party.tokens])»")
        }
      } else if shipper {
        if clause.roles.departure.isEmpty { clause.roles.departure.addNew(contentsOf: codes) }
      } else {
        if clause.roles.destination.isEmpty { clause.roles.destination.addNew(contentsOf: codes) }
      }
    }
  }

  /// «to Priboy and Meridian»: the second joins the first.
  private func isJoined(_ party: PartyMention) -> Bool {
    ["and", "or", ","].contains(sentence.word(party.tokens.lowerBound - 1))
  }

  // MARK: Places

  private func place(_ place: PlaceMention, in clause: inout Clause, main: Predicate?) {
    guard !sentence.parties.contains(where: { $0.tokens.contains(place.tokens.lowerBound) }) else {
      return
    }
    let next = place.tokens.upperBound
    let nextWord = sentence.word(next)
    if place.saysOrigin {
      clause.roles.origin.addNew(contentsOf: place.codes)
      return
    }
    if sentence.text.tokens.indices.contains(next), sentence.text.tokens[next].isGluedHyphen {
      let after = sentence.word(next + 1)
      if after == "bound" { clause.roles.destination.addNew(contentsOf: place.codes) }
      return
    }
    if place.isAdjective || modifies(next) {
      adjective(place, next: next, in: &clause)
      return
    }
    if nextWord == "'s" || nextWord == "’s" {
      possessive(place, next + 1, in: &clause)
      return
    }
    if let joined = sentence.places.last(where: { $0.tokens.upperBound <= place.tokens.lowerBound }
    ),
      isList(joined.tokens.upperBound, place.tokens.lowerBound), !joined.isAdjective
    {
      let codes = joined.codes
      for path in [\Roles.departure, \Roles.destination, \Roles.origin, \Roles.via]
      where clause.roles[keyPath: path].contains(where: codes.contains) {
        clause.roles[keyPath: path].addNew(contentsOf: place.codes)
        return
      }
      return
    }
    if let preposition = sentence.preposition(before: place.tokens.lowerBound),
      preposition.index >= clause.tokens.lowerBound
    {
      if ["mostly", "mainly", "largely", "chiefly", "primarily", "predominantly", "partly"]
        .contains(sentence.word(preposition.index - 1))
      {
        let all = clause.roles
        clause.roles = Roles()
        byPreposition(
          place, preposition.word, preposition.index, in: &clause,
          main: governor(of: preposition.index, clause) ?? main)
        clause.largerPart.fillPlaces(from: clause.roles)
        clause.roles = all
        return
      }
      byPreposition(
        place, preposition.word, preposition.index, in: &clause,
        main: governor(of: preposition.index, clause) ?? main)
    } else if let main {
      bare(place, in: &clause, main: main)
    }
  }

  /// A plain noun follows: «Penang shophouse», «Western officials».
  private func modifies(_ next: Int) -> Bool {
    guard sentence.tokens.contains(next), !sentence.text.tokens[next].isCapitalized,
      sentence.text.tokens[next].kind == .word
    else { return false }
    return sentence.isAdjective(next)
      && !sentence.dates.contains { $0.tokens.contains(next) }
      && !sentence.quantities.contains { $0.tokens.contains(next) }
  }

  /// Only commas, «and», «or», articles between two places.
  private func isList(_ from: Int, _ to: Int) -> Bool {
    from < to
      && (from..<to).allSatisfy {
        [",", "and", "or", "the", "then", "both"].contains(sentence.word($0))
      }
      && (from..<to).contains { [",", "and", "or"].contains(sentence.word($0)) }
  }

  private func adjective(_ place: PlaceMention, next: Int, in clause: inout Clause) {
    // The noun that the adjective stands before, other adjectives passed over.
    var index = next
    var steps = 0
    while index < clause.tokens.upperBound, steps < 4 {
      if sentence.goods.contains(where: { $0.termTokens.contains(index) }) {
        clause.roles.origin.addNew(contentsOf: place.codes)
        return
      }
      if let noun = sentence.predicates.first(where: { $0.isNominal && $0.tokens.contains(index) })
      {
        switch noun.noun {
        case .sale?
        where ["sales", "sale", "business"].contains(sentence.word(noun.tokens.lowerBound)):
          // «Sarung's American sales» go there; «Turkish exports» come from there.
          clause.roles.destination.addNew(contentsOf: place.codes)
        case .sale?, .route?: clause.roles.departure.addNew(contentsOf: place.codes)
        case .purchase?: clause.roles.destination.addNew(contentsOf: place.codes)
        case .shipment?: clause.roles.origin.addNew(contentsOf: place.codes)
        case .trade?:
          if sentence.word(noun.tokens.lowerBound) == "tonnage" {
            clause.roles.origin.addNew(contentsOf: place.codes)
          }
        case nil: break
        }
        return
      }
      let word = sentence.word(index)
      if lexicon.cues.value(of: word) == .evidence
        || ["port", "ports", "soil", "border"].contains(word)
      {
        if word == "port" || word == "ports" {
          if let preposition = sentence.preposition(before: place.tokens.lowerBound) {
            byPreposition(place, preposition.word, preposition.index, in: &clause, main: nil)
          }
        }
        return
      }
      guard
        sentence.isAdjective(index) || sentence.text.tokens[index].isGluedHyphen
          || Words.pronouns.contains(word)
      else { break }
      if word == "ones" || word == "one" || word == "product" || word == "origin" { break }
      index += 1
      steps += 1
    }
    let word = sentence.word(index)
    if word == "origin" || word == "ones" || word == "one" || word == "product"
      || word == "certificate"
    {
      clause.roles.origin.addNew(contentsOf: place.codes)
      return
    }
    // «its intake of Russian birch»: goods that no table knows have an origin all the same.
    if let preposition = sentence.preposition(before: place.tokens.lowerBound),
      preposition.word == "of",
      sentence.predicates.contains(where: {
        $0.isNominal && $0.tokens.upperBound == preposition.index
      })
        || sentence.quantities.contains(where: {
          $0.tokens.upperBound == preposition.index || $0.tokens.contains(preposition.index)
        })
    {
      clause.roles.origin.addNew(contentsOf: place.codes)
      return
    }
    // «64 % of it was Chinese», «60% Russian, 40% Chinese».
    let before = sentence.word(place.tokens.lowerBound - 1)
    let afterShare = sentence.quantities.contains {
      $0.tokens.upperBound == place.tokens.lowerBound
    }
    if Words.be.contains(before) || afterShare || before == "as" {
      clause.roles.origin.addNew(contentsOf: place.codes)
    }
  }

  private func possessive(_ place: PlaceMention, _ after: Int, in clause: inout Clause) {
    guard
      let noun = sentence.predicates.first(where: {
        $0.isNominal && $0.tokens.lowerBound >= after && $0.tokens.lowerBound <= after + 4
      })
    else {
      let parts: Set<String> = ["part", "share", "portion", "slice", "contribution"]
      if parts.contains(sentence.word(after)) {
        clause.roles.departure.addNew(contentsOf: place.codes)
      }
      return
    }
    switch noun.noun {
    case .purchase?: clause.roles.destination.addNew(contentsOf: place.codes)
    case .sale?, .shipment?: clause.roles.departure.addNew(contentsOf: place.codes)
    default: break
    }
  }

  private func byPreposition(
    _ place: PlaceMention, _ word: String, _ index: Int, in clause: inout Clause, main: Predicate?
  ) {
    switch word {
    case "from":
      if main?.frame == .make {
        clause.roles.origin.addNew(contentsOf: place.codes)
      } else {
        clause.roles.departure.addNew(contentsOf: place.codes)
      }
    case "via", "through", "across", "over": clause.roles.departure.addNew(contentsOf: place.codes)
    case "to", "into", "toward", "towards", "for":
      if main?.frame != .total { clause.roles.destination.addNew(contentsOf: place.codes) }
    case "in":
      guard let main else { return }
      switch main.frame {
      case .make: clause.roles.origin.addNew(contentsOf: place.codes)
      case .move, .reach:
        if !main.isNominal, index >= main.tokens.upperBound, index <= main.tokens.upperBound + 3 {
          clause.roles.destination.addNew(contentsOf: place.codes)
        }
      default: break
      }
    case "of":
      if sentence.word(index - 1) == "origin" || sentence.word(index - 1) == "certificate" {
        clause.roles.origin.addNew(contentsOf: place.codes)
      }
    default: break
    }
  }

  private func bare(_ place: PlaceMention, in clause: inout Clause, main: Predicate) {
    if place.tokens.lowerBound < main.tokens.lowerBound {
      switch (main.frame, main.voice) {
      case (.send, .active): clause.roles.departure.addNew(contentsOf: place.codes)
      case (.get, .active), (.pay, .active):
        clause.roles.destination.addNew(contentsOf: place.codes)
      case (.share, _): clause.roles.departure.addNew(contentsOf: place.codes)
      case (.be, _):
        // «Turkey was the source of».
        if sentence.word(main.tokens.upperBound + 1) == "source" {
          clause.roles.departure.addNew(contentsOf: place.codes)
        }
      default: break
      }
      return
    }
    switch main.frame {
    case .reach, .move:
      if main.lemma == "pass through" || main.lemma == "transit" {
        clause.roles.departure.addNew(contentsOf: place.codes)
      } else if main.lemma == "cross" {
        return
      } else {
        clause.roles.destination.addNew(contentsOf: place.codes)
      }
    case .leave: clause.roles.departure.addNew(contentsOf: place.codes)
    case .send where main.voice == .active: clause.roles.destination.addNew(contentsOf: place.codes)
    default: break
    }
  }
}
