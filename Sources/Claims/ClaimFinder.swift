import Facts

/// Finds every claim of a story that customs records can settle.
///
///     let set = ClaimFinder().claims(in: article)
///     set.claims.map(\.kind)      // [.quantity, .weight, …]
///     set.unchecked.map(\.reason) // [.statement, …]
///
/// - Complexity: Linear in the length of the story.
public struct ClaimFinder: Sendable {
  public init() {}

  /// Names of countries by ISO 3166-1 code, as stories write them.
  public static let countryNames: [String: String] = Vocabulary.rows(of: "countries.tsv")
    .reduce(into: [:]) { names, row in if row.count > 1 { names[row[0]] = row[1] } }

  /// What declarations say, in their languages, for a word that narrows goods: «used», «gebraucht*».
  public static let qualities: [String: [String]] = Vocabulary.rows(of: "qualities.tsv")
    .reduce(into: [:]) { qualities, row in
      if row.count > 1 { qualities[row[0]] = row[1].split(separator: ",").map(String.init) }
    }

  /// True where the article says of itself that it is not in English: nothing in it is guessed at.
  public static func isForeign(_ article: Article) -> Bool {
    guard let language = article.language?.lowercased(), !language.isEmpty else { return false }
    return language != "en" && !language.hasPrefix("en-") && !language.hasPrefix("en_")
  }

  public func claims(in article: Article) -> ClaimSet {
    claims(in: article, while: { true }) ?? ClaimSet()
  }

  /// The same, for as long as `goesOn` says at each sentence; `nil` where it said no.
  public func claims(in article: Article, while goesOn: () -> Bool) -> ClaimSet? {
    guard !ClaimFinder.isForeign(article) else { return ClaimSet() }
    var story = StoryReader(article)
    story.open()
    var context = Discourse()
    var drafts: [Draft] = []
    var reasons: [Int: UncheckedSentence.Reason] = [:]
    let screening = Screening()
    for index in story.sentences.indices {
      guard goesOn() else { return nil }
      // A page without full stops is no prose: nothing is guessed in it.
      guard story.sentences[index].tokens.count <= ClaimFinder.longestSentence else {
        reasons[index] = .background
        continue
      }
      story.read(index, context: context)
      let sentence = story.sentences[index]
      if index == 0 || story.sentences[index - 1].paragraph != sentence.paragraph {
        context.open(story.headings[sentence.paragraph] ?? [])
      }
      let cues = screening.cues(sentence)
      if let reason = screening.reason(sentence, cues) ?? screening.prediction(sentence, cues) {
        reasons[index] = reason
        context.remember(subjectOf: sentence)
        continue
      }
      let clauses = ClauseReader(sentence, story.register).clauses()
      let scene = SentenceScene(
        sentence: sentence, clauses: clauses, context: context, register: story.register,
        published: article.published)
      var figures = FigureReader(scene)
      figures.read()
      scene.figures = figures.figures
      scene.figureDrafts = figures.drafts
      var found: [Draft] = []
      // The context stays the same for the whole sentence.
      lazy var earlier = context.earlier
      for kind in KindReader.all {
        var drafts = kind.read(scene)
        guard !drafts.isEmpty else { continue }
        for index in drafts.indices {
          let draft = drafts[index]
          if draft.contextTopic == nil { drafts[index].contextTopic = context.topic }
          drafts[index].earlierTopics = scene.topics(before: draft) + earlier
          drafts[index].leftOut = scene.leftOut(of: draft)
          drafts[index].doubts += strangers(to: draft, sentence, clauses, story.register)
        }
        scene.claimed += drafts.map(\.quote)
        found += drafts
      }
      if !found.isEmpty {
        let unread = UnreadNames.doubts(in: sentence)
        let all = found
        for index in found.indices {
          found[index].doubts += unread
          found[index].doubts.addNew(
            contentsOf: LooseEnds.doubts(about: found[index], among: all, in: scene))
          found[index].doubts += UnreadGoods.doubts(about: found[index], in: sentence)
          found[index].doubts += Relations.doubts(about: found[index], in: scene)
          let turns = UnreadTurns.doubts(about: found[index], among: all, in: scene)
          found[index].doubts += turns.words
          found[index].isTurned = turns.isOfOtherFigure
          found[index].untold = UnreadTurns.untold(of: found[index], in: scene)
          found[index].narrowing = Narrowing.words(of: found[index], in: scene)
          found[index].listedPlaces = ListedPlaces.codes(of: found[index], in: scene)
          found[index].namedPlaces = NamedPlaces.codes(of: found[index], among: all, in: scene)
          found[index].isOfOneShipment = OneShipment.isSaid(of: found[index], in: scene)
          Following.bind(&found[index], in: scene, to: drafts.last)
        }
      }
      let open = leftOut(of: found, sentence, story.register)
      for index in found.indices where ClaimFinder.bound.contains(found[index].kind) {
        found[index].openDescriptions += open
        found[index].openDescriptions += undated(found[index], found, sentence)
      }
      if found.isEmpty {
        reasons[index] = screening.background(sentence, cues)
        takeBack(&drafts, by: sentence, at: index, story)
        let places = NamedPlaces.codes(tellingOfThem: scene)
        for place in drafts.indices
        where drafts[place].sentence == index - 1
          && story.sentences[index - 1].paragraph == sentence.paragraph
        {
          drafts[place].namedPlaces += places
        }
      }
      drafts += found
      context.remember(sentence, clauses, found, scene)
      for clause in clauses {
        for entity in clause.roles.shipper { story.count(entity, asShipper: true) }
        for entity in clause.roles.consignee { story.count(entity, asShipper: false) }
      }
      story.locate(clauses.map(\.roles))
    }
    return finish(story, drafts, reasons)
  }

