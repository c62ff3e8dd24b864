import Facts

/// Reads back what ``ReportEncoding`` wrote, so that a stored report can be explained and reviewed.
///
///     ReportDecoding.reports(in: text).first?.claims.first?.verdict.reason
public enum ReportDecoding {
  /// The reports of one object, an array of them, or JSON Lines; empty where the text is none of these.
  public static func reports(in text: String) -> [Report] {
    if let value = JSONValue(parsing: text) {
      return (value.elements ?? [value]).compactMap(report)
    }
    let lines = text.split(separator: "\n", omittingEmptySubsequences: true)
    let values = lines.compactMap { JSONValue(parsing: $0) }
    return values.count == lines.count ? values.compactMap(report) : []
  }

  static func report(_ value: JSONValue) -> Report? {
    guard value["schema"]?.string == Report.schema, let article = value["article"].flatMap(article)
    else { return nil }
    var report = Report(
      article: article, edition: value["evidence"]?["edition"]?.string ?? "",
      datasets: list(value["evidence"]?["datasets"], dataset),
      claims: list(value["claims"], ClaimDecoding.checked),
      unchecked: list(value["unchecked"], unchecked),
      diagnostics: list(value["diagnostics"], diagnostic),
      decisions: list(value["decisions"], decision))
    report.conflicts = list(value["conflicts"], conflict)
    return report
  }

  private static func conflict(_ value: JSONValue) -> StoryConflict? {
    guard let kind = (value["kind"]?.string).flatMap(StoryConflict.Kind.init) else { return nil }
    let marks = list(value["claims"]) { mark -> StoryConflict.Mark? in
      guard let source = mark["source"]?.string, let claim = mark["claim"]?.string else {
        return nil
      }
      return StoryConflict.Mark(source: source, claim: claim)
    }
    return StoryConflict(kind, marks, words: value["words"]?.string ?? "")
  }

  static func list<Element>(_ value: JSONValue?, _ read: (JSONValue) -> Element?) -> [Element] {
    (value?.elements ?? []).compactMap(read)
  }

  static func strings(_ value: JSONValue?) -> [String] { list(value) { $0.string } }

  static func day(_ value: JSONValue?) -> Day? { (value?.string).flatMap { Day(iso: $0) } }

  static func period(_ value: JSONValue) -> Period {
    Period(from: day(value["from"]), to: day(value["to"]))
  }

  private static func article(_ value: JSONValue) -> Article? {
    guard let source = value["source"]?.string else { return nil }
    return Article(
      source: source, sha256: value["sha256"]?.string ?? "", headline: value["headline"]?.string,
      byline: strings(value["byline"]), publisher: value["publisher"]?.string,
      published: day(value["published"]), publishedAt: value["publishedAt"]?.string,
      language: value["language"]?.string, canonicalURL: value["canonicalURL"]?.string,
      blocks: list(value["blocks"], block))
  }

  private static func block(_ value: JSONValue) -> Article.Block? {
    guard let id = value["id"]?.string, let text = value["text"]?.string,
      let kind = (value["kind"]?.string).flatMap(Article.Block.Kind.init)
    else { return nil }
    var block = Article.Block(id: id, kind: kind, text: text)
    if let line = value["place"]?["line"]?.integer {
      block.place = .line(line, column: value["place"]?["column"]?.integer ?? 1)
    } else if let paragraph = value["place"]?["paragraph"]?.integer {
      block.place = .paragraph(paragraph)
    }
    block.turns = list(value["turns"]) { turn in
      let numbers = list(turn) { $0.integer }
      guard numbers.count == 3 else { return nil }
      return SourceTurn(offset: numbers[0], line: numbers[1], column: numbers[2])
    }
    return block
  }

  private static func dataset(_ value: JSONValue) -> Dataset? {
    guard let id = value["id"]?.string, let coverage = value["coverage"] else { return nil }
    return Dataset(
      id: id, source: value["source"]?.string ?? "", sha256: value["sha256"]?.string ?? "",
      records: value["records"]?.integer ?? 0, rejected: value["rejected"]?.integer ?? 0,
      period: period(coverage), isCoverageAssumed: coverage["assumed"]?.bool ?? true,
      reporters: strings(coverage["reporters"]), flows: strings(coverage["flows"]))
  }

  private static func unchecked(_ value: JSONValue) -> UncheckedSentence? {
    guard let sentence = value["sentence"]?.string, let block = value["block"]?.string,
      let reason = (value["reason"]?.string).flatMap(UncheckedSentence.Reason.init)
    else { return nil }
    return UncheckedSentence(
      sentence: sentence, block: block, start: value["start"]?.integer ?? 0,
      end: value["end"]?.integer ?? 0, reason: reason)
  }

  private static func decision(_ value: JSONValue) -> ClaimDecision? {
    guard let claim = value["claim"]?.string, let by = value["by"]?.string,
      let outcome = (value["outcome"]?.string).flatMap(ClaimDecision.Outcome.init)
    else { return nil }
    return ClaimDecision(
      claim: claim, outcome: outcome, note: value["note"]?.string, by: by,
      at: value["at"]?.string ?? "", changes: strings(value["changes"]))
  }

  private static func diagnostic(_ value: JSONValue) -> Diagnostic? {
    guard let code = value["code"]?.string, let message = value["message"]?.string,
      let severity = (value["severity"]?.string).flatMap(Diagnostic.Severity.init)
    else { return nil }
    return Diagnostic(
      code, severity, message, at: value["place"]?.string, remedy: value["remedy"]?.string ?? "")
  }
}
