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
    let parts = try Row.fetchCursor(db, sql: "SELECT pairs FROM identity ORDER BY part")
    while let part = try parts.next() {
      let bytes = [UInt8](part[0] as Data)
      for start in stride(from: 0, to: bytes.count, by: size) {
        var identity: UInt64 = 0
        for at in 0..<8 { identity |= UInt64(bytes[start + at]) << UInt64(8 * at) }
        var row = 0
        for at in 0..<4 { row |= Int(bytes[start + 8 + at]) << (8 * at) }
        body(IdentityPair(identity: Int(Int64(bitPattern: identity)), row: row))
      }
    }
  }
}
