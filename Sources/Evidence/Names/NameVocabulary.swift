/// The words of company names that are known in advance: legal forms, generic words and words of
/// trades in many languages, places; each with what it means, so that «завод» is «plant».
///
/// Shared by every reader of names, and never changed once it is made.
final class NameVocabulary: @unchecked Sendable {
  static let standard = NameVocabulary()

  struct Meaning: Sendable, Hashable {
    var kind: PartyName.Kind
    /// For a legal form its position in `legalForms`, else a number of its own from 1.
    var concept: UInt16
  }

  private struct Phrase: Sendable {
    var rest: [UInt32]
    var meaning: Meaning
    /// For short words the script that they must be written in: «АТ» is a form, «at» is not.
    var script: PartyName.Script?
  }

  /// Canonical codes, in order of the table: LLC, JSC …
  private(set) var legalForms: [String] = []
  private(set) var concepts: [String] = [""]

  /// By the concept of a generic word: the number of what companies of the word do; `nil` where it says nothing of it.
  private(set) var activities: [Int?] = []
  /// What companies do; each has its place here, counted down from 0, as its number.
  private var activityNames: [String] = []

  /// Number words by their hash.
  private(set) var numbers: [UInt32: Int] = [:]

  /// By the hash of the first word; longest first.
  private var phrases: [UInt32: [Phrase]] = [:]
  /// By the low bits of the hash: false where no phrase begins with it.
  private var mayBegin = [Bool](repeating: false, count: 0x10000)
  private var numberHints: UInt64 = 0
  /// Han words by the hash of their characters.
  private var han: [UInt64: Meaning] = [:]
  private var longestHan = 0
  private var hanInitials = Set<UInt32>()

  private init() {
    for row in NameTable.rows(of: "legal-forms.tsv") where row.count >= 2 {
      let code = String(row[0])
      if legalForms.last != code { legalForms.append(code) }
      add(row[1], Meaning(kind: .legalForm, concept: UInt16(legalForms.count - 1)))
    }
    for (file, kinds) in [("name-words.tsv", nil), ("name-places.tsv", PartyName.Kind.place)] {
      for row in NameTable.rows(of: file) where row.count >= 2 {
        let concept = String(row[0])
        if concepts.last != concept { concepts.append(concept) }
        let kind = kinds ?? NameVocabulary.kinds[row.count > 2 ? row[2] : ""] ?? .trade
        add(row[1], Meaning(kind: kind, concept: UInt16(concepts.count - 1)))
      }
    }
    activities = [Int?](repeating: nil, count: concepts.count)
    for row in NameTable.rows(of: "name-activities.tsv") where row.count >= 2 {
      let name = String(row[1])
      if !activityNames.contains(name) { activityNames.append(name) }
      for place in concepts.indices where concepts[place] == row[0] {
        activities[place] = activity(name)
      }
    }
    for row in NameTable.rows(of: "name-numbers.tsv") where row.count >= 2 {
      guard let value = Int(row[0]),
        let word = PartyName(String(row[1]), vocabulary: nil).words.first
      else { continue }
      numbers[word.hash] = value
      numberHints |= 1 << UInt64(word.hash & 63)
    }
    for key in phrases.keys { phrases[key]?.sort { $0.rest.count > $1.rest.count } }
  }

  /// The number of an activity: 0 or less, so that it is no concept's.
  func activity(_ name: String) -> Int { -(activityNames.firstIndex(of: name) ?? Int.max) }

  private static let kinds: [Substring: PartyName.Kind] = [
    "generic": .generic, "trade": .trade, "filler": .filler, "place": .place,
  ]

  private func add(_ phrase: Substring, _ meaning: Meaning) {
    let scalars = phrase.unicodeScalars.map(\.value)
    if scalars.allSatisfy(LetterTable.standard.isUnspaced) {
      han[NameVocabulary.hash(scalars[...])] = meaning
      longestHan = max(longestHan, scalars.count)
      if let first = scalars.first { hanInitials.insert(first) }
      return
    }
    let words = PartyName(String(phrase), vocabulary: nil).words
    guard let first = words.first else { return }
    let rest = words.dropFirst().map(\.hash)
    let script = words.count == 1 && first.count <= 3 ? first.script : nil
    let known = phrases[first.hash] ?? []
    if known.contains(where: { $0.rest == rest && ($0.script == nil || $0.script == script) }) {
      return
    }
    mayBegin[Int(first.hash & 0xFFFF)] = true
    phrases[first.hash, default: []].append(Phrase(rest: rest, meaning: meaning, script: script))
  }

  private static func hash(_ scalars: ArraySlice<UInt32>) -> UInt64 {
    scalars.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
  }

  /// The longest known phrase that begins with this word.
  func phrase(
    in words: [PartyName.Word], at position: Int
  ) -> (length: Int, meaning: Meaning)? {
    let first = words[position]
    guard mayBegin[Int(first.hash & 0xFFFF)], let candidates = phrases[first.hash] else {
      return nil
    }
    for phrase in candidates where phrase.rest.count < words.count - position {
      if let script = phrase.script, script != first.script { continue }
      let fits = phrase.rest.indices.allSatisfy {
        phrase.rest[$0] == words[position + 1 + $0].hash
      }
      if fits { return (phrase.rest.count + 1, phrase.meaning) }
    }
    return nil
  }

  /// False for nearly all words that are no number.
  func mayBeNumber(_ word: PartyName.Word) -> Bool {
    word.kind == .word && numberHints & (1 << UInt64(word.hash & 63)) != 0
  }

  /// The longest known word that begins here in a run of Han characters.
  func hanWord(in run: [UInt32], at start: Int) -> (length: Int, meaning: Meaning)? {
    guard hanInitials.contains(run[start]) else { return nil }
    for length in stride(from: min(longestHan, run.count - start), through: 1, by: -1) {
      if let meaning = han[NameVocabulary.hash(run[start..<start + length])] {
        return (length, meaning)
      }
    }
    return nil
  }
}
