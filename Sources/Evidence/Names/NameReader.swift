/// Reads a name into words: scripts to Latin letters, punctuation to word breaks, «L.L.C.» and
/// «S/B» to one word, runs of Han characters cut at the words that the vocabulary knows.
struct NameReader {
  let vocabulary: NameVocabulary?
  private let table = LetterTable.standard
  var letters: [UInt8] = []
  var words: [PartyName.Word] = []
  var legalForms: UInt64 = 0

  /// Latin letters of the word being read, before folding.
  private var word: [UInt8] = []
  private var script = PartyName.Script.latin
  private var scalarsInWord = 0
  /// The word's letters as written, kept from its first letter that is not ASCII's on.
  private var written: [UInt32] = []
  private var hasLatin = false
  private var hasCyrillic = false
  private var isNumber = false
  private var depth = 0
  private var han: [UInt32] = []
  /// What stood between the word before and this one.
  private var gap = Gap.start
  private var isLastSingle = false

  private enum Gap { case start, none, point, hyphen, wide }

  init(vocabulary: NameVocabulary?) {
    self.vocabulary = vocabulary
    letters.reserveCapacity(64)
    words.reserveCapacity(12)
    word.reserveCapacity(24)
  }

  /// Reads a name from its beginning to what its words mean; what was read before is forgotten.
  mutating func readWhole(_ raw: String) {
    letters.removeAll(keepingCapacity: true)
    words.removeAll(keepingCapacity: true)
    (legalForms, depth, gap, isLastSingle) = (0, 0, .start, false)
    script = .latin
    isNumber = false
    read(raw)
    settle()
  }

  /// What was read last.
  func withView<Result>(_ body: (NameView) -> Result) -> Result {
    words.withUnsafeBufferPointer { words in
      letters.withUnsafeBufferPointer { letters in
        body(NameView(words: words, letters: letters, legalForms: legalForms))
      }
    }
  }

  private mutating func read(_ raw: String) {
    var raw = raw
    raw.withUTF8 { bytes in
      var at = 0
      while at < bytes.count {
        let byte = bytes[at]
        if byte < 0x80 {
          at += 1
          ascii(byte, next: at < bytes.count ? bytes[at] : 0)
        } else {
          var (scalar, length) = NameReader.decode(bytes, at)
          at += length
          if at < bytes.count, scalar > 0x500 {
            let (second, more) = NameReader.decode(bytes, at)
            if let latin = table.pair(scalar, second) {
              append(latin, from: scalar)
              at += more
              continue
            }
          }
          if scalar == 0x2116 { scalar = 0x20 }
          take(scalar, hasLetterNext: at < bytes.count && bytes[at] > 0x40)
        }
      }
    }
    endHan()
    endWord()
  }

  private mutating func ascii(_ byte: UInt8, next: UInt8) {
    switch byte | 0x20 {
    case 0x61...0x7A:
      if byte >= 0x41 {
        begin(.latin, number: false)
        word.append(byte | 0x20)
        if hasCyrillic { written.append(UInt32(byte)) }
        hasLatin = true
        scalarsInWord += 1
        return
      }
    default: break
    }
    switch byte {
    case 0x30...0x39:
      begin(.latin, number: true)
      word.append(byte)
      scalarsInWord += 1
    case 0x27, 0x60:
      if word.isEmpty || next < 0x41 { separate(.wide) }
    case 0x2E, 0x2F:
      separate(.point)
      if byte == 0x2E, let last = words.indices.last { words[last].isAbbreviated = true }
    case 0x2D: separate(.hyphen)
    case 0x28, 0x5B:
      separate(.wide)
      depth += 1
    case 0x29, 0x5D:
      separate(.wide)
      depth = max(0, depth - 1)
    case 0x20: separate(gap == .point && word.isEmpty ? .point : .wide)
    default: separate(.wide)
    }
  }

