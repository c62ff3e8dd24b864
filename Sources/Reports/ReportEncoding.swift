import Facts

/// The members of the JSON report, in their fixed order.
///
/// The schema that `tallyman explain schema` prints describes exactly this; a test holds the two together.
public struct ReportEncoding: Sendable {
  let options: ReportOptions

  public init(_ options: ReportOptions = ReportOptions()) { self.options = options }

  public func report(_ report: Report) -> JSONValue {
    .object(members(of: report))
  }

  private func members(of report: Report) -> [(String, JSONValue)] {
    var members: [(String, JSONValue)] = [
      ("schema", .string(Report.schema)),
      ("article", article(report.article)),
      (
        "evidence",
        .object([
          ("edition", .string(report.edition)), ("datasets", .array(report.datasets.map(dataset))),
        ])
      ),
      ("claims", .array(report.claims.map(checked))),
      ("unchecked", .array(report.unchecked.map(unchecked))),
      ("summary", summary(report)),
      ("conflicts", .array(report.conflicts.map(conflict))),
      ("diagnostics", .array(report.diagnostics.map(diagnostic))),
    ]
    // Only where somebody was asked: what `check` alone prints is not made longer.
    if !report.decisions.isEmpty {
      members.append(("decisions", .array(report.decisions.map(decision))))
    }
    return members
  }

  private func decision(_ decision: ClaimDecision) -> JSONValue {
    .object([
      ("claim", .string(decision.claim)),
      ("outcome", .string(decision.outcome.rawValue)),
      ("note", .text(decision.note)),
      ("by", .string(decision.by)),
      ("at", .string(decision.at)),
      ("changes", .strings(decision.changes)),
    ])
  }

  public func conflict(_ conflict: StoryConflict) -> JSONValue {
    let marks = conflict.claims.map { mark in
      JSONValue.object([("source", .string(mark.source)), ("claim", .string(mark.claim))])
    }
    return .object([
      ("kind", .string(conflict.kind.rawValue)),
      ("claims", .array(marks)),
      ("words", .string(conflict.words)),
    ])
  }

  /// What `tallyman claims` prints: everything that needs no evidence.
  public func claims(_ claims: ClaimSet, of article: Article, with diagnostics: [Diagnostic] = [])
    -> JSONValue
  {
    .object([
      ("schema", .string("tallyman-claims/1")),
      ("article", self.article(article)),
      ("claims", .array(claims.claims.map { .object(members(of: $0)) })),
      ("unchecked", .array(claims.unchecked.map(unchecked))),
      ("diagnostics", .array(diagnostics.map(diagnostic))),
    ])
  }

  public func article(_ article: Article) -> JSONValue {
    .object([
      ("source", .string(article.source)),
      ("sha256", .string(article.sha256)),
      ("headline", .text(article.headline)),
      ("byline", .strings(article.byline)),
      ("publisher", .text(article.publisher)),
      ("published", .day(article.published)),
      ("publishedAt", .text(article.publishedAt)),
      ("language", .text(article.language)),
      ("canonicalURL", .text(article.canonicalURL)),
      ("blocks", .array(article.blocks.map(block))),
    ])
  }

  private func block(_ block: Article.Block) -> JSONValue {
    var members: [(String, JSONValue)] = [
      ("id", .string(block.id)), ("kind", .string(block.kind.rawValue)),
      ("text", .string(block.text)),
    ]
    switch block.place {
    case .line(let line, let column):
      members.append(("place", .object([("line", .int(line)), ("column", .int(column))])))
    case .paragraph(let number): members.append(("place", .object([("paragraph", .int(number))])))
    case nil: break
    }
    if !block.turns.isEmpty {
      let turns = block.turns.map {
        JSONValue.array([$0.offset, $0.line, $0.column].map(JSONValue.int))
      }
      members.append(("turns", .array(turns)))
    }
    return .object(members)
  }

  public func dataset(_ dataset: Dataset) -> JSONValue {
    .object([
      ("id", .string(dataset.id)),
      ("source", .string(dataset.source)),
      ("sha256", .string(dataset.sha256)),
      ("records", .int(dataset.records)),
      ("rejected", .int(dataset.rejected)),
      (
        "coverage",
        .object([
          ("from", .day(dataset.period.from)),
          ("to", .day(dataset.period.to)),
          ("assumed", .bool(dataset.isCoverageAssumed)),
          ("reporters", .strings(dataset.reporters)),
          ("flows", .strings(dataset.flows)),
        ])
      ),
    ])
  }

  private func unchecked(_ sentence: UncheckedSentence) -> JSONValue {
    .object([
      ("sentence", .string(sentence.sentence)),
      ("block", .string(sentence.block)),
      ("start", .int(sentence.start)),
      ("end", .int(sentence.end)),
      ("reason", .string(sentence.reason.rawValue)),
    ])
  }

  private func summary(_ report: Report) -> JSONValue {
    let counts = ReportCounts([report])
    return .object([
      ("claims", .int(counts.claims)),
      ("supported", .int(counts.supported)),
      ("contradicted", .int(counts.contradicted)),
      ("noMatchingRecords", .int(counts.noMatchingRecords)),
      ("notCovered", .int(counts.notCovered)),
      ("ambiguous", .int(counts.ambiguous)),
      ("notCheckable", .int(counts.notCheckable)),
    ])
  }

  public func diagnostic(_ diagnostic: Diagnostic) -> JSONValue {
    .object([
      ("code", .string(diagnostic.code)),
      ("severity", .string(diagnostic.severity.rawValue)),
      ("message", .string(diagnostic.message)),
      ("place", .text(diagnostic.place)),
      ("remedy", .string(diagnostic.remedy)),
    ])
  }
}

/// How many claims came out how.
struct ReportCounts {
  var claims = 0
  var supported = 0
  var contradicted = 0
  var noMatchingRecords = 0
  var notCovered = 0
  var ambiguous = 0
  /// Sentences that hold nothing to check, and claims that turned out so.
  var notCheckable = 0

  init(_ reports: [Report]) {
    for report in reports {
      claims += report.claims.count
      notCheckable += report.unchecked.count
      for claim in report.claims {
        switch claim.verdict.reason {
        case .agrees: supported += 1
        case .contradicted: contradicted += 1
        case .noMatchingRecords: noMatchingRecords += 1
        case .notCovered: notCovered += 1
        case .ambiguous: ambiguous += 1
        case .statement, .opinion, .prediction, .background, .noScope: notCheckable += 1
        }
      }
    }
  }
}
