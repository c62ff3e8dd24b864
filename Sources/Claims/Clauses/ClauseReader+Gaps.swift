/// Who or what stands beside a figure of its own, with the verb left out.
struct Gap {
  /// Where its clause begins.
  var start: Int
  /// The party or place that takes the part of the subject before.
  var noun: Range<Int>
  /// «those from India to $3 million»: the preposition tells the part.
  var preposition: String?
  /// Which end of the flow it is, where the clause before tells.
  var part: Roles.Part?
}

/// Clauses whose verb is left out, because it is that of the clause before.
///
///     «Turkey took 12,000 tonnes of pipes, Georgia 8,000 and Armenia 3,000»
///     «Veligor’s purchases rose to 40 lathes, Priboy’s to 12»
extension ClauseReader {
  func gaps() -> [Gap] {
    sentence.quantities.indices.dropFirst().compactMap(gap(at:))
  }

  private func gap(at quantity: Int) -> Gap? {
    let figure = sentence.quantities[quantity]
    guard !joinsRange(figure) else { return nil }
    var end = figure.tokens.lowerBound
    while Words.beforeFigures.contains(sentence.word(end - 1)) { end -= 1 }
    let isReached = ["to", "at", "by"].contains(sentence.word(end - 1))
    if isReached { end -= 1 }
    guard let noun = noun(endingAt: end, isReached: isReached) else { return nil }
    var start = noun.lowerBound
    if sentence.word(start - 1) == "the" { start -= 1 }
    var preposition: String?
    if Words.prepositions.contains(sentence.word(start - 1)),
      ["those", "that"].contains(sentence.word(start - 2))
    {
      preposition = sentence.word(start - 1)
      start -= 2
    } else if isReached, sentence.word(end - 1) != "'s" {
      return nil
    }
    let separator = start - 1
    guard [",", ";", "and", "but", "while", "whereas"].contains(sentence.word(separator)),
      !joinsNouns(separator, before: end),
      let before = sentence.quantities[..<quantity].last(where: {
        $0.tokens.upperBound <= separator
      }), figure.unit.isCount || !before.unit.isCount,
      let verb = sentence.predicates.first(where: { !$0.isNominal }),
      verb.tokens.upperBound <= before.tokens.lowerBound,
      !hasVerb(from: start, around: figure)
    else { return nil }
    return Gap(start: separator, noun: noun, preposition: preposition)
  }

  /// The party or place right before the figure, or before what is said of it between commas.
  private func noun(endingAt end: Int, isReached: Bool) -> Range<Int>? {
    if isReached, sentence.word(end - 1) == "'s" {
      return named { $0.upperBound == end - 1 }
    }
    if let noun = named({ $0.upperBound == end }) { return noun }
    guard !isReached, sentence.word(end - 1) == "," else { return nil }
    // «and Stepivka, the only Ukrainian on the list, 176,000».
    var index = end - 2
    while index > sentence.tokens.lowerBound, sentence.word(index) != "," { index -= 1 }
    guard !sentence.quantities.contains(where: { (index..<end).contains($0.tokens.lowerBound) })
    else { return nil }
    return named { $0.upperBound == index }
  }

  private func named(_ fits: (Range<Int>) -> Bool) -> Range<Int>? {
    sentence.parties.first { $0.form != .pronoun && fits($0.tokens) }?.tokens
      ?? sentence.places.first {
        // «the Czech make cost $90, the Italian $70»: of goods, not of a country's people.
        fits($0.tokens)
          && (!$0.isAdjective || Plural.isPlural(sentence.word($0.tokens.upperBound - 1)))
      }?.tokens
  }

  /// «between Georgia and Armenia 40», «from 12 to 15»: the figure is no clause of its own.
  private func joinsRange(_ figure: QuantityMention) -> Bool {
    figure.per != nil || sentence.dates.contains { $0.tokens.overlaps(figure.tokens) }
  }

  /// A verb of its own, before the figure or after it.
  private func hasVerb(from start: Int, around figure: QuantityMention) -> Bool {
    var end = figure.tokens.upperBound
    while sentence.tokens.contains(end),
      ![",", ";", ":", "and", "but", "while"].contains(sentence.word(end))
    { end += 1 }
    return sentence.predicates.contains {
      !$0.isNominal && $0.tokens.lowerBound >= start && $0.tokens.lowerBound < end
    } || (start..<end).contains { Words.be.contains(sentence.word($0)) }
  }

