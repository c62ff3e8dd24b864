import Foundation
import GRDB

/// A record's identity and its row: how two shards find the records that both hold.
struct IdentityPair {
  let identity: Int
  let row: Int

  private static let perPart = 8192
  private static let size = 12

  /// Writes the pairs in the order of their identities, in parts of a few thousand.
  static func write(_ pairs: inout [IdentityPair], _ db: Database) throws {
    pairs.sort { $0.identity < $1.identity }
    let statement = try db.cachedStatement(sql: "INSERT INTO identity VALUES (?, ?)")
    for start in stride(from: 0, to: pairs.count, by: perPart) {
      var bytes: [UInt8] = []
      bytes.reserveCapacity(perPart * size)
      for pair in pairs[start..<min(pairs.count, start + perPart)] {
        let identity = UInt64(bitPattern: Int64(pair.identity))
        for shift in stride(from: 0, to: 64, by: 8) {
          bytes.append(UInt8(truncatingIfNeeded: identity >> UInt64(shift)))
        }
        for shift in stride(from: 0, to: 32, by: 8) {
          bytes.append(UInt8(truncatingIfNeeded: pair.row >> shift))
        }
      }
      try statement.execute(arguments: [start, Data(bytes)])
    }
    pairs = []
  }

  /// Calls with every pair in the order of the identities.
  static func read(_ db: Database, _ body: (IdentityPair) -> Void) throws {
    var part = Part()
    while try part.readNext(db) { part.forEach(body) }
  }

  /// Some thousand pairs as they lie in the shard: of most only a few are looked at.
  struct Part: RandomAccessCollection {
    /// By where they begin parts are in order.
    private var start = -1
    private var bytes: [UInt8] = []

    /// Goes on to the next part, at first to the first; false behind the last, where it is empty.
    mutating func readNext(_ db: Database) throws -> Bool {
      let statement = try db.cachedStatement(
        sql: "SELECT part, pairs FROM identity WHERE part > ? ORDER BY part LIMIT 1")
      let rows = try Row.fetchCursor(statement, arguments: [start])
      bytes.removeAll(keepingCapacity: true)
      guard let row = try rows.next() else { return false }
      start = row[0]
      try row.withUnsafeData(atIndex: 1) { bytes.append(contentsOf: $0 ?? Data()) }
      return true
    }

    var startIndex: Int { 0 }
    var endIndex: Int { bytes.count / size }

    subscript(place: Int) -> IdentityPair {
      bytes.withUnsafeBytes { bytes in
        let at = place * size
        return IdentityPair(
          identity: Int(
            Int64(littleEndian: bytes.loadUnaligned(fromByteOffset: at, as: Int64.self))),
          row: Int(
            UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: at + 8, as: UInt32.self))))
      }
    }
  }
}
