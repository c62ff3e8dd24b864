import Facts
import Testing

@testable import Claims

#if canImport(Glibc)
  import Glibc
#endif

/// The time of the whole claims stage grows with the length of the story, not with its square: told by
/// the processor time of the test's own thread, four times the text against one.
@Suite struct LinearTimeTests {
  private static let shapes: [(name: String, text: @Sendable (Int) -> [String])] = [
    (
      "one sentence",
      { count in
        let part = "and some 9 tons of steel from Turkey worth $3 million went to the plant "
        return [
          "Orsay Machine sold 12 lathes to Veligor in May 2023 "
            + String(repeating: part, count: count) + "."
        ]
      }
    ),
    (
      "a list of goods",
      { ["Orsay Machine sold lathes, " + String(repeating: "scopes, ", count: 4 * $0) + "."] }
    ),
    (
      "paragraphs of one trade",
      { count in
        let part = "Orsay Machine sold 12 lathes to Veligor in May 2023. The plant paid $3 million."
        return [String](repeating: part, count: count)
      }
    ),
    (
      "a name each",
      { count in
        (0..<count).map {
          "Firm\($0) Trading sold 12 lathes to Buyer\($0) Works in May 2023. It paid $3 million."
        }
      }
    ),
    (
      "no claim at all",
      { [String](repeating: "The weather was fine and the market quiet.", count: $0) }
    ),
  ]

  private static func seconds(_ texts: [String]) -> Double {
    let blocks = texts.enumerated().map { number, text in
      Article.Block(id: "b\(number)", kind: .paragraph, text: text)
    }
    let article = Article(source: "long.txt", published: Day(iso: "2024-06-10"), blocks: blocks)
    // The least of three: what another thread of the machine adds is left out.
    return (0..<3).map { _ in
      let start = processorSeconds()
      _ = ClaimFinder().claims(in: article)
      return processorSeconds() - start
    }.min() ?? 0
  }

  private static func processorSeconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  @Test(arguments: shapes.indices)
  func growsWithTheLength(shape: Int) {
    let text = LinearTimeTests.shapes[shape].text
    _ = LinearTimeTests.seconds(text(10))
    let one = LinearTimeTests.seconds(text(100))
    let four = LinearTimeTests.seconds(text(400))
    // Linear is 4, quadratic 16: ten lies between them with room for a busy machine.
    #expect(four < 10 * one + 0.05, "\(LinearTimeTests.shapes[shape].name): \(one) s, \(four) s")
  }

  /// A megabyte without a full stop is no prose: nothing is claimed of it.
  @Test func aMegabyteOfOneSentence() {
    let part = "and Orsay Machine sold 12 lathes to Veligor in May 2023 "
    let text = String(repeating: part, count: 1_000_000 / part.utf8.count)
    let article = Article(
      source: "long.txt", published: Day(iso: "2024-06-10"),
      blocks: [.init(id: "b1", kind: .paragraph, text: text)])
    let found = ClaimFinder().claims(in: article)
    #expect(found.claims.isEmpty)
    #expect(found.unchecked.map(\.reason) == [.background])
  }
}