  // MARK: Roles

  /// The roles of the clause before, with the subject's part given to the one who is named now.
  func lay(_ gap: Gap, _ clause: inout Clause, after previous: Clause) {
    clause.isNegated = previous.isNegated
    clause.isModal = previous.isModal
    clause.predicates = previous.predicates.filter { !sentence.predicates[$0].isNominal }
    let verb = sentence.predicates.last {
      !$0.isNominal && $0.tokens.upperBound <= clause.tokens.lowerBound
    }
    for party in sentence.parties
    where clause.tokens.contains(party.tokens.lowerBound) && party.tokens != gap.noun
      && sentence.preposition(before: party.tokens.lowerBound) != nil
    {
      place(party, in: &clause, main: verb)
    }
    for place in sentence.places
    where clause.tokens.contains(place.tokens.lowerBound) && place.tokens != gap.noun
      && (place.isAdjective || sentence.preposition(before: place.tokens.lowerBound) != nil)
    {
      self.place(place, in: &clause, main: verb)
    }
    var gap = gap
    gap.part = gap.preposition.flatMap(part(of:)) ?? part(ofSubjectIn: previous, verb: verb)
    var before = previous.roles
    if let part = gap.part {
      before[part].parties = []
      before[part].places = []
      give(gap.noun, part, &clause)
    } else {
      clause.roles.doubts.append("what part «\(sentence.text[gap.noun])» plays")
    }
    clause.roles.fill(from: before)
    clause.gap = gap
  }

  private func part(of preposition: String) -> Roles.Part? {
    switch preposition {
    case "from", "by": .sender
    case "to", "into", "for": .receiver
    default: nil
    }
  }

  /// What the subject of a clause is to its trade.
  private func part(ofSubjectIn clause: Clause, verb: Predicate?) -> Roles.Part? {
    if let gap = clause.gap { return gap.part }
    let limit = verb?.tokens.lowerBound ?? clause.tokens.upperBound
    let party =
      clause.subject
      ?? sentence.parties.first {
        clause.tokens.contains($0.tokens.lowerBound) && $0.tokens.upperBound <= limit
      }
    if let party {
      let roots = party.entities.map(register.root)
      for part in Roles.Part.allCases
      where clause.roles[part].parties.contains(where: roots.contains) {
        return part
      }
      for part in Roles.Part.allCases
      where clause.roles[part].places.contains(where: party.codes.contains) { return part }
    }
    let place = sentence.places.first {
      clause.tokens.contains($0.tokens.lowerBound) && $0.tokens.upperBound <= limit
    }
    guard let place else { return nil }
    return Roles.Part.allCases.first {
      clause.roles[$0].places.contains(where: place.codes.contains)
    }
  }

  private func give(_ noun: Range<Int>, _ part: Roles.Part, _ clause: inout Clause) {
    if let party = sentence.parties.first(where: { $0.tokens == noun }) {
      clause.subject = party
      assign(party, shipper: part == .sender, &clause)
    } else if let place = sentence.places.first(where: { $0.tokens == noun }) {
      clause.roles[part].places = place.codes
    }
  }
}

extension Roles {
  /// The two ends of a flow.
  enum Part: CaseIterable { case sender, receiver }

  /// Who and where one end of the flow is.
  subscript(part: Part) -> (parties: [Int], places: [String]) {
    get {
      switch part {
      case .sender: (self.shipper, self.departure.isEmpty ? self.origin : self.departure)
      case .receiver: (self.consignee, self.destination)
      }
    }
    set {
      switch part {
      case .sender:
        self.shipper = newValue.parties
        // «Russian bars»: where goods were made stays, unless it was the end itself.
        if self.departure.isEmpty, !self.origin.isEmpty {
          self.origin = newValue.places
        } else {
          self.departure = newValue.places
        }
      case .receiver:
        self.consignee = newValue.parties
        self.destination = newValue.places
      }
    }
  }
}