  private mutating func take(_ scalar: UInt32, hasLetterNext: Bool) {
    if table.isUnspaced(scalar) {
      if han.isEmpty {
        let hadWord = !word.isEmpty
        endWord()
        if hadWord { gap = .none }
      } else if table.isHan(scalar) != table.isHan(han[0]) {
        endHan()
      }
      han.append(scalar)
      return
    }
    switch table.letter(scalar, startsWord: word.isEmpty) {
    case .letters(let latin): append(latin, from: scalar)
    case .digit(let digit):
      begin(.latin, number: true)
      word.append(48 + digit)
      scalarsInWord += 1
    case .nothing: break
    case .apostrophe:
      if word.isEmpty || !hasLetterNext { separate(.wide) }
    case .separator:
      separate(.wide)
      if scalar == 0xFF08 { depth += 1 }
      if scalar == 0xFF09 { depth = max(0, depth - 1) }
    case .unknown: unknown(scalar)
    }
  }

  private mutating func unknown(_ scalar: UInt32) {
    if (0xFF21...0xFF5A).contains(scalar) {
      ascii(UInt8(scalar - 0xFEE0), next: 0x41)
      return
    }
    begin(.other, number: false)
    scalarsInWord += 1
    if let value = Unicode.Scalar(scalar) { word.append(contentsOf: String(value).utf8) }
  }

  private mutating func append(_ latin: LetterTable.Place, from scalar: UInt32) {
    let script: PartyName.Script =
      switch scalar {
      case ..<0x250, 0x1E00..<0x1F00: .latin
      case 0x400..<0x530: .cyrillic
      case 0x590..<0x780: .abjad
      default: .other
      }
    begin(script, number: false)
    if script == .cyrillic {
      if !hasCyrillic, hasLatin { written = word.map(UInt32.init) }
      hasCyrillic = true
    }
    table.append(latin, to: &word)
    if script == .latin { hasLatin = true }
    if hasCyrillic { written.append(scalar) }
    scalarsInWord += 1
  }

  private mutating func begin(_ script: PartyName.Script, number: Bool) {
    if !han.isEmpty { endHan() }
    if !word.isEmpty, isNumber != number {
      endWord()
      gap = .none
    }
    if word.isEmpty || script != .latin { self.script = script }
    isNumber = number
  }

  private mutating func separate(_ kind: Gap) {
    endHan()
    let hadWord = !word.isEmpty
    endWord()
    gap = hadWord || kind == .wide || kind == .hyphen ? kind : gap
  }

  // MARK: Words

  private mutating func endWord() {
    guard !word.isEmpty else {
      scalarsInWord = 0
      return
    }
    if hasLatin, hasCyrillic { mendTwoScripts() }
    defer {
      word.removeAll(keepingCapacity: true)
      if hasCyrillic { written.removeAll(keepingCapacity: true) }
      (hasLatin, hasCyrillic) = (false, false)
      scalarsInWord = 0
      gap = .none
    }
    guard letters.count + 3 * word.count < Int(UInt16.max) else { return }
    let isSingle = scalarsInWord == 1 && !isNumber
    if isSingle, isLastSingle, gap == .point, let last = words.indices.last {
      // «F.Z.E.»: one word, read as it is spelled.
      letters.append(contentsOf: word.prefix(2))
      words[last].count = UInt8(clamping: letters.count - Int(words[last].start))
      complete(last)
      return
    }
    isLastSingle = isSingle
    let start = letters.count
    var kind = isNumber ? PartyName.Kind.number : isSingle ? .initial : .word
    if isNumber {
      let digits = word.drop { $0 == 48 }
      letters.append(contentsOf: digits.isEmpty ? word[0..<1] : digits)
    } else if isOrdinalEnding {
      return
    } else if let numeral = RomanNumeral.value(of: word), script == .latin, gap != .point {
      letters.append(contentsOf: String(numeral).utf8)
      kind = .number
    } else {
      SoundFold.fold(word[...], into: &letters, maySpell: script != .abjad)
    }
    add(from: start, kind: kind)
  }

