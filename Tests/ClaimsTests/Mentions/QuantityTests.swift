import Claims
import Facts
import Testing

@Suite("Quantities") struct QuantityTests {
  struct Row: Sendable, CustomTestStringConvertible {
    let text: String
    let value: String
    var upper: String?
    var unit = ""
    var hedge: Hedge?
    var vague: VagueAmount?
    var per = ""

    var testDescription: String { text }
  }

  private func mentions(_ text: String) -> (TokenizedText, [QuantityMention]) {
    let tokenized = Tokenizer.tokenize(text)
    let reader = MentionReader()
    return (
      tokenized, tokenized.sentences.flatMap { reader.quantities(in: tokenized, sentence: $0) }
    )
  }

  private func name(_ unit: UnitOfMeasure, _ text: TokenizedText) -> String {
    switch unit {
    case .none: ""
    case .counted(let noun): text[noun]
    case .money(let code): code
    case .measured(let unit): unit.name
    case .percent: "%"
    case .percentagePoints: "points"
    case .fraction: "share"
    case .times: "times"
    }
  }

  private func name(_ basis: QuantityMention.PriceBasis?, _ text: TokenizedText) -> String {
    switch basis {
    case nil: ""
    case .each: "each"
    case .measured(let unit): unit.name
    case .counted(let noun): text[noun]
    }
  }

  static let rows: [Row] = [
    Row(text: "Percent of 210", value: "210", unit: "%"),
    Row(text: "sold at a percentage of 15.", value: "15", unit: "%"),
    Row(text: "weighs 20 [kg] each", value: "20", unit: "kilogram"),
    Row(text: "a load (in all 20 (t)) of ore", value: "20", unit: "metric ton"),
    Row(text: "a pipe 5 ft 2 in long", value: "5.166667", unit: "foot"),
    Row(text: "a bolt 10 \" long", value: "10", unit: "inch"),
    Row(text: "the vast majority of it", value: "0.75", vague: .vastMajority),
    Row(text: "It sent 1,000 hunting rifles.", value: "1000", unit: "hunting rifles"),
    Row(text: "some 30,000 vests came", value: "30000", unit: "vests", hedge: .about),
    Row(text: "worth half a million dollars", value: "500000", unit: "USD"),
    Row(text: "just over $1.2mn was paid", value: "1200000", unit: "USD", hedge: .justOver),
    Row(text: "two dozen crates left", value: "24", unit: "crate"),
    Row(text: "half a dozen lots left", value: "6", unit: "lot"),
    Row(text: "it took 1,5 million tons of slag", value: "1500000", unit: "ton"),
    Row(text: "two billion and a half million dollars", value: "2000500000", unit: "USD"),
    Row(text: "a turnover of 3.1x10^6 euros", value: "3100000", unit: "EUR"),
    Row(text: "it railed 816 000 t of ore", value: "816000", unit: "metric ton"),
    Row(text: "twenty-five lorries came", value: "25", unit: "lorries"),
    Row(text: "two hundred and fifty thousand fuses", value: "250000", unit: "fuses"),
    Row(text: "one and a half million litres", value: "1500000", unit: "litre"),
    Row(text: "three and a half tons of lead", value: "3.5", unit: "ton"),
    Row(text: "three-quarters of the cargo", value: "0.75", unit: "share"),
    Row(text: "about four-fifths of those", value: "0.8", unit: "share", hedge: .about),
    Row(text: "a third of the pipes", value: "0.333333", unit: "share"),
    Row(text: "86% of it by value", value: "86", unit: "%"),
    Row(text: "64 per cent of the tonnage", value: "64", unit: "%"),
    Row(text: "at 65 cents a kilo", value: "0.65", unit: "USD", per: "kilogram"),
    Row(text: "sold at $208 apiece", value: "208", unit: "USD", per: "each"),
    Row(text: "roughly $370 a tonne", value: "370", unit: "USD", hedge: .about, per: "metric ton"),
    Row(text: "$330,000 for each machine", value: "330000", unit: "USD", per: "machine"),
    Row(text: "310 million zlotys in fees", value: "310000000", unit: "PLN"),
    Row(text: "150,000 dirhams of capital", value: "150000", unit: "AED"),
    Row(text: "RMB 40 million was owed", value: "40000000", unit: "CNY"),
    Row(text: "1.3 billion tenge of ore", value: "1300000000", unit: "KZT"),
    Row(text: "between 5 and 7 tons went", value: "5", upper: "7", unit: "ton"),
    Row(text: "10-12 containers a week", value: "10", upper: "12", unit: "container", per: "week"),
    Row(
      text: "$89 to $93 billion in trade", value: "89000000000", upper: "93000000000", unit: "USD"),
    Row(text: "prices ranging from $3 to $5", value: "3", upper: "5", unit: "USD"),
    Row(text: "more than 10 but less than 20 tons", value: "10", upper: "20", unit: "ton"),
    Row(text: "no fewer than 1,240 of those", value: "1240", hedge: .atLeast),
    Row(text: "up to 40 sets", value: "40", unit: "set", hedge: .atMost),
    Row(text: "well over 40 pumps", value: "40", unit: "pumps", hedge: .wellOver),
    Row(text: "fewer than 600 pumps", value: "600", unit: "pumps", hedge: .lessThan),
    Row(text: "almost 80 tons", value: "80", unit: "ton", hedge: .almost),
    Row(text: "barely half of that", value: "0.5", unit: "share", hedge: .barely),
    Row(text: "all but 1,500 of them", value: "1500", hedge: .allBut),
    Row(text: "a hundred lamps or so", value: "100", unit: "lamps", hedge: .about),
    Row(text: "Dozens of cars came", value: "24", unit: "cars", vague: .dozens),
    Row(
      text: "tens of thousands of shells", value: "20000", unit: "shells", vague: .tensOfThousands),
    Row(text: "several firms sold fuses", value: "3", unit: "firms", vague: .several),
    Row(text: "a handful of consignments", value: "3", unit: "consignments", vague: .handful),
    Row(text: "rose sevenfold", value: "7", unit: "times"),
    Row(text: "three times as many as before", value: "3", unit: "times"),
    Row(text: "nearly double the figure", value: "2", unit: "times", hedge: .almost),
    Row(text: "minus 5 degrees celsius", value: "-5", unit: "celsius"),
    Row(text: "nine dollars and thirty cents", value: "9.3", unit: "USD"),
    Row(text: "5 pounds of powder", value: "5", unit: "pound-mass"),
    Row(text: "5 million pounds in sales", value: "5000000", unit: "GBP"),
    Row(text: "1/4 of the vests", value: "0.25", unit: "share"),
    Row(text: "one out of four vests", value: "0.25", unit: "share"),
  ]

