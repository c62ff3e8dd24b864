import Facts

/// What a word of `turns.tsv` does to the claim beside it.
enum Turn: String, Sendable {
  /// Says that all did, or nobody else: «all», «only», «throughout».
  case whole
  /// Looks like such a word and is none: «in all», «not only».
  case idiom
  /// Says that a figure comes again and again: «monthly».
  case rate
  /// A span of time that makes a rate behind an article: «40 lathes a month».
  case span
  /// Sets one amount beside another: «as many», «than».
  case compared
  /// Says how often: «twice».
  case times
  /// Says that what follows is not so: «it is false that».
  case unreal
  /// Leaves a place or a party out: «outside Germany».
  case without
  /// Tells what else became of goods than that they were shipped: «cancelled 40 lathes».
  case undone
  /// Sets a figure above or beside all before it: «a record 40 tons».
  case record
  /// Says how a figure stands to another, or how it is parted, which no claim of the sentence takes up: «the same
  /// as in 2023», «evenly split».
  case trend
  /// Ranks a party or a shipment: «its biggest customer».
  case standing
  /// Behind a sum, what it was if not the price of goods: «$4,000 in duties».
  case levy
  /// A part of the year that no date is read from: «before the summer».
  case season
  /// What no customs record tells: «by rail», «for the army».
  case untold
  /// Takes what the clauses around it say away: «not a single one of the 40».
  case none
}

/// Words that turn what a sentence says, and that the reader of the claim took for nothing.
///
///     «sold 40 lathes a month»: not 40 in the year; «all the lathes came from Turkey»: not at least one
///
/// A claim that leaves them out says less than the sentence, and may hold where the sentence does not.
struct UnreadTurns {
  let scene: SentenceScene
  let draft: Draft
  let drafts: [Draft]
  let clause: Range<Int>
  /// The words of the table in the clause, in order.
  let turns: [(tokens: Range<Int>, turn: Turn)]

  var sentence: SentenceReading { scene.sentence }

  /// What is in doubt of a claim, and whether its figure is another than the claim's own («40 lathes a month»).
  ///
  /// - Parameter drafts: all of the sentence, each of which takes some of its words up.
  static func doubts(
    about draft: Draft, among drafts: [Draft], in scene: SentenceScene
  ) -> (words: [String], isOfOtherFigure: Bool) {
    guard let clause = scene.clause(at: draft.quote.lowerBound)?.tokens else { return ([], false) }
    let turns = UnreadTurns(scene, draft, drafts, clause)
    return (turns.doubts, turns.isOfOtherFigure)
  }

  private init(_ scene: SentenceScene, _ draft: Draft, _ drafts: [Draft], _ clause: Range<Int>) {
    self.scene = scene
    self.draft = draft
    self.drafts = drafts
    self.clause = clause
    turns = scene.sentence.turns
  }

  func of(_ turn: Turn) -> [Range<Int>] {
    turns.filter {
      $0.turn == turn && scene.belongs($0.tokens.lowerBound, to: draft, among: drafts)
        && !isTold($0.tokens)
    }.map(\.tokens)
  }

  /// «followed by Ukraine with 129,000 tonnes»: the figure tells it.
  private func isTold(_ turn: Range<Int>) -> Bool {
    sentence.word(turn.lowerBound) == "followed"
      && drafts.contains {
        (turn.upperBound...turn.upperBound + 9).contains($0.quote.lowerBound)
          && sentence.word($0.quote.lowerBound - 1) == "with"
      }
  }

  private var doubts: [String] {
    var found = turns.filter { $0.turn == .unreal }.map(\.tokens)
    if draft.polarity == .denied { found = [] }
    switch draft.kind {
    case .quantity, .weight, .value, .shipments: found += ofFigure
    case .existence, .route: found += ofMovement
    case .growth: found += tails
    case .ranking: found += of(.trend) + otherFigures
    default: break
    }
    found += codes + leftOut + stoppedAfter + undated
    return found.first.map { ["what «\(sentence.text[$0])» says of it"] } ?? []
  }

