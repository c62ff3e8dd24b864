import Facts

/// A story being read sentence by sentence, as far as it has come: a copy goes on from there by itself.
struct StoryPass {
  var story: StoryReader
  private var context = Discourse()
  private var drafts: [Draft] = []
  private var reasons: [Int: UncheckedSentence.Reason] = [:]
  private let screening = Screening()
  /// The place of the sentence that is read next.
  private(set) var next = 0

  init(_ article: Article) {
    story = StoryReader(article)
    story.open()
  }

  /// Reads one sentence, and finds what it claims.
  mutating func readNext() {
    let index = next
    next += 1
    // A page without full stops is no prose: nothing is guessed in it.
    guard story.sentences[index].tokens.count <= ClaimFinder.longestSentence else {
      reasons[index] = .background
      return
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
      return
    }
    let clauses = ClauseReader(sentence, story.register).clauses()
    let scene = SentenceScene(
      sentence: sentence, clauses: clauses, context: context, register: story.register,
      published: story.article.published)
    var figures = FigureReader(scene)
    figures.read()
    scene.figures = figures.figures
    scene.figureDrafts = figures.drafts
    var found: [Draft] = []
    // The context stays the same for the whole sentence.
    lazy var earlier = context.earlier
    for kind in KindReader.all {
      var drafts = kind.read(scene).filter { !scene.isOfNoTrade($0, cues) }
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

  /// What the sentences so far claim.
  var found: ClaimSet {
    let writer = ClaimWriter(story: story)
    return ClaimSet(
      claims: drafts.map(writer.claim),
      unchecked: reasons.sorted { $0.key < $1.key }.map {
        writer.unchecked(story.sentences[$0.key], $0.value)
      })
  }

  /// What the sentences of a stretch claim, as far as the story was read.
  func claims(of sentences: Range<Int>) -> [Claim] {
    let writer = ClaimWriter(story: story)
    return drafts.filter { sentences.contains($0.sentence) }.map(writer.claim)
  }
}
