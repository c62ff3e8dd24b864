import Facts

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
    if let main, isAside(main, in: scene) {
      // «In 2023 it had sent only 273»: what the year before is held against.
      comparison = main.topic
    } else if let main {
      let next = main.topic
      topic = next
    } else if let draft = drafts.first(where: { $0.kind == .share }),
      draft.inherited[.goods] == nil, draft.inherited[.period] == nil, draft.topic.period != nil
    {
      // «took 78 % of the pumps that Qamar sent last year»: of those the next sentence speaks.
      var next = draft.topic
      next.measure = draft.measure
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
      for clause in clauses {
        next.roles.origin.addNew(contentsOf: clause.roles.origin)
        // «was the larger supplier of urea to Brazil»: where the goods go that the story speaks of.
        next.roles.destination.addNew(contentsOf: clause.roles.destination)
      }
      topic = next
    }
    if let counted = drafts.last(where: { [.parties, .ranking].contains($0.kind) }) {
      grouping = counted.grouping
    }
    if let period = topic?.period, period.from != nil, period.to != nil { lastPeriod = period }
    let named = sentence.dates.last {
      $0.relation == nil && $0.period.from != nil && $0.period.to != nil
    }
    spokenDate = scene.figures.isEmpty ? named.map { (sentence.index, $0.period) } : nil
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
  /// Told in the past perfect, of the same goods as the topic and of an earlier time.
  fileprivate func isAside(_ main: ReadFigure, in scene: SentenceScene) -> Bool {
    guard let topic, topic.goods == main.topic.goods, let now = topic.period?.from,
      let then = main.topic.period?.from, then < now
    else { return false }
    return scene.sentence.isBackground(scene.sentence.quantities[main.quantity].tokens)
  }

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
