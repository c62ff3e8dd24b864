import Foundation
import Testing

@testable import Facts

/// Scopes, questions, matches and groups come back from the lines that they are written as, and from the members that
/// programs before wrote.
struct LineCodingTests {
  private func returned<Value: Codable>(_ value: Value) throws -> Value {
    try JSONDecoder().decode(Value.self, from: JSONEncoder().encode(value))
  }

  private func decoded<Value: Decodable>(_ type: Value.Type, _ json: String) throws -> Value {
    try JSONDecoder().decode(type, from: Data(json.utf8))
  }

  /// Whatever stands in them: what parts the words of a line, what marks it, nothing.
  private static let texts = [
    "Qamar", "", "%", "%09", "100 %", "A\tB", "A\u{1F}B", "\n", "АО „Лысый Холм“", "华", "a:b", "s",
    "\u{301}x",
  ]

  private static let parties: [PartyReference?] =
    [nil] + texts.map { PartyReference(text: $0) }
    + [
      PartyReference(text: "Qamar", names: ["Qamar LLC", "", "Q\tR"], isExcluded: true),
      PartyReference(text: "nobody", names: []),
    ]

  private static let goods: [GoodsReference?] =
    [nil] + texts.map { GoodsReference(text: $0, hs: [$0], terms: [$0, $0], broadHS: [$0]) }
    + [GoodsReference(text: "drones"), GoodsReference(text: "drones", hs: ["8806", "8807"])]

  private static let periods = [
    Period.always, .year(2022), Period(from: Day(number: -3)), Period(to: Day(number: 0)),
  ]

  static let scopes: [Scope] = {
    var scopes = [Scope()]
    for (place, goods) in goods.enumerated() {
      let party = parties[place % parties.count]
      let other = parties[(place * 7 + 3) % parties.count]
      var scope = Scope(
        shipper: party, consignee: other, goods: goods, origin: ["CN"], departure: ["TR", "AE"],
        via: place % 2 == 0 ? [] : ["GE"], destination: ["RU"],
        period: periods[place % periods.count])
      scope.isStop = [nil, true, false][place % 3]
      scopes += [scope, Scope(shipper: party), Scope(consignee: other), Scope(goods: goods)]
    }
    return scopes
  }()

  @Test(
    arguments: [
      ("0", 0), ("-5", -5), ("19276", 19_276), ("9223372036854775807", .max),
      ("-9223372036854775808", .min), ("9223372036854775808", nil), ("-9223372036854775809", nil),
      ("99999999999999999999", nil), ("", nil), ("-", nil), ("+5", nil), ("5a", nil), (" 5", nil),
    ] as [(String, Int?)])
  func numbersAreRead(_ word: String, _ number: Int?) {
    #expect(LineWord.number(Array(word.utf8)[...]) == number)
  }

  @Test(arguments: [0, 7, -7, 10, 19_276, -100, .max, .min])
  func numbersAreWritten(_ number: Int) {
    var line = Array("q:".utf8)
    LineWord.write(number, to: &line)
    #expect(String(decoding: line, as: UTF8.self) == "q:\(number)")
  }

  @Test(arguments: ["", ",", "a", "a,b", ",a,,b,", "a,b,c,"])
  func wordsAreParted(_ line: String) {
    // Not from the beginning of its array.
    let bytes = Array(("x," + line).utf8).dropFirst(2)
    let words = LineWord.words(of: bytes, apartBy: UInt8(ascii: ","))
    let expected = bytes.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
    #expect(words == expected)
    #expect(words.map(\.startIndex) == expected.map(\.startIndex))
  }

  @Test(arguments: scopes) func scopesComeBack(scope: Scope) throws {
    #expect(try returned(scope) == scope)
  }

