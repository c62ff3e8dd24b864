import Facts

/// Reads the dates and periods of one sentence from left to right.
struct DateReader {
  let text: TokenizedText
  let tokens: [Token]
  let sentence: Range<Int>
  /// Where the phrase that is being read must end: no date is longer than 32 tokens.
  var limit: Int
  let published: Day?
  /// The period under discussion.
  var context: Period?
  /// The last date with a year that the sentence itself named.
  var anchor: Period?
  /// Where a word such as «will» last stood: it makes a weekday or month close by lie ahead.
  var lastForward: Int?
  /// Where the phrase that is being read begins.
  var start = 0
  /// Where the last unit of time or season of the sentence stands, behind whatever counts such; -1 without.
  let lastUnit: Int
  let words = CalendarWords.shared
  let numbers = NumberWords.shared

  init(_ text: TokenizedText, _ sentence: Range<Int>, published: Day?, context: Period?) {
    self.text = text
    tokens = text.tokens
    self.sentence = sentence
    limit = sentence.upperBound
    self.published = published
    self.context = context
    let words = words
    lastUnit =
      sentence.last { index in
        switch words[text.tokens[index].entry] {
        case .unit, .season: true
        default: false
        }
      } ?? -1
  }

  func read() -> [DateMention] {
    var reader = self
    var mentions: [DateMention] = []
    var index = sentence.lowerBound
    while index < sentence.upperBound {
      reader.limit = min(sentence.upperBound, index + 32)
      reader.start = index
      if words.looksForward(tokens[index].entry) { reader.lastForward = index }
      if let mention = reader.mention(at: index) {
        reader.take(mention)
        mentions.append(mention)
        index = max(index + 1, mention.tokens.upperBound)
      } else {
        index += 1
      }
    }
    return mentions
  }

  /// Later dates of the sentence without a year lean on this one.
  private mutating func take(_ mention: DateMention) {
    guard let from = mention.period.from, mention.relation == nil,
      let last = mention.period.to?.adding(days: -1), last.year - from.year < 2
    else { return }
    if let published {
      guard !mention.isRelative || mention.precision == .year || hasYear(mention),
        from.year >= published.year - 4,
        last <= published.adding(months: 12)
      else { return }
      anchor = mention.period
    } else if !mention.isRelative {
      anchor = mention.period
      context = .year(from.year)
    }
  }

  /// «between 1 April and 31 May 2022»: the year stands there, though not beside the first day.
  private func hasYear(_ mention: DateMention) -> Bool {
    mention.tokens.contains { plainYear(tokens[$0]) != nil }
  }

  var isForward: Bool { lastForward.map { start - $0 <= 12 } ?? false }

  // MARK: Tokens

  func token(_ index: Int) -> Token? { isInside(index) ? tokens[index] : nil }

  func isInside(_ index: Int) -> Bool { index >= sentence.lowerBound && index < limit }

  func says(_ index: Int, _ lower: String) -> Bool {
    isInside(index) && tokens[index].lower == lower
  }

  func says(_ index: Int, anyOf lowers: [String]) -> Bool {
    isInside(index) && tokens[index].entry != 0 && lowers.contains(tokens[index].lower)
  }

  func calendar(_ index: Int) -> CalendarWord? {
    isInside(index) && tokens[index].entry != 0 ? words[tokens[index].entry] : nil
  }

  func unit(_ index: Int) -> CalendarUnit? {
    if case .unit(let unit) = calendar(index) { unit } else { nil }
  }

  func isDash(_ index: Int) -> Bool {
    token(index).map { $0.kind == .punctuation && $0.isDash } ?? false
  }

  // MARK: Mentions

  /// The mention that begins at `index`, with the words that open or close it.
  private func mention(at index: Int) -> DateMention? {
    let introduces = words.introduces(tokens[index].entry)
    guard introduces || canBegin(at: index) else { return nil }
    let token = tokens[index]
    // «for $12 December 27»: a sum, no day.
    if token.kind == .number, let sign = self.token(index - 1), sign.kind == .symbol,
      token.isGluedToPrevious, Currencies.shared.isSign(sign)
    {
      return nil
    }
    if introduces {
      if token.lower == "between", let span = between(at: index) { return span }
      if token.lower == "from", let span = from(at: index) { return span }
      if let opened = opened(at: index) { return opened }
    }
    guard let first = reading(at: index) else { return nil }
    return spanned(first, from: index) ?? later(first) ?? mention(of: first)
  }

