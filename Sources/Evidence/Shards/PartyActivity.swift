import Facts
import GRDB

/// How many records each party of a shard has on either side, to the next power of two: by it a question about two
/// parties goes through the records of the one that has fewer.
struct PartyActivity: Sendable {
  /// By party: how many binary digits the number of its records has.
  private var sent: [UInt8] = []
  private var received: [UInt8] = []

  /// What looking for one party in an index costs, in records that are read.
  private static let costOfParty = 8

  /// About how many records must be read for these parties; nothing is known in shards that programs before sealed.
  func cost(of parties: [Int], isSending: Bool) -> Int? {
    let digits = isSending ? sent : received
    guard !digits.isEmpty else { return nil }
    return parties.reduce(0) { cost, party in
      cost + PartyActivity.costOfParty
        + (digits.indices.contains(party) ? 1 << Int(min(digits[party], 40)) : 0)
    }
  }

  /// Counts while records are written.
  struct Counting {
    private var sent: [Int32] = []
    private var received: [Int32] = []

    mutating func add(shipper: Int, consignee: Int) {
      Counting.add(shipper, to: &sent)
      Counting.add(consignee, to: &received)
    }

    private static func add(_ party: Int, to counts: inout [Int32]) {
      while counts.count <= party { counts.append(0) }
      counts[party] += 1
    }

    func write(_ db: Database) throws {
      for (counts, name) in [(sent, "party.sent"), (received, "party.received")] {
        try ShardColumns.write(
          counts.map { UInt8(Int32.bitWidth - $0.leadingZeroBitCount) }, as: name, db)
      }
    }
  }

  init() {}

  /// As the shard has it.
  init(_ db: Database) throws {
    guard try ShardColumns.has("party.sent", db) else { return }
    sent = try ShardColumns.read("party.sent", as: UInt8.self, db)
    received = try ShardColumns.read("party.received", as: UInt8.self, db)
  }
}
