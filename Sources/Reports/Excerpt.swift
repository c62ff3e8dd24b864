import Facts

/// As much of a sentence as fits a line, around the words that carry the claim.
///
///     … almost 800 tons of body armor worth $10 million was delivered …
///       ~~~~~~~~~~~~~~~
struct Excerpt {
  let before: String
  let quote: String
  let after: String

  /// - Parameter width: columns to fill; the quote itself is never cut.
  init(of claim: Claim, in article: Article, width: Int, escaping: Bool) {
    let text = article.block(claim.block)?.text ?? claim.sentence
    let scalars = Array(text.unicodeScalars)
    let start = min(max(claim.start, 0), scalars.count)
    let end = min(max(claim.end, start), scalars.count)
    let quoteStart = min(max(claim.quoteStart, start), end)
    let quoteEnd = min(max(claim.quoteEnd, quoteStart), end)
    func line(_ part: ArraySlice<Unicode.Scalar>) -> String {
      var view = String.UnicodeScalarView()
      view.append(contentsOf: part)
      return OutsideText.line(String(view), escaping: escaping)
    }
    let quote = line(scalars[quoteStart..<quoteEnd])
    let left = line(scalars[start..<quoteStart])
    let right = line(scalars[quoteEnd..<end])
    let room = max(0, width - OutsideText.columns(quote.unicodeScalars))
    let leftWide = OutsideText.columns(left.unicodeScalars)
    let rightWide = OutsideText.columns(right.unicodeScalars)
    if leftWide + rightWide <= room {
      (before, self.quote, after) = (left, quote, right)
      return
    }
    // The side that needs less than its half gives the rest to the other.
    let leftRoom = max(min(leftWide, room / 2), room - rightWide)
    before = Excerpt.tail(of: left, width: leftRoom)
    self.quote = quote
    after = Excerpt.head(of: right, width: room - leftRoom)
  }

  private static func head(of text: String, width: Int) -> String {
    guard OutsideText.columns(text.unicodeScalars) > width else { return text }
    var kept = ""
    var used = 2
    for word in text.split(separator: " ", omittingEmptySubsequences: false) {
      let wide = OutsideText.columns(word.unicodeScalars) + 1
      guard used + wide <= width else { break }
      kept += kept.isEmpty && used == 2 ? word : " " + word
      used += wide
    }
    return kept + " …"
  }

  private static func tail(of text: String, width: Int) -> String {
    guard OutsideText.columns(text.unicodeScalars) > width else { return text }
    var kept: [Substring] = []
    var used = 2
    for word in text.split(separator: " ", omittingEmptySubsequences: false).reversed() {
      let wide = OutsideText.columns(word.unicodeScalars) + 1
      guard used + wide <= width else { break }
      kept.append(word)
      used += wide
    }
    return "… " + kept.reversed().joined(separator: " ")
  }

  /// The quote with the underline beneath it, as lines no wider than the terminal.
  func lines(underline: String, width: Int) -> [(text: String, underline: String)] {
    let whole = before + quote + after
    if OutsideText.columns(whole.unicodeScalars) <= width {
      let indent = String(repeating: " ", count: OutsideText.columns(before.unicodeScalars))
      let marks = String(repeating: underline, count: OutsideText.columns(quote.unicodeScalars))
      return [(whole, indent + marks)]
    }
    return OutsideText.wrapped(quote, width: width).map { line in
      (line, String(repeating: underline, count: OutsideText.columns(line.unicodeScalars)))
    }
  }
}
