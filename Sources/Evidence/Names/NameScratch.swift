import Synchronization

/// Room for the counts of one search, used again by the next.
struct NameScratch: Sendable {
  private(set) var wordCounts: [UInt8] = []
  private(set) var touchedWords: [Int32] = []
  private(set) var sums: [Float] = []
  private(set) var touchedNames: [Int32] = []
  /// The share of the word in hand that a name already has, so that it counts once.
  private var given: [Float] = []
  private var givenNames: [Int32] = []

  mutating func beginWords(_ count: Int) {
    if wordCounts.count < count { wordCounts = [UInt8](repeating: 0, count: count) }
  }

  mutating func count(word id: Int) {
    if wordCounts[id] == 0 { touchedWords.append(Int32(id)) }
    wordCounts[id] &+= 1
  }

  mutating func endWords() {
    for id in touchedWords { wordCounts[Int(id)] = 0 }
    touchedWords.removeAll(keepingCapacity: true)
  }

  mutating func beginNames(_ count: Int) {
    if sums.count < count {
      sums = [Float](repeating: 0, count: count)
      given = sums
    }
  }

  /// Gives a name the better of what this word gave it before and now.
  mutating func give(_ amount: Float, to name: Int32) {
    let id = Int(name)
    let before = given[id]
    guard amount > before else { return }
    if before == 0 { givenNames.append(name) }
    if sums[id] == 0 { touchedNames.append(name) }
    given[id] = amount
    sums[id] += amount - before
  }

  mutating func endWord() {
    for name in givenNames { given[Int(name)] = 0 }
    givenNames.removeAll(keepingCapacity: true)
  }

  mutating func endNames() {
    for name in touchedNames { sums[Int(name)] = 0 }
    touchedNames.removeAll(keepingCapacity: true)
  }
}

/// The scratch rooms of one index; searches on several threads use one each.
final class NameScratchPool: Sendable {
  private let free = Mutex<[NameScratch]>([])

  func use<Result>(_ body: (inout NameScratch) -> Result) -> Result {
    var scratch = free.withLock { $0.popLast() } ?? NameScratch()
    defer { free.withLock { $0.append(scratch) } }
    return body(&scratch)
  }
}
