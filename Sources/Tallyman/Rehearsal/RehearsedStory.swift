import Facts

/// An invented story with what is right about each of its sentences.
public struct RehearsedStory: Sendable {
  public let id: String
  public let published: Day
  public var sentences: [RehearsedSentence] = []

  init(id: String, published: Day) {
    self.id = id
    self.published = published
  }

  /// As the reading stage would hand it over: a headline, and a paragraph a sentence.
  public var article: Article {
    let heading = Article.Block(id: "b0", kind: .heading, text: "The ledgers, read again")
    let blocks = sentences.enumerated().map { index, sentence in
      Article.Block(id: "b\(index + 1)", kind: .paragraph, text: sentence.text)
    }
    return Article(
      source: id, headline: heading.text, published: published, language: "en",
      blocks: [heading] + blocks)
  }

  /// As a page, to be checked like any other.
  public var page: String {
    let body = sentences.map { "<p>\(escaped($0.text))</p>\n" }.joined()
    return """
      <!doctype html><html lang="en"><head><meta charset="utf-8"><title>The ledgers, read again</title>
      <meta property="article:published_time" content="\(published)T08:00:00Z"></head>
      <body><main><article><h1>The ledgers, read again</h1>
      \(body)</article></main></body></html>

      """
  }

  private func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
  }
}

/// A sentence with its one claim and whether that is true.
public struct RehearsedSentence: Sendable {
  public var text: String
  public var kind: ClaimKind
  public var isTrue: Bool
  public var scope: Scope
  public var base: Scope?
  public var value: String?
  public var low: Figure?
  public var high: Figure?
  public var hedge: String?
  public var unit: String
  /// What the records give.
  public var actual: String?
  /// The records of the scope, the first fifty.
  public var records: [String]
}

extension RehearsedDraft {
  /// The sentence, in one of the wordings of its kind.
  func sentence(
    _ rehearsal: Rehearsal, _ random: inout SplitMix, _ answers: Rehearsal.Answers, isTrue: Bool
  ) -> RehearsedSentence? {
    guard var text = wordings(rehearsal).randomElement(using: &random),
      let sender = RehearsalName(shipper)?.text, let buyer = RehearsalName(consignee)?.text,
      let scopes = scopes.first, sender != buyer
    else { return nil }
    let isCounted = kind == .quantity || kind == .growth || kind == .first
    var slots = [
      ("{S}", sender), ("{C}", buyer), ("{P}", periodText), ("{A}", said?.text ?? ""),
      ("{G}", isCounted ? RehearsalGoods.plural(goods.text) : goods.text), ("{Y}", "\(year)"),
      ("{Z}", "\(year - 1)"), ("{T}", day.map { RehearsedPeriod.words($0) } ?? ""),
    ]
    for (slot, code) in [("{D}", departure), ("{X}", destination)] where text.contains(slot) {
      guard let name = rehearsal.countries[code] else { return nil }
      slots.append((slot, name))
    }
    for (slot, words) in slots { text = text.replacing(slot, with: words) }
    text = text.prefix(1).uppercased() + text.dropFirst()
    return RehearsedSentence(
      text: text, kind: kind == .route ? .weight : kind, isTrue: isTrue, scope: scopes.story,
      base: self.scopes.dropFirst().first?.story,
      value: said?.value.description ?? day?.description,
      low: said?.low, high: said?.high, hedge: said?.hedge, unit: unit,
      actual: figure(answers.exact)?.description, records: answers.exact[0].records.map(\.id))
  }

  private func wordings(_ rehearsal: Rehearsal) -> [String] {
    let all = rehearsal.wordings[kind] ?? []
    switch kind {
    // The measure of a share stands in its words; supplier and buyer are ranked apart.
    case .share: return all.filter { $0.contains(byValue ? "by value" : "by weight") }
    case .ranking: return all.filter { !$0.contains("supplier") }
    default: return all
    }
  }

  private var unit: String {
    switch kind {
    case .quantity: "piece"
    case .weight, .route: "kg"
    case .value: "USD"
    case .shipments: "shipment"
    case .parties: "party"
    case .share: "share"
    case .growth: "times"
    case .price: byValue ? "USD/piece" : "USD/kg"
    case .first, .last: "date"
    default: ""
    }
  }
}

/// What came of checking rehearsed stories.
public struct RehearsalScore: Sendable {
  public struct Miss: Sendable {
    public var story: String
    public var text: String
    public var explanation: String
  }

  public private(set) var trueClaims = 0
  public private(set) var falseClaims = 0
  public private(set) var found = 0
  public private(set) var right = 0
  /// False claims that were called supported: the fault that matters.
  public private(set) var falseSupport: [Miss] = []

  public init() {}

  /// Adds one story with its report.
  public mutating func add(_ story: RehearsedStory, _ report: Report) {
    for (index, sentence) in story.sentences.enumerated() {
      let claims = report.claims.filter {
        $0.claim.block == "b\(index + 1)" && $0.claim.kind == sentence.kind
      }
      if sentence.isTrue { trueClaims += 1 } else { falseClaims += 1 }
      guard !claims.isEmpty else { continue }
      found += 1
      let supported = claims.first { $0.verdict.status == .supported }
      if (supported != nil) == sentence.isTrue { right += 1 }
      if let supported, !sentence.isTrue {
        falseSupport.append(
          Miss(
            story: story.id, text: sentence.text,
            explanation: supported.verdict.restated + " | " + supported.verdict.explanation))
      }
    }
  }
}
