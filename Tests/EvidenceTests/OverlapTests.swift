import Facts
import Testing

@testable import Evidence

/// The records that several shards hold are found, however they lie.
struct OverlapTests {
  /// Rows by how often an earlier shard has the same identity, looked at one by one.
  private static func expected(_ shards: [Shard]) throws -> [Set<Int>] {
    var held: Set<Int> = []
    return try shards.map { shard in
      var pairs: [IdentityPair] = []
      try shard.reading { db in try IdentityPair.read(db) { pairs.append($0) } }
      defer { held.formUnion(pairs.map(\.identity)) }
      return Set(pairs.filter { held.contains($0.identity) }.map(\.row))
    }
  }

  @Test(arguments: 1...8) func areFound(_ seed: UInt64) throws {
    var random = SeededGenerator(state: seed)
    let folder = try CustomsFolder()
    func rows(_ share: UInt64) -> [String] {
      (0..<400).filter { _ in random.next() % 100 < share }.map { number in
        "\(number),\(Day(number: 19_000 + number % 40)),MAKER \(number % 7),ORLAN-TRADE LLC,870190,TRACTORS,"
          + "\(number + 1),pcs,10,100,CN,CN,RU"
      }
    }
    let files = try [90, 3, 50, 0].enumerated().map { number, share in
      try folder.write(
        ([CustomsFolder.header] + rows(UInt64(share)) + rows(1)).joined(separator: "\n") + "\n",
        as: "part\(number).csv")
    }
    let evidence = try EvidenceFolder.opening(files, cache: folder.cache).0
    let found = try ShardOverlap.rows(of: evidence.shards)
    #expect(found == (try Self.expected(evidence.shards)))
    #expect(found.contains { !$0.isEmpty })
  }
}
