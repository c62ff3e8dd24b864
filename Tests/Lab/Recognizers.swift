import Claims
import Facts

/// `recognizers`: a text and the suite it belongs to in, that suite's readings out.
@Sendable func runRecognizers(_ bench: Bench) throws {
  try bench.run { (row: SuiteRow) -> SuitePrediction in
    let text = Tokenizer.tokenize(row.text)
    let preds: [SuiteReading]
    switch row.suite {
    case "date", "date_parser", "date_span":
      preds = dateReadings(of: text, ref: row.ref)
    default:
      preds = quantityReadings(of: text, suite: row.suite)
    }
    return SuitePrediction(id: row.id, preds: preds)
  }
}

struct SuiteRow: Decodable {
  let id: String
  let suite: String
  let text: String
  let ref: String?
}

struct SuitePrediction: Encodable {
  let id: String
  let preds: [SuiteReading]
}

/// One reading; which fields are there depends on the suite.
struct SuiteReading: Encodable {
  let start: Int
  let end: Int
  var value: Double?
  var unit: String?
  var lo: Double?
  var hi: Double?
  var includesLow: Bool?
  var includesHigh: Bool?
  var from: String?
  var to: String?

  enum CodingKeys: String, CodingKey {
    case start, end, value, unit, lo, hi, from, to
    case includesLow = "lo_inc"
    case includesHigh = "hi_inc"
  }

  init(_ text: TokenizedText, _ tokens: Range<Int>) {
    let range = text.range(of: tokens)
    start = text.scalarOffset(ofUTF8: range.lowerBound)
    end = text.scalarOffset(ofUTF8: range.upperBound)
  }
}

private func quantityReadings(of text: TokenizedText, suite: String) -> [SuiteReading] {
  let reader = MentionReader()
  var readings: [SuiteReading] = []
  for sentence in text.sentences {
    for mention in reader.quantities(in: text, sentence: sentence).joiningFromTo(suite) {
      switch (suite, mention.unit) {
      case ("dimension", .measured(let unit)) where unit.dimension == .temperature:
        // A suite of its own there.
        continue
      case ("currency", .money), ("dimension", .measured):
        let factor = min(mention.unitFactor, .one)
        let tokens = mention.figureTokens
        var reading = SuiteReading(text, tokens)
        reading.value = (mention.value / factor).double
        reading.unit = mention.unitName ?? ""
        readings.append(reading)
      case ("percent", .percent):
        var reading = SuiteReading(text, mention.figureTokens)
        reading.value = mention.value.double
        readings.append(reading)
      case ("number", _) where mention.vague == nil:
        // A number with its unit glued on is a measure there, no number.
        if case .measured = mention.unit,
          text.tokens[mention.numberTokens.upperBound - 1].kind == .number,
          mention.numberTokens.upperBound < mention.tokens.upperBound,
          text.tokens[mention.numberTokens.upperBound].isGluedToPrevious,
          text.tokens[mention.numberTokens.upperBound].kind == .word
        {
          continue
        }
        var reading = SuiteReading(text, mention.numberTokens)
        reading.value = (mention.value / mention.unitFactor).double
        readings.append(reading)
      case ("numberrange", _):
        if let reading = rangeReading(of: mention, in: text) { readings.append(reading) }
      default: break
      }
    }
  }
  return readings
}

private func rangeReading(of mention: QuantityMention, in text: TokenizedText) -> SuiteReading? {
  var reading = SuiteReading(text, mention.tokens)
  if let upper = mention.upper {
    reading.lo = mention.value.double
    reading.hi = upper.double
    reading.includesLow = true
    reading.includesHigh = false
    return reading
  }
  switch mention.hedge {
  case .moreThan, .wellOver, .justOver, .atLeast:
    reading.lo = mention.value.double
    reading.includesLow = mention.hedge == .atLeast
    reading.includesHigh = false
  case .exact:
    reading.lo = mention.value.double
    reading.hi = mention.value.double
    reading.includesLow = true
    reading.includesHigh = true
  case .lessThan, .wellUnder, .atMost, .justUnder:
    reading.hi = mention.value.double
    reading.includesHigh = mention.hedge == .atMost
    reading.includesLow = false
  default: return nil
  }
  return reading
}

/// That corpus ends «X to Y» where Y begins, and counts «two years ago» to the day.
private func dateReadings(of text: TokenizedText, ref: String?) -> [SuiteReading] {
  let published = ref.flatMap { Day(iso: $0) }
  let reader = MentionReader()
  var readings: [SuiteReading] = []
  for sentence in text.sentences {
    for mention in reader.dates(in: text, sentence: sentence, published: published) {
      var reading = SuiteReading(text, mention.tokens)
      var period = mention.exactDay.map { Period.day($0) } ?? mention.period
      if mention.parts.count == 2 {
        period.to = mention.parts[1].period.from
      } else if mention.isDaysOfMonth {
        period.to = period.to?.adding(days: -1)
      }
      if let published, period.to == published.adding(days: 1), period.from != published {
        period.to = published
      }
      if let stretch = mention.stretch, let whole = mention.whole, mention.isRelative,
        mention.openness == .none
      {
        period = specStretch(stretch, of: whole)
      }
      if text[mention.tokens].lowercased().hasPrefix("rest") {
        period.to = period.to?.adding(days: -1)
      }
      if mention.openness == .since || mention.openness == .from { period.to = nil }
      if mention.openness == .until || mention.openness == .by {
        period.to = mention.parts.first?.period.from
      }
      reading.from = period.from?.description
      reading.to = period.to?.description
      readings.append(reading)
    }
  }
  return readings
}

/// «early» is the first half there, «late» the second; of a week its first or last days.
private func specStretch(_ stretch: DateMention.Stretch, of whole: Period) -> Period {
  guard let from = whole.from, let to = whole.to else { return whole }
  let days = to.number - from.number
  let half =
    days > 100 ? from.adding(months: 6) : days > 8 ? from.adding(days: 15) : from.adding(days: 3)
  switch stretch {
  case .early, .start: return Period(from: from, to: half)
  case .late, .end: return Period(from: half, to: to)
  case .mid:
    return days > 8
      ? Period(from: from.adding(days: days / 3), to: to.adding(days: -days / 3))
      : Period(from: from.adding(days: 1), to: from.adding(days: 5))
  }
}

extension [QuantityMention] {
  /// «from 200 to 300» is one range there.
  fileprivate func joiningFromTo(_ suite: String) -> [QuantityMention] {
    guard suite == "numberrange" else { return self }
    var joined: [QuantityMention] = []
    for mention in self {
      if var last = joined.last, last.changeTarget == .from, mention.changeTarget == .to,
        mention.tokens.lowerBound == last.tokens.upperBound + 1
      {
        last.upper = mention.value
        last.tokens = last.tokens.lowerBound..<mention.tokens.upperBound
        joined[joined.count - 1] = last
      } else {
        joined.append(mention)
      }
    }
    return joined
  }
}
