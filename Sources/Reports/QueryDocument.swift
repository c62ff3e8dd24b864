import Facts

/// What a claim asks of the records, as data that can be edited and run again.
///
///     tallyman explain report.json#7f3a91c2     prints one
///     tallyman check --query query.json         runs it
public struct QueryDocument: Sendable {
  public static let schema = "tallyman-query/1"

  public let claim: Claim

  public init(_ claim: Claim) { self.claim = claim }

  /// Reads a document; `nil` where the text is none. Members that are left out select everything.
  public init?(parsing text: String) {
    guard let value = JSONValue(parsing: text), value["schema"]?.string == QueryDocument.schema,
      let kind = (value["kind"]?.string).flatMap(ClaimKind.init),
      let measure = (value["measure"]?.string).flatMap(Measure.init),
      let scope = value["scope"], scope.members != nil
    else { return nil }
    claim = Claim(
      id: value["id"]?.string ?? "00000000", kind: kind, sentence: "", block: "b1", start: 0,
      end: 0, quote: "", scope: ClaimDecoding.scope(scope),
      base: value["base"].flatMap { $0.isNull ? nil : ClaimDecoding.scope($0) }, measure: measure,
      otherMeasures: ReportDecoding.strings(value["otherMeasures"]).compactMap(Measure.init),
      grouping: (value["grouping"]?.string).flatMap(Grouping.init),
      rank: value["rank"]?.integer ?? 1, amount: value["amount"].flatMap(ClaimDecoding.amount),
      declaredWords: value["declaredWords"]?.string)
  }

  /// The document, a member a line.
  public var text: String {
    let encoding = ReportEncoding()
    return JSONValue.object([
      ("schema", .string(QueryDocument.schema)),
      ("id", .string(claim.id)),
      ("kind", .string(claim.kind.rawValue)),
      ("measure", .string(claim.measure.rawValue)),
      ("otherMeasures", .strings(claim.otherMeasures.map(\.rawValue))),
      ("scope", encoding.scope(claim.scope)),
      ("base", claim.base.map(encoding.scope) ?? .null),
      ("grouping", .text(claim.grouping?.rawValue)),
      ("rank", claim.grouping == nil ? .null : .int(claim.rank)),
      ("amount", claim.amount.map(encoding.amount) ?? .null),
      ("declaredWords", .text(claim.declaredWords)),
    ]).indentedText
  }
}
