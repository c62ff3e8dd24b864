/// Phrases of one or more words with a value each, found longest first.
///
///     var table = TermTable<String>()
///     table.insert("bill of lading", "shipment")
///     table.longest(at: 3, in: text)   // matches «bills of lading»? no: only the last word may be plural
///
/// Glued hyphens are passed over on both sides, so «machine-tool» and «machine tool» are one phrase.
struct TermTable<Value: Sendable>: Sendable {
  private struct Entry: Sendable {
    var words: [String]
    var value: Value
  }

  struct Match {
    var tokens: Range<Int>
    var value: Value
  }

  private var byFirstWord: [String: [Entry]] = [:]
  /// Whether the last word may stand in the plural.
  let foldsPlural: Bool

  init(foldsPlural: Bool = false) {
    self.foldsPlural = foldsPlural
  }

  mutating func insert(_ phrase: String, _ value: Value) {
    let words = TermTable.words(of: phrase)
    guard let first = words.first else { return }
    byFirstWord[first, default: []].append(Entry(words: words, value: value))
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
    return Tokenizer.tokenize(phrase).tokens
      .filter { !($0.kind == .punctuation && $0.isGluedToPrevious) }.map(\.lower)
  }

  /// Sorts the entries so that the longest is tried first; call once after the last `insert`.
  mutating func seal() {
    for key in byFirstWord.keys {
      byFirstWord[key]?.sort { $0.words.count > $1.words.count }
    }
  }

  func contains(_ word: String) -> Bool {
    byFirstWord[word]?.contains { $0.words.count == 1 } ?? false
  }

  func value(of word: String) -> Value? {
    byFirstWord[word]?.first { $0.words.count == 1 }?.value
  }

  /// The longest phrase that begins at `start` and ends before `limit`.
  func longest(at start: Int, in text: TokenizedText, limit: Int) -> Match? {
    let tokens = text.tokens
    guard start < limit else { return nil }
    var best: Match?
    var keys = [tokens[start].lower]
    if foldsPlural { keys += Plural.singulars(of: tokens[start].lower) }
    for (index, key) in keys.enumerated() {
      guard let entries = byFirstWord[key] else { continue }
      for entry in entries where index == 0 || entry.words.count == 1 {
        guard let end = match(entry.words, at: start, in: tokens, limit: limit) else { continue }
        if best.map({ end > $0.tokens.upperBound }) ?? true {
          best = Match(tokens: start..<end, value: entry.value)
        }
        break
      }
    }
    return best
  }

  private func match(_ words: [String], at start: Int, in tokens: [Token], limit: Int) -> Int? {
    var position = start
    for (index, word) in words.enumerated() {
      if index > 0 {
        while position < limit, tokens[position].isGluedHyphen { position += 1 }
      }
      guard position < limit else { return nil }
      let lower = tokens[position].lower
      if lower != word {
        guard foldsPlural, index == words.count - 1,
          Plural.singulars(of: lower).contains(word)
        else { return nil }
      }
      position += 1
    }
    return position
  }
}

extension Token {
  /// A hyphen inside a compound: «Chinese-made».
  var isGluedHyphen: Bool {
    kind == .punctuation && isGluedToPrevious && (lower == "-" || lower == "‑")
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

  static func isPlural(_ word: String) -> Bool {
    word.utf8.last == 0x73 && !word.hasSuffix("ss") && !word.hasSuffix("us")
      || word.hasSuffix("men")
  }
}
