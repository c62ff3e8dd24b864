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

  /// The oldest go first, unless they are asked again; what is too large is not kept.
  @Test func onlySomeAreKept() {
    let recent = RecentlyUsed<Int, Int>(most: 160)
    recent.keep(-1, for: -1, size: 11)
    #expect(recent.value(for: -1) == nil)
    for number in 1...300 {
      recent.keep(number, for: number, size: 2)
      #expect(recent.value(for: 1) == 1 && recent.value(for: number) == number)
    }
    let kept = (1...300).filter { recent.value(for: $0) != nil }
    #expect(kept.first == 1 && kept.last == 300)
    #expect((80...161).contains(kept.count))
  }

  /// A little walk is not kept: to find it again costs as much.
  @Test func wideWalksAlone() {
    let wide = WideAnswers()
    let question = WideAnswers.Question(
      query: EvidenceQuery(scope: Scope(origin: ["CN"])), naming: .asInStories, shards: [0])
    let part = PartialAnswer(resolution: .init(), coverage: .full)
    wide.keep(part, for: question, walked: WideAnswers.leastWalked - 1)
    #expect(wide.part(for: question) == nil)
    wide.keep(part, for: question, walked: WideAnswers.leastWalked)
    #expect(wide.part(for: question) != nil)
  }
}
