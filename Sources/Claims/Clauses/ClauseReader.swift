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
    let gaps = self.gaps()
    let starts = Set(self.starts()).union(gaps.map(\.start)).sorted()
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
      let start = clauses[index].tokens.lowerBound
      if index > 0, let gap = gaps.first(where: { $0.start == start }) {
        lay(gap, &clauses[index], after: clauses[index - 1])
      } else {
        lay(&clauses[index], after: index > 0 ? clauses[index - 1] : nil)
      }
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

  // MARK: Roles

  func lay(_ clause: inout Clause, after previous: Clause?) {
    let verbs = clause.predicates.map { sentence.predicates[$0] }.filter { !$0.isNominal }
    // «Talas, registered in Bishkek a month later, imported»: the participle only describes.
    let main =
      verbs.first {
        !([.register, .declare].contains($0.frame)
          && sentence.word($0.tokens.lowerBound - 1) == ",")
          && !isReduced($0, before: verbs) && !isTrailing($0)
      } ?? verbs.first { !isTrailing($0) }
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
    layAntecedent(of: &clause, main: main)
    if !clause.viaPlaces.isEmpty, !clause.fromPlaces.isEmpty,
      Set(clause.viaPlaces).isDisjoint(with: clause.fromPlaces)
    {
      // «bearings from Sweden arrived through the Emirates».
      clause.roles.departure = clause.viaPlaces
      if clause.roles.origin.isEmpty { clause.roles.origin = clause.fromPlaces }
    } else if !clause.viaPlaces.isEmpty {
      // «Denmark shipped 40 lathes via Turkey»: both, not either.
      let others = clause.roles.departure.filter { !clause.viaPlaces.contains($0) }
      clause.roles.departure = clause.viaPlaces
      if clause.roles.origin.isEmpty { clause.roles.origin = others }
    }
    if sentence.word(clause.tokens.lowerBound) == "where"
      || sentence.word(clause.tokens.lowerBound + 1) == "where", let main,
      clause.roles.destination.isEmpty, [.move, .reach, .get].contains(main.frame)
    {
      // «in Italy and Spain, where 40 lathes were entered».
      var end = clause.tokens.lowerBound
      for place in sentence.places.reversed()
      where place.tokens.upperBound <= end && place.tokens.upperBound >= end - 2
        && !place.isAdjective
      {
        clause.roles.destination.addNew(contentsOf: place.codes)
        end = place.tokens.lowerBound
      }
    }
    giveSums(&clause, main: main)
    if clause.isRelative, clause.subject == nil { return }
    if clause.continues, let subject = clause.subject, let main {
      giveSubject(subject, to: &clause, verb: main)
    } else if clause.isRelative, let subject = clause.subject,
      !clause.tokens.contains(subject.tokens.lowerBound), let main
    {
      giveSubject(subject, to: &clause, verb: main)
    }
  }

  /// «Tomsk Radio is the biggest, with purchases of $5.8 million», «the recipient had 31 cameras from
  /// Weihai»: who buys, sells or has is the subject.
  private func giveSums(_ clause: inout Clause, main: Predicate?) {
    guard clause.roles.consignee.isEmpty else { return }
    if clause.roles.shipper.isEmpty, let subject = clause.subject ?? opener(of: clause),
      let noun = clause.predicates.map({ sentence.predicates[$0] }).first(where: {
        $0.isNominal && sentence.preposition(before: $0.tokens.lowerBound)?.word == "with"
          && ["of", "worth"].contains(sentence.word($0.tokens.upperBound))
      })
    {
      switch noun.noun {
      case .purchase?: assign(subject, shipper: false, &clause)
      case .sale?, .shipment?: assign(subject, shipper: true, &clause)
      default: break
      }
      return
    }
    guard !clause.roles.shipper.isEmpty, main == nil,
      let having = clause.tokens.first(where: { Words.have.contains(sentence.word($0)) }),
      sentence.quantities.contains(where: { $0.tokens.lowerBound > having }),
      let subject = sentence.parties.last(where: {
        clause.tokens.contains($0.tokens.lowerBound) && $0.tokens.upperBound <= having
          && !$0.isPossessive && isBare($0.tokens.lowerBound, in: clause)
      })
    else { return }
    assign(subject, shipper: false, &clause)
  }

  /// The party that a clause without a verb of its own opens with.
  private func opener(of clause: Clause) -> PartyMention? {
    sentence.parties.first {
      $0.tokens.lowerBound == clause.tokens.lowerBound && !$0.isPossessive && $0.form == .name
    }
  }

  /// «…, invoiced at $868,000»: a participle that goes with the goods before it.
  private func isTrailing(_ verb: Predicate) -> Bool {
    [.bill, .declare].contains(verb.frame) && sentence.word(verb.tokens.lowerBound - 1) == ","
      && ["at", "for", "as"].contains(sentence.word(verb.tokens.upperBound))
      && sentence.word(verb.tokens.upperBound - 1).hasSuffix("ed")
  }

  /// «250 engines made by Orsay reached Veligor»: the participle belongs to the engines.
  private func isReduced(_ verb: Predicate, before verbs: [Predicate]) -> Bool {
    verb.frame == .make && ["by", "in"].contains(sentence.word(verb.tokens.upperBound))
      && !Words.be.contains(sentence.word(verb.tokens.lowerBound - 1))
      && verbs.contains {
        $0.tokens.lowerBound > verb.tokens.lowerBound && PlainClause.trades($0)
      }
  }

  /// «Georgia, which bought forty lathes»: the country before the relative clause acts in it.
  private func layAntecedent(of clause: inout Clause, main: Predicate?) {
    layOwner(of: &clause)
    guard clause.isRelative, let main, main.voice == .active, !main.isNominal,
      let place = sentence.places.last(where: {
        $0.tokens.upperBound <= clause.tokens.lowerBound + 1
          && $0.tokens.upperBound >= clause.tokens.lowerBound - 1 && !$0.isAdjective
      }),
      !sentence.parties.contains(where: {
        $0.tokens.lowerBound >= clause.tokens.lowerBound
          && $0.tokens.upperBound <= main.tokens.lowerBound
      }),
      [",", "which", "that"].contains(sentence.word(place.tokens.upperBound))
    else { return }
    switch main.frame {
    case .get, .pay:
      clause.roles.consignee = []
      clause.roles.destination = place.codes
      clause.subject = nil
    case .send:
      clause.roles.shipper = []
      clause.roles.departure = place.codes
      clause.subject = nil
    default: break
    }
  }

  /// «…, pulling ahead of Korea, whose sales dropped to 942»: who stands before «whose» sells, or buys.
  private func layOwner(of clause: inout Clause) {
    guard let whose = clause.tokens.prefix(2).first(where: { sentence.word($0) == "whose" }),
      let noun = sentence.predicates.first(where: {
        $0.isNominal && (whose + 1...whose + 4).contains($0.tokens.lowerBound)
      })
    else { return }
    let part: Roles.Part
    switch noun.noun {
    case .purchase?: part = .receiver
    case .sale?, .shipment?: part = .sender
    default: return
    }
    let end = sentence.word(whose - 1) == "," ? whose - 1 : whose
    if let party = sentence.parties.first(where: {
      $0.tokens.upperBound == end && !$0.entities.isEmpty
    }) {
      clause.roles[part] = (party.entities.map(register.root), [])
    } else if let place = sentence.places.first(where: {
      $0.tokens.upperBound == end && !$0.isAdjective
    }) {
      clause.roles[part] = ([], place.codes)
    } else {
      return
    }
    clause.subject = nil
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
    // «took in $50.4 million», «earned $6 million»: money comes to who sells.
    if verb.frame == .get, verb.voice == .active, takesMoney(verb) {
      assign(subject, shipper: true, &clause)
      return
    }
    switch (verb.frame, verb.voice) {
    case (.pay, .passive): assign(subject, shipper: true, &clause)
    case (.send, .active), (.bill, .active), (.handle, .active):
      assign(subject, shipper: true, &clause)
    case (.move, .active) where takesObject(verb), (.make, .active) where makesShipments(verb):
      assign(subject, shipper: true, &clause)
    case (.get, .active), (.pay, .active), (.send, .passive), (.bill, .passive):
      assign(subject, shipper: false, &clause)
    default: break
    }
  }

  func takesMoney(_ verb: Predicate) -> Bool {
    let next = verb.tokens.upperBound
    return sentence.quantities.contains { quantity in
      guard case .money = quantity.unit else { return false }
      // «bought tiles for $50,000»: the sum is what it paid.
      let isPrice = (next..<max(next, quantity.tokens.lowerBound)).contains {
        ["for", "at"].contains(sentence.word($0))
      }
      return quantity.tokens.lowerBound >= next && quantity.tokens.lowerBound <= next + 2
        && !isPrice && quantity.per == nil && sentence.word(quantity.tokens.upperBound) != "worth"
        && sentence.word(quantity.tokens.lowerBound - 1) != "worth"
        && sentence.word(quantity.tokens.upperBound - 1) != "worth"
        && sentence.word(quantity.tokens.upperBound) != "of"
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
}
