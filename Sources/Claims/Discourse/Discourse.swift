import Facts

/// What a sentence can lean on: the scope under discussion and who acted last.
struct Discourse {
  /// The scope of the last claim.
  var topic: Topic?
  /// The party that the next «it» means.
  var subject: Int?
  /// The scopes of all figures of the sentence before, for «together».
  var together: [Topic] = []
  /// What the last figure was compared with («up from 305 tonnes in 2023»).
  var comparison: Topic?

  /// The last period that the story named, whatever it was said of.
  var lastPeriod: Period?

  var period: Period? { topic?.period ?? lastPeriod }
}

/// The slots of a claim while parties are still numbers of the register.
struct Topic {
  var roles = Roles()
  var goods: [Int] = []
  var period: Period?
  var measure: Measure?
  /// The unit of the last counted goods («piece», «pair»).
  var unit = "piece"
  /// Kilograms in the unit of the last weight.
  var massFactor = Figure(1000)
  var block = ""
  var paragraph = 0
  var sentence = 0
}

/// A claim before its parties have their final names.
struct Draft {
  var kind: ClaimKind
  var sentence: Int
  var quote: Range<Int>
  var topic: Topic
  var base: Topic?
  var amount: Amount?
  var measure: Measure
  var otherMeasures: [Measure] = []
  var grouping: Grouping?
  var rank = 1
  var inherited: [Scope.Slot: String] = [:]
  var polarity: Claim.Polarity = .affirmed
  var declaredWords: String?
  var doubts: [String] = []
  var contextPeriod: Period?
  var contextTopic: Topic?
  var openDescriptions: [String] = []

  init(
    _ kind: ClaimKind, sentence: Int, quote: Range<Int>, topic: Topic, measure: Measure,
    amount: Amount? = nil, base: Topic? = nil
  ) {
    self.kind = kind
    self.sentence = sentence
    self.quote = quote
    self.topic = topic
    self.measure = measure
    self.amount = amount
    self.base = base
  }
}