  /// «None of this is true.»: whatever the paragraph, or the sentence before, says so far.
  private func takeBack(
    _ drafts: inout [Draft], by sentence: SentenceReading, at index: Int, _ story: StoryReader
  ) {
    guard let words = UnreadTurns.takingBack(sentence) else { return }
    for place in drafts.indices {
      let earlier = drafts[place].sentence
      if earlier == index - 1 || story.sentences[earlier].paragraph == sentence.paragraph {
        drafts[place].doubts.append("what «\(words)» says of it")
      }
    }
  }

  /// In tokens: what is read of a sentence is compared with the rest of it, so that a bound keeps
  /// the time linear in the length of the story. The longest of 3,200 sentences of news and prose
  /// looked at has under 200.
  static let longestSentence = 500

  /// Kinds whose figure is another one with another party or period.
  private static let bound: Set<ClaimKind> = [
    .quantity, .weight, .value, .shipments, .price, .share, .growth, .existence, .first, .last,
  ]

  /// Parties that the sentence names and none of its claims takes up: what is said may be bound to them,
  /// so that only a figure that cannot be met by chance decides.
  private func leftOut(
    of drafts: [Draft], _ sentence: SentenceReading, _ register: EntityRegister
  ) -> [String] {
    let topics = drafts.flatMap { [$0.topic] + ($0.base.map { [$0] } ?? []) }
    let known = Set(topics.flatMap { $0.roles.shipper + $0.roles.consignee }.map(register.root))
    return sentence.parties.compactMap { party in
      // «Peruvian Slate Works»: the country may belong to the name.
      if party.form == .name,
        let place = sentence.places.first(where: {
          $0.isAdjective && $0.tokens.upperBound == party.tokens.lowerBound
        })
      {
        return "whether «\(sentence.text[place.tokens])» belongs to the name"
      }
      guard party.form == .name, !party.entities.isEmpty,
        ["to", "from"].contains(sentence.word(party.tokens.lowerBound - 1)),
        party.entities.allSatisfy({ !known.contains(register.root($0)) })
      else { return nil }
      return "what «\(sentence.text[party.tokens])» has to do with it"
    }
  }

  /// The sentence names a period, and its only claims are held to one of an earlier sentence.
  private func undated(_ draft: Draft, _ drafts: [Draft], _ sentence: SentenceReading) -> [String] {
    guard draft.kind != .growth, draft.kind != .price, let date = sentence.dates.first,
      drafts.allSatisfy({ $0.inherited[.period] != nil })
    else { return [] }
    return ["what «\(sentence.text[date.tokens])» has to do with it"]
  }

