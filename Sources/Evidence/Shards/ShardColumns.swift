import Foundation
import GRDB

/// Long rows of numbers in a shard: packed and written when it is sealed, and read whole.
///
///     try ShardColumns.write([3, 1, 4] as [Int32], as: "party", db)
///     try ShardColumns.read("party", as: Int32.self, db)  // [3, 1, 4]
///
/// - Complexity: linear; a million numbers of four bytes are read in some 5 ms.
enum ShardColumns {
  private static let bytesPerPart = 1 << 20
  /// So many bytes a byte unpacks to at most.
  /// - Source: RFC 1951: a match of 258 bytes takes two bits at least.
  private static let mostUnpacked = 1_032.0

  static func write<Number: FixedWidthInteger>(
    _ numbers: [Number], as column: String, _ db: Database
  ) throws {
    let statement = try db.cachedStatement(sql: "INSERT INTO \"column\" VALUES (?, ?, ?)")
    let perPart = bytesPerPart / MemoryLayout<Number>.size
    for start in stride(from: 0, to: max(numbers.count, 1), by: perPart) {
      let part = numbers[start..<min(numbers.count, start + perPart)].map(\.littleEndian)
      let packed = Packing.packed(part.withUnsafeBytes { [UInt8]($0) })
      try statement.execute(arguments: [column, start, Data(packed)])
    }
  }

  /// False in shards that programs before sealed.
  static func has(_ column: String, _ db: Database) throws -> Bool {
    guard try db.tableExists("column") else { return false }
    return try Bool.fetchOne(
      db, sql: "SELECT EXISTS (SELECT 1 FROM \"column\" WHERE name = ?)", arguments: [column])
      ?? false
  }

  /// - Throws: `damage` where the shard has no such column.
  static func read<Number: FixedWidthInteger>(
    _ column: String, as type: Number.Type, _ db: Database
  ) throws -> [Number] {
    let size = MemoryLayout<Number>.size
    let whole = try Row.fetchOne(
      db.cachedStatement(
        sql: "SELECT count(*), total(length(bytes)) FROM \"column\" WHERE name = ?"),
      arguments: [column])
    let statement = try db.cachedStatement(
      sql: "SELECT bytes, start FROM \"column\" WHERE name = ? ORDER BY start DESC")
    let parts = try Row.fetchCursor(statement, arguments: [column])
    // The last comes first: it tells how many numbers there are.
    guard let whole, let last = try parts.next() else { throw damage }
    let (perPart, start): (Int, Int) = (bytesPerPart / size, last[1])
    // What is told of too many numbers for so few bytes takes no room.
    guard start == (whole[0] - 1) * perPart,
      Double(start * size) <= mostUnpacked * (whole[1] as Double)
    else { throw damage }
    let packed = try last.withUnsafeData(atIndex: 0) { [UInt8]($0 ?? Data()) }
    guard let rest = try? Packing.unpacked(packed[...]), rest.count % size == 0
    else { throw damage }
    var numbers = try [Number](unsafeUninitializedCapacity: start + rest.count / size) {
      target, count in
      let bytes = UnsafeMutableRawBufferPointer(target)
      var start = start
      while let part = try parts.next() {
        start -= perPart
        guard start >= 0, part[1] == start else { throw damage }
        try part.withUnsafeData(atIndex: 0) { packed in
          let place = start * size..<(start + perPart) * size
          do {
            try (packed ?? Data()).withUnsafeBytes {
              try Packing.unpack($0, into: UnsafeMutableRawBufferPointer(rebasing: bytes[place]))
            }
          } catch { throw damage }
        }
      }
      guard start == 0 else { throw damage }
      count = target.count
      UnsafeMutableRawBufferPointer(rebasing: bytes[(count * size - rest.count)...])
        .copyBytes(from: rest)
    }
    if 1.littleEndian != 1 { numbers = numbers.map(Number.init(littleEndian:)) }
    return numbers
  }

  /// Of numbers that cannot be what was written.
  static let damage = DatabaseError(message: "its names are not whole")
}
