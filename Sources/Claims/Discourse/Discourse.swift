import Facts

/// What a sentence can lean on: the scope under discussion and who acted last.
struct Discourse {
  /// The scope of the last claim.
  var topic: Topic?
  /// The party that the next «it» means.
  var subject: Int?
  /// The scopes of all figures of the sentence before, for «together».
  var together: [Topic] = []
  /// What the last figure was compared with («up from 40 lathes in 2022»).
  var comparison: Topic?

  /// Whether buyers or sellers were counted or ranked last.
  var grouping: Grouping?

  /// A party that the sentence before ended with and did not name («a company near Ankara»).
  var unnamed: Int?

  /// The last period that the story named, whatever it was said of.
  var lastPeriod: Period?
  /// The last year that a sentence named which tells of no flow («It had been the main source in 2022»): «a year later»
  /// in the next one counts from there.
  var spokenDate: (sentence: Int, period: Period)?
  /// Every flow of trade that was spoken of, the newest last.
  private(set) var flows: [Topic] = []
  /// The time that the story is about: the last span of months that was not told as background.
  var frame: Period?
  /// What the story's time is compared with («against 2023»).
  var frameBefore: Period?
  var frameBlock = ""

  var period: Period? { topic?.period ?? lastPeriod }

  /// A heading turns to other goods: «And the finished nitrocellulose?»
  mutating func open(_ goods: [Int]) {
    guard !goods.isEmpty, topic != nil, topic?.goods != goods else { return }
    topic?.goods = goods
    topic?.roles = Roles()
  }

  /// Remembers a flow; the oldest are forgotten.
  mutating func remember(_ flow: Topic) {
    guard !flow.goods.isEmpty || flow.roles.hasParty else { return }
    flows.append(flow)
    if flows.count > Discourse.memory { flows.removeFirst(flows.count - Discourse.memory) }
  }

  /// How far back a story's readers are taken to remember: some fifteen sentences of figures.
  private static let memory = 40

  /// The flows by what they select, the nearest first and each once: a few back, and the story's
  /// first.
  var earlier: [Topic] {
    var out: [Topic] = []
    for flow in flows.reversed() where !out.contains(where: { $0.isSame(as: flow) }) {
      out.append(flow)
    }
    guard out.count > Discourse.span, let first = out.last else { return out }
    return out.prefix(Discourse.span - 1) + [first]
  }

  private static let span = 8
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
  var earlierTopics: [Topic] = []
  var leftOut: [String] = []
  var openDescriptions: [String] = []
  /// Words that narrow the goods and that descriptions must hold.
  var narrowing: [String] = []
  /// A word that was not read turns what it says: a figure that differs does not contradict it either.
  var isTurned = false
  /// What it says and no record can tell.
  var untold: [String] = []
  /// Places listed for one part of the way, by their codes.
  var listedPlaces: [[String]] = []
  /// Places named beside the scope, by their codes.
  var namedPlaces: [[String]] = []
  /// Those of them in the claim's own clause.
  var ownPlaces: [[String]] = []
  var shipperHomes: [[String]] = []
  var consigneeHomes: [[String]] = []
  /// Of the very goods or deal of the sentence before.
  var isBound = false
  /// «shipped directly to Qamar».
  var isDirect = false
  /// «rose to 40 tons».
  var trend: Claim.Trend?
  /// Said of one shipment: «a single consignment of 40 tons».
  var isOfOneShipment = false

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
