import Facts
import Foundation
import Testing

@testable import Evidence

/// The filters of gold claims, asked of the records beside them, where that data is present.
@Suite struct SharedClaimsTests {
  static let sets = [
    ("trade-claims", "dev.jsonl", 1.0), ("seed-story", "story.jsonl", 0.92),
    ("trade-stories/wire_trade", "stories.jsonl", 1.0),
    ("trade-stories/ngo_features", "stories.jsonl", 1.0),
  ]

  /// The folder of shared data, from the environment or beside the checkout.
  static var shared: String? {
    let candidates = [ProcessInfo.processInfo.environment["TALLYMAN_SHARED"], "../shared"]
    return candidates.compactMap { $0 }.first {
      FileManager.default.fileExists(atPath: $0 + "/data")
    }
  }

  @Test(arguments: sets) func recordsOfTheGold(_ set: (String, String, Double)) throws {
    guard let shared = SharedClaimsTests.shared else {
      print("skipped: shared data is absent")
      return
    }
    let folder = "\(shared)/data/\(set.0)"
    let cache = try CustomsFolder()
    let (evidence, remarks) = try EvidenceFolder.opening(
      ["\(folder)/records.csv"], cache: cache.cache)
    #expect(remarks.isEmpty)
    let text = try String(contentsOfFile: "\(folder)/\(set.1)", encoding: .utf8)
    let floor = set.2
    var asked = 0
    var same = 0
    var named = 0
    var sameByOneName = 0
    for line in text.split(separator: "\n") {
      let story = try JSONDecoder().decode(GoldStory.self, from: Data(line.utf8))
      for claim in story.claims ?? [] {
        // Shares and growths list the records of their wholes too.
        guard let filter = claim.filter, let records = claim.records,
          !["share", "growth"].contains(claim.type)
        else { continue }
        asked += 1
        let query = EvidenceQuery(scope: filter.scope, recordLimit: .max)
        if let one = try recordsByOneName(filter, in: evidence) {
          named += 1
          if one == records.sorted() { sameByOneName += 1 }
        }
        let found = try evidence.answer(query).records.map(\.id).sorted()
        if found == records.sorted() {
          same += 1
        }
      }
    }
    print("\(set.0): \(same) of \(asked) gold filters select the gold records")
    print("\(set.0): \(sameByOneName) of \(named) do by the first name alone")
    #expect(Double(sameByOneName) >= 0.75 * Double(named))
    #expect(Double(same) >= floor * Double(asked))
  }
}

/// The records by the first name alone that gold gives a party; `nil` where it names none.
private func recordsByOneName(_ filter: GoldStory.Filter, in evidence: EvidenceFolder) throws
  -> [String]?
{
  var scope = filter.scope
  guard scope.shipper != nil || scope.consignee != nil else { return nil }
  scope.shipper = scope.shipper.map { PartyReference(text: $0.text) }
  scope.consignee = scope.consignee.map { PartyReference(text: $0.text) }
  return try evidence.answer(EvidenceQuery(scope: scope, recordLimit: .max)).records.map(\.id)
    .sorted()
}

private struct GoldStory: Decodable {
  var id: String
  var claims: [Claim]?

  struct Claim: Decodable {
    var type: String
    var filter: Filter?
    var records: [String]?
  }

  struct Filter: Decodable {
    var shipper: Words?
    var consignee: Words?
    var hs: Words?
    var origin: Words?
    var departure: Words?
    var destination: Words?
    var from: String?
    var to: String?

    var scope: Scope {
      var scope = Scope()
      scope.shipper = shipper.map { PartyReference(text: $0.list[0], names: $0.list) }
      scope.consignee = consignee.map { PartyReference(text: $0.list[0], names: $0.list) }
      scope.goods = hs.map { GoodsReference(text: "", hs: $0.list) }
      scope.origin = origin?.list ?? []
      scope.departure = departure?.list ?? []
      scope.destination = destination?.list ?? []
      scope.period = Period(
        from: from.flatMap { Day(iso: $0) }, to: to.flatMap { Day(iso: $0) })
      return scope
    }
  }

  /// One word, a list of words, or words with strokes between.
  struct Words: Decodable {
    var list: [String]

    init(from decoder: any Decoder) throws {
      let value = try decoder.singleValueContainer()
      if let words = try? value.decode([String].self) {
        list = words
      } else {
        list = try value.decode(String.self).split(separator: "/").map(String.init)
      }
    }
  }
}
