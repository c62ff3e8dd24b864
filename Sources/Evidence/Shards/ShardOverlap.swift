import Facts

/// Which records several shards hold, found by the digests of their identities.
enum ShardOverlap {
  /// By shard: the rows that a shard before it holds too.
  static func rows(of shards: [Shard]) throws(Diagnostic) -> [Set<Int>] {
    var seen: Set<Int> = []
    var rows: [Set<Int>] = []
    for (number, shard) in shards.enumerated() {
      var repeated: Set<Int> = []
      // Only shards of common days can hold a common record.
      let others = shards.indices.filter {
        $0 != number && shards[$0].manifest.period.intersection(shard.manifest.period) != nil
      }
      if !others.isEmpty {
        let isLast = others.allSatisfy { $0 < number }
        try shard.reading { db in
          try IdentityPair.read(db) { pair in
            if seen.contains(pair.identity) {
              repeated.insert(pair.row)
            } else if !isLast {
              seen.insert(pair.identity)
            }
          }
        }
      }
      rows.append(repeated)
    }
    return rows
  }
}