  func mention(
    of reading: DateReading, openness: DateMention.Openness = .none, from start: Int? = nil
  ) -> DateMention {
    var mention = DateMention(
      tokens: (start ?? reading.tokens.lowerBound)..<reading.tokens.upperBound,
      period: reading.period, precision: reading.precision, openness: openness,
      isRelative: reading.isRelative, relation: reading.relation)
    mention.exactDay = reading.exactDay
    mention.stretch = reading.stretch
    mention.whole = reading.whole
    if case .days = reading.part { mention.isDaysOfMonth = true }
    mention.parts = [.init(tokens: reading.tokens, period: reading.period)]
    let period = reading.period
    switch openness {
    case .none: break
    case .since:
      mention.period = Period(from: period.from, to: published.map { $0.adding(days: 1) })
    case .from: mention.period = Period(from: period.from, to: nil)
    case .after:
      mention.period = Period(from: reading.isEvent ? period.from : period.to, to: nil)
    case .before: mention.period = Period(from: nil, to: period.from)
    case .until, .by: mention.period = Period(from: nil, to: period.to)
    }
    return mention
  }

  private static let openers: [String: DateMention.Openness] = [
    "since": .since, "before": .before, "after": .after, "until": .until, "till": .until,
    "by": .by, "through": .until, "from": .from, "following": .after,
  ]

  /// «since June», «before the invasion», «by the end of June», «starting in May».
  private func opened(at index: Int) -> DateMention? {
    let token = tokens[index]
    var next = index + 1
    var openness = DateReader.openers[token.lower]
    switch token.lower {
    case "starting", "beginning", "commencing":
      openness = .from
      if says(next, "in") || says(next, "on") || says(next, "from") { next += 1 }
    case "prior" where says(next, "to"):
      openness = .before
      next += 1
    case "up" where says(next, "to") || says(next, "until"):
      openness = .until
      next += 1
    case "later" where says(next, "than"):
      openness = .after
      next += 1
    case "earlier" where says(next, "than"):
      openness = .before
      next += 1
    case "after" where says(next, "the") && says(next + 1, "start") && says(next + 2, "of"):
      break
    default: break
    }
    guard let openness else { return nil }
    if says(next, "about") || says(next, "around") || says(next, "at") || says(next, "in") {
      next += 1
    }
    guard let reading = reading(at: next) else { return nil }
    if openness == .until || openness == .by, reading.relation != nil { return nil }
    if openness == .after, token.lower == "following", !reading.isEvent { return nil }
    return mention(of: reading, openness: openness, from: index)
  }

  /// «2012 or later», «1/1/2016 and later».
  private func later(_ reading: DateReading) -> DateMention? {
    let end = reading.tokens.upperBound
    guard says(end, "or") || says(end, "and") else { return nil }
    if says(end + 1, "later") || says(end + 1, "after") && !isWordNext(end + 2) {
      var mention = mention(of: reading, openness: .from)
      mention.tokens = reading.tokens.lowerBound..<end + 2
      return mention
    }
    if says(end + 1, "earlier") || says(end + 1, "before") && !isWordNext(end + 2) {
      var mention = mention(of: reading, openness: .until)
      mention.tokens = reading.tokens.lowerBound..<end + 2
      return mention
    }
    return nil
  }

  private func isWordNext(_ index: Int) -> Bool { token(index)?.kind == .word }

  /// «between June and December 2022», «between 3 and 12 of Sept».
  private func between(at index: Int) -> DateMention? {
    if let days = dayPair(at: index + 1, joints: ["and", "-", "–", "to"]) {
      return mention(of: days, from: index)
    }
    guard let first = reading(at: index + 1) else { return nil }
    let joint = first.tokens.upperBound
    if says(joint, "and"), says(joint + 1, "now"), let published, let from = first.period.from,
      from < published
    {
      var mention = mention(of: first, openness: .since, from: index)
      mention.openness = .none
      mention.precision = .span
      mention.tokens = index..<joint + 2
      return mention
    }
    guard says(joint, "and") || isDash(joint) || says(joint, "to"),
      let second = reading(at: joint + 1, isRangeEnd: true)
    else { return nil }
    return span(first, second, from: index)
  }

