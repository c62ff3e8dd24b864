import Facts

/// Gives drafts their final form: names, offsets, and a stable identity.
struct ClaimWriter {
  let story: StoryReader
  private let builder: ScopeBuilder

  init(story: StoryReader) {
    self.story = story
    builder = ScopeBuilder(register: story.register)
  }

  func claim(_ draft: Draft) -> Claim {
    let sentence = story.sentences[draft.sentence]
    let text = sentence.text
    let span = text.range(of: sentence.tokens)
    let quote = text.range(of: draft.quote)
    var claim = Claim(
      id: "", kind: draft.kind, sentence: sentence.written, block: sentence.block.id,
      start: text.scalarOffset(ofUTF8: span.lowerBound),
      end: text.scalarOffset(ofUTF8: span.upperBound), quote: text[draft.quote],
      quoteStart: text.scalarOffset(ofUTF8: quote.lowerBound),
      quoteEnd: text.scalarOffset(ofUTF8: quote.upperBound),
      scope: scope(draft),
      inherited: draft.inherited, base: draft.base.map { builder.scope(of: $0) },
      measure: draft.measure,
      otherMeasures: draft.otherMeasures, grouping: draft.grouping, rank: draft.rank,
      amount: draft.amount, attribution: sentence.attribution, polarity: draft.polarity,
      declaredWords: draft.declaredWords, doubts: draft.doubts)
    claim.contextPeriod = draft.contextPeriod
    claim.contextScope = draft.contextTopic.map { builder.scope(of: $0) }
    claim.earlierScopes = draft.earlierTopics.map { builder.scope(of: $0) }
    claim.leftOut = draft.leftOut
    claim.openDescriptions = draft.openDescriptions
    claim.narrowing = draft.narrowing
    claim.isTurned = draft.isTurned
    claim.untold = draft.untold
    claim.listedPlaces = draft.listedPlaces
    claim.namedPlaces = draft.namedPlaces
    claim.ownPlaces = draft.ownPlaces
    claim.shipperHomes = draft.shipperHomes
    claim.consigneeHomes = draft.consigneeHomes
    if [.quantity, .weight, .value, .shipments, .existence].contains(draft.kind),
      draft.polarity == .affirmed
    {
      let roles = draft.topic.roles
      if !roles.excludesShipper { claim.listedShippers = builder.listed(roles.shipper) }
      if !roles.excludesConsignee { claim.listedConsignees = builder.listed(roles.consignee) }
    }
    claim.isOfOneShipment = draft.isOfOneShipment
    claim.isBound = draft.isBound
    claim.isDirect = draft.isDirect && (draft.kind == .absence || draft.polarity == .affirmed)
    claim.trend = draft.polarity == .affirmed ? draft.trend : nil
    claim.isShipperGuessed = draft.topic.roles.isShipperGuessed && claim.scope.consignee == nil
    claim.isDepartureOfSenders =
      draft.topic.roles.isDepartureOfSenders && claim.scope.shipper == nil
      && !claim.scope.departure.isEmpty && claim.scope.origin.isEmpty
    claim.id = ClaimWriter.identity(claim)
    return claim
  }

  private func scope(_ draft: Draft) -> Scope {
    let isAtMost = draft.amount.map { $0.low == nil && $0.high != nil } ?? false
    guard isAtMost || [.absence, .first, .last].contains(draft.kind) else {
      return builder.scope(of: draft.topic)
    }
    var scope = builder.scope(ofNoMore: draft.topic)
    // «No drones» says nothing of cameras.
    if draft.kind == .absence { scope.goods?.broadHS = [] }
    return scope
  }

  func unchecked(
    _ sentence: SentenceReading, _ reason: UncheckedSentence.Reason
  ) -> UncheckedSentence {
    let span = sentence.text.range(of: sentence.tokens)
    return UncheckedSentence(
      sentence: sentence.text[sentence.tokens], block: sentence.block.id,
      start: sentence.text.scalarOffset(ofUTF8: span.lowerBound),
      end: sentence.text.scalarOffset(ofUTF8: span.upperBound), reason: reason)
  }

  /// FNV-1a over what the claim says and where; the same in every run and on every machine.
  /// - Source: Fowler, Noll and Vo, the 32-bit offset basis and prime of FNV-1a.
  private static func identity(_ claim: Claim) -> String {
    var hash: UInt32 = 2_166_136_261
    func add(_ text: String) {
      for byte in text.utf8 {
        hash ^= UInt32(byte)
        hash &*= 16_777_619
      }
    }
    add("\(claim.kind.rawValue)|\(claim.block)|\(claim.quoteStart)|\(claim.quoteEnd)|")
    add(claim.sentence)
    // An array's description is made by reflection, and most scopes name no departure.
    add(claim.scope.departure.isEmpty ? "|[]|" : "|\(claim.scope.departure)|")
    add(claim.scope.goods?.text ?? "")
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 8 - digits.count) + digits
  }
}
