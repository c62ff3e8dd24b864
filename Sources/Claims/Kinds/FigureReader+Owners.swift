import Facts

/// Figures that stand beside whoever they are of, in lists and rankings.
extension FigureReader {
  /// «followed by Kestrel with $9.6 million», «from two firms: Kestrel ($7.4 million) and Vikas ($3.5 million)»: of
  /// whoever stands right before.
  func layOwner(of clause: inout Clause, before own: QuantityMention) {
    let sentence = scene.sentence
    let end = own.tokens.lowerBound - 1
    let isInBrackets = sentence.word(end) == "(" && sentence.word(own.tokens.upperBound) == ")"
    guard isInBrackets || sentence.word(end) == "with" && sentence.word(end - 1) != "compared"
    else { return }
    let ranked = rankedSide(before: own)
    guard let owner = owner(endingAt: end) ?? (ranked == nil ? nil : subject(of: clause)),
      let part =
        ranked ?? (isInBrackets ? listedSide ?? openSide(of: clause, to: owner) : nil)
    else { return }
    clause.roles[part] = owner
  }

  private typealias Owner = (parties: [Int], places: [String])

  private func owner(endingAt end: Int) -> Owner? {
    let sentence = scene.sentence
    if let party = sentence.parties.first(where: {
      $0.tokens.upperBound == end && $0.form == .name && !$0.entities.isEmpty
    }) {
      return (party.entities.map(scene.register.root), [])
    }
    return sentence.places.first { $0.tokens.upperBound == end && !$0.isAdjective }
      .map { ([], $0.codes) }
  }

  /// «Romania was its top supplier in 2024 with 147,000 tonnes»: who ranks so.
  private func subject(of clause: Clause) -> Owner? {
    let sentence = scene.sentence
    guard
      let verb = scene.verbs(of: clause).first(where: { [.be, .rank].contains($0.frame) })
    else { return nil }
    let before = clause.tokens.lowerBound..<max(clause.tokens.lowerBound, verb.tokens.lowerBound)
    if let party = sentence.parties.first(where: {
      before.contains($0.tokens.lowerBound) && $0.form == .name && !$0.entities.isEmpty
        && !$0.isPossessive
    }) {
      return (party.entities.map(scene.register.root), [])
    }
    return sentence.places.first {
      before.contains($0.tokens.lowerBound) && !$0.isAdjective
        && sentence.word($0.tokens.upperBound) != "'s"
    }.map { ([], $0.codes) }
  }

  /// The side that the last word for one before the figure names.
  private func rankedSide(before own: QuantityMention) -> Roles.Part? {
    let sentence = scene.sentence
    let before = Range.tokens(from: sentence.tokens.lowerBound, to: own.tokens.lowerBound)
    for index in before.reversed() {
      let word = sentence.word(index)
      if FigureReader.senders.contains(word) { return .sender }
      if FigureReader.receivers.contains(word) { return .receiver }
    }
    return nil
  }

  /// The side of the one before in such a list.
  private var listedSide: Roles.Part? {
    guard let last = figures.last else { return nil }
    let start = scene.sentence.quantities[last.quantity].tokens.lowerBound - 1
    guard scene.sentence.word(start) == "(", let owner = owner(endingAt: start) else { return nil }
    return Roles.Part.allCases.first { part in
      let roles = last.topic.roles[part]
      return owner.parties.isEmpty
        ? roles.places == owner.places : roles.parties == owner.parties
    }
  }

  /// The side that the clause leaves open, or fills with the owner among others.
  private func openSide(of clause: Clause, to owner: Owner) -> Roles.Part? {
    let opening = local?.roles ?? scene.clauses.first?.roles ?? clause.roles
    let roles = clause.roles.isEmpty ? opening : clause.roles
    func isOpen(_ part: Roles.Part) -> Bool {
      let now = roles[part]
      return now.parties.isEmpty && now.places.isEmpty
        || !owner.parties.isEmpty && Set(owner.parties).isSubset(of: now.parties)
        || !owner.places.isEmpty && Set(owner.places).isSubset(of: now.places)
    }
    switch (isOpen(.sender), isOpen(.receiver)) {
    case (true, false): return .sender
    case (false, true): return .receiver
    default: return nil
    }
  }

  private static let senders: WordSet = [
    "supplier", "suppliers", "source", "sources", "seller", "sellers", "exporter", "exporters",
    "shipper", "shippers",
  ]
  private static let receivers: WordSet = [
    "buyer", "buyers", "customer", "customers", "client", "clients", "importer", "importers",
    "market", "markets", "destination", "destinations", "purchaser", "purchasers",
  ]
}
