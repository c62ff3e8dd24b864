/// The vocabulary of the trade, read once from the embedded tables.
///
/// A class, so that a reader that holds it holds one reference.
final class TradeLexicon: Sendable {
  static let standard = TradeLexicon()

  struct GoodsTerm: Sendable {
    var term: String
    var hs: [String]
    /// As the table has them, taken apart where a claim asks for these goods.
    var broadCell: String
    var wordsCell: String
    var parent: String
    var broad: [String] { broadCell.cellParts(at: 0x2C) }
    var words: [String] { wordsCell.cellParts(at: 0x3B) }
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

  let goods: [GoodsTerm]
  let goodsPhrases: TermTable<Int>
  let parents: Set<String>
  let goodsByTerm: [String: Int]
  /// The term that stands above each in the table of goods.
  private let parentTerms: [Int?]
  let places: TermTable<PlaceEntry>
  let verbs: TermTable<VerbForm>
  let tradeNouns: TermTable<TradeNoun>
  let organisations: TermTable<OrganisationClass>
  let publishers: TermTable<Bool>
  let cues: TermTable<Cue>
  let turns: TermTable<Turn>
  let numbers: WordNumbers

  private init() {
    let tables = TradeTables()
    goods = tables.goods
    goodsPhrases = tables.goodsPhrases
    parents = tables.parents
    goodsByTerm = tables.goodsByTerm
    parentTerms = tables.goods.map { tables.goodsByTerm[$0.parent] }
    places = tables.places
    verbs = tables.verbs
    tradeNouns = tables.tradeNouns
    organisations = tables.organisations
    publishers = tables.publishers
    cues = tables.cues
    turns = tables.turns
    numbers = tables.numbers
  }

  /// The tables in which a phrase begins with the word, a bit each.
  func tables(beginningWith word: Int32) -> UInt8 {
    var bits: UInt8 = 0
    if goodsPhrases.begins(with: word) { bits |= goodsPhrases.bit }
    if places.begins(with: word) { bits |= places.bit }
    if verbs.begins(with: word) { bits |= verbs.bit }
    if tradeNouns.begins(with: word) { bits |= tradeNouns.bit }
    if organisations.begins(with: word) { bits |= organisations.bit }
    if publishers.begins(with: word) { bits |= publishers.bit }
    if cues.begins(with: word) { bits |= cues.bit }
    if turns.begins(with: word) { bits |= turns.bit }
    return bits
  }

  /// True where every code of `term` lies under a shorter code of `wide`.
  func isNarrower(_ term: Int, than wide: Int) -> Bool {
    let codes = goods[term].hs
    guard !codes.isEmpty else { return false }
    return codes.allSatisfy { code in
      goods[wide].hs.contains { code.hasPrefix($0) && code.count > $0.count }
    }
  }

  /// True where a token is a word of the trade by itself: a noun or verb of it, goods, somebody, a cue.
  func knows(_ index: Int, in text: TokenizedText) -> Bool {
    let token = text.tokens[index]
    return tradeNouns.longest(at: index, in: text, limit: index + 1) != nil
      || verbs.contains(token) || cues.contains(token)
      || organisations.longest(at: index, in: text, limit: index + 1) != nil
      || goodsPhrases.longest(at: index, in: text, limit: index + 1) != nil
  }

  /// A word for many goods: the table has narrower terms under it, or it has no codes at all.
  func isWide(_ term: Int) -> Bool {
    parents.contains(goods[term].term)
      || !goods[term].hs.isEmpty && goods[term].hs.allSatisfy { $0.count <= 2 }
      || (goods[term].hs.isEmpty && goods[term].wordsCell.isEmpty)
  }

  /// True where `term` is `ancestor` or stands below it in the table of goods.
  func isGoods(_ term: Int, within ancestor: Int) -> Bool {
    var current = term
    for _ in 0..<8 {
      if current == ancestor { return true }
      guard let parent = parentTerms[current] else { return false }
      current = parent
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

extension String {
  /// The parts of a table's cell between separators of one byte, without spaces at their ends.
  func cellParts(at separator: UInt8) -> [String] {
    guard !isEmpty else { return [] }
    return utf8.split(separator: separator).map { Substring($0).trimmedSpaces }
  }
}

extension Substring {
  /// Without spaces at either end.
  var trimmedSpaces: String {
    let bytes = utf8
    guard bytes.first == 0x20 || bytes.last == 0x20 else { return String(self) }
    guard let first = bytes.firstIndex(where: { $0 != 0x20 }),
      let last = bytes.lastIndex(where: { $0 != 0x20 })
    else { return "" }
    return String(self[first...last])
  }
}

extension String {
  /// Without spaces at either end.
  var trimmedSpaces: String { self[...].trimmedSpaces }
}
