import Facts

/// «six times as many pumps as Delmira Sur», «twice as much to Spain as to Peru»: one party or country beside
/// another, in one time.
extension GrowthReader {
  enum Rival {
    case none
    /// Somebody is compared with, and in what role cannot be told.
    case unclear
    /// The topic without the other, and the one with the other in the place of the first.
    case topic(Topic, beside: Topic)
  }

  func rival(of mention: QuantityMention, _ clause: Clause, _ topic: Topic) -> Rival {
    let sentence = scene.sentence
    let end = mention.tokens.upperBound
    for index in Range.tokens(from: end - 1, to: sentence.tokens.upperBound) {
      let next = sentence.word(index + 1)
      let led = Slots(after: next)
      var start = led == nil ? index + 1 : index + 2
      switch sentence.word(index) {
      case "as", "than": break
      // «1.06 times those to Estonia», «twice that of Estonia».
      case "those" where led != nil, "that" where led != nil: break
      case "those" where next == "of", "that" where next == "of": start = index + 2
      // «half again what Qamar paid».
      case "what": break
      default: continue
      }
      if let party = sentence.parties.first(where: {
        $0.tokens.lowerBound == start && $0.form != .pronoun
      }) {
        let named = party.entities.map(scene.register.root)
          .filter { !scene.register[$0].names.isEmpty }
        guard let slot = led?.party ?? (next == "of" ? nil : subjectSlot(clause)) else {
          return .unclear
        }
        return taking(named, as: slot, in: topic)
      }
      if let place = sentence.places.first(where: {
        $0.tokens.lowerBound == start && !$0.isAdjective
      }) {
        guard let slot = led?.place ?? (next == "of" ? nil : placeSlot(clause, topic)) else {
          return .unclear
        }
        return taking(place.codes, as: slot, in: topic)
      }
    }
    return spokenOf(mention, clause, topic)
  }

  /// «Veligor bought a third fewer», right after what Qamar bought: than Qamar did, in the same time.
  private func spokenOf(_ mention: QuantityMention, _ clause: Clause, _ topic: Topic) -> Rival {
    let sentence = scene.sentence
    let tail = Range.tokens(
      from: mention.numberTokens.upperBound, to: mention.tokens.upperBound + 3)
    guard
      tail.contains(where: {
        ["fewer", "less", "more", "many", "much"].contains(sentence.word($0))
      }), !sentence.tokens.contains(where: { ["than", "year"].contains(sentence.word($0)) }),
      sentence.dates.isEmpty, let other = scene.context.topic, other.sentence < sentence.index,
      let slot = subjectSlot(clause)
    else { return .none }
    let (mine, theirs) = (topic.roles[keyPath: slot], other.roles[keyPath: slot])
    guard !mine.isEmpty, !theirs.isEmpty, Set(mine).isDisjoint(with: theirs) else { return .none }
    var one = topic
    one.period = other.period
    one.measure = other.measure
    return .topic(one, beside: other)
  }

  private func taking<Element: Equatable>(
    _ other: [Element], as slot: WritableKeyPath<Roles, [Element]>, in topic: Topic
  ) -> Rival {
    // «to Argentina as to Estonia» may have been read as both.
    let own = topic.roles[keyPath: slot].filter { !other.contains($0) }
    guard !other.isEmpty, !own.isEmpty else { return .unclear }
    var (one, rival) = (topic, topic)
    one.roles[keyPath: slot] = own
    rival.roles[keyPath: slot] = other
    return .topic(one, beside: rival)
  }

  /// What a preposition before the other says of it.
  private struct Slots {
    let party: WritableKeyPath<Roles, [Int]>
    let place: WritableKeyPath<Roles, [String]>

    init?(after word: String) {
      switch word {
      case "to", "for": (party, place) = (\.consignee, \.destination)
      case "from": (party, place) = (\.shipper, \.departure)
      default: return nil
      }
    }
  }

  /// The role of the clause's subject, beside whom another party stands.
  private func subjectSlot(_ clause: Clause) -> WritableKeyPath<Roles, [Int]>? {
    guard let subject = clause.subject?.entities.map(scene.register.root), !subject.isEmpty else {
      return nil
    }
    if clause.roles.shipper == subject { return \.shipper }
    return clause.roles.consignee == subject ? \.consignee : nil
  }

  /// «Italy bought twice as many as Spain»: the only place there is.
  private func placeSlot(_ clause: Clause, _ topic: Topic) -> WritableKeyPath<Roles, [String]>? {
    guard clause.subject?.entities.isEmpty ?? true else { return nil }
    if topic.roles.departure.isEmpty { return \.destination }
    return topic.roles.destination.isEmpty ? \.departure : nil
  }
}
