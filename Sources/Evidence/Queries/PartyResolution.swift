import Facts

/// A first, plain comparison of party names: folded words without legal forms.
struct PartyResolution {
  struct Match {
    let id: Int
    let score: Double
    let asked: String
  }

  private let names: [[String]]

  init(_ names: [String]) {
    self.names = names.map(PartyResolution.words)
  }

  func matches(_ asked: String) -> [Match] {
    let words = PartyResolution.words(asked)
    guard !words.isEmpty else { return [] }
    return names.indices.compactMap { id in
      let score = PartyResolution.score(words, names[id])
      return score >= 0.5 ? Match(id: id, score: score, asked: asked) : nil
    }
  }

  static func score(_ asked: [String], _ name: [String]) -> Double {
    guard !name.isEmpty else { return 0 }
    if asked == name || asked.joined() == name.joined() { return 1 }
    let shared = asked.count { name.contains($0) }
    guard shared == asked.count else { return 0 }
    return 0.6 + 0.4 * Double(shared) / Double(name.count)
  }

  private static let forms: Set<String> = [
    "ooo", "ao", "oao", "zao", "pao", "llc", "ltd", "limited", "co", "inc", "corp", "company",
    "jsc",
    "cjsc", "pjsc", "gmbh", "as", "fze", "too", "ip", "srl", "spa", "sa", "the", "llp",
    "corporation",
  ]

  static func words(_ name: String) -> [String] {
    var words: [String] = []
    var word = ""
    for scalar in name.lowercased().unicodeScalars {
      if scalar.properties.isAlphabetic || (0x30...0x39).contains(scalar.value) {
        word += latin[scalar] ?? String(scalar)
      } else if scalar != "." {
        if !word.isEmpty { words.append(word) }
        word = ""
      }
    }
    if !word.isEmpty { words.append(word) }
    let kept = words.filter { !forms.contains($0) }
    return kept.isEmpty ? words : kept
  }

  private static let latin: [Unicode.Scalar: String] = {
    let letters = Array("абвгдежзийклмнопрстуфхцчшщъыьэюя".unicodeScalars)
    let romanised = [
      "a", "b", "v", "g", "d", "e", "zh", "z", "i", "y", "k", "l", "m", "n", "o", "p", "r", "s",
      "t",
      "u", "f", "kh", "ts", "ch", "sh", "shch", "", "y", "", "e", "yu", "ya",
    ]
    return Dictionary(uniqueKeysWithValues: zip(letters, romanised))
  }()
}
