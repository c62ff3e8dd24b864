import Claims

/// `sentences`: a paragraph a row in, its sentences as offsets in Unicode scalars out.
@Sendable func runSentences(_ bench: Bench) throws {
  try bench.run { (row: TextRow) -> SentencesPrediction in
    let text = Tokenizer.tokenize(row.text)
    let spans = text.sentences.map { sentence -> [Int] in
      let range = text.range(of: sentence)
      return [
        text.scalarOffset(ofUTF8: range.lowerBound), text.scalarOffset(ofUTF8: range.upperBound),
      ]
    }
    return SentencesPrediction(id: row.id, sents: spans)
  }
}

struct TextRow: Decodable {
  let id: String
  let text: String
}

private struct SentencesPrediction: Encodable {
  let id: String
  let sents: [[Int]]
}
