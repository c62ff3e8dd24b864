/// What narrows the goods of a story, to be found in their descriptions.
///
///     GoodsQualities(["used"], ["used": ["used", "gebraucht*"]]).areSaid(in: "DREHMASCHINE, GEBRAUCHT")  // true
///
/// A word that the table does not have stands for itself, in singular or plural.
struct GoodsQualities {
  /// Each quality with the ways of saying it, each of one word or of several that follow one another.
  private let wanted: [[[Word]]]

  private enum Word {
    case whole(String)
    case beginning(String)
    /// In writing without spaces.
    case within(String)
  }

  /// - Parameter table: ways of saying a quality; `*` stands for any ending.
  init(_ words: [String], _ table: [String: [String]]) {
    wanted = words.map { word in
      (table[word] ?? [word]).map { way in
        GoodsQualities.folded(way).split(separator: " ").map { part in
          if part.hasSuffix("*") { return .beginning(String(part.dropLast())) }
          if part.unicodeScalars.contains(where: { $0.value >= 0x3000 }) {
            return .within(String(part))
          }
          return .whole(DeclaredWords.singular(String(part)))
        }
      }
    }
  }

  func areSaid(in description: String) -> Bool {
    let words = GoodsQualities.folded(description).split { !$0.isLetter && !$0.isNumber }
    return wanted.allSatisfy { ways in
      ways.contains { way in
        words.indices.contains { start in
          GoodsQualities.says(way, words[start...]) && !isTurned(start, way.count, words)
        }
      }
    }
  }

  /// Small letters; the Turkish «İ» and «ı» are «i», as capitals cannot tell them apart in all files.
  private static func folded(_ text: String) -> String {
    var folded = String.UnicodeScalarView()
    for scalar in text.lowercased().unicodeScalars where scalar.value != 0x307 {
      folded.append(scalar == "ı" ? "i" : scalar)
    }
    return String(folded)
  }

  private static func says(_ way: [Word], _ words: ArraySlice<Substring>) -> Bool {
    words.count >= way.count
      && zip(way, words).allSatisfy { wanted, word in
        switch wanted {
        case .whole(let text): DeclaredWords.singular(String(word)) == text
        case .beginning(let text): word.hasPrefix(text)
        case .within(let text): word.contains(text)
        }
      }
  }

  /// «NEW, NOT USED», «НЕ БЫВШИЕ В УПОТРЕБЛЕНИИ», «VALVES USED IN MINES».
  private func isTurned(_ start: Int, _ count: Int, _ words: [Substring]) -> Bool {
    let before = start > 0 ? words[start - 1] : ""
    let after = start + count < words.count ? words[start + count] : ""
    return GoodsQualities.negations.contains(before)
      || words[start] == "used" && GoodsQualities.purposes.contains(after)
  }

  private static let negations: Set<Substring> = [
    "not", "non", "no", "never", "without", "nicht", "kein", "keine", "keinen", "ohne", "не", "нет",
    "без",
    "pas", "sans", "sin", "senza", "sem", "nie", "bez", "niet", "geen", "inte", "ikke", "ei",
  ]
  private static let purposes: Set<Substring> = [
    "for", "in", "as", "to", "by", "with", "on", "at", "when", "only",
  ]
}
