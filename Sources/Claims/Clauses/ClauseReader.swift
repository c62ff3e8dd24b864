/// Cuts a sentence into clauses and lays the roles of its parties and places.
///
///     «Qamar sold 12 lathes to Priboy, and the trader moved four on to Russia»
///       Qamar → Priboy; the trader → RU
struct ClauseReader {
  let sentence: SentenceReading
  let register: EntityRegister
  let lexicon = TradeLexicon.standard

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

  func starts() -> [Int] {
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

  func boundary(from: Int, to: Int) -> Int? {
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
  func joinsNouns(_ index: Int, before verb: Int) -> Bool {
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
  func isRelativeThat(_ index: Int) -> Bool {
    let next = sentence.word(index + 1)
    return !sentence.dates.contains { $0.tokens.contains(index) }
      && !["year", "time", "month", "period", "number", "tonnage"].contains(next)
  }

  // MARK: Roles

  func lay(_ clause: inout Clause, after previous: Clause?) {
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

  func hasBareGoods(_ clause: Clause, before verb: Predicate?) -> Bool {
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
  func subject(of clause: Clause, verb: Predicate?) -> PartyMention? {
    guard let verb else { return nil }
    let bare = sentence.parties.filter {
      clause.tokens.contains($0.tokens.lowerBound) && $0.tokens.upperBound <= verb.tokens.lowerBound
        && isBare($0.tokens.lowerBound, in: clause) && !$0.isPossessive
    }
    return bare.first { !$0.entities.isEmpty } ?? bare.first
  }

  func isBare(_ start: Int, in clause: Clause) -> Bool {
    guard let found = sentence.preposition(before: start) else { return true }
    return found.index < clause.tokens.lowerBound || found.word == "with"
  }

  func giveSubject(_ subject: PartyMention, to clause: inout Clause, verb: Predicate) {
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
  func takesObject(_ verb: Predicate) -> Bool {
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
  func makesShipments(_ verb: Predicate) -> Bool {
    sentence.predicates.contains {
      $0.isNominal && ($0.noun == .shipment || $0.noun == .sale)
        && $0.tokens.lowerBound >= verb.tokens.upperBound
        && $0.tokens.lowerBound <= verb.tokens.upperBound + 6
    }
  }

  func place(_ party: PartyMention, in clause: inout Clause, main: Predicate?) {
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
  func isObjectOrGoodsPronoun(_ party: PartyMention, _ main: Predicate?) -> Bool {
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
  func governor(of index: Int, _ clause: Clause) -> Predicate? {
    clause.predicates.map { sentence.predicates[$0] }.last { $0.tokens.upperBound <= index }
  }

  /// «X's deliveries», «X's purchases from Y», «the mill's sheets».
  func possessive(_ party: PartyMention, in clause: inout Clause, main: Predicate?) {
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

  func hasFromParty(_ clause: Clause) -> Bool {
    sentence.parties.contains {
      clause.tokens.contains($0.tokens.lowerBound)
        && sentence.preposition(before: $0.tokens.lowerBound)?.word == "from"
    }
  }

  func byPreposition(
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

  func assign(_ party: PartyMention, shipper: Bool, _ clause: inout Clause) {
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
  func isJoined(_ party: PartyMention) -> Bool {
    ["and", "or", ","].contains(sentence.word(party.tokens.lowerBound - 1))
  }
}
