import Facts

/// Whether the declarations say what a story says the goods were declared as.
///
///     «declared as "garden tools"», GARDEN TOOL, STEEL: they say so
///
/// Only descriptions that hold every word of the quotation, in singular or plural, count: a translation
/// or a synonym is for a person to judge.
struct DeclaredWords {
  /// More descriptions than these are not read for one claim.
  static let most = 1_000

  /// How many descriptions hold all the words, and how many were read.
  let holding: Int
  let read: Int
  /// True where a description shares one word with the quotation at least, or is in other letters.
  let mayMean: Bool

  init(_ words: String, in records: [Shipment]) {
    let wanted = DeclaredWords.words(words)
    let texts = records.map { DeclaredWords.words($0.goods) }
    read = texts.count
    holding = wanted.isEmpty ? 0 : texts.count { wanted.isSubset(of: $0) }
    mayMean = zip(records, texts).contains { record, text in
      !wanted.isDisjoint(with: text) || !record.goods.utf8.allSatisfy { $0 < 0x80 }
    }
  }

  private static let small: Set<String> = [
    "a", "an", "the", "of", "for", "and", "or", "in", "with",
  ]

  private static func words(_ text: String) -> Set<String> {
    Set(
      text.lowercased().split { !$0.isLetter && !$0.isNumber }.map { singular(String($0)) }
        .filter { !small.contains($0) })
  }

  static func singular(_ word: String) -> String {
    guard word.utf8.count > 3, word.hasSuffix("s"), !word.hasSuffix("ss") else { return word }
    return word.hasSuffix("ies") ? word.dropLast(3) + "y" : String(word.dropLast())
  }

  /// The verdict's reason, over all records of the scope.
  func reason(of total: Int) -> Verdict.Reason {
    if total == 0 || !mayMean { return .contradicted }
    return read == total && holding == total ? .agrees : .ambiguous
  }

  func explanation(of total: Int) -> String {
    guard total > 0 else { return "No record fits the scope." }
    return "\(holding) of \(total) goods descriptions hold all these words"
      + (read < total ? "; only \(read) were read." : ".")
  }
}
