import Facts

/// Parties and periods that a sentence names and its claims are not bound to.
///
///     «In 2023 Qamar and Veligor sold 40 lathes», of which the reader bound one: who is the other?
///
/// `LooseEnds` looks after what else a clause leaves: countries, days, capitals that nothing read.
struct Strangers {
  let scene: SentenceScene

  private var sentence: SentenceReading { scene.sentence }
  private var register: EntityRegister { scene.register }

  /// Kinds whose figure is another one with another party or period.
  private static let bound: Set<ClaimKind> = [
    .quantity, .weight, .value, .shipments, .price, .share, .growth, .existence, .first, .last,
  ]

  /// What the claims of the sentence may be bound to besides, so that only a figure that cannot be met by chance
  /// decides: parties that none of them takes up, and a period where all are held to one of an earlier sentence.
  func open(among drafts: [Draft]) -> (Draft) -> [String] {
    let parties = untaken(by: drafts)
    let period = undated(drafts)
    return { draft in
      guard Strangers.bound.contains(draft.kind) else { return [] }
      return parties + (draft.kind == .growth || draft.kind == .price ? [] : period)
    }
  }

  private func untaken(by drafts: [Draft]) -> [String] {
    let topics = drafts.flatMap { [$0.topic] + ($0.base.map { [$0] } ?? []) }
    let known = roots(of: topics.map(\.roles))
    return sentence.parties.compactMap { party in
      // «Peruvian Slate Works»: the country may belong to the name.
      if party.form == .name,
        let place = sentence.places.first(where: {
          $0.isAdjective && $0.tokens.upperBound == party.tokens.lowerBound
        })
      {
        return "whether «\(sentence.text[place.tokens])» belongs to the name"
      }
      guard isStranger(party, to: known),
        ["to", "from"].contains(sentence.word(party.tokens.lowerBound - 1))
      else { return nil }
      return "what «\(sentence.text[party.tokens])» has to do with it"
    }
  }

  /// The sentence names a period, and its only claims are held to one of an earlier sentence.
  private func undated(_ drafts: [Draft]) -> [String] {
    guard let date = sentence.dates.first, drafts.allSatisfy({ $0.inherited[.period] != nil })
    else { return [] }
    return ["what «\(sentence.text[date.tokens])» has to do with it"]
  }

  /// Parties that the sentence names but a claim leaves out.
  func doubts(about draft: Draft, among drafts: [Draft]) -> [String] {
    let roles = draft.topic.roles
    // The other side of a growth («twice as many to Qamar as to Veligor»), and who is ranked.
    let isOfTwo = draft.kind == .growth || draft.kind == .ranking
    let known = roots(of: [roles] + (isOfTwo ? draft.base.map { [$0.roles] } ?? [] : []))
    let clause = scene.clause(at: draft.quote.lowerBound)?.tokens
    // An absence is of its clause alone where its scope has both ends; others may act in another clause.
    let isWhole =
      !roles.shipper.isEmpty && (!roles.consignee.isEmpty || !roles.destination.isEmpty)
    let isWide = draft.kind == .absence && !isWhole
    return sentence.parties.compactMap { party in
      guard isWide || clause?.contains(party.tokens.lowerBound) ?? true else { return nil }
      if draft.kind != .absence {
        if isNobodyKnown(party, for: draft, known) {
          return "who is meant by «\(sentence.text[party.tokens])»"
        }
        guard takesPart(party, known), !isOfOther(party, draft, drafts) else { return nil }
      }
      guard isStranger(party, to: known) else { return nil }
      return "what «\(sentence.text[party.tokens])» has to do with it"
    }
  }

  /// «609 lathes: 585 from Qamar and 24 from Veligor», «609 lathes, 585 of them from Qamar»: right behind another
  /// figure, which is bound to it.
  private func isOfOther(_ party: PartyMention, _ draft: Draft, _ drafts: [Draft]) -> Bool {
    let start = party.tokens.lowerBound
    return drafts.contains { other in
      guard other.amount != nil, !other.quote.overlaps(draft.quote),
        other.quote.upperBound < start, start - other.quote.upperBound <= 4,
        !isStranger(party, to: roots(of: [other.topic.roles]))
      else { return false }
      return (other.quote.upperBound..<start).allSatisfy {
        ["of", "them", "which", "these", "from", "to", "by", "for"].contains(sentence.word($0))
      }
    }
  }

  private func roots(of sides: [Roles]) -> Set<Int> {
    Set(sides.flatMap { $0.shipper + $0.consignee }.map(register.root))
  }

  private func isStranger(_ party: PartyMention, to known: Set<Int>) -> Bool {
    party.form == .name && !party.entities.isEmpty
      && party.entities.allSatisfy { !known.contains(register.root($0)) }
  }

  /// «a rival of Qamar sold 40 lathes»: whoever that is, it is not said of everybody.
  private func isNobodyKnown(_ party: PartyMention, for draft: Draft, _ known: Set<Int>) -> Bool {
    let roles = draft.topic.roles
    guard party.form == .description else { return false }
    // «another supplier»: not the one that the story told of.
    let start = party.tokens.lowerBound
    if [sentence.word(start), sentence.word(start - 1)].contains("another"),
      party.entities.allSatisfy({ register[$0].names.isEmpty })
    {
      return true
    }
    return party.isIndefinite && party.codes.isEmpty && !isRank(party)
      && known.allSatisfy { register[$0].names.isEmpty } && roles.departure.isEmpty
      && roles.origin.isEmpty && roles.destination.isEmpty
  }

  /// «Oman was the top supplier»: the place of somebody, not somebody.
  private func isRank(_ party: PartyMention) -> Bool {
    let start = party.tokens.lowerBound
    return (start - 2..<party.tokens.upperBound).contains {
      RankingCue.superlatives.contains(sentence.word($0))
    }
      && sentence.predicates.contains {
        $0.frame == .be && (start - 3...start).contains($0.tokens.upperBound)
      }
  }

  /// Whether a party that a claim leaves out has a part in its trade: at an end or on the way of it, listed beside
  /// one that is there, or where the claim would else be about everybody.
  private func takesPart(_ party: PartyMention, _ known: Set<Int>) -> Bool {
    let start = party.tokens.lowerBound
    let preposition = sentence.preposition(before: start)
    if preposition?.word == "according" { return false }
    if sentence.isLeft(party) { return false }
    if known.allSatisfy({ register[$0].names.isEmpty }) { return true }
    if ["to", "from", "via", "through"].contains(preposition?.word ?? "") { return true }
    return ["and", ","].contains(sentence.word(start - 1))
      && sentence.parties.contains {
        $0.tokens.upperBound == start - 1 && !$0.entities.isEmpty
          && $0.entities.allSatisfy { known.contains(register.root($0)) }
          && ["to", "from"].contains(sentence.word($0.tokens.lowerBound - 1))
      }
  }
}

extension SentenceReading {
  /// «have left Oakhaven»: a place that no table knows.
  func isLeft(_ party: PartyMention) -> Bool {
    predicates.contains {
      $0.frame == .leave && $0.tokens.upperBound == party.tokens.lowerBound
    }
  }

  /// «Qamar said», «according to the embassy of Poland»: a word of speaking within so many tokens of a mention.
  func isBesideSpeech(_ mention: Range<Int>, before: Int, after: Int) -> Bool {
    let near = mention.lowerBound - before..<mention.upperBound + after
    return near.contains { index in
      !mention.contains(index)
        && (cue(at: index).map { [.speech, .report, .speaker, .denial].contains($0) } ?? false)
    }
  }
}
