/// Words that were perhaps meant by one that is none of them.
public enum NearestWord {
  /// The one that a letter or two make of what was written; `nil` where none is so near.
  ///
  ///     NearestWord.of("improt", among: ["import", "inspect"])  // "import"
  ///
  /// - Complexity: O(n · k²) for n words of k letters.
  public static func of(_ written: String, among words: [String]) -> String? {
    let found = words.map { (word: $0, letters: $0.difference(from: written).count) }
      .min { ($0.letters, $0.word) < ($1.letters, $1.word) }
    return found.flatMap { $0.letters <= min(3, written.count / 2) ? $0.word : nil }
  }
}
