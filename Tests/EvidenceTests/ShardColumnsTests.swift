import Foundation
import GRDB
import Testing

@testable import Evidence

/// Long rows of numbers come back as they were written, and what cannot have been written is refused.
struct ShardColumnsTests {
  /// Of four bytes, one part more than two.
  private static let long = 2 * (1 << 18) + 1

  private func queue() throws -> DatabaseQueue {
    let queue = try DatabaseQueue()
    try queue.write { db in
      try db.execute(
        sql: """
          CREATE TABLE "column" (
            name TEXT NOT NULL, start INTEGER NOT NULL, bytes BLOB NOT NULL,
            PRIMARY KEY (name, start))
          """)
    }
    return queue
  }

  private func numbers(_ count: Int) -> [Int32] {
    (0..<count).map { Int32(truncatingIfNeeded: $0 &* 2_654_435_761) }
  }

  @Test(arguments: [0, 1, 3, (1 << 18) - 1, 1 << 18, (1 << 18) + 1, long])
  func comeBack(_ count: Int) throws {
    let numbers = numbers(count)
    try queue().write { db in
      try ShardColumns.write(numbers, as: "a", db)
      try ShardColumns.write(numbers.map(UInt8.init(truncatingIfNeeded:)), as: "b", db)
      try ShardColumns.write(numbers.map(Int.init), as: "c", db)
      #expect(try ShardColumns.read("a", as: Int32.self, db) == numbers)
      #expect(
        try ShardColumns.read("b", as: UInt8.self, db)
          == numbers.map(UInt8.init(truncatingIfNeeded:)))
      #expect(try ShardColumns.read("c", as: Int.self, db) == numbers.map(Int.init))
    }
  }

  @Test(arguments: [
    #"DELETE FROM "column""#, #"DELETE FROM "column" WHERE start = 0"#,
    #"DELETE FROM "column" WHERE start = 262144"#,
    #"UPDATE "column" SET start = start + 1 WHERE start > 300000"#,
    #"UPDATE "column" SET start = start * 1000000"#,
    #"UPDATE "column" SET bytes = x'00'"#, #"UPDATE "column" SET bytes = x''"#,
    #"UPDATE "column" SET bytes = x'78' WHERE start = 262144"#,
    // More numbers than so few bytes can hold.
    """
    WITH RECURSIVE part(place) AS (SELECT 0 UNION ALL SELECT place + 1 FROM part WHERE place < 99999)
    INSERT OR REPLACE INTO "column" SELECT 'a', place * 262144, x'00' FROM part
    """,
    // The first part is that of another length.
    """
    UPDATE "column" SET bytes = (SELECT bytes FROM "column" WHERE start > 300000) WHERE start = 0
    """,
  ])
  func othersAreRefused(_ damage: String) throws {
    try queue().write { db in
      try ShardColumns.write(numbers(Self.long), as: "a", db)
      try db.execute(sql: damage)
      #expect(throws: DatabaseError.self) { try ShardColumns.read("a", as: Int32.self, db) }
    }
  }
}
