/// Compares words of goods descriptions: folded, plural taken off, in Latin and Cyrillic.
///
///     WordMatching.words("BATTERIES, Li-ion")  // ["batter", "li", "ion"]
enum WordMatching {
  static func words(_ text: String) -> [String] {
    var words: [String] = []
    var word = ""
    for scalar in text.lowercased().unicodeScalars {
      if scalar.properties.isAlphabetic || (0x30...0x39).contains(scalar.value) {
        word.unicodeScalars.append(folded(scalar))
      } else if scalar.properties.canonicalCombiningClass == .notReordered {
        if !word.isEmpty { words.append(stem(word)) }
        word = ""
      }
    }
    if !word.isEmpty { words.append(stem(word)) }
    return words
  }

  private static func folded(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar {
    case "ё": "е"
    case "é", "è", "ê", "ë": "e"
    case "á", "à", "â", "ä", "ã", "å": "a"
    case "í", "ì", "î", "ï", "ı": "i"
    case "ó", "ò", "ô", "ö", "õ", "ø": "o"
    case "ú", "ù", "û", "ü": "u"
    case "ç": "c"
    case "ş": "s"
    case "ğ": "g"
    case "ñ": "n"
    default: scalar
    }
  }

  /// Endings of number and case, the longest first.
  private static let cyrillicEndings = [
    "иями", "ями", "ами", "иях", "ого", "его", "ому", "ему", "ыми", "ими", "иям", "ием", "ая", "яя",
    "ое", "ее", "ые", "ие", "ый", "ий", "ой", "ей", "ых", "их", "ом", "ем", "ам", "ям", "ах", "ях",
    "ов", "ев", "ия", "ии", "ию", "ью", "ую", "юю", "а", "я", "о", "е", "ы", "и", "у", "ю", "ь",
    "й",
  ]

  static func stem(_ word: String) -> String {
    guard word.unicodeScalars.count > 3, let first = word.unicodeScalars.first else { return word }
    if (0x400...0x52F).contains(first.value) {
      for ending in cyrillicEndings where word.hasSuffix(ending) {
        let rest = word.dropLast(ending.count)
        if rest.count >= 3 { return String(rest) }
      }
      return word
    }
    if word.hasSuffix("ies"), word.count > 4 { return String(word.dropLast(3)) + "y" }
    for ending in ["sses", "shes", "ches", "xes", "zes"] where word.hasSuffix(ending) {
      return String(word.dropLast(2))
    }
    if word.hasSuffix("s"), !word.hasSuffix("ss"), !word.hasSuffix("us"), !word.hasSuffix("is") {
      return String(word.dropLast())
    }
    return word
  }

  /// Words before which a description says what the goods are, and after which what they are for.
  private static let purposes: Set<String> = Set(
    ["for", "для", "için", "icin", "para", "für", "pour", "per", "dla"].map { word in
      words(word).first ?? word
    })

  /// True where the text holds all words of the phrase close together, in whatever order:
  /// «VEST, BALLISTIC» is a ballistic vest, and «PARTS FOR DRONES» are drone parts; but «BATTERY FOR
  /// QUADCOPTER» is no quadcopter: one word at least must stand before what the goods are for.
  static func holds(_ text: [String], _ phrase: [String]) -> Bool {
    guard !phrase.isEmpty, phrase.count <= text.count else { return false }
    let head = text.prefix { !purposes.contains($0) }
    if phrase.count == 1 { return head.contains(phrase[0]) }
    guard phrase.contains(where: { head.contains($0) }) else { return false }
    let window = phrase.count + 2
    let wanted = Set(phrase)
    for start in text.indices where wanted.contains(text[start]) {
      let near = text[start..<min(text.count, start + window)]
      if wanted.isSubset(of: near) { return true }
    }
    return false
  }
}
