/// The words of a goods description or of a phrase that looks for one.
///
///     GoodsWords("BATTERIES, Li-ion").words.map(\.folded)  // ["batteries", "li", "ion"]
///
/// Each Chinese, Japanese or Korean sign is a word of its own.
struct GoodsWords {
  struct Word: Hashable, Sendable {
    /// In lower case.
    let text: String
    /// Without the marks of its letters, too.
    let folded: String
    let isSign: Bool
  }

  private(set) var words: [Word] = []
  /// Letters that are neither of ASCII nor plain Cyrillic.
  private(set) var letters: Set<Unicode.Scalar> = []
  private(set) var hasLatin = false
  private(set) var hasCyrillic = false

  init(_ text: String) {
    var word = ""
    for scalar in text.unicodeScalars {
      if scalar.isASCII {
        let byte = UInt8(scalar.value)
        switch byte {
        case 0x41...0x5A:
          word.unicodeScalars.append(Unicode.Scalar(byte | 0x20))
          hasLatin = true
        case 0x61...0x7A:
          word.unicodeScalars.append(scalar)
          hasLatin = true
        case 0x30...0x39: word.unicodeScalars.append(scalar)
        default: end(&word)
        }
      } else if GoodsWords.isSign(scalar) {
        end(&word)
        words.append(Word(text: String(scalar), folded: String(scalar), isSign: true))
      } else if scalar.properties.isAlphabetic {
        add(scalar, to: &word)
      } else if scalar.properties.canonicalCombiningClass == .notReordered {
        end(&word)
      }
    }
    end(&word)
  }

  private mutating func add(_ scalar: Unicode.Scalar, to word: inout String) {
    // The capital dotted İ has no lower case of one letter.
    let lower =
      scalar == "İ"
      ? "i" : scalar.properties.lowercaseMapping.unicodeScalars.first ?? scalar
    word.unicodeScalars.append(lower)
    if scalar == "İ" { letters.insert("ı") }
    letters.insert(lower)
    if (0x400...0x52F).contains(lower.value) { hasCyrillic = true } else { hasLatin = true }
  }

  private mutating func end(_ word: inout String) {
    guard !word.isEmpty else { return }
    words.append(Word(text: word, folded: GoodsWords.folded(word), isSign: false))
    word = ""
  }

  /// Han, kana and Hangul are written without spaces between words.
  private static func isSign(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x3040...0x30FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xAC00...0xD7AF, 0xF900...0xFAFF,
      0x20000...0x2FA1F:
      true
    default: false
    }
  }

  /// The word in lower case, its letters without their marks.
  static func folded(_ word: String) -> String {
    if word.utf8.allSatisfy({ $0 < 0x80 }) { return word.lowercased() }
    var out = ""
    for scalar in word.lowercased().unicodeScalars {
      guard scalar.properties.canonicalCombiningClass == .notReordered else { continue }
      out.unicodeScalars.append(plain[scalar] ?? scalar)
    }
    return out
  }

  private static let plain: [Unicode.Scalar: Unicode.Scalar] = {
    var plain: [Unicode.Scalar: Unicode.Scalar] = ["ё": "е"]
    let marked: [(Unicode.Scalar, String)] = [
      ("a", "áàâäãåāă"), ("c", "çćč"), ("d", "ďđ"), ("e", "éèêëēėęě"), ("g", "ğģ"), ("i", "íìîïıī"),
      ("l", "łľ"), ("n", "ñńňņ"), ("o", "óòôöõøőō"), ("r", "řŕ"), ("s", "şșšś"), ("t", "ţțť"),
      ("u", "úùûüűůū"), ("y", "ýÿ"), ("z", "žźż"),
    ]
    for (letter, marks) in marked {
      for mark in marks.unicodeScalars { plain[mark] = letter }
    }
    return plain
  }()
}
