/// How alike two folded words are: an edit distance in which letters that transliterations and
/// clerks put for one another cost little.
///
///     servis, service → .87    optik, optic → .98    granitplata, granitplast → .82
enum WordDistance {
  /// The cost of two neighbours in each other's place.
  private static let swapped: Int32 = 8
  /// Words less alike than this count as different.
  static let least: Float = 0.7

  private static let codes = 64
  /// Every byte as a code below 64; bytes of unknown scripts share the last ones.
  private static let code: [UInt8] = (0..<256).map { byte in
    switch UInt8(byte) {
    case UInt8(ascii: "a")...UInt8(ascii: "z"): UInt8(byte) - UInt8(ascii: "a")
    case UInt8(ascii: "S"): 26
    case UInt8(ascii: "C"): 27
    case UInt8(ascii: "Z"): 28
    case UInt8(ascii: "J"): 29
    case UInt8(ascii: "Y"): 30
    case UInt8(ascii: "0")...UInt8(ascii: "9"): 31 + UInt8(byte) - 48
    default: 41 + UInt8(byte % 23)
    }
  }

  private struct Costs: Sendable {
    var substitute = [UInt8](repeating: 10, count: codes * codes)
    var insert = [UInt8](repeating: 10, count: codes)

    /// - Parameter abjad: for words whose vowels are not written.
    init(abjad: Bool) {
      func set(_ letters: String, _ cost: UInt8) {
        let codes = letters.utf8.map { Int(WordDistance.code[Int($0)]) }
        for one in codes {
          for other in codes where one != other {
            let at = one * WordDistance.codes + other
            substitute[at] = min(substitute[at], cost)
          }
        }
      }
      for code in 0..<WordDistance.codes { substitute[code * WordDistance.codes + code] = 0 }
      // Sounds written for one another.
      set("sS", 2)
      set("tZ", 4)
      set("sc", 4)
      set("cZ", 2)
      set("cC", 3)
      set("ck", 1)
      set("kC", 6)
      set("hC", 5)
      set("hx", 3)
      set("hg", 5)
      set("hk", 5)
      set("Jz", 4)
      set("Jj", 2)
      set("Jg", 4)
      set("Jx", 7)
      set("jz", 6)
      set("jg", 4)
      set("ji", 3)
      set("jC", 5)
      set("zs", 4)
      set("zZ", 4)
      set("SC", 5)
      set("sZ", 4)
      set("xZ", 6)
      set("xs", 6)
      set("vf", 4)
      set("vb", 5)
      set("vu", 4)
      set("bp", 5)
      set("dt", 5)
      set("gk", 5)
      set("lr", 8)
      set("mn", 8)
      set("Ye", 1)
      set("Yo", 1)
      set("Yi", 4)
      set("aeiouY", abjad ? 1 : 5)
      set("ei", abjad ? 1 : 4)
      set("ou", abjad ? 1 : 4)
      if abjad {
        set("vou", 1)
        set("ij", 2)
        set("pb", 1)
        set("fv", 1)
        set("gjk", 3)
      }
      for letter in "aeiouY".utf8 { insert[Int(WordDistance.code[Int(letter)])] = abjad ? 1 : 6 }
      insert[Int(WordDistance.code[Int(UInt8(ascii: "h"))])] = abjad ? 3 : 4
      if !abjad { insert[Int(WordDistance.code[Int(UInt8(ascii: "i"))])] = 4 }
      if abjad { insert[Int(WordDistance.code[Int(UInt8(ascii: "v"))])] = 3 }
    }
  }

  private static let usual = Costs(abjad: false)
  private static let consonantal = Costs(abjad: true)

  /// Whether the one letter is a usual transliteration of the other.
  static func mayStandFor(_ one: UInt8, _ other: UInt8) -> Bool {
    usual.substitute[Int(code[Int(one)]) * codes + Int(code[Int(other)])] <= 5
  }

  /// From 0 to 1; 0 where they are less alike than `least`.
  static func similarity(
    _ one: UnsafeBufferPointer<UInt8>, _ other: UnsafeBufferPointer<UInt8>, abjad: Bool = false
  ) -> Float {
    let (short, long) = one.count <= other.count ? (one, other) : (other, one)
    let length = Float(long.count)
    let allowed = Int32((1 - least) * 10 * length)
    guard !short.isEmpty, Int32(long.count - short.count) * (abjad ? 1 : 4) <= allowed else {
      return 0
    }
    let distance = distance(short, long, allowed: allowed, abjad ? consonantal : usual)
    return distance > allowed ? 0 : 1 - Float(distance) / (10 * length)
  }

  /// Whether words of so many letters can be alike at all: no letter more costs less than four tenths.
  static func mayBeAlike(_ one: Int, _ other: Int) -> Bool {
    abs(one - other) * 4 <= 3 * max(one, other)
  }

  /// Weighted edits, with a swap of two neighbours as one; above `allowed` any larger number.
  private static func distance(
    _ one: UnsafeBufferPointer<UInt8>, _ other: UnsafeBufferPointer<UInt8>, allowed: Int32,
    _ costs: Costs
  ) -> Int32 {
    var start = 0
    while start < one.count, one[start] == other[start] { start += 1 }
    var endOne = one.count
    var endOther = other.count
    while endOne > start, endOther > start, one[endOne - 1] == other[endOther - 1] {
      endOne -= 1
      endOther -= 1
    }
    let rows = endOne - start
    let columns = endOther - start
    if rows == 0 && columns == 0 { return 0 }
    let width = columns + 1
    return withUnsafeTemporaryAllocation(of: Int32.self, capacity: 3 * width + 2 * columns) {
      cells in
      costs.substitute.withUnsafeBufferPointer { substitute in
        costs.insert.withUnsafeBufferPointer { insert in
          code.withUnsafeBufferPointer { code in
            var before = 0
            var last = width
            var now = 2 * width
            // Of each letter of the other word: its code, and what it costs to put it in.
            let symbols = 3 * width
            let insertions = symbols + columns
            cells[last] = 0
            for column in 0..<columns {
              let symbol = Int(code[Int(other[start + column])])
              cells[symbols + column] = Int32(symbol)
              cells[insertions + column] = Int32(insert[symbol])
              cells[last + column + 1] = cells[last + column] + cells[insertions + column]
            }
            for row in 0..<rows {
              let letter = one[start + row]
              let symbol = Int(code[Int(letter)])
              let dropping = Int32(insert[symbol])
              cells[now] = cells[last] + dropping
              var best = cells[now]
              for column in 0..<columns {
                let facing = Int(cells[symbols + column])
                var cost = cells[last + column] + Int32(substitute[symbol * codes + facing])
                cost = min(cost, cells[last + column + 1] + dropping)
                cost = min(cost, cells[now + column] + cells[insertions + column])
                if row > 0, column > 0, letter == other[start + column - 1],
                  one[start + row - 1] == other[start + column]
                {
                  cost = min(cost, cells[before + column - 1] + swapped)
                }
                cells[now + column + 1] = cost
                best = min(best, cost)
              }
              if best > allowed { return allowed + 1 }
              (before, last, now) = (last, now, before)
            }
            return cells[last + columns]
          }
        }
      }
    }
  }
}
