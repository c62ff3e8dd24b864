/// The roles that countries, cities and demonyms play in a clause.
extension ClauseReader {
  func place(_ place: PlaceMention, in clause: inout Clause, main: Predicate?) {
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
    if place.isAdjective || modifies(next) && !isReceiver(place) {
      adjective(place, next: next, in: &clause)
      return
    }
    if nextWord == "'s" {
      possessive(place, next + 1, in: &clause)
      return
    }
    if let noun = sentence.predicates.first(where: {
      $0.isNominal && $0.tokens.lowerBound == next
    }), noun.noun == .shipment || noun.noun == .route {
      // «the Hong Kong deliveries».
      clause.roles.departure.addNew(contentsOf: place.codes)
      return
    }
    if let joined = sentence.places.last(where: { $0.tokens.upperBound <= place.tokens.lowerBound }
    ),
      isList(joined.tokens.upperBound, place.tokens.lowerBound), !joined.isAdjective
    {
      let codes = joined.codes
      for path in [\Roles.departure, \Roles.destination, \Roles.origin]
      where clause.roles[keyPath: path].contains(where: codes.contains) {
        clause.roles[keyPath: path].addNew(contentsOf: place.codes)
        if path == \Roles.departure {
          if clause.viaPlaces.contains(where: codes.contains) {
            clause.viaPlaces.addNew(contentsOf: place.codes)
            clause.roles.via.addNew(contentsOf: place.codes)
          } else if clause.fromPlaces.contains(where: codes.contains) {
            clause.fromPlaces.addNew(contentsOf: place.codes)
          }
        }
        return
      }
      return
    }
    if let preposition = sentence.preposition(before: place.tokens.lowerBound),
      preposition.index >= clause.tokens.lowerBound
    {
      // «and the remainder to South Africa»: where others went.
      if ["rest", "remainder", "balance"].contains(sentence.word(preposition.index - 1)),
        ["to", "from", "into"].contains(preposition.word)
      {
        return
      }
      // «Veligor, a lathe works near Tula»: where a party sits.
      if ["in", "of", "near", "outside"].contains(preposition.word),
        lexicon.organisations.contains(sentence.word(preposition.index - 1))
      {
        return
      }
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
  func modifies(_ next: Int) -> Bool {
    guard sentence.tokens.contains(next), !sentence.text.tokens[next].isCapitalized,
      sentence.text.tokens[next].kind == .word
    else { return false }
    return sentence.isAdjective(next)
      && !sentence.dates.contains { $0.tokens.contains(next) }
      && !sentence.quantities.contains { $0.tokens.contains(next) }
  }

  /// «sent Germany a single shipment».
  private func isReceiver(_ place: PlaceMention) -> Bool {
    Words.determiners.contains(sentence.word(place.tokens.upperBound))
      && sentence.predicates.contains {
        $0.frame == .send && !$0.isNominal && $0.tokens.upperBound == place.tokens.lowerBound
      }
  }

  /// Only commas, «and», «or», articles between two places.
  func isList(_ from: Int, _ to: Int) -> Bool {
    from < to
      && (from..<to).allSatisfy {
        [",", "and", "or", "the", "then", "both"].contains(sentence.word($0))
      }
      && (from..<to).contains { [",", "and", "or"].contains(sentence.word($0)) }
  }

  func adjective(_ place: PlaceMention, next: Int, in clause: inout Clause) {
    // «a third of what the German ones cost»: the other side of a comparison.
    let isCompared = Range.tokens(from: clause.tokens.lowerBound, to: place.tokens.lowerBound)
      .contains {
        sentence.word($0) == "than" || sentence.word($0) == "what" && sentence.word($0 - 1) == "of"
      }
    if isCompared, ["one", "ones"].contains(sentence.word(next)) { return }
    // The noun that the adjective stands before, other adjectives passed over.
    var index = next
    var steps = 0
    while index < clause.tokens.upperBound, steps < 4 {
      if let goods = sentence.goods.first(where: { $0.termTokens.contains(index) }) {
        // «Brazilian urea imports» go there; «Qatari urea» is made there.
        let isBought = sentence.predicates.contains {
          $0.noun == .purchase && $0.tokens.lowerBound == goods.termTokens.upperBound
        }
        if isBought {
          clause.roles.destination.addNew(contentsOf: place.codes)
        } else {
          clause.roles.origin.addNew(contentsOf: place.codes)
        }
        return
      }
      if let noun = sentence.predicates.first(where: { $0.isNominal && $0.tokens.contains(index) })
      {
        switch noun.noun {
        case .sale?
        where ["sales", "sale", "business"].contains(sentence.word(noun.tokens.lowerBound)):
          // «Sarung's American sales» go there; «Turkish exports» come from there.
          clause.roles.destination.addNew(contentsOf: place.codes)
        case .sale?: exporter(place, in: &clause)
        case .route?: clause.roles.departure.addNew(contentsOf: place.codes)
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
      if word == "certificate" || word == "origin" { break }
      if sentence.cue(at: index) == .evidence
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
    if ["one", "ones"].contains(word),
      Range.tokens(from: place.tokens.lowerBound - 6, to: place.tokens.lowerBound).contains(where: {
        sentence.tokens.contains($0) && lexicon.organisations.contains(sentence.text.tokens[$0])
      })
    {
      // «every buyer but the Dutch one».
      return
    }
    if [
      "origin", "ones", "one", "product", "certificate", "manufacture", "make", "production",
      "provenance", "design", "build",
    ].contains(word) {
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

  func possessive(_ place: PlaceMention, _ after: Int, in clause: inout Clause) {
    if sentence.word(after) == "share", sentence.word(after + 1) == "of" {
      // «Qatar's share of Brazil's urea imports» comes from there, of exports it goes there.
      let whole = sentence.predicates.first { $0.isNominal && $0.tokens.lowerBound > after + 1 }
      if whole?.noun == .sale {
        clause.roles.destination.addNew(contentsOf: place.codes)
      } else {
        clause.roles.departure.addNew(contentsOf: place.codes)
      }
      return
    }
    guard
      let noun = sentence.predicates.first(where: {
        $0.isNominal && $0.tokens.lowerBound >= after && $0.tokens.lowerBound <= after + 4
      })
    else {
      if ["part", "share", "portion", "slice", "contribution"].contains(sentence.word(after)) {
        clause.roles.departure.addNew(contentsOf: place.codes)
      }
      return
    }
    switch noun.noun {
    case .purchase?: clause.roles.destination.addNew(contentsOf: place.codes)
    case .sale?, .shipment?: exporter(place, in: &clause)
    default: break
    }
  }

  /// Verbs of who sells, not of what is moved.
  private static let exporting: WordSet = ["export", "sell", "supply", "provide"]

  /// «India exported», «India's exports»: what left India, or what was made there and went by way of another country.
  private func exporter(_ place: PlaceMention, in clause: inout Clause) {
    if clause.roles.departure.isEmpty { clause.roles.isDepartureOfSenders = true }
    clause.roles.departure.addNew(contentsOf: place.codes)
  }

  func byPreposition(
    _ place: PlaceMention, _ word: String, _ index: Int, in clause: inout Clause, main: Predicate?
  ) {
    switch word {
    case "from":
      if main?.frame == .make {
        clause.roles.origin.addNew(contentsOf: place.codes)
      } else {
        // «imports from Romania»: customs statistics have them by the country of origin.
        if let main, sentence.word(main.tokens.lowerBound).hasPrefix("import") {
          exporter(place, in: &clause)
        }
        clause.roles.departure.addNew(contentsOf: place.codes)
        clause.fromPlaces.addNew(contentsOf: place.codes)
      }
    case "via", "through", "across", "over":
      clause.roles.departure.addNew(contentsOf: place.codes)
      clause.roles.via.addNew(contentsOf: place.codes)
      clause.viaPlaces.addNew(contentsOf: place.codes)
    case "to", "into", "toward", "towards", "for":
      // «The Netherlands, long the gateway to Europe»: a region around the country already named.
      let isAround =
        place.codes.count > 3 && !Set(clause.roles.destination).isDisjoint(with: place.codes)
      if main?.frame != .total, !isAround, !isRoute(index) {
        clause.roles.destination.addNew(contentsOf: place.codes)
      }
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

  /// «the gateway to Europe», «the road to Moscow»: no goods go there by that.
  private func isRoute(_ index: Int) -> Bool {
    ["gateway", "door", "key", "answer", "rival", "alternative"].contains(sentence.word(index - 1))
  }

  func bare(_ place: PlaceMention, in clause: inout Clause, main: Predicate) {
    if place.tokens.lowerBound < main.tokens.lowerBound {
      switch (main.frame, main.voice) {
      case (.send, .active) where ClauseReader.exporting.contains(main.lemma):
        exporter(place, in: &clause)
      case (.send, .active): clause.roles.departure.addNew(contentsOf: place.codes)
      case (.get, .active), (.pay, .active):
        clause.roles.destination.addNew(contentsOf: place.codes)
      case (.share, _): clause.roles.departure.addNew(contentsOf: place.codes)
      case (.be, _):
        // «Italy was the main source of the lathes».
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
        clause.roles.via.addNew(contentsOf: place.codes)
      } else if main.lemma == "cross" {
        return
      } else {
        clause.roles.destination.addNew(contentsOf: place.codes)
      }
    case .leave:
      clause.roles.departure.addNew(contentsOf: place.codes)
      clause.fromPlaces.addNew(contentsOf: place.codes)
    case .send where main.voice == .active: clause.roles.destination.addNew(contentsOf: place.codes)
    default: break
    }
  }
}
