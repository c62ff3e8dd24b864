import Facts
import Reports

extension RehearsedStory {
  /// What is right about each sentence, a line of JSON each, in the form of hand-made test sets.
  public var gold: String {
    sentences.enumerated().map { index, sentence in
      JSONValue.object([
        ("id", .string("\(id)-\(index + 1)")),
        ("article", .string(id)),
        ("published", .string(published.description)),
        ("text", .string(sentence.text)),
        ("twin", .bool(!sentence.isTrue)),
        ("checkable", .bool(true)),
        ("claims", .array([sentence.gold])),
      ]).text + "\n"
    }.joined()
  }
}

extension RehearsedSentence {
  fileprivate var gold: JSONValue {
    .object([
      ("type", .string(kind.rawValue)),
      ("filter", filter(scope)),
      ("base", base.map(filter) ?? .null),
      ("lo", low.map(JSONValue.number) ?? .null),
      ("hi", high.map(JSONValue.number) ?? .null),
      ("value", .text(value)),
      ("unit", .string(unit)),
      ("hedge", .text(hedge)),
      ("verdict", .string(isTrue ? "supported" : "contradicted")),
      ("actual", .text(actual)),
      ("records", .strings(records)),
    ])
  }

  private func filter(_ scope: Scope) -> JSONValue {
    .object([
      ("shipper", .text(scope.shipper?.text)),
      ("consignee", .text(scope.consignee?.text)),
      ("hs", .strings(scope.goods?.hs ?? [])),
      ("departure", .strings(scope.departure)),
      ("destination", .strings(scope.destination)),
      ("from", .day(scope.period.from)),
      ("to", .day(scope.period.to)),
    ])
  }
}
