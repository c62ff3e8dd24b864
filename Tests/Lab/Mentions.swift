import Claims
import Facts

/// `mentions`: a sentence and its day of publication in, everything the recognisers read out.
@Sendable func runMentions(_ bench: Bench) throws {
  let reader = MentionReader()
  try bench.run { (row: MentionsRow) -> MentionsPrediction in
    let text = Tokenizer.tokenize(row.text)
    let published = row.published.flatMap { Day(iso: $0) }
    var quantities: [QuantityRow] = []
    var dates: [DateRow] = []
    for sentence in text.sentences {
      quantities += reader.quantities(in: text, sentence: sentence).map { QuantityRow($0, text) }
      dates += reader.dates(in: text, sentence: sentence, published: published)
        .map { DateRow($0, text) }
    }
    return MentionsPrediction(id: row.id, quantities: quantities, dates: dates)
  }
}

private struct MentionsRow: Decodable {
  let id: String
  let text: String
  let published: String?
}

private struct MentionsPrediction: Encodable {
  let id: String
  let quantities: [QuantityRow]
  let dates: [DateRow]
}

private struct QuantityRow: Encodable {
  let text: String
  let value: Double
  let unit: String
  let kilograms: Double?
  let hedge: String?
  let vague: String?
  let change: String
  let target: String?
  let per: String?
  /// Of the figure as a sum or measure, as a count, and of the ratio: low and high.
  let sum: [Double?]
  let count: [Double?]
  let ratio: [Double?]

  init(_ mention: QuantityMention, _ text: TokenizedText) {
    self.text = text[mention.tokens]
    value = mention.value.double
    kilograms = mention.unit.kilograms?.double
    hedge = mention.hedge?.rawValue
    vague = mention.vague?.rawValue
    change = mention.change.rawValue
    target = mention.changeTarget?.rawValue
    unit =
      switch mention.unit {
      case .counted(let noun): text[noun]
      case .money(let code): code
      case .measured(let unit): unit.name
      default: "\(mention.unit)"
      }
    per =
      switch mention.per {
      case .each: "each"
      case .measured(let unit): unit.name
      case .counted(let noun): text[noun]
      case nil: nil
      }
    func ends(_ accepted: Bounds.Accepted) -> [Double?] {
      [accepted.low?.double, accepted.high?.double]
    }
    sum = ends(Bounds.accepted(for: mention, asCount: false))
    count = ends(Bounds.accepted(for: mention, asCount: true))
    ratio = ends(Bounds.ratio(for: mention))
  }
}

private struct DateRow: Encodable {
  let text: String
  let from: String?
  let to: String?
  let openness: String
  let relation: String?

  init(_ mention: DateMention, _ text: TokenizedText) {
    self.text = text[mention.tokens]
    from = mention.period.from?.description
    to = mention.period.to?.description
    openness = mention.openness.rawValue
    relation = mention.relation.map { "\($0)" }
  }
}
