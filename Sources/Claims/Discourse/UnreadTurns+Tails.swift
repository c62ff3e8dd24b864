import Facts

/// What stands behind or beside a claim's own words and turns them: who else, until when, how often, what else rose.
extension UnreadTurns {
  /// «fell by 23 %, faster than in 2023», «while those of Qamar rose», «as sales to Italy collapsed»: of what else rose or
  /// fell no claim tells.
  var tails: [Range<Int>] {
    let end = draft.quote.upperBound
    let others = drafts.filter { $0.quote != draft.quote }
    let moves = sentence.predicates.filter { predicate in
      [.rise, .fall].contains(predicate.frame) && predicate.tokens.lowerBound > end + 1
        && !others.contains {
          (predicate.tokens.lowerBound - 6..<predicate.tokens.upperBound + 8)
            .contains($0.quote.lowerBound)
        }
    }.map(\.tokens)
    let nouns = sentence.tokens.filter { index in
      index >= end && UnreadTurns.moveNouns.contains(sentence.word(index))
        && ["a", "the", "despite", "amid"].contains(sentence.word(index - 1))
        && !sentence.quantities.contains { $0.tokens.overlaps(index - 1..<index + 4) }
    }.map { $0..<$0 + 1 }
    // «rose tenfold, to 10,098»: a level that no claim takes up.
    let levels = sentence.quantities.filter { quantity in
      quantity.tokens.lowerBound >= end && [.from, .to].contains(quantity.changeTarget)
        && !drafts.contains { $0.quote.overlaps(quantity.tokens) }
    }.map(\.numberTokens)
    return turns.filter { $0.turn == .trend && $0.tokens.lowerBound >= end }.map(\.tokens) + moves
      + nouns + levels
  }

  static let moveNouns: WordSet = [
    "growth", "fall", "rise", "drop", "decline", "increase", "slump", "surge", "collapse",
    "recovery", "lowest", "highest",
  ]

  /// «the largest buyer in 2024, with 63 units», «as in 2023»: what no claim takes up.
  var otherFigures: [Range<Int>] {
    let numbers = sentence.quantities.filter { quantity in
      clause.contains(quantity.tokens.lowerBound)
        && quantity.tokens.lowerBound > draft.quote.lowerBound
        && !drafts.contains { $0.quote.overlaps(quantity.tokens) }
    }.map(\.numberTokens)
    let days = sentence.dates.filter { date in
      date.precision == .year && !drafts.contains { $0.topic.period == date.period }
        && ["in", "since"].contains(sentence.word(date.tokens.lowerBound - 1))
    }.map(\.tokens)
    return numbers + days
  }

  /// «bought 105 lathes apiece», «an average of 574 lathes».
  func apiece(_ figure: QuantityMention) -> [Range<Int>] {
    guard !figure.unit.isMoney else { return [] }
    let (start, end) = (figure.numberTokens.lowerBound, figure.tokens.upperBound)
    let behind = (end..<end + 2).filter { sentence.word($0) == "apiece" }.map { $0..<$0 + 1 }
    let isAverage =
      sentence.word(start - 1) == "of" && sentence.word(start - 2) == "average"
      || ["averaged", "averaging"].contains(sentence.word(start - 1))
    return isAverage ? behind + [start - 1..<start] : behind
  }

  /// «sold lathes in 2022 and 2023», of which one shipment in either would do.
  var listedYears: [Range<Int>] {
    guard draft.kind == .existence else { return [] }
    return sentence.dates.filter { date in
      clause.contains(date.tokens.lowerBound)
        && date.tokens.contains { sentence.word($0) == "and" }
        && !date.tokens.contains { sentence.word($0) == "between" }
        && sentence.word(date.tokens.lowerBound - 1) != "between"
    }.map(\.tokens)
  }

  /// «Qamar alone sold 40 lathes»: nobody else, of whom no claim is made.
  var alone: [Range<Int>] {
    sentence.parties.filter {
      clause.contains($0.tokens.lowerBound) && sentence.word($0.tokens.upperBound) == "alone"
    }.map { $0.tokens.upperBound..<$0.tokens.upperBound + 1 }
  }

  /// «$4,000 on lathes, and almost as much on tiles»: a second sum of which no claim is made.
  var asMuch: [Range<Int>] {
    drafts.contains { $0.kind == .growth }
      ? []
      : turns.filter {
        $0.turn == .compared && $0.tokens.lowerBound >= draft.quote.upperBound
          && ["on", "for", "in", "to", "from"].contains(sentence.word($0.tokens.upperBound))
      }.map(\.tokens)
  }

  /// «all but 54 of them to Britain»: the others.
  func allBut(_ figure: QuantityMention) -> [Range<Int>] {
    let start = figure.numberTokens.lowerBound
    return sentence.word(start - 1) == "but" && sentence.word(start - 2) == "all"
      ? [start - 2..<start] : []
  }

  /// «the 2023 season», «the 2023 harvest»: whose months no calendar tells.
  var cropYears: [Range<Int>] {
    sentence.dates.filter { date in
      clause.contains(date.tokens.lowerBound) && date.precision == .year
        && UnreadTurns.cropWords.contains(sentence.word(date.tokens.upperBound))
    }.map { $0.tokens.lowerBound..<$0.tokens.upperBound + 1 }
  }

  static let cropWords: WordSet = [
    "season", "seasons", "harvest", "crop", "campaign", "vintage", "marketing",
  ]

  /// «shipped lathes until 2023»: that they ended then no claim says.
  var untilDates: [Range<Int>] {
    guard draft.kind == .existence else { return [] }
    return clause.filter { index in
      ["until", "till"].contains(sentence.word(index))
        && sentence.dates.contains {
          $0.tokens.contains(index) || $0.tokens.lowerBound == index + 1
        }
    }.map { $0..<$0 + 1 }
  }

  /// «sold more lathes», «fewer lathes»: than when, and how many, no claim says.
  var moreOrFewer: [Range<Int>] {
    guard draft.kind == .existence else { return [] }
    return clause.filter { index in
      ["more", "fewer", "less"].contains(sentence.word(index))
        && sentence.goods.contains { $0.tokens.lowerBound == index + 1 }
    }.map { $0..<$0 + 1 }
  }
}