  @Test(arguments: [nil] + Grouping.allCases) func questionsComeBack(grouping: Grouping?) throws {
    for (place, scope) in Self.scopes.enumerated() {
      let measures = Measure.allCases
      let query = EvidenceQuery(
        scope: scope, grouping: grouping, recordLimit: place,
        currency: [nil, "EUR", "a\tb", ""][place % 4],
        measure: place % 3 == 0 ? nil : measures[place % measures.count],
        partiesAtMost: place % 2 == 0 ? nil : place)
      #expect(try returned(query) == query)
    }
  }

  @Test func everyMemberIsWritten() {
    // A member that is new must find its word in the line.
    let query = EvidenceQuery(scope: Scope())
    #expect(Mirror(reflecting: query).children.count == 6)
    #expect(Mirror(reflecting: query.scope).children.count == 9)
    #expect(Mirror(reflecting: PartyReference(text: "")).children.count == 3)
    #expect(Mirror(reflecting: GoodsReference(text: "")).children.count == 4)
    #expect(Mirror(reflecting: Period.always).children.count == 2)
    let match = EvidenceAnswer.PartyMatch(name: "", score: 1, asked: "")
    #expect(Mirror(reflecting: match).children.count == 3)
    #expect(
      Mirror(reflecting: EvidenceAnswer.Group(name: "", tally: .empty)).children.count == 3)
  }

  @Test(arguments: texts) func matchesAndGroupsComeBack(text: String) throws {
    for match in [GoodsMatch.hs(text), .words(text)] {
      #expect(try returned([match]) == [match])
    }
    for score in [0, 0.1, 0.93, 1, 1.0 / 3] {
      let match = EvidenceAnswer.PartyMatch(name: text, score: score, asked: text + "%")
      #expect(try returned(match) == match)
    }
    var tally = Tally()
    tally.records = 2
    tally.quantitiesInThousandths = [text: 3_000, "odd unit 5%": 1]
    for names in [[], [text], ["A", text, "", "B"]] {
      let group = EvidenceAnswer.Group(name: text, names: names, tally: tally)
      #expect(try returned(group) == group)
    }
  }

  /// All that a record can hold, or nothing of it.
  private static func records(_ text: String) -> [Shipment] {
    var full = Shipment(
      dataset: text, file: "f" + text, row: 7, id: text, day: Day(number: -3), shipper: text,
      consignee: text + text, hs: text, goods: text, quantityInThousandths: 40_000, unit: text,
      netMassInGrams: 0, valueInCents: -5, currency: text, valueInUSDCents: .max, origin: text,
      departure: text, destination: text, matched: [.shipper: 1.0 / 3, .consignee: 1])
    full.grossMassInGrams = 12
    full.converted = Money(cents: -7, currency: text)
    full.via = text
    full.written = [text: text, "shipper": text + "\t", "w": ""]
    full.goodsMatch = .hs(text)
    var other = full
    (other.goodsMatch, other.written, other.matched) = (.words(text), ["": text], [.via: 0])
    let bare = Shipment(
      dataset: "", file: "", row: 0, id: "", day: nil, shipper: "", consignee: "", hs: "", goods: ""
    )
    return [full, other, bare]
  }

  @Test(arguments: texts) func recordsComeBack(text: String) throws {
    let records = Self.records(text)
    #expect(try returned(records) == records)
    // A member that is not written would be lost.
    #expect(Mirror(reflecting: records[0]).children.count == 24)
  }

  @Test(arguments: [
    #""""#, #""A""#, "3", "{}",
    // No row; a sign that nothing has; values without their second words.
    #""d\tf\t\tA\t1\tS\tC\t84\tG\t\t\t\t\t\t\t\tCN\tCN\t\tRU""#,
    #""d\tf\t7\tA\t1\tS\tC\t84\tG\t\t\t\t\t\t\t\tCN\tCN\t\tRU\tzS""#,
    // A number that is none; a text that may be missing without its sign.
    #""d\tf\t7\tA\t1\tS\tC\t84\tG\t4x\t\t\t\t\t\t\tCN\tCN\t\tRU""#,
    #""d\tf\t7\tA\t1\tS\tC\t84\tG\t\tpiece\t\t\t\t\t\tCN\tCN\t\tRU""#,
    #""d\tf\t7\tA\t1\tS\tC\t84\tG\t\t\t\t\t\t\t\tCN\tCN\t\tRU\tc5""#,
    #""d\tf\t7\tA\t1\tS\tC\t84\tG\t\t\t\t\t\t\t\tCN\tCN\t\tRU\twunit""#,
    #""d\tf\t7\tA\t1\tS\tC\t84\tG\t\t\t\t\t\t\t\tCN\tCN\t\tRU\tmnobody:1""#,
  ]) func refusesOtherRecords(json: String) {
    #expect(throws: DecodingError.self) { try decoded(Shipment.self, json) }
  }

  @Test(arguments: texts) func blocksAndSentencesComeBack(text: String) throws {
    let places: [SourcePlace?] = [nil, .line(3, column: 1), .paragraph(0), .paragraph(12)]
    let turns = [
      SourceTurn(offset: 0, line: 1, column: 2), SourceTurn(offset: 40, line: -7, column: .max),
    ]
    for kind in Article.Block.Kind.allCases {
      for place in places {
        for some in [[], Array(turns.prefix(1)), turns] {
          let block = Article.Block(id: text, kind: kind, text: text, place: place, turns: some)
          #expect(try returned([block]) == [block])
          #expect(Mirror(reflecting: block).children.count == 5)
        }
      }
    }
    for reason in UncheckedSentence.Reason.allCases {
      let sentence = UncheckedSentence(
        sentence: text, block: text, start: 0, end: -9, reason: reason)
      #expect(try returned([sentence]) == [sentence])
      #expect(Mirror(reflecting: sentence).children.count == 5)
    }
  }

  @Test(arguments: [
    #""""#, "3", "{}", #""b\tparagraph\t1:2\t""#, #""b\tnothing\t1:2\t\tt""#,
    #""b\tparagraph\t1:2:3\t\tt""#, #""b\tparagraph\tx\t\tt""#,
    #""b\tparagraph\t1:2\t1::2:3\tt""#, #""b\tparagraph\t\t1:2\tt""#,
    #""b\tparagraph\t1:2\t\tt\t""#, #""b\t0\t\tstatement\ts""#, #""b\t0\t1\tnothing\ts""#,
  ]) func refusesOtherBlocksAndSentences(json: String) {
    #expect(throws: DecodingError.self) { try decoded(Article.Block.self, json) }
    #expect(throws: DecodingError.self) { try decoded(UncheckedSentence.self, json) }
  }

  @Test func blocksAndSentencesOfEarlierProgramsAreRead() throws {
    let block =
      #"{"id":"b1","kind":"quote","place":{"line":{"_0":3,"column":7}},"text":"So.","#
      + #""turns":[{"column":1,"line":4,"offset":2}]}"#
    #expect(
      try decoded(Article.Block.self, block)
        == Article.Block(
          id: "b1", kind: .quote, text: "So.", place: .line(3, column: 7),
          turns: [SourceTurn(offset: 2, line: 4, column: 1)]))
    let sentence = #"{"block":"b1","end":3,"reason":"opinion","sentence":"So.","start":0}"#
    #expect(
      try decoded(UncheckedSentence.self, sentence)
        == UncheckedSentence(sentence: "So.", block: "b1", start: 0, end: 3, reason: .opinion))
  }

  @Test func recordsOfEarlierProgramsAreRead() throws {
    let json =
      #"{"consignee":"TULA","converted":{"cents":5,"currency":"EUR"},"currency":"CNY","dataset":"d","#
      + #""day":{"number":19150},"departure":"TR","destination":"RU","file":"a.csv","goods":"LATHES","#
      + #""goodsMatch":{"hs":{"_0":"84"}},"grossMassInGrams":9,"hs":"8458","id":"A","matched":{"shipper":0.75},"#
      + #""netMassInGrams":8,"origin":"CN","quantityInThousandths":4000,"row":7,"shipper":"QAMAR","unit":"piece","#
      + #""valueInCents":70,"valueInUSDCents":10,"via":"AE","written":{"unit":"PCE"}}"#
    var expected = Shipment(
      dataset: "d", file: "a.csv", row: 7, id: "A", day: Day(number: 19_150), shipper: "QAMAR",
      consignee: "TULA", hs: "8458", goods: "LATHES", quantityInThousandths: 4_000, unit: "piece",
      netMassInGrams: 8, valueInCents: 70, currency: "CNY", valueInUSDCents: 10, origin: "CN",
      departure: "TR", destination: "RU", matched: [.shipper: 0.75])
    expected.grossMassInGrams = 9
    expected.converted = Money(cents: 5, currency: "EUR")
    expected.via = "AE"
    expected.written = ["unit": "PCE"]
    expected.goodsMatch = .hs("84")
    #expect(try decoded(Shipment.self, json) == expected)
    #expect(try returned(expected) == expected)
  }

  @Test func ofEarlierProgramsAreRead() throws {
    let match = #"{"asked":"Qamar","name":"QAMAR LLC","score":0.93}"#
    #expect(
      try decoded(EvidenceAnswer.PartyMatch.self, match)
        == EvidenceAnswer.PartyMatch(name: "QAMAR LLC", score: 0.93, asked: "Qamar"))
    let goods = #"[{"hs":{"_0":"8806"}},{"words":{"_0":"drone"}}]"#
    #expect(try decoded([GoodsMatch].self, goods) == [.hs("8806"), .words("drone")])
    let scope =
      #"{"departure":["TR"],"destination":[],"goods":{"broadHS":[],"hs":["8806"],"terms":["drone"],"#
      + #""text":"drones"},"isStop":true,"origin":[],"period":{"from":{"number":18718}},"#
      + #""shipper":{"isExcluded":false,"names":["Qamar"],"text":"Qamar"},"via":[]}"#
    var expected = Scope(
      shipper: PartyReference(text: "Qamar"),
      goods: GoodsReference(text: "drones", hs: ["8806"], terms: ["drone"]), departure: ["TR"],
      period: Period(from: Day(number: 18718)))
    expected.isStop = true
    #expect(try decoded(Scope.self, scope) == expected)
    let query = #"{"grouping":"day","partiesAtMost":100,"recordLimit":5,"scope":\#(scope)}"#
    #expect(
      try decoded(EvidenceQuery.self, query)
        == EvidenceQuery(scope: expected, grouping: .day, recordLimit: 5, partiesAtMost: 100))
  }

  @Test(arguments: [#""zQamar""#, #""p1""#, #""p1:2:3""#, #""p1:x""#, "{}", "3"])
  func refusesOtherScopes(json: String) {
    #expect(throws: DecodingError.self) { try decoded(Scope.self, json) }
    #expect(throws: DecodingError.self) { try decoded(EvidenceQuery.self, json) }
  }

  @Test(arguments: [#""l""#, #""nx""#, #""ynobody""#, #""mnothing""#])
  func refusesOtherQuestions(json: String) {
    #expect(throws: DecodingError.self) { try decoded(EvidenceQuery.self, json) }
  }

  @Test(arguments: [#""""#, #""1\tA""#, #""x\tA\tB""#, #""1\tA\tB\tC""#, "{}", "3"])
  func refusesOtherMatches(json: String) {
    #expect(throws: DecodingError.self) { try decoded(EvidenceAnswer.PartyMatch.self, json) }
  }

  @Test(arguments: [#""""#, #""A""#, #""1 2\tA""#, "{}", "3"])
  func refusesOtherGroups(json: String) {
    #expect(throws: DecodingError.self) { try decoded(GoodsMatch.self, json) }
    #expect(throws: DecodingError.self) { try decoded(EvidenceAnswer.Group.self, json) }
  }
}
