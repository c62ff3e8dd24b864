/// Short forms made of the beginnings of a name's words.
///
///     DKS for «Delta Kran Systems», NORDELINCO for «North Delta Industries Corporation»
extension NameView {
  /// The neighbouring words that this word abbreviates.
  func words(
    abbreviatedBy acronym: UnsafeBufferPointer<UInt8>, open: UnsafeMutableBufferPointer<Float>
  ) -> Range<Int>? {
    func begins(_ place: Int) -> Bool {
      open[place] == 0 && letters[Int(words[place].start)] == acronym[0]
    }
    guard words.indices.contains(where: begins) else { return nil }
    for first in words.indices where open[first] == 0 && words[first].kind != .number {
      if let end = initials(acronym, from: first, open: open), end - first >= 3 {
        return first..<end
      }
      if acronym.count >= 5, let end = syllables(acronym[...], from: first, open: open, words: 0) {
        return first..<end
      }
    }
    return nil
  }

  /// Where the words end whose first letters are exactly these.
  private func initials(
    _ acronym: UnsafeBufferPointer<UInt8>, from first: Int,
    open: UnsafeMutableBufferPointer<Float>
  ) -> Int? {
    var taken = 0
    var at = first
    while at < words.count, taken < acronym.count {
      if words[at].kind == .filler {
        at += 1
        continue
      }
      guard open[at] == 0, letters[Int(words[at].start)] == acronym[taken] else { return nil }
      taken += 1
      at += 1
    }
    guard taken == acronym.count else { return nil }
    // An acronym of some of the words only is an accident.
    let isWhole = words[at...].allSatisfy { $0.kind == .legalForm || $0.kind == .filler }
    return isWhole || acronym.count >= 5 ? at : nil
  }

  /// Where the words end whose beginnings, of three words or more and mostly of two letters or
  /// more, are together exactly these letters.
  private func syllables(
    _ rest: Slice<UnsafeBufferPointer<UInt8>>, from at: Int,
    open: UnsafeMutableBufferPointer<Float>, words taken: Int, single: Int = 0
  ) -> Int? {
    if rest.isEmpty { return taken >= 3 && single <= 1 ? at : nil }
    guard at < words.count, open[at] == 0 else { return nil }
    let spelled = letters(of: words[at])
    for length in stride(from: min(5, spelled.count, rest.count), through: 1, by: -1)
    where spelled.prefix(length).elementsEqual(rest.prefix(length)) {
      let end = syllables(
        rest.dropFirst(length), from: at + 1, open: open, words: taken + 1,
        single: single + (length == 1 ? 1 : 0))
      if let end { return end }
    }
    // «of», «Group» and the like are passed over, but no name begins with them.
    let kind = words[at].kind
    guard taken > 0, kind == .filler || kind == .generic || kind == .legalForm else { return nil }
    return syllables(rest, from: at + 1, open: open, words: taken, single: single)
  }
}

extension PartyName.Word {
  /// Whether it may be a short form of other words.
  var mayAbbreviate: Bool { (kind == .word || kind == .alias) && (3...10).contains(count) }

  /// The first letters of all words that are no legal form, where these are three to eight.
  static func initialsHash(
    of words: UnsafeBufferPointer<PartyName.Word>, in letters: UnsafeBufferPointer<UInt8>
  ) -> UInt32? {
    var hash: UInt32 = LetterClass.emptyHash
    var count = 0
    for word in words where word.kind != .legalForm && word.kind != .filler && word.kind != .alias {
      hash = LetterClass.hash(hash, and: letters[Int(word.start)])
      count += 1
    }
    return (3...8).contains(count) ? hash : nil
  }
}
