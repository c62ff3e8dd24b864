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

  /// True where the article says of itself that it is not in English: nothing in it is guessed at.
  public static func isForeign(_ article: Article) -> Bool {
    guard let language = article.language?.lowercased(), !language.isEmpty else { return false }
    return language != "en" && !language.hasPrefix("en-") && !language.hasPrefix("en_")
  }

  public func claims(in article: Article) -> ClaimSet {
    guard !ClaimFinder.isForeign(article) else { return ClaimSet() }
    var story = StoryReader(article)
    story.open()
    var context = Discourse()
    var drafts: [Draft] = []
    var reasons: [Int: UncheckedSentence.Reason] = [:]
    let screening = Screening()
    for index in story.sentences.indices {
      story.read(index, context: context)
      let sentence = story.sentences[index]
      if let reason = screening.reason(sentence) ?? screening.prediction(sentence) {
        reasons[index] = reason
        context.remember(subjectOf: sentence)
        continue
      }
      let clauses = ClauseReader(sentence, story.register).clauses()
      var scene = SentenceScene(
        sentence: sentence, clauses: clauses, context: context, register: story.register,
        published: article.published)
      var figures = FigureReader(scene)
      figures.read()
      scene.figures = figures.figures
      var found: [Draft] = []
      for kind in KindReader.all {
        let drafts = kind.read(scene).map { draft in
          var draft = draft
          draft.contextTopic = draft.contextTopic ?? context.topic
          if draft.kind == .absence {
            draft.doubts += strangers(to: draft, sentence, story.register)
          }
          return draft
        }
        scene.claimed += drafts.map(\.quote)
        found += drafts
      }
      for clause in clauses {
        for entity in clause.roles.shipper { story.count(entity, asShipper: true) }
        for entity in clause.roles.consignee { story.count(entity, asShipper: false) }
      }
      if found.isEmpty { reasons[index] = screening.background(sentence) }
      drafts += found
      context.remember(sentence, clauses, found, scene)
    }
    return finish(story, drafts, reasons)
  }

  /// Parties that the sentence names but an absence leaves out: finding nothing without them proves
  /// nothing about them.
  private func strangers(
    to draft: Draft, _ sentence: SentenceReading, _ register: EntityRegister
  ) -> [String] {
    let known = Set((draft.topic.roles.shipper + draft.topic.roles.consignee).map(register.root))
    return sentence.parties.compactMap { party in
      guard party.form == .name, !party.entities.isEmpty,
        party.entities.allSatisfy({ !known.contains(register.root($0)) })
      else { return nil }
      return "what «\(sentence.text[party.tokens])» has to do with it"
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
    if let party = sentence.parties.first(where: { !$0.entities.isEmpty && $0.form != .pronoun }) {
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
    let main = scene.figures.last { !$0.isComparison }
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
    if let period = topic?.period, period.from != nil, period.to != nil { lastPeriod = period }
  }
}

extension Screening {
  /// Only plans and possibilities: no verb of trade says that something happened.
  func prediction(_ sentence: SentenceReading) -> UncheckedSentence.Reason? {
    guard cues(sentence).modal else { return nil }
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
