/// Text between quotation marks.
enum Quotation {
  static func ranges(in text: TokenizedText, _ sentence: Range<Int>) -> [Range<Int>] {
    var out: [Range<Int>] = []
    var open: Int?
    for index in sentence {
      guard text.tokens[index].kind == .punctuation else { continue }
      let word = text.tokens[index].lower
      if text.tokens[index].range.count == 1, word != "\"" { continue }
      if word == "“" || word == "«" || word == "„" {
        open = index
      } else if word == "”" || word == "»", let start = open {
        out.append(start..<(index + 1))
        open = nil
      } else if word == "\"" {
        if let start = open {
          out.append(start..<(index + 1))
          open = nil
        } else {
          open = index
        }
      }
    }
    if let open { out.append(open..<sentence.upperBound) }
    return out
  }
}
