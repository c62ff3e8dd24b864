import Facts
import Testing

@testable import Verdicts

/// Claims that cannot all be true, whatever the records say.
@Suite struct StoryConflictTests {
  private func claim(
    _ id: String, _ kind: ClaimKind, _ low: Figure, _ high: Figure?, from country: String? = nil,
    sentence: String = "", base: Scope? = nil
  ) -> Claim {
    Claim(
      id: id, kind: kind, sentence: sentence.isEmpty ? id : sentence, block: "b\(id)", start: 0,
      end: 0, quote: "",
      scope: Scope(
        goods: GoodsReference(text: "vests", hs: ["6211"]),
        departure: country.map { [$0] } ?? [], destination: ["RU"], period: .year(2022)),
      base: base, measure: .netMass,
      amount: Amount(
        value: .figure(low), low: .figure(low), high: high.map { .figure($0) },
        unit: kind == .share ? "share" : "kg", written: "\(low) of \(id)"))
  }

  private func kinds(_ claims: [Claim]) -> [StoryConflict.Kind] {
    StoryConflicts().within(claims, of: "story").map(\.kind)
  }

  @Test func twoFigures() {
    let eighty = claim("1", .weight, Figure(72), Figure(80))
    #expect(kinds([eighty, claim("2", .weight, Figure(720), Figure(800))]) == [.twoFigures])
    // Bounds that meet are no conflict, nor is what comes on top.
    #expect(kinds([eighty, claim("2", .weight, Figure(79), nil)]) == [])
    #expect(
      kinds([eighty, claim("2", .weight, Figure(500), nil, sentence: "Another 500 came.")]) == [])
  }

  /// A story of hundreds that say another figure each: every one is shown to be at odds, and none with all others.
  @Test func hundredsOfFigures() {
    let claims = (0..<300).map { claim("\($0)", .weight, Figure($0 * 10), Figure($0 * 10 + 1)) }
    let conflicts = StoryConflicts().within(claims, of: "story")
    #expect(Set(conflicts.flatMap { $0.claims.map(\.claim) }).count == 300)
    #expect(conflicts.count <= 5 * claims.count)
  }

  @Test func partsAndWholes() {
    let whole = claim("1", .weight, Figure(490), Figure(510))
    #expect(kinds([whole, claim("2", .weight, Figure(600), nil, from: "TR")]) == [.partOverWhole])
    let parts = [
      claim("2", .weight, Figure(400), nil, from: "TR"),
      claim("3", .weight, Figure(300), nil, from: "CN"),
    ]
    #expect(kinds([whole] + parts) == [.partsAndTotal])
    #expect(kinds([whole, parts[0]]) == [])
  }

  @Test func shares() {
    let base = Scope(destination: ["RU"])
    func share(_ id: String, _ percent: Int, _ country: String) -> Claim {
      claim(
        id, .share, Figure(percent, over: 100), Figure(percent, over: 100), from: country,
        base: base)
    }
    #expect(kinds([share("1", 60, "TR"), share("2", 55, "CN")]) == [.sharesOverWhole])
    #expect(kinds([share("1", 60, "TR"), share("2", 40, "CN")]) == [])
    #expect(kinds([share("1", 130, "TR")]) == [.sharesOverWhole])
  }

  @Test func betweenStories() {
    let stories = [
      ("a", [claim("1", .weight, Figure(72), Figure(80))]),
      ("b", [claim("2", .weight, Figure(720), Figure(800))]),
    ]
    let found = StoryConflicts().between(stories.map { (source: $0.0, claims: $0.1) })
    #expect(found.map(\.kind) == [.twoFigures])
    #expect(found.first?.claims.map(\.source) == ["a", "b"])
    #expect(StoryConflicts().between([(source: "a", claims: stories[0].1)]).isEmpty)
  }
}
