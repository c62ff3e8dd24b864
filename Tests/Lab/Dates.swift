import Claims
import Facts

/// `dates`: a paragraph and the document's date in, its dates as days out.
@Sendable func runDates(_ bench: Bench) throws {
  let reader = MentionReader()
  try bench.run { (row: DatesRow) -> SuitePrediction in
    let text = Tokenizer.tokenize(row.text)
    let published = row.ref.flatMap { Day(iso: $0) }
    var readings: [SuiteReading] = []
    for sentence in text.sentences {
      for mention in reader.dates(in: text, sentence: sentence, published: published) {
        // That corpus marks both ends of «from 2004 to 2009», and the date alone of «since 2010».
        for part in mention.parts where !part.period.isAlways {
          var reading = SuiteReading(text, part.tokens)
          reading.from = part.period.from?.description
          reading.to = part.period.to?.description
          readings.append(reading)
        }
      }
    }
    return SuitePrediction(id: row.id, preds: readings)
  }
}

private struct DatesRow: Decodable {
  let id: String
  let ref: String?
  let text: String
}
