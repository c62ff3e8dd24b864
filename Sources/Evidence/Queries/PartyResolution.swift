import Facts

/// Which of the evidence's party names a story's name stands for.
///
/// Names that fit are put together into parties; a party that fits clearly worse than the best is
/// someone else («Nord» beside «Nord-Servis»), and two that fit about equally well are told as ambiguous.
struct PartyResolution: Sendable {
  struct Match: Sendable {
    let name: Int32
    /// The place of the name that was asked for.
    let asked: Int32
    let score: Double

    var id: Int { Int(name) }
  }

  /// A party this much worse than the best is not meant.
  static let clearlyWorse = 0.2
  /// Parties this near to each other cannot be told apart by the story's name.
  static let aboutEqual = 0.1

  private(set) var matches: [Match] = []
  /// The names that were asked for.
  let asked: [String]
  /// The ids of parties that fit one name about equally well, a set a party.
  private(set) var rivals: [[Int32]] = []
  /// All names that fit, among them those of parties that fit clearly worse; each once, in order.
  private(set) var found: [Int32] = []
  /// True where a name's words were found nowhere, and it was tried as an abbreviation.
  private(set) var isAbbreviated = false

  init(_ reference: PartyReference, in index: NameIndex) {
    asked = reference.names
    var best: [Int: Match] = [:]
    for place in asked.indices {
      for match in meant(by: place, in: index) where (best[match.id]?.score ?? -1) < match.score {
        best[match.id] = match
      }
    }
    found = Set(found).sorted()
    var order = best.map { (id: $0.key, score: $0.value.score) }
    index.sort(&order)
    matches = order.compactMap { best[$0.id] }
  }

  /// Names that were asked for letter by letter.
  init(exactly found: [(asked: String, id: Int)]) {
    asked = found.map(\.asked)
    var ids: Set<Int> = []
    matches = found.indices.filter { ids.insert(found[$0].id).inserted }.map {
      Match(name: Int32(found[$0].id), asked: Int32($0), score: 1)
    }
  }

  /// What was found before: `nil` where a name of it is not in the dictionary.
  init?(
    _ reference: PartyReference, _ names: AnswerBasis.Names,
    _ matches: [EvidenceAnswer.PartyMatch], in dictionary: PartyDictionary
  ) {
    asked = reference.names
    for match in matches {
      guard let id = dictionary.id(of: match.name), let place = asked.firstIndex(of: match.asked)
      else { return nil }
      self.matches.append(Match(name: Int32(id), asked: Int32(place), score: match.score))
    }
    func ids(_ digests: NameDigests) -> [Int32]? {
      let ids = digests.compactMap { dictionary.id(ofDigest: $0).map(Int32.init) }
      return ids.count == digests.count ? ids : nil
    }
    guard let meant = ids(names.meant), let others = ids(names.others),
      meant.count == matches.count
    else { return nil }
    for rivals in names.rivals ?? [] {
      guard let party = ids(rivals) else { return nil }
      self.rivals.append(party)
    }
    found = (meant + others).sorted()
    isAbbreviated = names.isAbbreviated == true
  }

  private mutating func meant(by place: Int, in index: NameIndex) -> [Match] {
    let meant = index.meant(by: asked[place])
    let found = meant.names
    self.found += found.map { Int32($0.id) }
    isAbbreviated = isAbbreviated || meant.isAbbreviated
    guard let top = found.first?.score else { return [] }
    let isNear = { (score: Double) in score >= top - PartyResolution.clearlyWorse }
    let names = NameTexts(found.lazy.map(\.id), of: index.names)
    let name = PartyName(asked[place])
    let parties = meant.read.withViews { views in
      let wanted = PartyResolution.Wanted(name, in: views)
      func kept(around seeds: [Int]) -> [Party] {
        let parties = PartyClusters(of: names, read: meant.read, around: seeds).parties
          .map { members in (members: members, score: members.map { found[$0].score }.max() ?? 0) }
        return wanted.kept(of: parties.filter { isNear($0.score) })
      }
      let near = found.indices.filter { isNear(found[$0].score) }
      let decisive = wanted.decisive(near: near)
      let parties = decisive.count < near.count ? kept(around: decisive) : []
      return parties.isEmpty ? kept(around: near) : parties
    }
    let equal = parties.filter { $0.score >= top - PartyResolution.aboutEqual }
    if equal.count > 1 { rivals += equal.map { $0.members.map { Int32(found[$0].id) } } }
    return parties.flatMap { party in
      party.members.map {
        Match(name: Int32(found[$0].id), asked: Int32(place), score: found[$0].score)
      }
    }
  }

  private typealias Party = (members: [Int], score: Double)

  /// Which parties are left out because their names say that they are others.
  private struct Wanted {
    private let name: PartyName
    private let story: StoryMatch
    private let names: NameViews
    private let core: [UInt8]

    init(_ name: PartyName, in names: NameViews) {
      self.name = name
      self.names = names
      story = StoryMatch(name)
      core = name.withView(\.core)
    }

    /// The name to the letter, legal form and all.
    private func isSame(_ id: Int) -> Bool {
      name.legalForms != 0 && names[id].legalForms == name.legalForms && names[id].core == core
    }

    private func hasAllWords(_ id: Int) -> Bool { !story.lacksWord(names[id]) }

    /// The names whose parties alone are kept where one of them is near: «Nordhall Lager AB» is asked for, and some
    /// name is that or has all its words.
    func decisive(near: [Int]) -> [Int] {
      for isMeant in [isSame, hasAllWords] where near.contains(where: isMeant) {
        return (0..<names.count).filter(isMeant)
      }
      return near
    }

    func kept(of parties: [Party]) -> [Party] {
      // «Qamar JSC» is not Qamar LLC.
      var parties = parties.filter { party in
        !party.members.allSatisfy { LegalForms.areApart(name.legalForms, names[$0].legalForms) }
      }
      // Where no name has its trade, «Polmet Foods» is not Polmet.
      if parties.allSatisfy({ $0.members.allSatisfy { story.lacksTrade(names[$0]) } }) { return [] }
      // «Nordhall AB» is not Nordhall Lager AB where there is a Nordhall AB; nor is «Nordhall Lager» Nordhall.
      for isMeant in [isSame, hasAllWords] where parties.count > 1 {
        let some = parties.filter { $0.members.contains(where: isMeant) }
        if !some.isEmpty { parties = some }
      }
      return parties
    }
  }
}
