/// Numbers for the words of the phrase tables: a token's word is looked up once, and phrases are then
/// compared by number.
struct WordNumbers: Sendable {
  private(set) var numbers: [String: Int32] = [:]

  /// One more than the highest number; 0 stands for every word that no table holds.
  var count: Int { numbers.count + 1 }

  subscript(word: String) -> Int32 { numbers[word] ?? 0 }

  mutating func insert(_ word: String) -> Int32 {
    if let number = numbers[word] { return number }
    let number = Int32(numbers.count + 1)
    numbers[word] = number
    return number
  }
}

/// Short lists of numbers by number, in two arrays.
struct NumberLists: Sendable {
  private var starts: [Int32] = [0, 0]
  private var members: [Int32] = []

  init() {}

  init(_ lists: [Int32: [Int32]], count: Int) {
    starts = []
    starts.reserveCapacity(count + 1)
    for number in 0..<count {
      starts.append(Int32(members.count))
      if let list = lists[Int32(number)] { members += list }
    }
    starts.append(Int32(members.count))
  }

  /// The places of the list in ``member(_:)``; empty where there is none.
  func places(of number: Int32) -> Range<Int> {
    let index = Int(number)
    guard index + 1 < starts.count else { return 0..<0 }
    return Int(starts[index])..<Int(starts[index + 1])
  }

  func member(_ place: Int) -> Int32 { members[place] }

  func list(_ number: Int32, contains member: Int32) -> Bool {
    for place in places(of: number) where members[place] == member { return true }
    return false
  }
}
