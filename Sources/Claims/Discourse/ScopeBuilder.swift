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

  /// - Parameter isNarrow: leave out goods that merely belong to these («no drones» says nothing of cameras).
  func scope(of topic: Topic, isNarrow: Bool = false) -> Scope {
    var scope = scope(of: topic)
    if isNarrow { scope.goods?.broadHS = [] }
    return scope
  }

  private func scope(of topic: Topic) -> Scope {
    if let known = scopes[topic.identity] { return known.scope }
    let scope = Scope(
      shipper: party(topic.roles.shipper, isExcluded: topic.roles.excludesShipper),
      consignee: party(topic.roles.consignee, isExcluded: topic.roles.excludesConsignee),
      goods: goods(topic.goods), origin: topic.roles.origin, departure: topic.roles.departure,
      via: topic.roles.via, destination: topic.roles.destination,
      period: topic.period ?? .always)
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