  /// Parties that the sentence names but a claim leaves out.
  private func strangers(
    to draft: Draft, _ sentence: SentenceReading, _ clauses: [Clause], _ register: EntityRegister
  ) -> [String] {
    let roles = draft.topic.roles
    // The other side of a growth («twice as many to Qamar as to Veligor»), and who is ranked.
    let isOfTwo = draft.kind == .growth || draft.kind == .ranking
    let sides = [roles] + (isOfTwo ? draft.base.map { [$0.roles] } ?? [] : [])
    let known = Set(sides.flatMap { $0.shipper + $0.consignee }.map(register.root))
    let clause = clauses.first { $0.tokens.contains(draft.quote.lowerBound) }?.tokens
    // An absence is of its clause alone where its scope has both ends; others may act in another clause.
    let isWhole =
      !roles.shipper.isEmpty && (!roles.consignee.isEmpty || !roles.destination.isEmpty)
    let isWide = draft.kind == .absence && !isWhole
    return sentence.parties.compactMap { party in
      guard isWide || clause?.contains(party.tokens.lowerBound) ?? true else { return nil }
      if draft.kind != .absence {
        if isNobodyKnown(party, for: draft, known, sentence, register) {
          return "who is meant by «\(sentence.text[party.tokens])»"
        }
        guard takesPart(party, sentence, known, register) else { return nil }
      }
      guard party.form == .name, !party.entities.isEmpty,
        party.entities.allSatisfy({ !known.contains(register.root($0)) })
      else { return nil }
      return "what «\(sentence.text[party.tokens])» has to do with it"
    }
  }

  /// «a rival of Qamar sold 40 lathes»: whoever that is, it is not said of everybody.
  private func isNobodyKnown(
    _ party: PartyMention, for draft: Draft, _ known: Set<Int>, _ sentence: SentenceReading,
    _ register: EntityRegister
  ) -> Bool {
    let roles = draft.topic.roles
    guard party.form == .description else { return false }
    // «another supplier»: not the one that the story told of.
    let start = party.tokens.lowerBound
    if [sentence.word(start), sentence.word(start - 1)].contains("another"),
      party.entities.allSatisfy({ register[$0].names.isEmpty })
    {
      return true
    }
    return party.isIndefinite && party.codes.isEmpty
      && known.allSatisfy { register[$0].names.isEmpty } && roles.departure.isEmpty
      && roles.origin.isEmpty && roles.destination.isEmpty
  }

  /// Whether a party that a claim leaves out has a part in its trade: at an end or on the way of it, listed beside
  /// one that is there, or where the claim would else be about everybody.
  private func takesPart(
    _ party: PartyMention, _ sentence: SentenceReading, _ known: Set<Int>,
    _ register: EntityRegister
  ) -> Bool {
    let start = party.tokens.lowerBound
    let preposition = sentence.preposition(before: start)
    if preposition?.word == "according" { return false }
    if sentence.isLeft(party) { return false }
    if known.allSatisfy({ register[$0].names.isEmpty }) { return true }
    if ["to", "from", "via", "through"].contains(preposition?.word ?? "") { return true }
    return ["and", ","].contains(sentence.word(start - 1))
      && sentence.parties.contains {
        $0.tokens.upperBound == start - 1 && !$0.entities.isEmpty
          && $0.entities.allSatisfy { known.contains(register.root($0)) }
          && ["to", "from"].contains(sentence.word($0.tokens.lowerBound - 1))
      }
  }

  private func finish(
    _ story: StoryReader, _ drafts: [Draft], _ reasons: [Int: UncheckedSentence.Reason]
  ) -> ClaimSet {
    let writer = ClaimWriter(story: story)
    return ClaimSet(
      claims: drafts.map(writer.claim),
      unchecked: reasons.sorted { $0.key < $1.key }.map {
        writer.unchecked(story.sentences[$0.key], $0.value)
      })
  }
}

extension Discourse {
  /// The party that the next sentence's «it» means.
  mutating func remember(subjectOf sentence: SentenceReading) {
    if let party = sentence.parties.first(where: {
      !$0.entities.isEmpty && ($0.form != .pronoun || $0.isPossessive)
    }) {
      subject = party.entities.first
    }
  }

