import Facts

/// Which records several shards hold, found by the digests of their identities.
enum ShardOverlap {
  /// By shard: the rows that a shard before it holds too.
  ///
  /// - Complexity: the pairs of a shard lie in the order of their identities, so all are read once, side by side, and
  ///   a few thousand of each shard are held at a time.
  static func rows(of shards: [Shard]) throws(Diagnostic) -> [Set<Int>] {
    var rows = [Set<Int>](repeating: [], count: shards.count)
    // Only shards of common days can hold a common record.
    var cursors: [IdentityCursor] = []
    for (number, shard) in shards.enumerated()
    where shards.indices.contains(where: { other in
      other != number
        && shards[other].manifest.period.intersection(shard.manifest.period) != nil
    }) {
      var cursor = IdentityCursor(shard, number: number)
      try cursor.advance()
      if cursor.pair != nil { cursors.append(cursor) }
    }
    while cursors.count > 1 {
      // Few shards: a look at each is as fast as a heap.
      var (first, second) = (Int.max, Int.max)
      var leading = 0
      for at in cursors.indices {
        let identity = cursors[at].pair?.identity ?? .max
        if identity < first {
          (first, second) = (identity, first)
          leading = at
        } else {
          second = min(second, identity)
        }
      }
      if first < second {
        try cursors[leading].skip(to: second)
      } else {
        var isHeld = false
        for at in cursors.indices {
          var holds = false
          while let pair = cursors[at].pair, pair.identity == first {
            if isHeld { rows[cursors[at].number].insert(pair.row) }
            holds = true
            try cursors[at].advance()
          }
          isHeld = isHeld || holds
        }
      }
      cursors.removeAll { $0.pair == nil }
    }
    return rows
  }
}

/// Walks over the pairs of one shard, a part at a time.
private struct IdentityCursor {
  let number: Int
  private(set) var pair: IdentityPair?
  private let shard: Shard
  private var part = IdentityPair.Part()
  private var next = 0

  init(_ shard: Shard, number: Int) {
    self.shard = shard
    self.number = number
  }

  /// `pair` is `nil` behind the last.
  mutating func advance() throws(Diagnostic) {
    while next == part.count {
      next = 0
      guard try shard.reading({ try part.readNext($0) }) else {
        pair = nil
        return
      }
    }
    pair = part[next]
    next += 1
  }

  /// Goes on to the first pair of this identity or a larger one.
  mutating func skip(to identity: Int) throws(Diagnostic) {
    while let pair, pair.identity < identity {
      var (low, high) = (next, part.count)
      while low < high {
        let middle = (low + high) / 2
        if part[middle].identity < identity { low = middle + 1 } else { high = middle }
      }
      next = low
      try advance()
    }
  }
}