  /// «from June to December 2022», «from the start of January to the end of October 2023».
  private func from(at index: Int) -> DateMention? {
    if let days = dayPair(at: index + 1, joints: ["to", "until", "till", "through", "-", "–"]) {
      return mention(of: days, from: index)
    }
    guard let first = reading(at: index + 1) else { return nil }
    guard let span = spanned(first, from: index, isOpened: true) else {
      return mention(of: first, openness: .from, from: index)
    }
    return span
  }

  private static let joints: WordSet = [
    "to", "until", "till", "through", "thru", "–", "-", "—", "~",
  ]

  /// «June to December 2022», «Oct. 3–Nov. 5», «November and December».
  private func spanned(
    _ first: DateReading, from start: Int, isOpened: Bool = false
  ) -> DateMention? {
    var joint = first.tokens.upperBound
    if says(joint, ","), says(joint + 1, anyOf: ["until", "through", "to"]) { joint += 1 }
    guard let token = token(joint) else { return nil }
    if DateReader.joints.contains(token.lower) {
      var next = joint + 1
      if says(next, "about") || says(next, "around") { next += 1 }
      guard let second = reading(at: next, isRangeEnd: true) else { return nil }
      // «Jan. 3 - Friday»: a dash between sentences joins nothing.
      if token.lower == "—", !token.isGluedToPrevious { return nil }
      return span(first, second, from: start)
    }
    if !isOpened, token.lower == "and" || token.lower == "or" || token.lower == "&" {
      guard let second = reading(at: joint + 1) else { return nil }
      return joined(first, second, from: start)
    }
    return nil
  }

  /// «in November and December», «2022 and 2023»: one period where the second follows the first.
  private func joined(_ first: DateReading, _ second: DateReading, from start: Int) -> DateMention?
  {
    guard let part = first.part, let last = second.part, part.precision == last.precision,
      first.stretch == nil, second.stretch == nil, part.precision != .day
    else { return nil }
    let (a, b) = aligned(first, second)
    guard let from = a.period.from, let to = b.period.to, a.period.to == b.period.from else {
      return nil
    }
    var mention = DateMention(
      tokens: start..<second.tokens.upperBound, period: Period(from: from, to: to),
      precision: .span, isRelative: a.isRelative || b.isRelative)
    mention.parts = [a, b].map { .init(tokens: $0.tokens, period: $0.period) }
    return mention
  }

  private func span(
    _ first: DateReading, _ second: DateReading, from start: Int
  ) -> DateMention? {
    let (a, b) = aligned(first, second)
    guard let from = a.period.from, let to = b.period.to, from < to else { return nil }
    var mention = DateMention(
      tokens: start..<second.tokens.upperBound, period: Period(from: from, to: to),
      precision: .span, isRelative: a.isRelative || b.isRelative)
    mention.parts = [a, b].map { .init(tokens: $0.tokens, period: $0.period) }
    return mention
  }

  /// Gives each end the year that the other names, so that the first comes before the second.
  private func aligned(
    _ first: DateReading, _ second: DateReading
  ) -> (DateReading, DateReading) {
    var a = first
    var b = second
    guard let partA = a.part else { return (a, b) }
    guard let partB = b.part else {
      // «from March until last Friday».
      if a.year == nil, let to = b.period.to, let year = latest(partA, notAfter: to) {
        set(&a, partA, year)
      }
      return (a, b)
    }
    switch (a.year, b.year) {
    case (nil, let year?):
      set(&a, partA, partA.order <= partB.order || partB == .year ? year : year - 1)
    case (let year?, nil):
      set(&b, partB, partB.order >= partA.order || partA == .year ? year : year + 1)
    case (nil, nil):
      guard let to = b.period.from else { break }
      let year = to.year
      set(&a, partA, partA.order <= partB.order ? year : year - 1)
    default: break
    }
    return (a, b)
  }

  private func set(_ reading: inout DateReading, _ part: DatePart, _ year: Int) {
    guard var period = part.period(in: year) else { return }
    if let stretch = reading.stretch { period = stretch.of(period, part.precision) }
    reading.period = period
  }

  /// The last year whose part begins no later than the day.
  private func latest(_ part: DatePart, notAfter day: Day) -> Int? {
    for year in [day.year, day.year - 1] {
      if let from = part.period(in: year)?.from, from <= day { return year }
    }
    return nil
  }
}
