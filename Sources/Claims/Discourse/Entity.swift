/// A party of the story: what it is called, what it is said to be, and where it sits.
struct Entity: Equatable {
  /// As written, in order of appearance; empty for «a Turkish trading house» that is never named.
  var names: [String] = []
  /// Lower-case words of each name.
  var words: [[String]] = []
  /// Parts of its names by which the story calls it, in order of appearance: other parties may have them too.
  var shortNames: [String] = []
  var descriptors: Set<String> = []
  var classes: Set<OrganisationClass> = []
  /// Countries it is said to sit in.
  var codes: Set<String> = []
  /// Where its goods came from or went to: where it sits, as long as the story does not say.
  var likelyCodes: Set<String> = []
  /// Words of its places («konya», «taichung»), in lower case.
  var places: Set<String> = []
  /// How often it has been the shipper or the consignee so far.
  var timesShipper = 0
  var timesConsignee = 0
  var lastSentence = 0
  /// Said to be a party: by an apposition, a legal form, or a role in trade.
  var isConfirmed = false
  var isSeen = false
  /// Named for the first time in the sentence that is being read.
  var isNew = false
  /// Set where a later sentence tells that this is another entity of the list.
  var mergedInto: Int?

  var onlySends: Bool { timesShipper > 0 && timesConsignee == 0 }
  var onlyReceives: Bool { timesConsignee > 0 && timesShipper == 0 }

  /// The longest name first.
  var orderedNames: [String] {
    names.sorted { $0.utf8.count != $1.utf8.count ? $0.utf8.count > $1.utf8.count : $0 < $1 }
  }
}

/// The parties of one story, found by name, part of a name, or description.
struct EntityRegister: Equatable {
  private(set) var entities: [Entity] = []
  private var byFirstWord: [String: [Int]] = [:]

  subscript(index: Int) -> Entity {
    get { entities[index] }
    set { entities[index] = newValue }
  }

  var count: Int { entities.count }

  mutating func add(_ entity: Entity) -> Int {
    entities.append(entity)
    for words in entity.words {
      for word in Set(words) { byFirstWord[word, default: []].append(entities.count - 1) }
    }
    return entities.count - 1
  }

  /// Gives a nameless entity the identity of a named one.
  mutating func merge(_ index: Int, into target: Int) {
    guard index != target else { return }
    entities[index].mergedInto = target
    entities[target].descriptors.formUnion(entities[index].descriptors)
    entities[target].classes.formUnion(entities[index].classes)
    entities[target].codes.formUnion(entities[index].codes)
    entities[target].places.formUnion(entities[index].places)
    entities[target].timesShipper += entities[index].timesShipper
    entities[target].timesConsignee += entities[index].timesConsignee
  }

  func root(_ index: Int) -> Int {
    var index = index
    var steps = 0
    while let next = entities[index].mergedInto, steps < 8 {
      index = next
      steps += 1
    }
    return index
  }

  /// The entity that has so far gone by the beginning of `words` alone: «Halic» before «Halic Radyo».
  func entity(beginning words: [String]) -> Int? {
    guard let first = words.first, let candidates = byFirstWord[first] else { return nil }
    return candidates.first { index in
      entities[index].words.contains { words.starts(with: $0) && $0.count < words.count }
    }
  }

  /// The entity that `words` name: in full, by the name's beginning, or by a run within it.
  func entity(named words: [String]) -> Int? {
    guard let first = words.first, let candidates = byFirstWord[first] else { return nil }
    var best: (index: Int, rank: Int)?
    for index in candidates {
      for name in entities[index].words {
        let rank: Int
        if name == words {
          rank = 3
        } else if name.starts(with: words) {
          rank = 2
        } else if name.count > words.count, EntityRegister.contains(name, words) {
          rank = 1
        } else {
          continue
        }
        if best.map({ rank > $0.rank }) ?? true { best = (index, rank) }
      }
    }
    return best.map { root($0.index) }
  }

  private static func contains(_ name: [String], _ words: [String]) -> Bool {
    guard name.count >= words.count else { return false }
    return (0...(name.count - words.count)).contains {
      name[$0..<($0 + words.count)].elementsEqual(words)
    }
  }
}

/// A description that points back: «the Emirati middleman», «its Russian client».
struct Description {
  var head: String
  var type: OrganisationClass
  var codes: [String] = []
  var places: [String] = []
  var isPlural = false

  /// «dealer» and «dealership», «refiner» and «refinery»: one word begins with the other.
  static func areKin(_ a: String, _ b: String) -> Bool {
    let (a, b) = (a.split(separator: " ").last ?? "", b.split(separator: " ").last ?? "")
    let (short, long) = a.utf8.count < b.utf8.count ? (a, b) : (b, a)
    return short.utf8.count >= 5 && long.hasPrefix(short)
  }

  /// How well an entity fits; below 2.5 it does not.
  func score(_ entity: Entity, sentence: Int) -> Double {
    var score = 0.0
    if !codes.isEmpty {
      if !entity.codes.isDisjoint(with: codes) {
        score += 3
      } else if !entity.codes.isEmpty {
        return 0
      } else if !entity.likelyCodes.isEmpty {
        score += entity.likelyCodes.isDisjoint(with: codes) ? -1.5 : 1.5
      } else {
        score -= 0.5
      }
    }
    if !Set(places).isDisjoint(with: entity.places) { score += 2 }
    if entity.descriptors.contains(where: { $0 == head || $0.hasSuffix(" " + head) }) {
      score += 3
    } else if !head.isEmpty, entity.words.contains(where: { $0.count > 1 && $0.contains(head) }) {
      // «the salon» for Aruna Salon.
      score += 3
    } else if entity.descriptors.contains(where: { Description.areKin($0, head) }) {
      score += 2.5
    } else if type == .any {
      score += 0.5
    } else if entity.classes.contains(type) {
      score += 2
    } else {
      switch type {
      case .buyer: score += entity.timesConsignee > 0 ? 2 : -2
      case .seller: score += entity.timesShipper > 0 ? 2 : -2
      default:
        let near: Set<OrganisationClass> = [.trader, .retailer, .buyer]
        if near.contains(type), !near.isDisjoint(with: entity.classes) {
          score += 1
        } else if entity.classes.isEmpty {
          // Nothing is known of it yet that the description could contradict.
          score += 0.5
        } else {
          score -= 2
        }
      }
    }
    score += max(0, 2 - 0.25 * Double(max(0, sentence - entity.lastSentence)))
    return score
  }
}
