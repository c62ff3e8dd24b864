/// Finds where sentences end: news first, then the golden rules.
///
/// A sentence ends behind «.», «!», «?» or «…» and the quotation marks, brackets and citations that
/// close with it, where what follows can begin one. What an abbreviation or initial ends is decided
/// by the word that follows.
struct SentenceSplitter {
  let bytes: [UInt8]
  let tokens: [Token]
  private let words = SentenceWords.shared

  init(bytes: [UInt8], tokens: [Token]) {
    self.bytes = bytes
    self.tokens = tokens
  }

  /// - Complexity: linear in the number of tokens.
  func sentences() -> [Range<Int>] {
    var sentences: [Range<Int>] = []
    var start = 0
    var list = ListMarkers(tokens: tokens)
    var index = 0
    while index < tokens.count {
      var end: Int?
      if list.begins(at: index), index > start {
        end = index
      } else if isBroken(before: index), index > start {
        end = index
      } else if let after = ending(at: index, in: start, list: list) {
        end = after
      }
      guard let end, end > start, end < tokens.count else {
        index += 1
        continue
      }
      sentences.append(start..<end)
      start = end
      index = max(index + (end == index ? 0 : 1), end)
      if end == index { list.pass(index) }
    }
    if start < tokens.count { sentences.append(start..<tokens.count) }
    return sentences
  }

  /// A line feed or a bullet stands before the token, or a picture's caption begins with it.
  private func isBroken(before index: Int) -> Bool {
    guard index > 0 else { return false }
    let token = tokens[index]
    if token.isBullet { return true }
    if !token.isGluedToPrevious {
      for byte in bytes[tokens[index - 1].range.upperBound..<token.range.lowerBound]
      where byte == 0x0A {
        return true
      }
    }
    guard token.isCapitalized, index + 2 < tokens.count, tokens[index + 1].lower == ":",
      token.lower == "image" || token.lower == "photo" || token.lower == "credit"
    else { return false }
    return tokens[index - 1].lower != "("
  }

  /// Where the next sentence begins, if one ends with the token at `index`.
  private func ending(at index: Int, in start: Int, list: ListMarkers) -> Int? {
    let token = tokens[index]
    switch token.kind {
    case .punctuation:
      guard let first = token.lower.utf8.first else { return nil }
      switch first {
      case 0x2E: break
      case 0x21, 0x3F: break
      default: guard token.lower == "…" else { return nil }
      }
    case .word:
      // «U.S.», «D.C.», «p.m.» carry their point.
      guard bytes[token.range.upperBound - 1] == 0x2E else { return nil }
    default: return nil
    }
    var next = index + 1
    while next < tokens.count, isMore(next) { next += 1 }
    let closed = closers(from: next)
    next = closed.next
    guard next < tokens.count else { return nil }
    guard canBegin(next, afterCloser: closed.hasQuote) else { return nil }
    if tokens[next].isGluedToPrevious, !closed.hasCitation { return nil }
    if list.holds(index) { return nil }
    if closed.next > index + 1, token.lower == "." || token.lower == "!" || token.lower == "?" {
      if closed.hasQuote, isSpeech(next) { return nil }
      if closed.hasQuote || closed.hasCitation { return next }
    }
    return isEnd(index, before: next, in: start) ? next : nil
  }

  /// Further marks of one end: «?!», «. . .».
  private func isMore(_ index: Int) -> Bool {
    let lower = tokens[index].lower
    return lower == "!" || lower == "?"
      || (lower.utf8.first == 0x2E && tokens[index].kind == .punctuation)
  }

  private typealias Closing = (next: Int, hasQuote: Bool, hasCitation: Bool)

  /// Quotation marks, brackets and citations that close with the sentence.
  private func closers(from start: Int) -> Closing {
    var index = start
    var hasQuote = false
    var hasCitation = false
    while index < tokens.count {
      let token = tokens[index]
      switch token.lower {
      case "\"", "'", "”", "''", ")", "]", "»":
        guard token.isGluedToPrevious else { return (index, hasQuote, hasCitation) }
        if token.lower != ")", token.lower != "]" { hasQuote = true }
        index += 1
      case "[":
        // «[12]», «[1 - 3]».
        guard index + 2 < tokens.count, tokens[index + 1].kind == .number else {
          return (index, hasQuote, hasCitation)
        }
        var close = index + 2
        while close < min(tokens.count, index + 6), tokens[close].lower != "]" { close += 1 }
        guard close < tokens.count, tokens[close].lower == "]" else {
          return (index, hasQuote, hasCitation)
        }
        hasCitation = true
        index = close + 1
      default:
        // «fee. 8 Yet»: the number of a note.
        if token.kind == .number, token.range.count <= 2, index == start, index + 1 < tokens.count,
          !token.isGluedToPrevious, words.opensSentence(tokens[index + 1]), index > 1,
          tokens[index - 2].kind == .word, tokens[index - 2].range.count > 4
        {
          hasCitation = true
          index += 1
          continue
        }
        return (index, hasQuote, hasCitation)
      }
    }
    return (index, hasQuote, hasCitation)
  }

  /// Whether a sentence can begin with the token: a capital, a number, an opening mark before one.
  private func canBegin(_ index: Int, afterCloser: Bool) -> Bool {
    let token = tokens[index]
    switch token.kind {
    case .word:
      return token.isCapitalized || bytes[token.range].dropFirst().contains { $0 &- 0x41 < 26 }
    case .number: return true
    case .symbol: return token.lower == "$" || token.lower == "€" || token.lower == "£"
    case .punctuation:
      switch token.lower {
      case "\"", "“", "'", "‘", "(", "[", "«", "''", "¿", "¡":
        guard index + 1 < tokens.count else { return false }
        let next = tokens[index + 1]
        if next.kind == .punctuation, next.lower != "...", next.lower != "…" {
          return index + 2 < tokens.count && tokens[index + 2].isCapitalized
        }
        if token.lower == "(" || token.lower == "[", next.kind == .number { return false }
        return next.isCapitalized || next.kind == .number
          || (next.kind == .word && token.lower == "(" && next.lower.hasPrefix("http"))
      default: return false
      }
    }
  }

