/// Folds the spellings of one sound into one code, so that transliterations made by different
/// rules become the same letters.
///
///     khvoya, hvoia → hvoia     zarechny, zarechnyy, zarechnyj → zareCni
///
/// Codes are lower-case letters, digits, and capitals for sounds that no single letter has:
/// S (sh, shch, sch), C (ch), Z (ts), J (zh), Y (yo). Bytes of unknown scripts stay as they are.
enum SoundFold {
  /// Appends the folded form of one word of lower-case ASCII letters.
  ///
  /// - Parameter maySpell: false for alphabets that write no vowels.
  static func fold(
    _ word: ArraySlice<UInt8>, into folded: inout [UInt8], maySpell: Bool = true
  ) {
    let first = folded.count
    let isShort = word.count <= 3
    word.withUnsafeBufferPointer { letters in
      // «DKS» is spelled, not spoken.
      if maySpell, letters.count <= 5, !letters.contains(where: isVowel) {
        folded.append(contentsOf: letters)
        return
      }
      var at = 0
      while at < letters.count {
        let (code, length) = letters.count > 2 ? sound(letters, at) : (letters[at], 1)
        at += length
        if code == 0 { continue }
        // A sound written twice is one sound, but «OOO» and «AAT» are not words.
        if !isShort, folded.count > first, let last = folded.last, last == code, last >= 0x41 {
          continue
        }
        folded.append(code)
      }
    }
  }

  /// Folded words as they are folded where they are written as one: at the seam of «qinling» and
  /// «huaxing» stands a «gh», at that of «xin» and «nan» one «n».
  static func joined(_ words: some Sequence<UInt8>) -> [UInt8] {
    var letters: [UInt8] = []
    fold(Array(words)[...], into: &letters, maySpell: false)
    return letters
  }

  /// Whether words begin, written as one, as `joined` does.
  static func mayJoin(
    _ words: UnsafeBufferPointer<UInt8>, as joined: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    words.count > 2 ? sound(words, 0).0 == joined[0] : words[0] == joined[0]
  }

  /// ASCII letters by name: the rules below read as they are spoken.
  private enum Code {
    static let a = UInt8(ascii: "a"), e = UInt8(ascii: "e"), i = UInt8(ascii: "i")
    static let o = UInt8(ascii: "o"), u = UInt8(ascii: "u"), h = UInt8(ascii: "h")
  }

  private static func sound(
    _ letters: UnsafeBufferPointer<UInt8>, _ at: Int
  ) -> (UInt8, Int) {
    let left = letters.count - at
    let next: UInt8 = left > 1 ? letters[at + 1] : 0
    func has(_ letter: Unicode.Scalar, _ offset: Int) -> Bool {
      at + offset < letters.count && letters[at + offset] == UInt8(ascii: letter)
    }
    switch letters[at] {
    case UInt8(ascii: "s"):
      if next == Code.h {
        return has("c", 2) && has("h", 3)
          ? (UInt8(ascii: "S"), 4) : (UInt8(ascii: "S"), 2)
      }
      if has("c", 1), has("h", 2) { return (UInt8(ascii: "S"), 3) }
    case UInt8(ascii: "c"):
      if has("k", 1) { return (UInt8(ascii: "k"), 2) }
      if next == Code.h || has("z", 1) { return (UInt8(ascii: "C"), 2) }
    case UInt8(ascii: "t"):
      if has("c", 1), has("h", 2) { return (UInt8(ascii: "C"), 3) }
      if has("s", 1) || has("z", 1) { return (UInt8(ascii: "Z"), 2) }
      if next == Code.h { return (UInt8(ascii: "t"), 2) }
    case UInt8(ascii: "z"):
      if next == Code.h { return (UInt8(ascii: "J"), 2) }
    case UInt8(ascii: "d"):
      if has("z", 1), has("h", 2) { return (UInt8(ascii: "j"), 3) }
      if next == Code.h { return (UInt8(ascii: "d"), 2) }
    case UInt8(ascii: "k"):
      if next == Code.h { return (Code.h, 2) }
      if has("s", 1) { return (UInt8(ascii: "x"), 2) }
    case UInt8(ascii: "g"):
      if next == Code.h { return (UInt8(ascii: "g"), 2) }
    case UInt8(ascii: "p"):
      if next == Code.h { return (UInt8(ascii: "f"), 2) }
    case UInt8(ascii: "q"):
      if next == Code.u, has("e", 2), left == 3 { return (UInt8(ascii: "k"), 3) }
      return (UInt8(ascii: "k"), 1)
    case UInt8(ascii: "w"): return (UInt8(ascii: "v"), 1)
    default: return vowel(letters, at, next, left)
    }
    return (letters[at], 1)
  }

  private static func vowel(
    _ letters: UnsafeBufferPointer<UInt8>, _ at: Int, _ next: UInt8, _ left: Int
  ) -> (UInt8, Int) {
    switch letters[at] {
    case UInt8(ascii: "y"), Code.i:
      if letters[at] != Code.i, next == Code.o { return (UInt8(ascii: "Y"), 2) }
      if next == Code.e { return (Code.e, 2) }
      if next == UInt8(ascii: "y") || next == UInt8(ascii: "j") || next == Code.i {
        return (Code.i, left == 2 ? 2 : 1)
      }
      return (Code.i, 1)
    case UInt8(ascii: "j"):
      // «Tolstoj», «Zarechnyj»: after a vowel and before a consonant or the end.
      guard at > 0, !isVowel(next) else { return (letters[at], 1) }
      return isVowel(letters[at - 1]) || letters[at - 1] == UInt8(ascii: "y")
        ? (Code.i, 1) : (letters[at], 1)
    case Code.o:
      if next == Code.u { return (Code.u, 2) }
    default: break
    }
    return (letters[at], 1)
  }

  private static func isVowel(_ letter: UInt8) -> Bool {
    switch letter {
    case Code.a, Code.e, Code.i, Code.o, Code.u, UInt8(ascii: "y"): true
    default: false
    }
  }
}
