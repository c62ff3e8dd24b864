import Claims
import Facts

/// `newsquant`: a sentence a row in, its quantities with unit and bound out.
@Sendable func runNewsQuant(_ bench: Bench) throws {
  let reader = MentionReader()
  try bench.run { (row: TextRow) -> NewsQuantPrediction in
    let text = Tokenizer.tokenize(row.text)
    var quantities: [NewsQuantity] = []
    for sentence in text.sentences {
      for mention in reader.quantities(in: text, sentence: sentence) {
        quantities += NewsQuantity.reading(mention, in: text)
      }
    }
    return NewsQuantPrediction(id: row.id, quantities: quantities)
  }
}

private struct NewsQuantPrediction: Encodable {
  let id: String
  let quantities: [NewsQuantity]
}

/// A quantity as that corpus writes it.
private struct NewsQuantity: Encodable {
  let value: Value
  let unit: String
  let change: String

  enum Value: Encodable {
    case number(Double)
    case range(Double, Double)

    func encode(to encoder: any Encoder) throws {
      var container = encoder.singleValueContainer()
      switch self {
      case .number(let value): try container.encode(value)
      case .range(let low, let high): try container.encode([low, high])
      }
    }
  }

  static func reading(_ mention: QuantityMention, in text: TokenizedText) -> [NewsQuantity] {
    let factor = mention.unitFactor
    func written(_ figure: Figure) -> Double { (figure / factor).double }
    var value = Value.number(written(mention.value))
    if let upper = mention.upper { value = .range(written(mention.value), written(upper)) }
    return [
      NewsQuantity(value: value, unit: unit(of: mention, in: text), change: change(of: mention))
    ]
  }

  private static func unit(of mention: QuantityMention, in text: TokenizedText) -> String {
    switch mention.unit {
    case .none, .fraction, .times: return "-"
    case .percent: return "percentage"
    case .percentagePoints: return "percentage"
    case .money, .measured:
      guard let per = mention.per, case .measured(let unit) = per else {
        return mention.unitName ?? "-"
      }
      return (mention.unitName ?? "-") + " per " + unit.name
    case .counted(let noun): return text[noun].lowercased()
    }
  }

  private static func change(of mention: QuantityMention) -> String {
    switch mention.change {
    case .up where mention.hedge == nil: return "up"
    case .down where mention.hedge == nil: return "down"
    default: break
    }
    switch mention.hedge {
    case .about, .almost, .barely: return "~"
    case .moreThan, .wellOver, .atLeast, .justOver: return ">"
    case .atMost, .lessThan, .wellUnder: return "<"
    default: return "="
    }
  }
}
