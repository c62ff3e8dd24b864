import Facts
import Testing

@testable import Evidence

/// Walks over many records: their sums, and their answers, which are kept.
@Suite struct WideAnswersTests {
  private static let units = ["PCE", "KGM", "SET"]

  /// Ten thousand rows of three codes over two years, every seventh without a value.
  private static let rows: [String] = (0..<10_000).map { number in
    let day = Day(number: 19_000 + number * 37 % 700)
    return [
      "R\(number)", day.description, "Jinhu Arms Corp", "OOO Bastion \(number % 5)",
      ["930330", "621050", "848180"][number % 3], "GOODS \(number % 11)", "\(number % 90 + 1)",
      units[number % 2], "\(number % 400).5", number % 7 == 0 ? "" : "\(number % 1_000).25",
      ["CN", "TR"][number % 2], "TR", "RU",
    ].joined(separator: ",")
  }

  /// A scope without party and goods, by the sums of the same rows added up here.
  @Test(arguments: [19_000...19_699, 19_100...19_130, 19_350...19_350])
  func everythingOfSomeDays(_ days: ClosedRange<Int>) throws {
    let evidence = try CustomsFolder().evidence(Self.rows)
    let scope = Scope(
      period: Period(from: Day(number: days.lowerBound), to: Day(number: days.upperBound + 1)))
    let answer = try evidence.answer(
      EvidenceQuery(
        scope: scope, grouping: .origin, recordLimit: 7, currency: "EUR", measure: .netMass))
    let fitting = (0..<10_000).filter { days.contains(19_000 + $0 * 37 % 700) }
    #expect(answer.tally.records == fitting.count)
    #expect(answer.tally.netMassInGrams == fitting.reduce(0) { $0 + ($1 % 400) * 1_000 + 500 })
    let valued = fitting.filter { $0 % 7 != 0 }
    #expect(answer.tally.valueInUSDCents == valued.reduce(0) { $0 + ($1 % 1_000) * 100 + 25 })
    #expect((answer.tally.money["EUR"]?.recordsConverted ?? 0) == valued.count)
    #expect(answer.groups.map(\.tally.records).reduce(0, +) == fitting.count)
    #expect(answer.records.count == min(7, fitting.count))
    let first = fitting.sorted { ($0 * 37 % 700, $0) < ($1 * 37 % 700, $1) }.prefix(7)
    #expect(answer.records.map(\.id) == first.map { "R\($0)" })
  }

  /// What is kept is what is found, however often and in whatever order it is asked.
  @Test func theSameAgain() throws {
    let folder = try CustomsFolder()
    let evidence = try folder.evidence(Self.rows)
    let queries = [nil, Grouping.consignee, .day].flatMap { grouping in
      [0, 5, 60].flatMap { limit in
        [Measure.value, .netMass].map { measure in
          EvidenceQuery(
            scope: Scope(destination: ["RU"]), grouping: grouping, recordLimit: limit,
            measure: measure)
        }
      }
    }
    let first = try queries.map { try evidence.answer($0) }
    for (query, answer) in zip(queries, first).reversed() {
      #expect(try evidence.answer(query) == answer)
      #expect(try EvidenceFolder(shards: evidence.shards).answer(query) == answer)
    }
  }

  private func question(_ number: Int) -> WideAnswers.Question {
    let goods = GoodsReference(text: "\(number)", hs: ["\(number)"], terms: [])
    return WideAnswers.Question(
      query: EvidenceQuery(scope: Scope(goods: goods)), naming: .asInStories, shards: [0])
  }

  private func part(_ number: Int) -> PartialAnswer {
    var part = PartialAnswer(resolution: .init(), coverage: .full)
    part.shards = ["\(number)"]
    return part
  }

  /// The oldest go first, unless they are asked again; little walks are not kept.
  @Test func onlySomeAreKept() {
    let wide = WideAnswers()
    wide.keep(part(0), for: question(0), walked: WideAnswers.leastWalked - 1)
    #expect(wide.part(for: question(0)) == nil)
    for number in 1...(3 * WideAnswers.most) {
      wide.keep(part(number), for: question(number), walked: WideAnswers.leastWalked)
      #expect(wide.part(for: question(1))?.shards == ["1"])
    }
    let kept = (1...(3 * WideAnswers.most)).filter { wide.part(for: question($0)) != nil }
    #expect(kept.first == 1 && kept.count <= 2 * WideAnswers.most)
    #expect(kept.count > WideAnswers.most && kept.last == 3 * WideAnswers.most)
  }
}
