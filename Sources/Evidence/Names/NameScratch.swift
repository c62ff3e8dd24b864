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

  /// For every word, which sought part it answers, and how well.
  private(set) var answers: [Answer] = []
  private(set) var amounts: [Float] = []
  private var answering: [Int32] = []

  static let whole: Float = 1
  static let half: Float = 0.5

  /// Which part of what is sought a word answers, as a whole or as a half of it.
  struct Answer: Sendable {
    /// From the lowest bit: whether it answers any, six bits of the part, whether it is a half.
    private let code: UInt8

    static let none = Answer()

    private init() { code = 0 }

    init(part: Int, isHalf: Bool) {
      code = 1 | UInt8(min(part, 63)) << 1 | (isHalf ? 0x80 : 0)
    }

    var isNone: Bool { code == 0 }
    var isHalf: Bool { code & 0x80 != 0 }
    /// One bit a part.
    var bit: UInt64 { 1 << UInt64(code >> 1 & 63) }
  }

  mutating func beginAnswers(_ count: Int) {
    if answers.count < count {
      answers = [Answer](repeating: .none, count: count)
      amounts = [Float](repeating: 0, count: count)
    }
  }

  mutating func answer(_ word: Int32, part: Int, amount: Float) {
    let id = Int(word)
    guard amount > amounts[id] else { return }
    if answers[id].isNone { answering.append(word) }
    answers[id] = Answer(part: part, isHalf: amount < NameScratch.whole)
    amounts[id] = amount
  }

  mutating func endAnswers() {
    for word in answering {
      answers[Int(word)] = .none
      amounts[Int(word)] = 0
    }
    answering.removeAll(keepingCapacity: true)
  }

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

  mutating func add(_ amount: Float, to name: Int32) { sums[Int(name)] += amount }

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

/// What the words of stories' names stand for in one index: the names of a trade share their words.
final class KnownWords: Sendable {
  private struct Word: Hashable {
    let letters: [UInt8]
    let kind: PartyName.Kind
    let script: PartyName.Script
    let concept: UInt16
  }

  /// More words than these are not kept; then it begins anew.
  private static let most = 4_096
  private let known = Mutex<[Word: NameIndex.Standing]>([:])

  func value(
    for word: PartyName.Word, of name: NameView, _ make: () -> NameIndex.Standing
  ) -> NameIndex.Standing {
    let key = Word(
      letters: Array(name.letters(of: word)), kind: word.kind, script: word.script,
      concept: word.concept)
    if let found = known.withLock({ $0[key] }) { return found }
    let made = make()
    known.withLock { known in
      if known.count >= KnownWords.most { known.removeAll() }
      known[key] = made
    }
    return made
  }
}
