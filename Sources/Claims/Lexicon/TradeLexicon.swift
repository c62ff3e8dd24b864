/// The vocabulary of the trade, read once from the embedded tables.
struct TradeLexicon: Sendable {
  static let standard = TradeLexicon()

  struct GoodsTerm: Sendable {
    var term: String
    var hs: [String]
    /// As the table has them, taken apart where a claim asks for these goods.
    fileprivate var broadCell: String
    fileprivate var wordsCell: String
    var parent: String
    var broad: [String] { broadCell.split(separator: ",").map { $0.trimmedSpaces } }
    var words: [String] { wordsCell.split(separator: ";").map { $0.trimmedSpaces } }
    /// «parts», «goods», «shipments of it»: a noun that only points back.
    var isGeneric: Bool { hs.isEmpty && parent == "*" }
  }

  struct PlaceEntry: Sendable {
    enum Kind: Sendable { case country, city, capital, region, adjective }
    var codes: [String]
    var kind: Kind
  }

  struct VerbForm: Sendable {
    enum Form: Sendable { case base, past, participle, gerund, pastOrParticiple }
    var lemma: String
    var frame: Frame
    var form: Form
  }

  private(set) var goods: [GoodsTerm] = []
  private(set) var goodsPhrases = TermTable<Int>(foldsPlural: true)
  private(set) var parents: Set<String> = []
  private(set) var goodsByTerm: [String: Int] = [:]
  private(set) var places = TermTable<PlaceEntry>()
  private(set) var verbs = TermTable<VerbForm>()
  private(set) var tradeNouns = TermTable<TradeNoun>(foldsPlural: true)
  private(set) var organisations = TermTable<OrganisationClass>(foldsPlural: true)
  private(set) var publishers = TermTable<Bool>()
  private(set) var cues = TermTable<Cue>()

  private init() {
    readGoods()
    readPlaces()
    readVerbs()
    for row in Vocabulary.rows(of: "trade-nouns.tsv") where row.count >= 2 {
      if let noun = TradeNoun(rawValue: row[1]) { tradeNouns.insert(row[0], noun) }
    }
    for row in Vocabulary.rows(of: "organisations.tsv") where row.count >= 2 {
      if let value = OrganisationClass(rawValue: row[1]) { organisations.insert(row[0], value) }
    }
    for row in Vocabulary.rows(of: "publishers.tsv") where !row.isEmpty {
      publishers.insert(row[0], true)
    }
    for row in Vocabulary.rows(of: "cues.tsv") where row.count >= 2 {
      if let cue = Cue(rawValue: row[1]) { cues.insert(row[0], cue) }
    }
    goodsPhrases.seal()
    places.seal()
    verbs.seal()
    tradeNouns.seal()
    organisations.seal()
    publishers.seal()
    cues.seal()
  }

  private mutating func readGoods() {
    for row in Vocabulary.rows(of: "goods.tsv") where row.count >= 2 {
      func cell(_ index: Int) -> String { row.count > index ? row[index] : "" }
      let term = GoodsTerm(
        term: row[0], hs: cell(1).split(separator: ",").map { $0.trimmedSpaces },
        broadCell: cell(2), wordsCell: cell(3), parent: cell(4))
      goodsPhrases.insert(row[0], goods.count)
      goodsByTerm[row[0]] = goods.count
      parents.insert(term.parent)
      goods.append(term)
    }
  }

  /// Articles are left out: «the Emirates» is found behind any.
  private mutating func insertPlace(_ name: String, _ entry: PlaceEntry) {
    let name = name.trimmedSpaces
    let bare = name.hasPrefix("the ") || name.hasPrefix("The ") ? String(name.dropFirst(4)) : name
    places.insert(bare, entry)
  }

