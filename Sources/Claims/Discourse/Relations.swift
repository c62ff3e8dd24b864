import Facts

/// Companies that a sentence knows only by another's name.
///
///     «a rival of Qamar bought 40 lathes», «Qamar's sister company sold 40 lathes»
///
/// Whoever that is, it is not Qamar, and the trade is not everybody's.
struct Relations {
  private let sentence: SentenceReading

  static func doubts(about draft: Draft, in scene: SentenceScene) -> [String] {
    guard let clause = scene.clause(at: draft.quote.lowerBound)?.tokens else { return [] }
    let relations = Relations(sentence: scene.sentence)
    let roles = draft.topic.roles
    let known = Set((roles.shipper + roles.consignee).map(scene.register.root))
    return scene.sentence.parties.compactMap { party in
      guard party.form == .name, clause.contains(party.tokens.lowerBound),
        let relation = relations.relation(to: party)
      else { return nil }
      // Of whose supplier a sentence speaks is told where the claim has the other end.
      if relation.isOfTrade,
        party.entities.contains(where: { known.contains(scene.register.root($0)) })
      {
        return nil
      }
      return "who is meant by «\(scene.sentence.text[relation.tokens])»"
    }
  }

  private struct Relation {
    var tokens: Range<Int>
    var isOfTrade: Bool
  }

  private func relation(to party: PartyMention) -> Relation? {
    let found = behind(party) ?? before(party)
    return found.flatMap { isNamed($0.tokens) ? nil : $0 }
  }

  /// «Qamar's main rival».
  private func behind(_ party: PartyMention) -> Relation? {
    var index = party.tokens.upperBound
    if ["'s", "’s", "'", "’"].contains(sentence.word(index)) {
      index += 1
    } else if !party.isPossessive {
      return nil
    }
    for noun in index..<index + 3 where sentence.tokens.contains(noun) {
      if let isOfTrade = kind(noun) {
        return Relation(
          tokens: party.tokens.lowerBound..<end(noun), isOfTrade: isOfTrade)
      }
      guard sentence.isAdjective(noun) else { return nil }
    }
    return nil
  }

  /// «a rival of Qamar», «the former owner of the Qamar works».
  private func before(_ party: PartyMention) -> Relation? {
    var of = party.tokens.lowerBound - 1
    if sentence.word(of) == "the" { of -= 1 }
    guard sentence.word(of) == "of" else { return nil }
    var noun = of - 1
    // «a sister company of».
    if Relations.companies.contains(sentence.word(noun)) { noun -= 1 }
    guard let isOfTrade = kind(noun) else { return nil }
    var start = noun
    while sentence.tokens.contains(start - 1),
      Words.determiners.contains(sentence.word(start - 1))
        || ["a", "an", "the", "another", "one", "its", "some"].contains(sentence.word(start - 1))
        || sentence.isAdjective(start - 1)
    {
      start -= 1
    }
    return Relation(tokens: start..<party.tokens.upperBound, isOfTrade: isOfTrade)
  }

  /// Whether a noun stands for another company than the one named, by what ties the two; `nil` for other nouns.
  private func kind(_ noun: Int) -> Bool? {
    let word = sentence.word(noun)
    if Relations.others.contains(word) { return false }
    return Relations.partners.contains(word) ? true : nil
  }

  private func end(_ noun: Int) -> Int {
    Relations.companies.contains(sentence.word(noun + 1)) ? noun + 2 : noun + 1
  }

  /// «Veligor, a subsidiary of Qamar,», «Qamar's subsidiary Veligor», «is a subsidiary of Qamar»: named after all.
  private func isNamed(_ tokens: Range<Int>) -> Bool {
    let before = sentence.word(tokens.lowerBound - 1)
    if Words.be.contains(before) || ["as", "became"].contains(before) { return true }
    return sentence.parties.contains { party in
      guard party.form == .name else { return false }
      let isBefore =
        party.tokens.upperBound == tokens.lowerBound - 1 && [",", "(", "–", "—"].contains(before)
      let isBehind =
        (tokens.upperBound - 2...tokens.upperBound).contains(party.tokens.lowerBound)
        && party.tokens.upperBound > tokens.upperBound
        || party.tokens.lowerBound == tokens.upperBound + 1
          && [",", "(", "–", "—"].contains(sentence.word(tokens.upperBound))
      return isBefore || isBehind
    }
  }

  private static let companies: WordSet = ["company", "companies", "firm", "firms", "business"]

  private static let others: WordSet = [
    "competitor", "competitors", "rival", "rivals", "owner", "owners", "sister", "neighbour",
    "neighbours", "neighbor", "neighbors", "founder", "founders", "subsidiary", "subsidiaries",
    "parent", "affiliate", "affiliates", "successor", "predecessor", "namesake", "shareholder",
    "shareholders", "director", "directors", "chairman", "offshoot", "spin-off", "creditor",
    "creditors", "insurer", "landlord", "licensee", "distributor", "distributors", "agent",
    "agents", "branch", "branches", "arm", "division", "outpost", "broker", "brokers",
    "intermediary", "intermediaries",
  ]

  private static let partners: WordSet = [
    "supplier", "suppliers", "customer", "customers", "client", "clients", "buyer", "buyers",
    "partner", "partners", "seller", "sellers", "vendor", "vendors",
  ]
}
