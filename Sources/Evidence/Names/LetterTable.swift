/// How the letters of every script are written in Latin letters, before sounds are folded.
///
///     «Ш» → sh, «წ» → ts, «岳» → yue, «한» → han
///
/// Scripts that the table does not know keep their own bytes, so that names in them can still
/// be compared with one another.
struct LetterTable: Sendable {
  static let standard = LetterTable()

  /// What a scalar is to a name.
  enum Letter {
    case letters(Place)
    case digit(UInt8)
    /// Combining marks, zero-width characters: as if they were not there.
    case nothing
    case apostrophe
    case separator
    case unknown
  }

  private static let limit = 0x3400
  private static let hanRange: ClosedRange<UInt32> = 0x3400...0x9FFF

  /// For every scalar below `limit`, where its Latin letters stand in `pool`; 0 where it has none.
  private var places = [UInt16](repeating: 0, count: limit)
  /// For every Han character, where its syllable stands in `pool`.
  private var syllables = [UInt16](repeating: 0, count: Int(hanRange.upperBound - 0x3400) + 1)
  /// Two letters read as one sound, and letters that begin a word otherwise.
  private var pairs: [UInt32: UInt16] = [:]
  private var initials: [UInt32: UInt16] = [:]
  /// Whether a letter may be the first of such a pair, or begin a word otherwise.
  private var isPeculiar = [Bool](repeating: false, count: limit)
  /// Each entry is its length and its letters.
  private var pool: [UInt8] = [0]
  /// Every toneless Mandarin syllable, folded.
  private var mandarin = Set<[UInt8]>()

  private init() {
    var known: [[UInt8]: UInt16] = [:]
    func place(_ latin: Substring, in pool: inout [UInt8]) -> UInt16 {
      let letters = Array(latin.utf8)
      if let at = known[letters] { return at }
      let at = UInt16(pool.count)
      known[letters] = at
      pool.append(UInt8(letters.count))
      pool.append(contentsOf: letters)
      return at
    }
    for row in NameTable.rows(of: "letters.tsv") where row.count >= 2 {
      let scalars = row[0].unicodeScalars.map(\.value)
      let at = place(row[1], in: &pool)
      switch scalars.count {
      case 1 where scalars[0] < LetterTable.limit: places[Int(scalars[0])] = at
      case 2 where scalars[0] == 0x5E && scalars[1] < LetterTable.limit:
        initials[scalars[1]] = at
        isPeculiar[Int(scalars[1])] = true
      case 2 where scalars[0] < LetterTable.limit:
        pairs[scalars[0] << 16 | scalars[1]] = at
        isPeculiar[Int(scalars[0])] = true
      default: continue
      }
    }
    for row in NameTable.rows(of: "pinyin.tsv") where row.count >= 2 {
      let at = place(row[0], in: &pool)
      var folded: [UInt8] = []
      SoundFold.fold(Array(row[0].utf8)[...], into: &folded)
      // «m», «ng» are syllables of speech, of no name.
      if row[0].contains(where: "aeiou".contains) { mandarin.insert(folded) }
      for scalar in row[1].unicodeScalars where LetterTable.hanRange.contains(scalar.value) {
        syllables[Int(scalar.value - LetterTable.hanRange.lowerBound)] = at
      }
    }
  }

  /// The letters at a place of the pool.
  func append(_ place: Place, to letters: inout [UInt8]) {
    let start = Int(place.at) + 1
    pool.withUnsafeBufferPointer { pool in
      for position in start..<start + Int(pool[start - 1]) { letters.append(pool[position]) }
    }
  }

  /// Where the Latin letters of a scalar stand.
  struct Place { fileprivate var at: UInt16 }

  func isHan(_ scalar: UInt32) -> Bool { LetterTable.hanRange.contains(scalar) }

  /// Whether the scalar belongs to a script that writes several words in one: Han, Hangul.
  func isUnspaced(_ scalar: UInt32) -> Bool { isHan(scalar) || Hangul.syllables.contains(scalar) }

  /// Whether these folded letters can be read as Mandarin syllables: «iuexing», not «stargate».
  func isMandarin(_ folded: some RandomAccessCollection<UInt8>) -> Bool {
    let folded = Array(folded)
    var reached = [true] + [Bool](repeating: false, count: folded.count)
    for end in 1...max(1, folded.count) {
      for start in max(0, end - 6)..<end where reached[start] && end <= folded.count {
        if mandarin.contains(Array(folded[start..<end])) { reached[end] = true }
      }
    }
    return !folded.isEmpty && reached[folded.count]
  }

