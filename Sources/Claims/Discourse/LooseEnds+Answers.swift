import Facts

/// What a sentence says beside an absence, a first or a last, and no claim of it takes up.
extension LooseEnds {
  /// «sold no lathes to Italy, only to Spain», «but plenty to Spain», «after selling 20 in 2023»: what there was, of which
  /// no claim is made.
  func exceptions(to draft: Draft, _ drafts: [Draft]) -> [Range<Int>] {
    let end = draft.quote.upperBound
    let words = sentence.tokens.filter { index in
      index >= end && ["only", "but"].contains(sentence.word(index))
        && sentence.places.contains {
          ($0.tokens.lowerBound - 4...$0.tokens.lowerBound).contains(index)
        }
    }.map { $0..<$0 + 1 }
    let numbers = sentence.quantities.filter { quantity in
      quantity.tokens.lowerBound >= end && clause.contains(quantity.tokens.lowerBound)
        && !drafts.contains { $0.quote.overlaps(quantity.tokens) }
    }.map(\.numberTokens)
    return words + numbers
  }

  /// «The last shipment of 2024 went to Qamar»: that it was the last of all, no claim says, only when Qamar's was.
  func answers(to draft: Draft) -> [Range<Int>] {
    guard [.first, .last].contains(draft.kind),
      let year = sentence.dates.first(where: {
        $0.precision == .year && clause.contains($0.tokens.lowerBound)
          && (sentence.word($0.tokens.lowerBound - 1) == "of"
            || sentence.word($0.tokens.lowerBound - 1) == "in" || $0.tokens.overlaps(draft.quote))
      })
    else { return [] }
    let end = year.tokens.upperBound
    let named =
      sentence.parties.filter { $0.form == .name }.map(\.tokens) + sentence.places.map(\.tokens)
    let verbs = sentence.predicates.filter {
      !$0.isNominal && clause.contains($0.tokens.lowerBound)
    }
    return named.filter { tokens in
      // «the first pumps of 2024 from Qamar reached …»: of Qamar's, the first.
      let isSaid = verbs.contains {
        $0.tokens.upperBound <= draft.quote.lowerBound
          || $0.tokens.lowerBound >= end && $0.tokens.upperBound <= tokens.lowerBound
      }
      return isSaid && clause.contains(tokens.lowerBound) && tokens.lowerBound >= end
        && ["to", "from"].contains(sentence.preposition(before: tokens.lowerBound)?.word ?? "")
    }
  }

  /// «took no pumps in 2023, and none in 2024», «or in 2024»: an absence of which no claim is made.
  var laterDays: [Range<Int>] {
    let used = topics.compactMap(\.period)
    return sentence.dates.filter { date in
      let start = date.tokens.lowerBound
      guard
        (start - 3..<start).contains(where: {
          ["none", "nothing", "or", "nor", "neither"].contains(sentence.word($0))
        })
      else { return false }
      return !used.contains { period in
        guard let from = date.period.from else { return false }
        return (period.from ?? from) <= from
          && date.period.to.map { to in
            period.to.map { to <= $0 } ?? true
          } ?? (period.to == nil)
      }
    }.map(\.tokens)
  }
}