  /// «"Go!" Smith said»: the quotation belongs to the sentence that follows.
  private func isSpeech(_ index: Int) -> Bool {
    for offset in 1...3 where index + offset < tokens.count {
      let token = tokens[index + offset]
      if words.tellsSpeaker(token) { return !words.opensSentence(tokens[index]) }
      if token.kind != .word || !token.isCapitalized { return false }
    }
    return false
  }

  /// Whether the mark ends a sentence, by the word before it and the word after it.
  private func isEnd(_ index: Int, before next: Int, in start: Int) -> Bool {
    let token = tokens[index]
    let follower = tokens[next]
    if token.kind == .word { return isEndOfInitials(index, follower) }
    if token.lower == "!" || token.lower == "?" { return true }
    if token.lower != "." {
      // «...»: only where a name or opening word follows, and not «I».
      return follower.isCapitalized && follower.lower != "i" || follower.kind == .punctuation
    }
    guard index > start, tokens[index].isGluedToPrevious else {
      return index > start && tokens[index - 1].lower != "." && follower.lower != "i"
    }
    let before = tokens[index - 1]
    switch before.kind {
    case .number:
      // «1.» at the head of a paragraph or line is the number of what follows.
      if index - 1 == start { return false }
      return true
    case .word: return isEndOfWord(index - 1, follower, in: start)
    default: return true
    }
  }

  private func isEndOfInitials(_ index: Int, _ follower: Token) -> Bool {
    if follower.kind == .number { return false }
    switch tokens[index].lower {
    case "e.g.", "i.e.", "a.k.a.", "v.s.", "c.f.": return false
    default: break
    }
    if follower.kind == .punctuation { return follower.lower != "(" }
    return words.opensSentence(follower)
  }

  private func isEndOfWord(_ index: Int, _ follower: Token, in start: Int) -> Bool {
    let word = tokens[index]
    if word.range.count == 1, word.isCapitalized, word.lower != "i",
      index == start || !tokens[index - 1].isGluedHyphen
    {
      // An initial: «Charles J. Fillmore»; a letter by itself may end: «vitamin C. The».
      let isAfterName =
        index > start && tokens[index - 1].isCapitalized && tokens[index - 1].kind == .word
      return !isAfterName && index > start && words.opensSentence(follower)
        && tokens[index - 1].lower != "."
    }
    if word.range.count == 1, index == start { return false }
    switch words.abbreviation(word) {
    case nil: return true
    case .title:
      // «St.» is a saint before a name and a street after one.
      return false
    case .mid:
      if word.lower == "no" || word.lower == "p" || word.lower == "c" || word.lower == "v"
        || word.range.count <= 2
      {
        return follower.kind != .number && word.lower == "no" && !follower.isCapitalized == false
      }
      return word.lower == "sun" || word.lower == "sat" || word.lower == "max"
        || word.lower == "may"
        ? true : follower.kind != .number && words.opensSentence(follower)
    case .end:
      return words.opensSentence(follower) || follower.kind == .punctuation && follower.lower != "("
    }
  }
}

/// The markers of a list that begins the paragraph: «1.», «2)», «a.».
struct ListMarkers {
  private let tokens: [Token]
  /// The value of the next marker, where there is a list.
  private var next = 0
  private var isLetter = false
  private var last = -1

  init(tokens: [Token]) {
    self.tokens = tokens
    let start = tokens.first?.lower == "•" ? 1 : 0
    guard let value = value(at: start), value <= 99 else { return }
    isLetter = tokens[start].kind == .word
    next = value + 1
    last = start
    // A list has a second item.
    guard
      tokens.indices.dropFirst(start + 1).prefix(400).contains(where: { self.isMarker($0, next) })
    else {
      next = 0
      return
    }
  }

  private func value(at index: Int) -> Int? {
    guard index + 1 < tokens.count else { return nil }
    let token = tokens[index]
    let mark = tokens[index + 1]
    guard mark.isGluedToPrevious, mark.lower == "." || mark.lower == ")" else { return nil }
    if token.kind == .number { return Int(token.lower) }
    guard token.kind == .word, token.range.count == 1, !token.isCapitalized,
      let byte = token.lower.utf8.first
    else { return nil }
    return Int(byte) - 0x60
  }

  private func isMarker(_ index: Int, _ value: Int) -> Bool {
    self.value(at: index) == value && (tokens[index].kind == .word) == isLetter
      && !tokens[index].isGluedToPrevious
  }

  /// Whether the next item of the list begins here.
  func begins(at index: Int) -> Bool {
    guard next > 0 else { return false }
    if tokens[index].isBullet { return true }
    return isMarker(index, next) && (index == 0 || !tokens[index - 1].isBullet)
  }

  /// Counts the item that begins at `index`.
  mutating func pass(_ index: Int) {
    guard next > 0 else { return }
    let start = tokens[index].lower == "•" ? index + 1 : index
    guard start < tokens.count, isMarker(start, next) || value(at: start) == next else { return }
    last = start
    next += 1
  }

  /// Whether the point belongs to the marker of an item.
  func holds(_ index: Int) -> Bool { next > 0 && (index == last + 1 || index == last + 2) }
}

extension Token {
  fileprivate var isBullet: Bool { kind != .word && range.count == 3 && lower == "•" }
}