  /// «АO», «CTPOЙKA»: letters that look alike were typed in the wrong alphabet. A word that can be
  /// read wholly in Cyrillic is, else it is read in Latin letters.
  private mutating func mendTwoScripts() {
    func spelling(_ replacing: [UInt32: UInt32]) -> [UInt8] {
      var spelled: [UInt8] = []
      for scalar in written {
        let meant = replacing[scalar] ?? scalar
        if meant < 0x80 {
          spelled.append(UInt8(meant) | 0x20)
        } else if case .letters(let latin) = table.letter(meant, startsWord: spelled.isEmpty) {
          table.append(latin, to: &spelled)
        }
      }
      return spelled
    }
    let isCyrillic = written.allSatisfy { $0 > 0x400 || LetterTable.cyrillicTwins[$0] != nil }
    word = spelling(isCyrillic ? LetterTable.cyrillicTwins : LetterTable.latinTwins)
    script = isCyrillic ? .cyrillic : .latin
  }

  /// The «th» of «7th» says nothing.
  private var isOrdinalEnding: Bool {
    guard gap == .none, words.last?.kind == .number, word.count == 2 else { return false }
    return ["th", "st", "nd", "rd"].contains { word.elementsEqual($0.utf8) }
  }

  private mutating func add(from start: Int, kind: PartyName.Kind) {
    let count = min(letters.count - start, 255)
    guard count > 0 else { return }
    words.append(
      PartyName.Word(
        start: UInt16(start), count: UInt8(count), kind: kind, concept: 0, script: script,
        isInParentheses: depth > 0,
        isHyphenated: gap == .hyphen, mask: 0, hash: 0))
    if gap == .hyphen, words.count > 1 { words[words.count - 2].isHyphenated = true }
    complete(words.count - 1)
  }

  /// Sets what follows from a word's letters.
  mutating func complete(_ position: Int) {
    let start = Int(words[position].start)
    let slice = letters[start..<start + Int(words[position].count)]
    words[position].mask = LetterClass.mask(of: slice)
    words[position].hash = LetterClass.hash(of: slice)
    if words[position].kind == .initial, words[position].count > 1 { words[position].kind = .word }
  }

  /// Cuts a run of Han characters at known words; what is left between them are names.
  private mutating func endHan() {
    guard !han.isEmpty else { return }
    let run = han
    han.removeAll(keepingCapacity: true)
    script = table.isHan(run[0]) ? .han : .other
    isLastSingle = false
    var from = 0
    var at = 0
    while at < run.count {
      guard let (length, meaning) = vocabulary?.hanWord(in: run, at: at) else {
        at += 1
        continue
      }
      let start = letters.count
      append(syllables: run[from..<at])
      add(from: start, kind: .word)
      let known = letters.count
      append(syllables: run[at..<at + length])
      add(from: known, kind: .word)
      if let last = words.indices.last, Int(words[last].start) == known {
        mark(last, as: meaning)
      }
      at += length
      from = at
    }
    let start = letters.count
    append(syllables: run[from...])
    add(from: start, kind: .word)
    gap = .none
  }

  private mutating func append(syllables run: ArraySlice<UInt32>) {
    var latin: [UInt8] = []
    for scalar in run where !Hangul.append(scalar, to: &latin) {
      if case .letters(let syllable) = table.letter(scalar, startsWord: false) {
        table.append(syllable, to: &latin)
      }
    }
    SoundFold.fold(latin[...], into: &letters)
  }

  private mutating func mark(_ position: Int, as meaning: NameVocabulary.Meaning) {
    words[position].kind = meaning.kind
    words[position].concept = meaning.concept
    if meaning.kind == .legalForm { legalForms |= 1 << UInt64(meaning.concept) }
  }

  private static func decode(_ bytes: UnsafeBufferPointer<UInt8>, _ at: Int) -> (UInt32, Int) {
    let first = UInt32(bytes[at])
    func more(_ offset: Int) -> UInt32 {
      at + offset < bytes.count ? UInt32(bytes[at + offset] & 0x3F) : 0
    }
    switch first {
    case ..<0x80: return (first, 1)
    case ..<0xE0: return ((first & 0x1F) << 6 | more(1), 2)
    case ..<0xF0: return ((first & 0x0F) << 12 | more(1) << 6 | more(2), 3)
    default: return ((first & 0x07) << 18 | more(1) << 12 | more(2) << 6 | more(3), 4)
    }
  }
}