  private mutating func readPlaces() {
    for row in Vocabulary.rows(of: "countries.tsv") where row.count >= 2 {
      let codes = [row[0]]
      insertPlace(row[1], PlaceEntry(codes: codes, kind: .country))
      if row.count > 2 {
        for alias in row[2].split(separator: ";") {
          insertPlace(alias.trimmedSpaces, PlaceEntry(codes: codes, kind: .country))
        }
      }
      if row.count > 3 {
        for demonym in row[3].split(separator: ";") {
          let name = demonym.trimmedSpaces
          insertPlace(name, PlaceEntry(codes: codes, kind: .adjective))
          if let last = name.last, "nkih".contains(last) {
            insertPlace(name + "s", PlaceEntry(codes: codes, kind: .adjective))
          }
        }
      }
    }
    for row in Vocabulary.rows(of: "places.tsv") where row.count >= 2 {
      let kind: PlaceEntry.Kind =
        switch row.count > 2 ? row[2] : "" {
        case "capital": .capital
        case "adjective": .adjective
        case "region", "river", "province", "mountains", "emirate": .region
        default: .city
        }
      let codes = row[1].split(separator: ",").map(String.init)
      insertPlace(row[0], PlaceEntry(codes: codes, kind: kind))
      if kind == .adjective, row[0].hasSuffix("n") {
        insertPlace(row[0] + "s", PlaceEntry(codes: codes, kind: kind))
      }
    }
    for row in Vocabulary.rows(of: "regions.tsv") where row.count >= 2 {
      let codes = row[1].split(separator: ",").map { $0.trimmedSpaces }
      insertPlace(row[0], PlaceEntry(codes: codes, kind: .region))
    }
  }

  private mutating func readVerbs() {
    for row in Vocabulary.rows(of: "verbs.tsv") where row.count >= 4 {
      guard let frame = Frame(rawValue: row[3]) else { continue }
      for form in Inflection.forms(lemma: row[0], past: row[1], participle: row[2]) {
        verbs.insert(form.text, VerbForm(lemma: row[0], frame: frame, form: form.form))
      }
    }
  }

  /// True where every code of `term` lies under a shorter code of `wide`.
  func isNarrower(_ term: Int, than wide: Int) -> Bool {
    let codes = goods[term].hs
    guard !codes.isEmpty else { return false }
    return codes.allSatisfy { code in
      goods[wide].hs.contains { code.hasPrefix($0) && code.count > $0.count }
    }
  }

  /// A word for many goods: the table has narrower terms under it, or it has no codes at all.
  func isWide(_ term: Int) -> Bool {
    parents.contains(goods[term].term)
      || !goods[term].hs.isEmpty && goods[term].hs.allSatisfy { $0.count <= 2 }
      || (goods[term].hs.isEmpty && goods[term].wordsCell.isEmpty)
  }

  /// True where `term` is `ancestor` or stands below it in the table of goods.
  func isGoods(_ term: Int, within ancestor: Int) -> Bool {
    var current: Int? = term
    var steps = 0
    while let index = current, steps < 8 {
      if index == ancestor { return true }
      current = goodsByTerm[goods[index].parent]
      steps += 1
    }
    return false
  }
}

/// Which role the subject and the objects of a verb of trade play.
enum Frame: String, Sendable {
  case send, get, move, reach, leave, bill, pay, cost, share, total, rise, fall, begin, end, declare
  case make, be, rank, handle, register
}

/// What a noun of trade counts or names.
enum TradeNoun: String, Sendable {
  case shipment, sale, purchase, trade, route
}

/// What kind of party a descriptive noun names.
enum OrganisationClass: String, Sendable {
  case any, maker, trader, retailer, buyer, seller, user
}

/// Words that tell how a sentence is meant.
enum Cue: String, Sendable {
  case speech, report, denial, modal, speaker, evidence, negation
}

extension StringProtocol {
  /// Without spaces at either end.
  var trimmedSpaces: String {
    var slice = self[...]
    let text = String(slice)
    guard text.utf8.first == 0x20 || text.utf8.last == 0x20 else { return text }
    while slice.first == " " { slice = slice.dropFirst() }
    while slice.last == " " { slice = slice.dropLast() }
    return String(slice)
  }
}
