/// The roles that names, descriptions and pronouns play in a clause.
extension ClauseReader {
  func place(_ party: PartyMention, in clause: inout Clause, main: Predicate?) {
    if party.form == .pronoun, !party.isPossessive {
      if isObjectOrGoodsPronoun(party, main) {
        clause.pointsBack = true
        return
      }
    }
    let start = party.tokens.lowerBound
    let preposition =
      sentence.preposition(before: headStart(of: party)) ?? appositionPreposition(before: start)
    if party.isPossessive {
      possessive(party, in: &clause, main: main)
      return
    }
    if let preposition, preposition.index >= clause.tokens.lowerBound {
      byPreposition(
        party, preposition.word, in: &clause, main: governor(of: preposition.index, clause) ?? main)
      return
    }
    if party.form == .name, clause.roles.shipper.isEmpty,
      main == nil || main?.frame == .get || main?.voice == .passive,
      sentence.goods.contains(where: { $0.tokens.lowerBound == party.tokens.upperBound }),
      sentence.quantities.contains(where: { $0.numberTokens.upperBound == start })
    {
      // «nine Brunnhofer lathes»: whose make they are.
      assign(party, shipper: true, &clause)
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
      // «supplied 364,000 tonnes, and Kolos …»: behind the figure stands no receiver.
      let isBehindFigure = sentence.quantities.contains {
        $0.tokens.lowerBound >= main.tokens.upperBound && $0.tokens.upperBound <= start
      }
      switch main.frame {
      case .send where main.voice == .active && isBehindFigure: break
      case .send where main.voice == .active, .bill, .reach, .cost:
        assign(party, shipper: false, &clause)
      case .pay: assign(party, shipper: true, &clause)
      default: break
      }
    }
  }

  /// Where «Norway's Nordvik» begins: with the country that the party is of.
  private func headStart(of party: PartyMention) -> Int {
    let owner = party.tokens.lowerBound - 1
    guard ["'s", "’s", "'", "’"].contains(sentence.word(owner)),
      let place = sentence.places.first(where: { $0.tokens.upperBound == owner })
    else { return party.tokens.lowerBound }
    return place.tokens.lowerBound
  }

  /// «from a single Burmese collector, Pyay Golden Strand»: the name stands where its description does.
  func appositionPreposition(before start: Int) -> (word: String, index: Int)? {
    guard sentence.word(start - 1) == "," else { return nil }
    var index = start - 2
    while index > sentence.tokens.lowerBound, index > start - 9 {
      let token = sentence.text.tokens[index]
      if Words.indefinite.contains(token.lower) || Words.definite.contains(token.lower) {
        guard start - 2 > index else { return nil }
        return sentence.preposition(before: index)
      }
      let isPlain =
        token.kind == .word && !Words.prepositions.contains(token.lower)
        && !Words.coordinators.contains(token.lower) && !Words.relatives.contains(token.lower)
        && !sentence.goods.contains { $0.termTokens.contains(index) }
        && !sentence.dates.contains { $0.tokens.contains(index) }
        && !sentence.quantities.contains { $0.numberTokens.contains(index) }
        && !sentence.predicates.contains { $0.tokens.contains(index) }
      guard isPlain || token.isGluedHyphen else { return nil }
      index -= 1
    }
    return nil
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
          $0.tokens.lowerBound <= next + 1 && $0.tokens.lowerBound >= next
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
    clause.predicates.map { sentence.predicates[$0] }.last {
      $0.tokens.upperBound <= index && !isValuation($0)
    }
  }

  /// «shipped presses valued at $7 million to Priboy»: the participle governs its sum alone.
  private func isValuation(_ verb: Predicate) -> Bool {
    if verb.isNominal { return false }
    // «sent 3 consignments totalling 74,680 pieces to Priboy».
    if FigureReader.containing.contains(sentence.word(verb.tokens.lowerBound)),
      sentence.quantities.contains(where: {
        (verb.tokens.upperBound...verb.tokens.upperBound + 1).contains($0.tokens.lowerBound)
      })
    {
      return true
    }
    return verb.lemma == "value" && sentence.word(verb.tokens.upperBound) == "at"
  }

  /// «X's deliveries», «X's purchases from Y», «the mill's sheets».
  func possessive(_ party: PartyMention, in clause: inout Clause, main: Predicate?) {
    let after = party.tokens.upperBound
    let noun = sentence.predicates.first {
      $0.isNominal && $0.tokens.lowerBound >= after && $0.tokens.lowerBound <= after + 6
        && clause.tokens.contains($0.tokens.lowerBound)
    }
    if !sentence.predicates.contains(where: {
      $0.isNominal && $0.tokens.lowerBound > after && $0.tokens.lowerBound <= after + 3
    }),
      sentence.predicates.contains(where: {
        !$0.isNominal && $0.tokens.lowerBound == after + 1
      }) || ["price", "prices"].contains(sentence.word(after + (party.form == .pronoun ? 0 : 1)))
    {
      // «Godavari's came in at $190 a kilo», «its price».
      assign(party, shipper: true, &clause)
      return
    }
    if let noun, ["bill", "outlay", "spending"].contains(sentence.word(noun.tokens.lowerBound)) {
      assign(party, shipper: false, &clause)
      return
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
          clause.roles.isShipperGuessed = main?.frame != .send
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
    case "from":
      // «earned $6 million from Qamar»: who paid it.
      let isPayer =
        party.form != .pronoun
        && main.map { $0.frame == .get && $0.voice == .active && takesMoney($0) } ?? false
      assign(party, shipper: !isPayer, &clause)
    case "to", "into", "onto", "toward", "towards":
      if main?.frame == .share || main?.frame == .total { return }
      assign(party, shipper: false, &clause)
    case "for":
      if main == nil || main?.frame != .share { assign(party, shipper: false, &clause) }
    case "by":
      let receives = main?.frame == .get && main?.lemma != "land" || main?.noun == .purchase
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
      } else if shipper, makesGoods(party) {
        clause.roles.origin.addNew(contentsOf: codes)
      } else if shipper {
        if clause.roles.departure.isEmpty {
          clause.roles.departure.addNew(contentsOf: codes)
          clause.roles.isDepartureOfSenders = party.isIndefinite
        }
      } else {
        if clause.roles.destination.isEmpty { clause.roles.destination.addNew(contentsOf: codes) }
      }
    }
  }

  /// «Danish factories», «Bulgaria's carmakers»: what they send was made there.
  private func makesGoods(_ party: PartyMention) -> Bool {
    party.isIndefinite || party.isPlural
      ? party.tokens.contains { index in
        let word = sentence.word(index)
        return ClauseReader.makers.contains(word) || word.hasSuffix("makers")
      } : false
  }

  private static let makers: WordSet = [
    "factories", "factory", "plants", "plant", "mills", "mill", "works", "producers", "producer",
    "manufacturers", "manufacturer", "maker", "growers", "grower", "farmers", "farmer", "farms",
    "mines", "miners", "foundries", "foundry", "breweries", "shipyards", "workshops", "refineries",
  ]

  /// «to Priboy and Meridian»: the second joins the first.
  func isJoined(_ party: PartyMention) -> Bool {
    ["and", "or", ","].contains(sentence.word(party.tokens.lowerBound - 1))
  }
}