  /// Makes the last claim of the sentence the scope under discussion.
  mutating func remember(
    _ sentence: SentenceReading, _ clauses: [Clause], _ drafts: [Draft], _ scene: SentenceScene
  ) {
    if let subject = clauses.compactMap(\.subject).first(where: { !$0.entities.isEmpty }) {
      self.subject = subject.entities.first
    } else {
      remember(subjectOf: sentence)
    }
    unnamed = sentence.parties.last.flatMap {
      $0.form == .description && $0.isIndefinite && !$0.isPlural ? $0.entities.first : nil
    }
    let main =
      scene.figures.last { !$0.isComparison && !$0.isPart }
      ?? scene.figures.last { !$0.isComparison }
    together = scene.figures.filter { !$0.isComparison }.map(\.topic)
    comparison = scene.figures.last(where: \.isComparison)?.topic
    if let main {
      let next = main.topic
      topic = next
    } else if let draft = drafts.first(where: { [.existence, .route].contains($0.kind) }) {
      var next = draft.topic
      next.goods = drafts.filter { $0.kind == .existence }.reduce(into: []) {
        $0.addNew(contentsOf: $1.topic.goods)
      }
      if next.goods.isEmpty { next.goods = draft.topic.goods }
      next.measure = topic?.measure
      if next.period == nil { next.period = topic?.period }
      topic = next
    } else if let draft = drafts.first(where: { [.first, .last, .parties].contains($0.kind) }),
      topic == nil || draft.inherited[.goods] == nil
    {
      var next = draft.topic
      next.measure = topic?.measure
      next.period = draft.topic.period ?? topic?.period
      topic = next
    }
    if main == nil, let draft = drafts.first(where: { [.growth, .share].contains($0.kind) }),
      topic == nil
    {
      var next = draft.kind == .share ? draft.base ?? draft.topic : draft.topic
      next.measure = draft.measure
      topic = next
      if draft.kind == .growth { comparison = draft.base }
    }
    if main == nil, let draft = drafts.first(where: { $0.kind == .absence }),
      draft.inherited[.goods] == nil, !draft.topic.goods.isEmpty
    {
      // «Electric cars are new, and none was shipped before February»: of them the next sentence speaks.
      topic?.goods = draft.topic.goods
      topic?.roles.fill(from: draft.topic.roles)
    }
    if topic == nil, drafts.isEmpty, let goods = scene.goods(in: sentence.tokens),
      !goods.terms.isEmpty
    {
      // Goods that the story only speaks of yet: «Swiss watches», before «2,870 of them».
      var next = Topic()
      next.goods = goods.terms
      next.measure = .quantity
      next.block = sentence.block.id
      for clause in clauses { next.roles.origin.addNew(contentsOf: clause.roles.origin) }
      topic = next
    }
    if let counted = drafts.last(where: { [.parties, .ranking].contains($0.kind) }) {
      grouping = counted.grouping
    }
    if let period = topic?.period, period.from != nil, period.to != nil { lastPeriod = period }
    for figure in scene.figures {
      var flow = figure.topic
      flow.isBackground = sentence.isBackground(scene.sentence.quantities[figure.quantity].tokens)
      remember(flow)
      if figure.isComparison { continue }
      setFrame(flow)
    }
    if let main, let then = comparison?.period, main.topic.period == frame { frameBefore = then }
    if scene.figures.isEmpty {
      for draft in drafts {
        remember(draft.topic)
        if draft.kind == .growth || draft.kind == .existence { setFrame(draft.topic) }
        if draft.kind == .growth, draft.topic.period == frame { frameBefore = draft.base?.period }
      }
    }
  }
}

extension Discourse {
  /// A span of ten weeks or more, told as news, is the time that the story is about.
  fileprivate mutating func setFrame(_ flow: Topic) {
    guard !flow.isBackground, let from = flow.period?.from, let to = flow.period?.to,
      from.adding(days: 70) <= to, flow.period != frame
    else { return }
    // A part of the time under discussion does not replace it.
    if let start = frame?.from, let end = frame?.to, start <= from, to <= end { return }
    frame = flow.period
    frameBlock = flow.block
    frameBefore = nil
  }
}

extension SentenceReading {
  /// «have left Oakhaven»: a place that no table knows.
  func isLeft(_ party: PartyMention) -> Bool {
    predicates.contains {
      $0.frame == .leave && $0.tokens.upperBound == party.tokens.lowerBound
    }
  }

  /// «had taken 900 lathes in 2020»: the verb before or around the figure is in the past perfect.
  func isBackground(_ range: Range<Int>) -> Bool {
    guard
      let verb = predicates.last(where: {
        !$0.isNominal && $0.tokens.lowerBound <= range.lowerBound
      }) ?? predicates.first(where: { !$0.isNominal })
    else { return false }
    let before = Range.tokens(
      from: max(tokens.lowerBound, verb.tokens.lowerBound - 3), to: verb.tokens.upperBound)
    return before.contains { word($0) == "had" }
  }
}

extension Screening {
  /// Only plans and possibilities: no verb of trade says that something happened.
  func prediction(
    _ sentence: SentenceReading, _ cues: Cues
  ) -> UncheckedSentence.Reason? {
    guard cues.modal else { return nil }
    let happened = sentence.predicates.contains { predicate in
      guard !predicate.isModal else { return false }
      switch predicate.frame {
      case .send, .get, .move, .reach, .leave, .bill, .pay, .cost, .share, .total, .rise, .fall,
        .begin, .end, .rank, .handle, .be:
        return true
      default: return false
      }
    }
    return happened ? nil : .prediction
  }
}