  /// «under code 8471», «HS 8471»: a code that the scope does not ask for.
  private var codes: [Range<Int>] {
    guard draft.topic.codes.isEmpty else { return [] }
    return StatedGoods.codes(in: clause, of: sentence).map(\.tokens)
  }

  // MARK: Figures

  /// The figure that the claim was made of.
  private var figure: QuantityMention? {
    sentence.quantities.first { $0.tokens.overlaps(draft.quote) }
  }

  private var ofFigure: [Range<Int>] {
    guard let figure else { return [] }
    return repeated(figure) + difference(figure) + denied(figure) + ordinals + gross + ways
      + changes(figure) + unknownGoods(figure) + ofOthers(figure)
      + ofEachShipment
      + undone(figure) + narrowerDates + partly(figure)
      + records(figure)
      + loose(.trend, unless: [.growth, .share, .ranking]) + loose(.standing, unless: [.ranking])
      + of(.levy).filter { $0.lowerBound == figure.tokens.upperBound }
      + of(.season).filter { turn in
        !sentence.dates.contains {
          $0.tokens.overlaps(turn) && $0.period == draft.topic.period
        }
      } + cropYears + allBut(figure) + apiece(figure) + asMuch
  }

  /// What comes again and again, or is a part of what the claim sums up: whatever the sum is, it is another figure.
  private func repeated(_ figure: QuantityMention) -> [Range<Int>] {
    of(.rate) + of(.span).compactMap(rate) + each(figure) + crossed(figure) + joinedDates
  }

  private var isOfOtherFigure: Bool {
    guard [.quantity, .weight, .value, .shipments].contains(draft.kind), let figure else {
      return false
    }
    return !repeated(figure).isEmpty || !undated.isEmpty || !partly(figure).isEmpty
  }

  /// «a month», «per year», «every quarter», behind what is counted.
  private func rate(_ span: Range<Int>) -> Range<Int>? {
    let article = span.lowerBound - 1
    switch sentence.word(article) {
    case "per": return article..<span.upperBound
    case "a", "an":
      let isLater = ["earlier", "later", "ago", "before", "after", "on", "old", "long", "since"]
        .contains(sentence.word(span.upperBound))
      return !isLater && isMentioned(article - 1) ? article..<span.upperBound : nil
    default: return nil
    }
  }

  private func isMentioned(_ index: Int) -> Bool {
    sentence.goods.contains { $0.tokens.contains(index) }
      || sentence.quantities.contains { $0.tokens.contains(index) }
      || sentence.places.contains { $0.tokens.contains(index) }
      || sentence.parties.contains { $0.tokens.contains(index) }
      || sentence.predicates.contains { $0.isNominal && $0.tokens.contains(index) }
  }

  /// «each shipped 40», «to each of its buyers», «40 every month»; «40 lathes at $4,000 each» is of the price.
  private func each(_ figure: QuantityMention) -> [Range<Int>] {
    of(.whole).filter { turn in
      guard ["each", "every"].contains(sentence.word(turn.lowerBound)),
        sentence.word(turn.upperBound) != "one"
      else { return false }
      let measured = sentence.quantities.first {
        $0.tokens.contains(turn.lowerBound) || $0.tokens.upperBound == turn.lowerBound
      }
      return measured.map { $0.tokens == figure.tokens && !$0.unit.isMoney } ?? true
    }
  }

  /// «12 fewer lathes than in 2023», «40 tons more than planned».
  private func difference(_ figure: QuantityMention) -> [Range<Int>] {
    let end = figure.numberTokens.upperBound
    let next = sentence.quantities.first { $0.tokens.lowerBound >= end }?.tokens.lowerBound
    return (end..<max(end, min(clause.upperBound, next ?? Int.max))).filter { index in
      guard ["more", "fewer", "less"].contains(sentence.word(index)) else { return false }
      if sentence.word(index + 1) == "than" {
        return !sentence.quantities.contains {
          $0.tokens.contains(index) && $0.tokens != figure.tokens
            || $0.tokens.lowerBound == index + 2
        }
      }
      return index - end <= 1
        && (index..<clause.upperBound).contains { sentence.word($0) == "than" }
    }.map { $0..<$0 + 1 }
  }

