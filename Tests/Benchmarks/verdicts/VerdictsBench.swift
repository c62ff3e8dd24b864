import Evidence
import Facts
import Foundation
import Tallyman
import Verdicts

/// What a verdict costs beside the claim's own query: readings, near misses, marks of fragility.
///
///     verdicts-bench EVIDENCE [STORIES [SEED]]
///
/// Claims are those of rehearsed stories, most of them false: the costly ones. Times are user CPU of one
/// thread, best of three rounds, and only their ratio is meant to be read.

@main
struct VerdictsBench {
  static func main() throws {
    let arguments = CommandLine.arguments
    guard arguments.count > 1 else {
      return FileHandle.standardError.write(
        Data("usage: verdicts-bench EVIDENCE [STORIES [SEED]]\n".utf8))
    }
    let cache = NSTemporaryDirectory() + "tallyman-verdicts-bench"
    let (evidence, _) = try EvidenceFolder.opening([arguments[1]], cache: cache)
    let stories = arguments.count > 2 ? Int(arguments[2]) ?? 50 : 50
    var rehearsal = try Rehearsal(
      over: evidence, seed: arguments.count > 3 ? UInt64(arguments[3]) ?? 1 : 1)
    let tallyman = Tallyman()
    var claims: [Claim] = []
    for number in 1...stories {
      claims += tallyman.claims(in: try rehearsal.story(number: number).article).claims
    }
    let judge = Judge()
    var (own, whole) = (Double.infinity, Double.infinity)
    for _ in 0..<3 {
      // Opened anew each time: what one round looked up must not make the next cheaper.
      let first = try opened(arguments[1], cache)
      own = min(own, try seconds { try ask(claims, judge, first) })
      let second = try opened(arguments[1], cache)
      whole = min(whole, try seconds { try check(claims, tallyman, second) })
    }
    let ratio = Figure(millionths: Int128(whole / own * 1e6))
    print("\(claims.count) claims: own queries \(milliseconds(own, claims.count)) ms a claim,")
    print("with verdict, readings and near misses \(milliseconds(whole, claims.count)) ms:")
    print("\(ratio.grouped(places: 2)) times")
  }

  /// The evidence with its dictionaries read, which every command does once.
  private static func opened(_ path: String, _ cache: String) throws -> EvidenceFolder {
    let (evidence, _) = try EvidenceFolder.opening([path], cache: cache)
    let words = GoodsReference(text: "none", terms: ["none"])
    let nobody = PartyReference(text: "Nobody Anywhere")
    _ = try evidence.answer(EvidenceQuery(scope: Scope(shipper: nobody, goods: words)))
    return evidence
  }

  private static func ask(_ claims: [Claim], _ judge: Judge, _ evidence: EvidenceFolder) throws {
    for claim in claims {
      for query in judge.queries(for: claim) { _ = try evidence.answer(query) }
    }
  }

  private static func check(_ claims: [Claim], _ tallyman: Tallyman, _ evidence: EvidenceFolder)
    throws
  {
    for claim in claims { _ = try tallyman.check(claim, against: evidence) }
  }

  private static func milliseconds(_ seconds: Double, _ count: Int) -> String {
    Figure(millionths: Int128(seconds * 1e9 / Double(max(count, 1)))).grouped(places: 3)
  }

  private static func seconds(_ work: () throws -> Void) throws -> Double {
    let before = clock()
    try work()
    return Double(clock() - before) / Double(CLOCKS_PER_SEC)
  }
}
