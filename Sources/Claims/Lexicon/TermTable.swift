/// Phrases of one or more words with a value each, found longest first.
///
///     var table = TermTable<String>(bit: 0)
///     table.insert("bill of lading", "shipment", &numbers)
///     table.longest(at: 3, in: text)   // matches «bills of lading»? no: only the last word may be plural
///
/// Glued hyphens are passed over on both sides, so «machine-tool» and «machine tool» are one phrase.
struct TermTable<Value: Sendable>: Sendable {
  private struct Entry: Sendable {
    /// Where its words begin in the list of all words, and how many they are.
    var start: Int
    var count: Int
    var value: Value
  }

  struct Match {
    var tokens: Range<Int>
    var value: Value
  }

  /// Phrases before ``seal(_:)``: their words and values.
  private var phrases: [(words: [Int32], value: Value)] = []
  private var words: [Int32] = []
  private var entries: [Entry] = []
  /// Entries by the number of their first word.
  private var heads = NumberLists()
  /// What a plural may be the plural of.
  private var singulars = NumberLists()
  /// The numbers of all words, for words that stand in no text.
  private var numbers = WordNumbers()
  /// The table's bit in ``Token/tables``.
  let bit: UInt8
  /// Whether the last word may stand in the plural.
  let foldsPlural: Bool

  init(bit: Int, foldsPlural: Bool = false) {
    self.bit = 1 << UInt8(bit)
    self.foldsPlural = foldsPlural
  }

  /// Whether a phrase, or the plural of one, begins with the word.
  func begins(with word: Int32) -> Bool {
    !heads.places(of: word).isEmpty || singularEntry(of: word) != nil
  }

  mutating func insert(_ phrase: String, _ value: Value, _ numbers: inout WordNumbers) {
    let words = TermTable.words(of: phrase)
    guard !words.isEmpty else { return }
    phrases.append((words.map { numbers.insert($0) }, value))
    if foldsPlural, let last = words.last {
      for plural in Plural.plurals(of: last) { _ = numbers.insert(plural) }
    }
  }

  /// The phrase's words as the tokenizer gives them, glued hyphens left out.
  private static func words(of phrase: String) -> [String] {
    // Nearly all phrases are plain letters, spaces and hyphens, and need no tokenizer.
    let isPlain = phrase.utf8.allSatisfy {
      (0x61...0x7A).contains($0) || (0x41...0x5A).contains($0) || $0 == 0x20 || $0 == 0x2D
    }
    if isPlain {
      return phrase.utf8.split { $0 == 0x20 || $0 == 0x2D }.map { word in
        String(decoding: word.map { (0x41...0x5A).contains($0) ? $0 + 0x20 : $0 }, as: UTF8.self)
      }
    }
    var scanner = TokenScanner(Array(phrase.utf8), lexicon: nil)
    return scanner.scan()
      .filter { !($0.kind == .punctuation && $0.isGluedToPrevious) }.map(\.lower)
  }

  /// Sorts the entries so that the longest is tried first; call once, when all tables are filled.
  mutating func seal(_ numbers: WordNumbers) {
    var byHead: [Int32: [Int32]] = [:]
    for (words, value) in phrases {
      byHead[words[0], default: []].append(Int32(entries.count))
      entries.append(Entry(start: self.words.count, count: words.count, value: value))
      self.words += words
    }
    phrases = []
    self.numbers = numbers
    for head in byHead.keys {
      byHead[head]?.sort { entries[Int($0)].count > entries[Int($1)].count }
    }
    heads = NumberLists(byHead, count: numbers.count)
    guard foldsPlural else { return }
    let lasts = Set(entries.map { words[$0.start + $0.count - 1] })
    var lists: [Int32: [Int32]] = [:]
    for (word, number) in numbers.numbers {
      let singulars = Plural.singulars(of: word).map { numbers[$0] }.filter(lasts.contains)
      if !singulars.isEmpty { lists[number] = singulars }
    }
    singulars = NumberLists(lists, count: numbers.count)
  }

  /// The value of a phrase of one word; `nil` where the word alone is none.
  func value(of token: Token) -> Value? {
    token.tables & bit == 0 ? nil : value(ofNumber: token.word)
  }

  /// The same of a word that stands in no text.
  func value(of word: String) -> Value? { value(ofNumber: numbers[word]) }