  @Test(arguments: rows)
  func reading(row: Row) throws {
    let (text, found) = mentions(row.text)
    let mention = try #require(found.first)
    #expect(found.count == 1)
    #expect(mention.value == Figure(parsing: row.value))
    #expect(mention.upper == row.upper.flatMap { Figure(parsing: $0) })
    #expect(name(mention.unit, text) == row.unit)
    #expect(mention.hedge == row.hedge)
    #expect(mention.vague == row.vague)
    #expect(name(mention.per, text) == row.per)
  }

  @Test(arguments: [
    "They met in 2022.", "the M16 and the Mavic 3 are old", "HS 8542 covers chips",
    "at 10.45pm and at 5 a.m.", "call 138-2010-2015 now", "Ana Petrova, 54, said so",
    "On Oct. 3 it came.", "between June and December 2022", "the CQ-A 308 was shown",
    "it won 3-1", "Decree No. 1284 was read", "The 1990s were hard", "two years ago",
    "a third channel opened", "no longer a buyer", "each one was checked", "the S&P 500 rose",
    "flight SU 1402 left",
  ])
  func noQuantity(text: String) {
    #expect(mentions(text).1.isEmpty)
  }

  @Test(arguments: [
    ("Sales rose by 5%.", QuantityMention.Change.up, QuantityMention.ChangeTarget.by),
    ("Imports fell to 12 tons.", .down, .to),
    ("Exports were up 42% on the year.", .up, .by),
    ("They were a fifth fewer than before.", .down, .by),
    ("It shipped 30% more than in 2021.", .up, .by),
    ("Prices dropped steeply, by some 60 per cent.", .down, .by),
  ])
  func change(
    text: String, change: QuantityMention.Change, target: QuantityMention.ChangeTarget
  ) throws {
    let mention = try #require(mentions(text).1.first)
    #expect(mention.change == change)
    #expect(mention.changeTarget == target)
  }

  @Test func twoEndsOfAChange() {
    let found = mentions("It went from 305 tonnes to 1,235 tonnes.").1
    #expect(found.map(\.value) == [Figure(305), Figure(1235)])
    #expect(found.map(\.changeTarget) == [.from, .to])
  }
}
