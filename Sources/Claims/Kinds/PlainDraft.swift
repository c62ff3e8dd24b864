import Facts

/// Claims that ask only whether a record is there.
enum PlainDraft {
  static func make(
    _ kind: ClaimKind, _ topic: Topic, _ inherited: [Scope.Slot: String], _ plain: PlainClause,
    quote: Range<Int>
  ) -> Draft {
    let one = kind == .absence ? Figure.zero : .one
    var amount = Amount(
      value: .figure(one), low: .figure(one), unit: "record", written: plain.sentence.text[quote])
    if kind == .absence { amount.high = .figure(.zero) }
    var draft = Draft(
      kind, sentence: plain.sentence.index, quote: quote, topic: topic, measure: .shipments,
      amount: amount)
    draft.inherited = inherited
    draft.openDescriptions = plain.clause.roles.doubts
    return draft
  }
}

/// The time that a clause without a figure speaks of.
struct PlainPeriod {
  let plain: PlainClause

  init(_ plain: PlainClause) {
    self.plain = plain
  }

  /// «used to be supplied by»: of old, not of the time under discussion.
  private var isPast: Bool {
    plain.tokens.contains {
      plain.sentence.word($0) == "used" && plain.sentence.word($0 + 1) == "to"
    }
  }

  /// The clause's own date, else one that opens the sentence, else that of what it points back to.
  func set(_ topic: inout Topic, _ inherited: inout [Scope.Slot: String]) {
    let scene = plain.scene
    let opening = plain.sentence.dates.first {
      $0.tokens.lowerBound <= plain.sentence.tokens.lowerBound + 2
    }
    if let date = plain.dates().first ?? opening {
      topic.period = plain.resolve(date)
    } else if !inherited.isEmpty, !isPast, let period = scene.context.topic?.period {
      topic.period = period
      inherited[.period] = scene.context.topic?.block
    }
  }
}
