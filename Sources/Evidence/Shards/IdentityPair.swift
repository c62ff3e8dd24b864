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
    var start = -1
    while let part = try Part(after: start, db) {
      part.forEach(body)
      start = part.start
    }
  }

  /// Some thousand pairs as they lie in the shard: of most only a few are looked at.
  struct Part: RandomAccessCollection {
    /// By where it begins, parts are in order.
    let start: Int
    private let bytes: [UInt8]

    /// The first part that begins behind `start`; `nil` where there is none.
    init?(after start: Int, _ db: Database) throws {
      let statement = try db.cachedStatement(
        sql: "SELECT part, pairs FROM identity WHERE part > ? ORDER BY part LIMIT 1")
      let rows = try Row.fetchCursor(statement, arguments: [start])
      guard let row = try rows.next() else { return nil }
      self.start = row[0]
      bytes = try row.withUnsafeData(atIndex: 1) { [UInt8]($0 ?? Data()) }
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