  /// «40 tons gross», of a claim that is held to net mass.
  private var gross: [Range<Int>] {
    guard draft.measure == .netMass else { return [] }
    return clause.filter { sentence.word($0) == "gross" }.map { $0..<$0 + 1 }
  }

  /// «not 40 but 400», «not in 2024 but in 2023»: what stands between the two is denied.
  private func denied(_ figure: QuantityMention) -> [Range<Int>] {
    sentence.tokens.filter { index in
      guard sentence.word(index) == "not",
        !["only", "just", "merely", "even"].contains(sentence.word(index + 1)),
        !sentence.predicates.contains(where: {
          $0.isNegated && !$0.isNominal && index < $0.tokens.lowerBound
            && $0.tokens.lowerBound - index <= 4
        }),
        let other = (index..<sentence.tokens.upperBound).first(where: { sentence.word($0) == "but" }
        )
      else { return false }
      return (index..<other).contains(figure.tokens.lowerBound)
        || sentence.dates.contains { (index..<other).contains($0.tokens.lowerBound) }
    }.map { $0..<$0 + 1 }
  }

  /// «its second shipment»: one of several, while the claim is about all.
  private var ordinals: [Range<Int>] {
    sentence.predicates.filter { $0.isNominal && clause.contains($0.tokens.lowerBound) }
      .map { $0.tokens.lowerBound - 1 }
      .filter { UnreadTurns.ordinalWords.contains(sentence.word($0)) }.map { $0..<$0 + 1 }
  }

  private static let ordinalWords: WordSet = [
    "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
    "penultimate",
  ]

  /// «made in Turkey», «through the port of Hamburg»: a way or a make that the scope leaves out.
  private var ways: [Range<Int>] {
    var known: Set<String> = []
    for topic in drafts.flatMap({ [$0.topic, $0.base].compactMap { $0 } }) {
      let roles = topic.roles
      for codes in [roles.origin, roles.departure, roles.destination, roles.via] {
        known.formUnion(codes)
      }
      for party in roles.shipper + roles.consignee {
        known.formUnion(scene.register[scene.register.root(party)].codes)
      }
    }
    return sentence.places.filter { place in
      let start = place.tokens.lowerBound
      guard clause.contains(start), known.isDisjoint(with: place.codes), !place.isAdjective,
        !sentence.parties.contains(where: {
          $0.form == .name && $0.tokens.overlaps(place.tokens)
        })
      else { return false }
      var before = start - 1
      // «the port of Hamburg», «the Netherlands».
      while ["the", "of", "port", "ports", "harbour", "harbor", "city"].contains(
        sentence.word(before))
      {
        before -= 1
      }
      // «mostly from Turkey», «some via China»: not said of all.
      if UnreadTurns.partly.contains(sentence.word(before - 1)) { return false }
      switch sentence.word(before) {
      case "from", "via", "through", "across": return true
      case "in":
        return UnreadTurns.makes.contains(sentence.word(before - 1))
          || sentence.quantities.contains {
            $0.unit.isMoney && $0.tokens.upperBound == before && draft.quote.overlaps($0.tokens)
          }
      default: return false
      }
    }.map(\.tokens)
  }

  private static let partly: WordSet = [
    "mostly", "mainly", "largely", "chiefly", "some", "partly", "often",
  ]

  private static let makes: WordSet = [
    "made", "built", "grown", "produced", "manufactured", "assembled", "bought", "mined", "woven",
    "sewn",
    "bottled", "packed", "loaded", "caught", "raised", "refined", "cast", "forged", "milled",
    "harvested",
  ]

  /// Words of a kind that no claim of these kinds takes up.
  private func loose(_ turn: Turn, unless kinds: Set<ClaimKind>) -> [Range<Int>] {
    drafts.contains { kinds.contains($0.kind) } ? [] : of(turn)
  }

  // MARK: Movements

