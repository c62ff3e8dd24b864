import Facts

/// Turns the numbers of a topic into a scope with names, HS prefixes and countries.
///
/// A class: it is made once a story, and keeps the goods that it has put together, which nearly all
/// claims of a story share.
final class ScopeBuilder {
  let register: EntityRegister
  let lexicon = TradeLexicon.standard
  private var known: [[Int]: GoodsReference?] = [:]
  /// The scopes of topics that several claims lean on, with the topics, so that each stays the only one
  /// of its identity.
  private var scopes: [ObjectIdentifier: (topic: Topic, scope: Scope)] = [:]
  private var parties: [[Int]: PartyReference?] = [:]

  init(register: EntityRegister) {
    self.register = register
  }

  /// The scope of a claim that says of what there was no more, nor any before or after: with its parties by
  /// every name of theirs, since what went under one of them was no less sent.
  func scope(ofNoMore topic: Topic) -> Scope {
    var scope = scope(of: topic)
    for (party, entities) in [
      (\Scope.shipper, topic.roles.shipper), (\.consignee, topic.roles.consignee),
    ] where scope[keyPath: party]?.isExcluded == false {
      for entity in entities {
        let named = register[register.root(entity)]
        scope[keyPath: party]?.names.addNew(contentsOf: named.orderedNames + named.shortNames)
      }
    }
    return scope
  }

  /// The names of each party that a topic lists at one end of the trade; empty where there is one alone.
  func listed(_ entities: [Int]) -> [[String]] {
    var roots: [Int] = []
    for entity in entities { roots.addNew(register.root(entity)) }
    let names = roots.map { register[$0].orderedNames }.filter { !$0.isEmpty }
    return names.count > 1 ? names : []
  }

  func scope(of topic: Topic) -> Scope {
    if let known = scopes[topic.identity] { return known.scope }
    var scope = Scope(
      shipper: party(topic.roles.shipper, isExcluded: topic.roles.excludesShipper),
      consignee: party(topic.roles.consignee, isExcluded: topic.roles.excludesConsignee),
      goods: goods(topic), origin: topic.roles.origin, departure: topic.roles.departure,
      destination: topic.roles.destination, period: topic.period ?? .always)
    if !scope.departure.isEmpty, scope.departure.allSatisfy(topic.roles.via.contains) {
      scope.isStop = true
    }
    scopes[topic.identity] = (topic, scope)
    return scope
  }

  /// `nil` where none of the entities is ever named.
  private func party(_ entities: [Int], isExcluded: Bool) -> PartyReference? {
    guard !entities.isEmpty else { return nil }
    var reference: PartyReference?
    if let known = parties[entities] {
      reference = known
    } else {
      reference = party(entities)
      parties[entities] = .some(reference)
    }
    reference?.isExcluded = isExcluded
    return reference
  }

  private func party(_ entities: [Int]) -> PartyReference? {
    var names: [String] = []
    for entity in entities {
      // The short forms of a name fit more parties than its full form does.
      var full: [String] = []
      for name in register[register.root(entity)].orderedNames
      where !full.contains(where: { $0.contains(name) }) {
        full.append(name)
      }
      names.addNew(contentsOf: full)
    }
    guard let first = names.first else { return nil }
    let text =
      entities.count > 1
      ? entities.compactMap { register[register.root($0)].orderedNames.first }.joined(
        separator: " or ")
      : first
    return PartyReference(text: text, names: names)
  }

  private func goods(_ topic: Topic) -> GoodsReference? {
    var reference = goods(topic.goods)
    guard !topic.codes.isEmpty else { return reference }
    // The code tells the goods better than any word.
    reference?.hs = topic.codes
    reference?.broadHS = []
    reference?.terms = []
    return reference
  }

  private func goods(_ terms: [Int]) -> GoodsReference? {
    guard !terms.isEmpty else { return nil }
    if let reference = known[terms] { return reference }
    let reference = reference(to: terms)
    known[terms] = reference
    return reference
  }

  private func reference(to terms: [Int]) -> GoodsReference? {
    var reference = GoodsReference(
      text: terms.map { lexicon.goods[$0].term }.joined(separator: ", "))
    for term in terms {
      reference.hs.addNew(contentsOf: lexicon.goods[term].hs)
      reference.terms.addNew(contentsOf: lexicon.goods[term].words)
      reference.broadHS.addNew(contentsOf: lexicon.goods[term].broad)
    }
    return reference.hs.isEmpty && reference.terms.isEmpty && reference.broadHS.isEmpty
      ? nil : reference
  }
}
