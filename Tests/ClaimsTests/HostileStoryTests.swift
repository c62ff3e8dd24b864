import Facts
import Testing

@testable import Claims

/// Whatever a story says, finding its claims ends, and every span cuts whole characters.
@Suite struct HostileStoryTests {
  private static let pieces: [String] = [
    "Noor Al Sahil", "sold", "was sent", "12 tons", "of", "body armor", "to", "Russia", "from",
    "Turkey", "in June", "2022", "more than", "$10 million", "worth", ",", ".", ";", ":", "“", "”",
    "which", "that", "and", "or", "the", "a", "distributor", "it", "its", "them", "those", "86%",
    "half", "all of it", "every one", "mostly", "doubled", "sevenfold", "first", "last", "no",
    "not one", "never", "biggest buyer", "was", "were", "declared as", "between", "until", "since",
    "Chinese", "-made", "-", "’s", "'s", "(", ")", "—", "any", "dozen", "dozens", "hundred",
    "hundreds of", "quarter", "mid", "’22", "the year",
    "Q3", "H1", "2022/23", "twelve", "third", "two-thirds", "May", "Monday", "up", "+", "No.",
    "average", "apiece", "by value",
    "than in 2021", "compared with", "against", "others", "routes", "via", "Nyx-Trade Ltd", "№",
    "🙂",
    "\u{301}", "е", "$", "€5", "1,000", "0", "99999999999999999999999", "30 February", "a kilo",
    "\t",
    "\u{0}", "\u{202E}", "rest", "for the other", "shipments", "companies", "remaining",
    "as many as",
  ]

  @Test(arguments: 0..<40)
  func anyMixture(seed: Int) {
    var state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 &+ 1
    func next(_ bound: Int) -> Int {
      state ^= state << 13
      state ^= state >> 7
      state ^= state << 17
      return Int(state % UInt64(bound))
    }
    for _ in 0..<60 {
      let blocks = (0..<(1 + next(4))).map { number in
        let words = (0..<(1 + next(40))).map { _ in Self.pieces[next(Self.pieces.count)] }
        let text = words.joined(separator: next(5) == 0 ? "" : " ")
        return Article.Block(id: "b\(number)", kind: .paragraph, text: text)
      }
      let article = Article(
        source: "hostile.txt", published: Day(year: 2023, month: 3, day: 17), blocks: blocks)
      let set = ClaimFinder().claims(in: article)
      for claim in set.claims {
        let block = blocks.first { $0.id == claim.block }
        let scalars = Array((block?.text ?? "").unicodeScalars)
        #expect(0 <= claim.quoteStart && claim.quoteStart <= claim.quoteEnd)
        #expect(claim.quoteEnd <= scalars.count)
        guard claim.quoteEnd <= scalars.count, claim.quoteStart <= claim.quoteEnd else { continue }
        var cut = String.UnicodeScalarView()
        cut.append(contentsOf: scalars[claim.quoteStart..<claim.quoteEnd])
        #expect(String(cut).unicodeScalars.elementsEqual(claim.quote.unicodeScalars))
      }
    }
  }
}
