/// Where one clause ends and the next begins.
extension ClauseReader {
  func starts() -> [Int] {
    var starts: Set<Int> = [sentence.tokens.lowerBound]
    let tokens = sentence.text.tokens
    for index in sentence.tokens.dropFirst() {
      switch tokens[index].kind {
      case .punctuation:
        let mark = tokens[index].lower
        if mark == ";" || mark == ":"
          || (mark == "—" || mark == "–") && !tokens[index].isGluedToPrevious
        {
          starts.insert(index)
        }
      case .word:
        let word = tokens[index].lower
        guard ClauseReader.openers.contains(word) else { continue }
        if word == "while" || word == "whereas" {
          starts.insert(index)
        } else if sentence.word(index - 1) == "the",
          [",", "and", "while", "but"].contains(sentence.word(index - 2))
        {
          // «400 of which came from Turkey and the rest from China»: the rest went its own way.
          starts.insert(index - 2)
        }
      default: continue
      }
    }
    let verbs = sentence.predicates.filter { !$0.isNominal }
    for (verb, next) in zip(verbs, verbs.dropFirst()) {
      if let boundary = boundary(from: verb.tokens.upperBound, to: next.tokens.lowerBound) {
        starts.insert(boundary)
      }
    }
    return starts.sorted()
  }

  private static let openers: WordSet = ["while", "whereas", "rest", "remainder"]

  func boundary(from: Int, to: Int) -> Int? {
    // What stands before a colon or semicolon does not reach over it.
    let from = (from..<to).last { [";", ":"].contains(sentence.word($0)) }.map { $0 + 1 } ?? from
    guard from < to else { return nil }
    var comma: Int?
    for index in stride(from: to - 1, through: from, by: -1) {
      let word = sentence.word(index)
      if word == "what" {
        return ["in", "of", "at", "to"].contains(sentence.word(index - 1)) ? index - 1 : index
      }
      if Words.relatives.contains(word) && (word != "that" || isRelativeThat(index)) {
        // «640 tonnes, 400 of which came from Turkey»: the figure belongs to what follows.
        let part = sentence.quantities.first {
          word != "that" && sentence.word(index - 1) == "of"
            && $0.numberTokens.upperBound == index - 1 && $0.tokens.lowerBound > from
        }
        return part?.tokens.lowerBound ?? index
      }
      if Words.coordinators.contains(word), word != "as" || sentence.word(index - 1) == ",",
        !joinsNouns(index, before: to),
        sentence.dates.allSatisfy({ !$0.tokens.contains(index) }),
        sentence.quantities.allSatisfy({ !$0.tokens.contains(index) })
      {
        return index
      }
      if word == ",", comma == nil, !joinsNouns(index, before: to) { comma = index }
    }
    guard let comma else { return nil }
    // «In the weeks that followed, X, a mill near Tula, bought»: the clause begins before X.
    for index in stride(from: to - 1, through: from, by: -1)
    where sentence.word(index) == "," && !joinsNouns(index, before: to) {
      let isNamed = sentence.parties.contains {
        $0.tokens.lowerBound == index + 1
          && $0.tokens.upperBound <= to && $0.form == .name && !$0.isPossessive
          && (sentence.word($0.tokens.upperBound) == "," || $0.tokens.upperBound == to)
      }
      if isNamed { return index }
    }
    // «deliveries from Kem, on the Volga, came to»: the comma closes what was put in between.
    let hasSubject = (comma + 1..<to).contains { index in
      sentence.parties.contains { $0.tokens.contains(index) }
        || sentence.goods.contains { $0.tokens.contains(index) }
        || sentence.quantities.contains { $0.tokens.contains(index) }
        || sentence.places.contains { $0.tokens.contains(index) }
        || sentence.predicates.contains { $0.isNominal && $0.tokens.contains(index) }
    }
    if hasSubject { return comma }
    let opened =
      (sentence.tokens.lowerBound..<from).last { [";", ":"].contains(sentence.word($0)) }
      ?? sentence.tokens.lowerBound
    let isInRelative = (opened..<from).contains {
      Words.relatives.contains(sentence.word($0))
        && (sentence.word($0) != "that" || isRelativeThat($0))
    }
    return isInRelative ? comma : nil
  }

  /// «Japan or Switzerland», «cameras and batteries»: the word joins two nouns, not two clauses.
  func joinsNouns(_ index: Int, before verb: Int) -> Bool {
    func kind(_ token: Int) -> Int {
      if sentence.places.contains(where: { $0.tokens.contains(token) && !$0.isAdjective }) {
        return 1
      }
      if sentence.goods.contains(where: { $0.tokens.contains(token) }) { return 2 }
      if sentence.parties.contains(where: { $0.tokens.contains(token) }) { return 3 }
      return 0
    }
    guard ["and", "or", ","].contains(sentence.word(index)) else { return false }
    let before = kind(index - 1)
    guard before != 0 else { return false }
    var next = index + 1
    while next < verb, Words.determiners.contains(sentence.word(next)) { next += 1 }
    return kind(next) == before && (before == 1 || sentence.word(index - 1) != ",")
  }

  /// «the parcels that Bukit sent» against «that year».
  func isRelativeThat(_ index: Int) -> Bool {
    let next = sentence.word(index + 1)
    return !sentence.dates.contains { $0.tokens.contains(index) }
      && !["year", "time", "month", "period", "number", "tonnage"].contains(next)
  }
}
