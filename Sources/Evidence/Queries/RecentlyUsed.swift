import Synchronization

/// Values that were found with some work, kept as long as they are asked for again and again.
///
///     let answers = RecentlyUsed<EvidenceQuery, EvidenceAnswer>(most: 1_000)
///     answers.keep(answer, for: query, size: 1 + answer.records.count)
///     answers.value(for: query)
///
/// Of two halves the older is let go when the younger is full; what is asked again of it becomes young.
package final class RecentlyUsed<Key: Hashable & Sendable, Value: Sendable>: Sendable {
  private struct Entry {
    var value: Value
    var size: Int
  }

  private struct Kept {
    var young: [Key: Entry] = [:]
    var old: [Key: Entry] = [:]
    var size = 0

    mutating func add(_ entry: Entry, for key: Key, most: Int) {
      if size >= most {
        old = young
        young = [:]
        size = 0
      }
      if young.updateValue(entry, forKey: key) == nil { size += entry.size }
    }
  }

  private let most: Int
  private let kept = Mutex(Kept())

  /// - Parameter most: the size of each half; no value of more than a sixteenth of it is kept.
  package init(most: Int) { self.most = most }

  package func value(for key: Key) -> Value? {
    kept.withLock { kept in
      if let entry = kept.young[key] { return entry.value }
      guard let entry = kept.old[key] else { return nil }
      kept.add(entry, for: key, most: most)
      return entry.value
    }
  }

  /// The value that is kept; where none is, the one that `find` finds, of size 1, is kept from now on.
  package func value<Failure>(
    for key: Key, _ find: () throws(Failure) -> Value
  ) throws(Failure) -> Value {
    if let known = value(for: key) { return known }
    let found = try find()
    keep(found, for: key, size: 1)
    return found
  }

  package func keep(_ value: Value, for key: Key, size: Int) {
    guard size <= most / 16 else { return }
    kept.withLock { $0.add(Entry(value: value, size: size), for: key, most: most) }
  }
}
