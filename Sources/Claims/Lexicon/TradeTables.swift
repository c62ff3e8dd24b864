/// Reads the tables of the trade for ``TradeLexicon``.
struct TradeTables {
  typealias GoodsTerm = TradeLexicon.GoodsTerm
  typealias PlaceEntry = TradeLexicon.PlaceEntry
  typealias VerbForm = TradeLexicon.VerbForm

  private(set) var goods: [GoodsTerm] = []
  private(set) var goodsPhrases = TermTable<Int>(bit: 0, foldsPlural: true)
  private(set) var parents: Set<String> = []
  private(set) var goodsByTerm: [String: Int] = [:]
  private(set) var places = TermTable<PlaceEntry>(bit: 1)
  private(set) var verbs = TermTable<VerbForm>(bit: 2)
  private(set) var tradeNouns = TermTable<TradeNoun>(bit: 3, foldsPlural: true)
  private(set) var organisations = TermTable<OrganisationClass>(bit: 4, foldsPlural: true)
  private(set) var publishers = TermTable<Bool>(bit: 5)
  private(set) var cues = TermTable<Cue>(bit: 6)
  private(set) var turns = TermTable<Turn>(bit: 7)
  /// The words of all phrases.
  private(set) var numbers = WordNumbers()

  init() {
    readGoods()
    readPlaces()
    readVerbs()
    for row in Vocabulary.rows(of: "trade-nouns.tsv") where row.count >= 2 {
      if let noun = TradeNoun(rawValue: row[1]) { tradeNouns.insert(row[0], noun, &numbers) }
    }
    for row in Vocabulary.rows(of: "organisations.tsv") where row.count >= 2 {
      if let value = OrganisationClass(rawValue: row[1]) {
        organisations.insert(row[0], value, &numbers)
      }
    }
    for row in Vocabulary.rows(of: "publishers.tsv") where !row.isEmpty {
      publishers.insert(row[0], true, &numbers)
    }
    for row in Vocabulary.rows(of: "cues.tsv") where row.count >= 2 {
      if let cue = Cue(rawValue: row[1]) { cues.insert(row[0], cue, &numbers) }
    }
    for row in Vocabulary.rows(of: "turns.tsv") where row.count >= 2 {
      if let turn = Turn(rawValue: row[1]) { turns.insert(row[0], turn, &numbers) }
    }
    goodsPhrases.seal(numbers)
    places.seal(numbers)
    verbs.seal(numbers)
    tradeNouns.seal(numbers)
    organisations.seal(numbers)
    publishers.seal(numbers)
    cues.seal(numbers)
    turns.seal(numbers)
  }

  private mutating func readGoods() {
    for row in Vocabulary.rows(of: "goods.tsv") where row.count >= 2 {
      func cell(_ index: Int) -> String { row.count > index ? row[index] : "" }
      let term = GoodsTerm(
        term: row[0], hs: cell(1).cellParts(at: 0x2C),
        broadCell: cell(2), wordsCell: cell(3), parent: cell(4))
      goodsPhrases.insert(row[0], goods.count, &numbers)
      goodsByTerm[row[0]] = goods.count
      parents.insert(term.parent)
      goods.append(term)
    }
  }

  /// Articles are left out: «the Emirates» is found behind any.
  private mutating func insertPlace(_ name: String, _ entry: PlaceEntry) {
    let name = name.trimmedSpaces
    let bare = name.hasPrefix("the ") || name.hasPrefix("The ") ? String(name.dropFirst(4)) : name
    places.insert(bare, entry, &numbers)
  }

  private mutating func readPlaces() {
    for row in Vocabulary.rows(of: "countries.tsv") where row.count >= 2 {
      let codes = [row[0]]
      insertPlace(row[1], PlaceEntry(codes: codes, kind: .country))
      if row.count > 2 {
        for alias in row[2].cellParts(at: 0x3B) {
          insertPlace(alias, PlaceEntry(codes: codes, kind: .country))
        }
      }
      if row.count > 3 {
        for demonym in row[3].cellParts(at: 0x3B) {
          insertPlace(demonym, PlaceEntry(codes: codes, kind: .adjective))
          if let last = demonym.last, "nkih".contains(last) {
            insertPlace(demonym + "s", PlaceEntry(codes: codes, kind: .adjective))
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
      let codes = row[1].cellParts(at: 0x2C)
      insertPlace(row[0], PlaceEntry(codes: codes, kind: kind))
      if kind == .adjective, row[0].hasSuffix("n") {
        insertPlace(row[0] + "s", PlaceEntry(codes: codes, kind: kind))
      }
    }
    for row in Vocabulary.rows(of: "regions.tsv") where row.count >= 2 {
      let codes = row[1].cellParts(at: 0x2C)
      insertPlace(row[0], PlaceEntry(codes: codes, kind: .region))
    }
  }

  private mutating func readVerbs() {
    for row in Vocabulary.rows(of: "verbs.tsv") where row.count >= 4 {
      guard let frame = Frame(rawValue: row[3]) else { continue }
      for form in Inflection.forms(lemma: row[0], past: row[1], participle: row[2]) {
        verbs.insert(
          form.text, VerbForm(lemma: row[0], frame: frame, form: form.form), &numbers)
      }
    }
  }
}
