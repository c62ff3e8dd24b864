import Facts

extension KindReader {
  /// «declared as "civilian hunting rifles"».
  static let declaredAs = KindReader(kind: .declaredAs) { scene in
    DeclarationReader(scene).drafts()
  }
}

/// Reads in which words goods were declared.
struct DeclarationReader {
  let scene: SentenceScene

  init(_ scene: SentenceScene) {
    self.scene = scene
  }

  private var sentence: SentenceReading { scene.sentence }

  private static let verbs: WordSet = [
    "declared", "described", "labelled", "labeled", "listed", "classified", "invoiced", "recorded",
    "booked", "entered", "registered", "marked", "declares", "disguised", "manifested", "appear",
    "appears", "appeared", "figure", "figured",
  ]

  func drafts() -> [Draft] {
    var out: [Draft] = []
    for index in sentence.tokens where DeclarationReader.verbs.contains(sentence.word(index)) {
      guard !scene.isQuoted(index), !sentence.spoken.contains(index),
        let words = words(after: index),
        let clause = scene.clause(at: index)
      else { continue }
      let plain = PlainClause(scene, clause)
      guard !clause.isModal, !Negation.stands(in: plain) else { continue }
      let before = clause.tokens.lowerBound..<index
      let own = scene.goods(in: before)
      let local = scene.figures.last { sentence.quantities[$0.quantity].tokens.lowerBound < index }?
        .topic
      var (topic, inherited) = plain.topic(goods: own, after: local)
      guard !topic.goods.isEmpty || topic.roles.hasParty else { continue }
      if let local {
        topic.period = local.period
      } else {
        PlainPeriod(plain).set(&topic, &inherited)
      }
      var draft = PlainDraft.make(
        .declaredAs, topic, inherited, plain, quote: index..<words.upperBound)
      draft.declaredWords = sentence.text[words]
      out.append(draft)
    }
    return out
  }

  /// The words between quotation marks behind «as», else what a finite «was declared as» ends with.
  private func words(after verb: Int) -> Range<Int>? {
    var next = verb + 1
    if [
      "simply", "only", "merely", "officially", "variously", "in", "on", "at", "the", "papers",
      "paperwork", "documents", "customs", "them", "it", "these", "those", "there",
    ].contains(sentence.word(next)) {
      while next < verb + 5, sentence.word(next) != "as" { next += 1 }
    }
    if sentence.word(next) == "as" {
      next += 1
    } else if !["labelled", "labeled", "marked"].contains(sentence.word(verb)) {
      return nil
    }
    if let quoted = sentence.quoted.first(where: {
      $0.lowerBound >= next && $0.lowerBound <= next + 2
    }) {
      let inner = Range.tokens(from: quoted.lowerBound + 1, to: quoted.upperBound - 1)
      return trimmed(inner)
    }
    guard sentence.word(next - 1) == "as", isFinite(verb),
      !sentence.places.contains(where: { $0.tokens.lowerBound == next })
    else { return nil }
    var end = next
    while end < sentence.tokens.upperBound, end < next + 6, sentence.text.tokens[end].kind == .word,
      !Words.prepositions.contains(sentence.word(end)),
      !Words.coordinators.contains(sentence.word(end)),
      !Words.relatives.contains(sentence.word(end)),
      !sentence.predicates.contains(where: { $0.tokens.contains(end) && !$0.isNominal })
    {
      end += 1
    }
    let named = sentence.goods.contains {
      $0.tokens.lowerBound >= next && $0.tokens.upperBound <= end
    }
    return named ? trimmed(next..<end) : nil
  }

  private func isFinite(_ verb: Int) -> Bool {
    Words.be.contains(sentence.word(verb - 1)) || Words.have.contains(sentence.word(verb - 1))
      || sentence.parties.contains { $0.tokens.upperBound == verb }
  }

  /// Without an article in front and a comma or full stop at the end.
  private func trimmed(_ range: Range<Int>) -> Range<Int>? {
    var start = range.lowerBound
    var end = range.upperBound
    while start < end, ["a", "an", "the"].contains(sentence.word(start)) { start += 1 }
    while end > start, sentence.text.tokens[end - 1].kind == .punctuation { end -= 1 }
    return start < end ? start..<end : nil
  }
}
