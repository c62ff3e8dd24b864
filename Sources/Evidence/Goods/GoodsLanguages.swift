import CStemmer
import Foundation

/// The languages in which goods are described, from `Evidence/tables/goods-languages.tsv`.
enum GoodsLanguages {
  struct Language: Sendable {
    let code: String
    /// Snowball's algorithm; empty where it has none.
    let algorithm: String
    let reporters: Set<String>
    let letters: Set<Unicode.Scalar>
    /// Words that tell the language, folded.
    let signs: Set<String>
    /// Words before which stands what the goods are, and after which what they are for; with a postposition
    /// («drone batteries», in Turkish «dron için batarya») it is the other way round.
    let purposes: Set<String>
    let postpositions: Set<String>
    let exclusions: Set<String>
    /// The longest first. With an algorithm they are all that it may take off.
    let endings: [String]
  }

  /// In the order of the table; a set of languages is the bits of their places.
  static let all: [Language] = {
    var endings: [String: [String]] = [:]
    for row in EvidenceTables.rows(of: "goods-endings.tsv") where row.count == 2 {
      endings[row[0], default: []].append(row[1])
    }
    return EvidenceTables.rows(of: "goods-languages.tsv").map { row in
      func list(_ place: Int) -> Set<String> {
        guard row.indices.contains(place) else { return [] }
        return Set(row[place].split(separator: ",").map { GoodsWords.folded(String($0)) })
      }
      let purposes = list(5)
      return Language(
        code: row[0], algorithm: row[1],
        reporters: Set(row[2].split(separator: ",").map(String.init)),
        letters: Set(row.indices.contains(3) ? Array(row[3].unicodeScalars) : []), signs: list(4),
        purposes: purposes.filter { !$0.hasPrefix("<") },
        postpositions: Set(purposes.filter { $0.hasPrefix("<") }.map { String($0.dropFirst()) }),
        exclusions: list(6), endings: endings[row[0]] ?? [])
    }
  }()

  static let purposes = all.reduce(into: Set<String>()) { $0.formUnion($1.purposes) }
  static let postpositions = all.reduce(into: Set<String>()) { $0.formUnion($1.postpositions) }
  static let exclusions = all.reduce(into: Set<String>()) { $0.formUnion($1.exclusions) }

  static func place(of code: String) -> Int { all.firstIndex { $0.code == code } ?? 0 }

  /// By letter and by word, the languages that it tells.
  private static let byLetter = told(\.letters)
  private static let bySign = told(\.signs)

  private static func told<Sign: Hashable>(_ signs: (Language) -> Set<Sign>) -> [Sign: UInt16] {
    var told: [Sign: UInt16] = [:]
    for (place, language) in all.enumerated() {
      for sign in signs(language) { told[sign, default: 0] |= 1 << UInt16(place) }
    }
    return told
  }

  private static let english = UInt16(1) << place(of: "en")
  private static let russian = UInt16(1) << place(of: "ru")
  private static let ukrainian = UInt16(1) << place(of: "uk")

  /// The languages that a text may be in, as bits: those whose letters or words it has, those of the
  /// countries that reported it, and English or Russian by its script.
  static func languages(of text: GoodsWords, reporters: [String]) -> UInt16 {
    var found: UInt16 = 0
    if text.hasLatin { found |= english }
    if text.hasCyrillic { found |= russian }
    var told: UInt16 = 0
    for letter in text.letters { told |= byLetter[letter] ?? 0 }
    for word in text.words { told |= bySign[word.folded] ?? 0 }
    for place in all.indices {
      let language = UInt16(1) << UInt16(place)
      let isCyrillic = (russian | ukrainian) & language != 0
      guard isCyrillic ? text.hasCyrillic : text.hasLatin else { continue }
      if told & language != 0 || !all[place].reporters.isDisjoint(with: reporters) {
        found |= language
      }
    }
    return found
  }
}

/// Takes the endings off words, by Snowball's algorithm for a language.
///
///     WordStems().keys(of: "vests", in: GoodsLanguages.place(of: "en"))  // ["vests", "1 vest"]
///
/// Not to be shared between threads: each of Snowball's stemmers holds the word it works on.
final class WordStems {
  private var stemmers: [OpaquePointer?]

  init() {
    stemmers = GoodsLanguages.all.map { language in
      language.algorithm.isEmpty ? nil : sb_stemmer_new(language.algorithm, "UTF_8")
    }
  }

  deinit {
    for stemmer in stemmers where stemmer != nil { sb_stemmer_delete(stemmer) }
  }

  /// By which a word is found: itself, and its stems in a language. Capitals without their marks
  /// («YELEGI» for «yeleği») are stemmed as they are written, too.
  func keys(of word: GoodsWords.Word, in language: Int) -> Set<String> {
    var keys: Set<String> = [word.folded]
    guard word.folded.utf8.count > 2 else { return keys }
    for form in Set([word.text, word.folded]) {
      // A word may be another's stem as it stands.
      keys.insert("\(language) \(GoodsWords.folded(form))")
      keys.insert("\(language) \(GoodsWords.folded(stem(form, in: language)))")
    }
    return keys
  }

  private func stem(_ word: String, in language: Int) -> String {
    let endings = GoodsLanguages.all[language].endings
    guard let stem = snowball(word, in: language) else {
      for ending in endings where word.hasSuffix(ending) {
        if word.unicodeScalars.count - ending.unicodeScalars.count >= 3 {
          return String(word.dropLast(ending.count))
        }
      }
      return word
    }
    if endings.isEmpty { return stem }
    let ending = word.dropFirst(word.commonPrefix(with: stem).count)
    if ending.isEmpty || endings.contains(String(ending)) { return stem }
    return word.hasSuffix("s") && !word.hasSuffix("ss") ? String(word.dropLast()) : word
  }

  private func snowball(_ word: String, in language: Int) -> String? {
    guard let stemmer = stemmers[language] else { return nil }
    var word = word
    return word.withUTF8 { bytes in
      guard let stem = sb_stemmer_stem(stemmer, bytes.baseAddress, Int32(bytes.count)) else {
        return nil
      }
      let length = Int(sb_stemmer_length(stemmer))
      return String(decoding: UnsafeBufferPointer(start: stem, count: length), as: UTF8.self)
    }
  }
}