  func contains(_ word: String) -> Bool { value(of: word) != nil }

  private func value(ofNumber word: Int32) -> Value? {
    for place in heads.places(of: word) {
      let entry = entries[Int(heads.member(place))]
      if entry.count == 1 { return entry.value }
    }
    return nil
  }

  func contains(_ token: Token) -> Bool {
    guard token.tables & bit != 0 else { return false }
    for place in heads.places(of: token.word) where entries[Int(heads.member(place))].count == 1 {
      return true
    }
    return false
  }

  /// The longest phrase that begins at `start` and ends before `limit`.
  func longest(at start: Int, in text: TokenizedText, limit: Int) -> Match? {
    guard start < limit, text.tokens[start].tables & bit != 0 else { return nil }
    let word = text.tokens[start].word
    var best: (end: Int, entry: Int)?
    for place in heads.places(of: word) {
      let entry = Int(heads.member(place))
      guard let end = match(entry, at: start, in: text, limit: limit) else { continue }
      best = (end, entry)
      break
    }
    if best == nil, foldsPlural, let entry = singularEntry(of: word) { best = (start + 1, entry) }
    return best.map { Match(tokens: start..<$0.end, value: entries[$0.entry].value) }
  }

  /// The one-word phrase of which the word is the plural.
  private func singularEntry(of word: Int32) -> Int? {
    for singular in singulars.places(of: word) {
      for place in heads.places(of: singulars.member(singular)) {
        let entry = Int(heads.member(place))
        if entries[entry].count == 1 { return entry }
      }
    }
    return nil
  }

  /// Where the phrase ends, if its words stand at `start`.
  private func match(_ entry: Int, at start: Int, in text: TokenizedText, limit: Int) -> Int? {
    let first = entries[entry].start
    let count = entries[entry].count
    guard start + count <= limit else { return nil }
    var position = start + 1
    for index in 1..<max(count, 1) {
      while position < limit, text.tokens[position].isGluedHyphen { position += 1 }
      guard position < limit else { return nil }
      let word = text.tokens[position].word
      let wanted = words[first + index]
      if word != wanted {
        guard foldsPlural, index == count - 1, singulars.list(word, contains: wanted) else {
          return nil
        }
      }
      position += 1
    }
    return position
  }
}

extension Token {
  /// A hyphen or a dash: asked by kind and length first, since comparing marks beyond ASCII is slow.
  var isDash: Bool {
    kind != .word
      && (lower == "-" || range.count == 3 && (lower == "–" || lower == "—"))
  }

  /// A hyphen inside a compound: «Chinese-made».
  var isGluedHyphen: Bool {
    kind == .punctuation && isGluedToPrevious && lower == "-"
  }
}

/// Regular English plurals.
enum Plural {
  /// What the word could be the plural of; empty where it is none.
  static func singulars(of word: String) -> [String] {
    guard word.utf8.count > 2, word.utf8.last == 0x73 else {
      return word.hasSuffix("men") ? [String(word.dropLast(2)) + "an"] : []
    }
    if word.hasSuffix("ss") { return [] }
    var out = [String(word.dropLast())]
    if word.hasSuffix("ies") { out.append(String(word.dropLast(3)) + "y") }
    if word.hasSuffix("ves") {
      out.append(String(word.dropLast(3)) + "f")
      out.append(String(word.dropLast(3)) + "fe")
    }
    if word.hasSuffix("es") { out.append(String(word.dropLast(2))) }
    return out
  }

  /// What the word's regular plural can be: the other way round than ``singulars(of:)``.
  static func plurals(of word: String) -> [String] {
    var out = [word + "s", word + "es"]
    if word.hasSuffix("y") { out.append(word.dropLast() + "ies") }
    if word.hasSuffix("f") { out.append(word.dropLast() + "ves") }
    if word.hasSuffix("fe") { out.append(word.dropLast(2) + "ves") }
    if word.hasSuffix("man") { out.append(word.dropLast(2) + "en") }
    return out.filter { singulars(of: $0).contains(word) }
  }

  static func isPlural(_ word: String) -> Bool {
    word.utf8.last == 0x73 && !word.hasSuffix("ss") && !word.hasSuffix("us")
      || word.hasSuffix("men")
  }
}
