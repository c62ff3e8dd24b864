import Claims
import Facts

/// `newsquant`: a sentence a row in, its quantities with unit and bound out.
@Sendable func runNewsQuant(_ bench: Bench) throws {
  let reader = MentionReader()
  try bench.run { (row: TextRow) -> NewsQuantPrediction in
    let text = Tokenizer.tokenize(row.text)
    var quantities: [NewsQuantity] = []
    for sentence in text.sentences {
      let mentions = reader.quantities(in: text, sentence: sentence)
      var index = 0
      while index < mentions.count {
        var mention = mentions[index]
        index += 1
        // That corpus takes «from 24 to 33» as one range.
        if mention.changeTarget == .from, index < mentions.count,
          mentions[index].changeTarget == .to,
          mentions[index].tokens.lowerBound - mention.tokens.upperBound <= 4,
          mentions[index].unit == mention.unit || mention.unit == .none
            || mentions[index].unit == .none
        {
          if mention.unit == .none {
            mention.unit = mentions[index].unit
            mention.unitName = mentions[index].unitName
          }
          mention.upper = mentions[index].value
          mention.change = .none
          index += 1
        }
        if let quantity = NewsQuantity.reading(mention, in: text) { quantities.append(quantity) }
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

  static func reading(_ mention: QuantityMention, in text: TokenizedText) -> NewsQuantity? {
    let factor = mention.unitFactor
    func written(_ figure: Figure) -> Double { (figure / factor).double }
    var value = Value.number(written(mention.value))
    if let upper = mention.upper { value = .range(written(mention.value), written(upper)) }
    if let vague = mention.vague {
      guard let range = range(of: vague) else { return nil }
      value = range
    }
    if mention.unit == .times, mention.numberTokens.count == 1 { return nil }
    return NewsQuantity(
      value: value, unit: unit(of: mention, in: text), change: change(of: mention))
  }

  /// A vague plural is from one to ten of its kind there.
  private static func range(of vague: VagueAmount) -> Value? {
    switch vague {
    case .aDozen: .number(12)
    case .dozens: .range(12, 120)
    case .scores: .range(20, 200)
    case .hundreds: .range(100, 1000)
    case .thousands: .range(1000, 10_000)
    case .tensOfThousands: .range(10_000, 100_000)
    case .hundredsOfThousands: .range(100_000, 1_000_000)
    case .millions: .range(1_000_000, 10_000_000)
    case .tensOfMillions: .range(10_000_000, 100_000_000)
    case .hundredsOfMillions: .range(100_000_000, 1_000_000_000)
    case .billions: .range(1_000_000_000, 10_000_000_000)
    default: nil
    }
  }

  private static func unit(of mention: QuantityMention, in text: TokenizedText) -> String {
    switch mention.unit {
    case .none, .fraction, .times: return "-"
    case .percent: return "percentage"
    case .percentagePoints: return "percentage"
    case .money, .measured:
      let name = mention.unitName ?? "-"
      switch mention.per {
      case .measured(let unit): return name + " per " + unit.name
      case .counted(let noun): return name + " per " + text[noun].lowercased()
      default: return name
      }
    case .counted(let noun):
      return singular(text[noun].lowercased())
    }
  }

  private static func singular(_ phrase: String) -> String {
    if phrase.hasSuffix("men") { return phrase.dropLast(2) + "an" }
    if phrase.hasSuffix("uses") { return String(phrase.dropLast(2)) }
    if phrase.hasSuffix("ies") { return phrase.dropLast(3) + "y" }
    if phrase.hasSuffix("ches") || phrase.hasSuffix("shes") || phrase.hasSuffix("xes")
      || phrase.hasSuffix("sses")
    {
      return String(phrase.dropLast(2))
    }
    if phrase.hasSuffix("s"), !phrase.hasSuffix("ss"), !phrase.hasSuffix("us") {
      return String(phrase.dropLast())
    }
    return phrase
  }

  private static func change(of mention: QuantityMention) -> String {
    switch mention.hedge {
    case .about, .almost, .barely: return "~"
    case .moreThan, .wellOver, .atLeast, .justOver: return ">"
    case .atMost, .lessThan, .wellUnder, .justUnder: return "<"
    default: break
    }
    // That corpus takes the direction from words before the figure alone.
    guard mention.changeTarget == .by, let word = mention.changeToken,
      word < mention.numberTokens.lowerBound
    else { return "=" }
    switch mention.change {
    case .up: return "up"
    case .down: return "down"
    case .none: return "="
    }
  }
}