  private var ofMovement: [Range<Int>] {
    of(.whole) + of(.rate) + of(.times) + of(.compared) + ordinals + uncounted + ways + beginning
      + joinedDates + listedYears + alone + untilDates
      + loose(.trend, unless: [.growth, .share, .ranking])
      + moreOrFewer + of(.season)
      + turns.filter { $0.turn == .none }.map(\.tokens)
  }

  /// «has shipped them since January»: at least one later shipment says nothing of when it began.
  private var beginning: [Range<Int>] {
    guard draft.kind == .existence else { return [] }
    return clause.filter { index in
      sentence.word(index) == "since"
        && sentence.dates.contains {
          $0.tokens.contains(index) || $0.tokens.lowerBound == index + 1
        }
    }.map { $0..<$0 + 1 }
  }

  /// «a 40-minute drive».
  private func isOfCompound(_ index: Int) -> Bool {
    sentence.tokens.contains(index + 1) && sentence.text.tokens[index + 1].isGluedHyphen
  }

  /// «10,385 of its shirts», «four times»: a number that no claim was made of.
  private var uncounted: [Range<Int>] {
    clause.filter { index in
      (sentence.text.tokens[index].kind == .number
        || sentence.quantities.contains { $0.numberTokens.contains(index) })
        && draft.kind == .existence && !isOfCompound(index)
        && !sentence.dates.contains { $0.tokens.contains(index) }
        && !sentence.parties.contains { $0.form == .name && $0.tokens.contains(index) }
        && !sentence.goods.contains { $0.tokens.contains(index) }
    }.map { index in
      sentence.quantities.first { $0.numberTokens.contains(index) }
        .flatMap { UnreadGoods.counted(by: $0, in: sentence) } ?? index..<index + 1
    }
  }
}

extension UnreadTurns {
  /// What the clause of a claim says and no record can tell.
  static func untold(of draft: Draft, in scene: SentenceScene) -> [String] {
    guard let clause = scene.clause(at: draft.quote.lowerBound)?.tokens else { return [] }
    return scene.sentence.turns.filter {
      $0.turn == .untold && clause.contains($0.tokens.lowerBound)
    }.map { scene.sentence.text[$0.tokens] }
  }

  /// «None of this is true.», «It never happened.»: a sentence that takes the one before it back, in the
  /// story's own voice.
  static func takingBack(_ sentence: SentenceReading) -> String? {
    let start = sentence.tokens.lowerBound
    if sentence.tokens.count <= 4, ["it", "they"].contains(sentence.word(start)),
      sentence.word(start + 1) == "did" && sentence.word(start + 2) == "not"
        || sentence.word(start + 1) == "didn't"
    {
      return sentence.text[start..<min(start + 3, sentence.tokens.upperBound)]
    }
    guard sentence.tokens.count <= 8,
      ["none", "this", "that", "it", "all", "nothing", "these", "those"].contains(
        sentence.word(start)),
      let turn = sentence.turns.first(where: { $0.turn == .unreal })
    else { return nil }
    return sentence.text[turn.tokens]
  }

  /// The words of the table in a sentence, in order, those of names left out.
  static func turns(in sentence: SentenceReading) -> [(tokens: Range<Int>, turn: Turn)] {
    let table = TradeLexicon.standard.turns
    var out: [(tokens: Range<Int>, turn: Turn)] = []
    var index = sentence.tokens.lowerBound
    while index < sentence.tokens.upperBound {
      guard
        let match = table.longest(
          at: index, in: sentence.text, limit: sentence.tokens.upperBound)
      else {
        index += 1
        continue
      }
      // «Daily Bread Ltd», «the Weekly Ledger»: words of a name.
      let isOfName =
        match.value != .season && sentence.text.tokens[index].isCapitalized
        && (index > sentence.tokens.lowerBound
          || sentence.parties.contains { $0.form == .name && $0.tokens.contains(index) })
      // «the 16,198 tonnes of the year before»: a day, which is read.
      let isOfDay = sentence.dates.contains {
        $0.relation != nil && $0.tokens.overlaps(match.tokens)
      }
      if !isOfName, !isOfDay {
        out.append((match.tokens, match.value))
      }
      index = match.tokens.upperBound
    }
    return out
  }
}
