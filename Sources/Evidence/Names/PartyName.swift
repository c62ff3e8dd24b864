/// A party's name, read once: script, legal form, generic words and punctuation set aside.
///
///     PartyName("KORKUTEL MAKİNA DIŞ TİC. LTD. ŞTİ.").core  // "korkutel makina distic"
///
/// A name of any script becomes words of folded Latin letters (see `SoundFold`), each with what it
/// is: a word of its own, a word of the trade, a place, a number, a legal form.
public struct PartyName: Sendable, Hashable {
  /// In one place, so that a name is handed on by one count: two names are held against each other a
  /// million times a minute.
  private final class Reading: Sendable {
    let raw: String
    let letters: [UInt8]
    let words: [Word]
    let legalForms: UInt64

    init(_ raw: String, letters: [UInt8], words: [Word], legalForms: UInt64) {
      self.raw = raw
      self.letters = letters
      self.words = words
      self.legalForms = legalForms
    }
  }

  private let reading: Reading

  public var raw: String { reading.raw }
  /// The folded letters of all words, one after the other.
  var letters: [UInt8] { reading.letters }
  var words: [Word] { reading.words }
  /// The canonical legal forms in the name, as bits of `NameVocabulary.legalForms`.
  var legalForms: UInt64 { reading.legalForms }

  public init(_ raw: String) {
    self.init(raw, vocabulary: .standard)
  }

  init(_ raw: String, vocabulary: NameVocabulary?) {
    var reader = NameReader(vocabulary: vocabulary)
    reader.readWhole(raw)
    reading = Reading(
      raw, letters: reader.letters, words: reader.words, legalForms: reader.legalForms)
  }

  /// A name that was read before.
  init(
    _ raw: String, letters: ArraySlice<UInt8>, words: ArraySlice<Word>, legalForms: UInt64
  ) {
    reading = Reading(raw, letters: Array(letters), words: Array(words), legalForms: legalForms)
  }

  public static func == (one: PartyName, other: PartyName) -> Bool { one.raw == other.raw }
  public func hash(into hasher: inout Hasher) { hasher.combine(raw) }

  /// The folded words that are no legal form, as the matching sees them.
  public var core: String {
    words.filter { $0.kind != .legalForm && $0.kind != .filler }
      .map { String(decoding: letters(of: $0), as: UTF8.self) }.joined(separator: " ")
  }

  /// The canonical codes of the legal forms found in the name, in order of the table.
  public var legalFormCodes: [String] {
    let codes = NameVocabulary.standard.legalForms
    return codes.indices.filter { legalForms & (1 << UInt64($0)) != 0 }.map { codes[$0] }
  }

  func letters(of word: Word) -> ArraySlice<UInt8> {
    letters[Int(word.start)..<Int(word.start) + Int(word.count)]
  }

  /// One word of a name.
  struct Word: Sendable, Hashable {
    var start: UInt16
    var count: UInt8
    var kind: Kind
    /// Which thing a known word means, in any language; 0 for a word of its own.
    var concept: UInt16
    var script: Script
    var isInParentheses: Bool
    /// Written in one with the word before or after it: «Ala-Too».
    var isHyphenated = false
    /// Ends with a point: «Comp.».
    var isAbbreviated = false
    /// One bit a letter; see `LetterClass`.
    var mask: UInt32
    var hash: UInt32

    /// How much of a name a word of this kind carries, where nothing is known of the evidence.
    var weight: Float { kind.weight }
  }

  enum Kind: UInt8, Sendable {
    /// A word of its own: «Korkutel».
    case word
    /// Says what the party does: «optoelectronics», «завод».
    case trade
    /// Says hardly anything: «trading», «group», «international».
    case generic
    case place
    case number
    /// A single letter.
    case initial
    /// A further name in parentheses: «(DJI)».
    case alias
    /// «and», «of», «ve».
    case filler
    case legalForm

    var weight: Float {
      switch self {
      case .word: 1
      case .trade: 0.5
      case .generic: 0.25
      case .place: 0.5
      case .number: 0.6
      case .initial: 0.4
      case .alias: 0.15
      case .filler, .legalForm: 0
      }
    }
  }

  enum Script: UInt8, Sendable {
    case latin, cyrillic, abjad, han, other
  }
}

/// One bit a class of consonants; sounds that are written for one another share a class.
enum LetterClass {
  static let masks: [UInt32] = {
    var masks = [UInt32](repeating: 1 << 31, count: 256)
    // Letters that stand for sounds of several classes have no bit: c, C, J, h, j, x and vowels.
    let classes = [
      "kqg", "sSzZ", "bp", "dt", "fv", "l", "m", "n", "r",
    ]
    for letter in "aeiouyYcCJhjx".utf8 { masks[Int(letter)] = 0 }
    for (bit, letters) in classes.enumerated() {
      for letter in letters.utf8 { masks[Int(letter)] = 1 << UInt32(bit) }
    }
    for digit in UInt8(ascii: "0")...UInt8(ascii: "9") {
      masks[Int(digit)] = 1 << UInt32(22 + (digit - 48) % 9)
    }
    return masks
  }()

  static func mask(of letters: ArraySlice<UInt8>) -> UInt32 {
    masks.withUnsafeBufferPointer { masks in letters.reduce(0) { $0 | masks[Int($1)] } }
  }

  /// FNV-1a; the same in every run.
  static func hash(of letters: ArraySlice<UInt8>) -> UInt32 {
    letters.reduce(emptyHash) { hash($0, and: $1) }
  }

  static let emptyHash: UInt32 = 2_166_136_261

  /// The hash of some letters and one more.
  static func hash(_ hash: UInt32, and letter: UInt8) -> UInt32 {
    (hash ^ UInt32(letter)) &* 16_777_619
  }
}