  /// The letters of a scalar that is not ASCII.
  func letter(_ scalar: UInt32, startsWord: Bool) -> Letter {
    if scalar < UInt32(LetterTable.limit) {
      if startsWord, isPeculiar[Int(scalar)], let at = initials[scalar] {
        return .letters(Place(at: at))
      }
      let at = places[Int(scalar)]
      if at != 0 { return .letters(Place(at: at)) }
    } else if LetterTable.hanRange.contains(scalar) {
      let at = syllables[Int(scalar - LetterTable.hanRange.lowerBound)]
      return at == 0 ? .unknown : .letters(Place(at: at))
    }
    return other(scalar)
  }

  /// The letters of two scalars that are one sound («しゃ», «ու»), where they are.
  func pair(_ first: UInt32, _ second: UInt32) -> Place? {
    guard first < LetterTable.limit, isPeculiar[Int(first)] else { return nil }
    return pairs[first << 16 | second].map(Place.init)
  }

  private func other(_ scalar: UInt32) -> Letter {
    switch scalar {
    case 0x300...0x36F, 0x483...0x489, 0x591...0x5C7, 0x610...0x61A, 0x64B...0x65F, 0x670,
      0x6D6...0x6ED, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2069, 0xAD, 0xFE00...0xFE0F,
      0xFEFF:
      return .nothing
    case 0xB4, 0x2B9...0x2BF, 0x2018, 0x2019, 0x201B, 0x2032, 0xFF07: return .apostrophe
    case 0x660...0x669: return .digit(UInt8(scalar - 0x660))
    case 0x6F0...0x6F9: return .digit(UInt8(scalar - 0x6F0))
    case 0xFF10...0xFF19: return .digit(UInt8(scalar - 0xFF10))
    default:
      guard let value = Unicode.Scalar(scalar) else { return .separator }
      return value.properties.isAlphabetic ? .unknown : .separator
    }
  }
}

extension LetterTable {
  private static let twins: [(latin: Unicode.Scalar, cyrillic: Unicode.Scalar)] = [
    ("A", "А"), ("B", "В"), ("C", "С"), ("E", "Е"), ("H", "Н"), ("K", "К"), ("M", "М"), ("O", "О"),
    ("P", "Р"), ("T", "Т"), ("X", "Х"), ("Y", "У"), ("I", "І"), ("a", "а"),
    ("c", "с"), ("e", "е"), ("k", "к"), ("o", "о"), ("p", "р"), ("x", "х"), ("y", "у"), ("i", "і"),
    ("m", "м"), ("t", "т"), ("b", "в"), ("h", "н"),
  ]

  /// Latin letters that look like Cyrillic ones, and the other way round.
  static let cyrillicTwins = Dictionary(
    uniqueKeysWithValues: twins.map { ($0.latin.value, $0.cyrillic.value) })
  static let latinTwins = Dictionary(
    uniqueKeysWithValues: twins.map { ($0.cyrillic.value, $0.latin.value) })
}

/// Hangul syllables, in the Revised Romanisation of 2000.
enum Hangul {
  static let syllables: ClosedRange<UInt32> = 0xAC00...0xD7A3

  private static let initials: [StaticString] = [
    "g", "kk", "n", "d", "tt", "r", "m", "b", "pp", "s", "ss", "", "j", "jj", "ch", "k", "t", "p",
    "h",
  ]
  private static let vowels: [StaticString] = [
    "a", "ae", "ya", "yae", "eo", "e", "yeo", "ye", "o", "wa", "wae", "oe", "yo", "u", "wo", "we",
    "wi", "yu", "eu", "ui", "i",
  ]
  private static let finals: [StaticString] = [
    "", "k", "k", "k", "n", "n", "n", "t", "l", "k", "m", "l", "l", "l", "p", "l", "m", "p", "p",
    "t", "t", "ng", "t", "t", "k", "t", "p", "t",
  ]

  /// Appends a syllable's letters; false where the scalar is none.
  static func append(_ scalar: UInt32, to letters: inout [UInt8]) -> Bool {
    guard syllables.contains(scalar) else { return false }
    let index = Int(scalar - 0xAC00)
    for part in [initials[index / 588], vowels[index % 588 / 28], finals[index % 28]] {
      letters.append(
        contentsOf: UnsafeBufferPointer(start: part.utf8Start, count: part.utf8CodeUnitCount))
    }
    return true
  }
}
