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
    claims(in: article, through: nil, while: goesOn)
  }

  /// The claims up to those of a block, as far as what stands there and the sentence behind it tell: a story that
  /// goes on may make more of a party whom it names again.
  public func claims(in article: Article, through block: String) -> ClaimSet {
    claims(in: article, through: block, while: { true }) ?? ClaimSet()
  }

  private func claims(
    in article: Article, through block: String?, while goesOn: () -> Bool
  ) -> ClaimSet? {
    guard !ClaimFinder.isForeign(article) else { return ClaimSet() }
    var story = StoryReader(article)
    story.open()
    var context = Discourse()
    var drafts: [Draft] = []
    var reasons: [Int: UncheckedSentence.Reason] = [:]
    let screening = Screening()
    // What a sentence says of the one before it is read too.
    let end = story.sentences.lastIndex { $0.block.id == block }.map { $0 + 2 }
    for index in story.sentences.indices.prefix(end ?? .max) {
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
        }
        scene.claimed += drafts.map(\.quote)
        found += drafts
      }
      if !found.isEmpty { weigh(&found, in: scene, after: drafts.last) }
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

  /// What the claims of a sentence leave of it untold, or in doubt.
  private func weigh(_ found: inout [Draft], in scene: SentenceScene, after last: Draft?) {
    for index in found.indices { StatedGoods.bind(&found[index], in: scene) }
    let all = found
    let unread = UnreadNames.doubts(in: scene.sentence)
    let strangers = Strangers(scene: scene)
    for index in found.indices {
      found[index].doubts += strangers.doubts(about: found[index], among: all)
      found[index].doubts += unread
      found[index].doubts.addNew(
        contentsOf: LooseEnds.doubts(about: found[index], among: all, in: scene))
      found[index].doubts += UnreadGoods.doubts(about: found[index], in: scene.sentence)
      found[index].doubts += Relations.doubts(about: found[index], in: scene)
      let turns = UnreadTurns.doubts(about: found[index], among: all, in: scene)
      found[index].doubts += turns.words
      found[index].isTurned = turns.isOfOtherFigure
      found[index].untold = UnreadTurns.untold(of: found[index], in: scene)
      found[index].narrowing = Narrowing.words(of: found[index], in: scene)
      found[index].listedPlaces = ListedPlaces.codes(of: found[index], in: scene)
      found[index].namedPlaces = NamedPlaces.codes(of: found[index], among: all, in: scene)
      found[index].ownPlaces = NamedPlaces.codes(
        of: found[index], among: all, in: scene, isOwn: true)
      found[index].shipperHomes = NamedPlaces.homes(\.shipper, of: found[index], in: scene)
      found[index].consigneeHomes = NamedPlaces.homes(\.consignee, of: found[index], in: scene)
      found[index].isDirect = StatedGoods.areDirect(found[index], in: scene)
      found[index].isOfOneShipment = OneShipment.isSaid(of: found[index], in: scene)
      Following.bind(&found[index], in: scene, to: last)
    }
    let open = strangers.open(among: found)
    for index in found.indices { found[index].openDescriptions += open(found[index]) }
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
