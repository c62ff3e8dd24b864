import Articles
import Evidence
import Facts
import Foundation
import Reports
import Tallyman

/// The stages of a check as filters of lines, for Spark and for pipes: each line in gives lines out,
/// and one that cannot be used is told in its place and stops nothing.
///
///     let stage = ClaimsWorker()
///     stage.lines(for: #"{"source":"a.html","html":"<p>…"}"#, number: 1)  // ["{\"source\":…}"]
public protocol Worker {
  /// - Parameter send: takes the lines that come of this one.
  /// - Throws: a diagnostic where nothing of the whole stage can work, such as unreadable evidence.
  func work(on line: String, number: Int, send: (String) throws(Diagnostic) -> Void)
    throws(Diagnostic)
}

extension Worker {
  func refuse(_ number: Int, _ problem: ArchiveProblem) -> String {
    PackedJSON.text(of: RefusedLine(line: number, diagnostic: problem.diagnostic))
  }

  func decoded<Value: Decodable>(_ type: Value.Type, _ line: String, _ number: Int)
    throws(ArchiveProblem) -> Value
  {
    do {
      return try PackedJSON.value(type, in: line)
    } catch {
      throw .badLine(number, "it is no JSON object of this stage")
    }
  }
}

/// Inputs to stories: what each says, and what the evidence must be asked.
public struct ClaimsWorker: Worker {
  private let checker: StoryChecker
  private let timer: @Sendable () -> @Sendable () -> Bool

  /// - Parameter timer: begins for each story; what it gives says whether there is time left.
  public init(
    publishedOn: Day? = nil, limits: ReadingLimits = .standard,
    timer: @escaping @Sendable () -> @Sendable () -> Bool = { { true } }
  ) {
    checker = StoryChecker(publishedOn: publishedOn, limits: limits)
    self.timer = timer
  }

  public func work(on line: String, number: Int, send: (String) throws(Diagnostic) -> Void)
    throws(Diagnostic)
  {
    let input: InputLine
    let item: ArchiveItem?
    do throws(ArchiveProblem) {
      input = try decoded(InputLine.self, line, number)
      item = try self.item(of: input, number)
    } catch {
      return try send(refuse(number, error))
    }
    if let item {
      let line = story(.item(item), [input.order ?? number, 1], failed: input.failed)
      return try send(PackedJSON.text(of: line))
    }
    let first = input.from ?? 1
    var seq = 0
    try each(input.path ?? "") { (element) throws(Diagnostic) in
      seq += 1
      guard seq >= first else { return }
      let line = story(
        element, [input.order ?? number, seq], failed: seq == first ? input.failed : nil)
      try send(PackedJSON.text(of: line))
    }
  }

  /// `nil` where the line names a path.
  private func item(of input: InputLine, _ number: Int) throws(ArchiveProblem) -> ArchiveItem? {
    if input.path != nil { return nil }
    guard let source = input.source else {
      throw .badLine(number, "it names neither path nor source")
    }
    var bytes = Array((input.html ?? input.text ?? "").utf8)
    if let base64 = input.base64 {
      guard let data = Data(base64Encoded: base64) else {
        throw .badLine(number, "its base64 is none")
      }
      bytes = [UInt8](data)
    } else if input.html == nil, input.text == nil, input.failed == nil {
      throw .badLine(number, "it has no html, text or base64")
    }
    var format = input.format.flatMap(ArticleFormat.init)
    if input.format == nil, input.html != nil { format = .html }
    return ArchiveItem(
      name: source, bytes: bytes, charset: input.charset?.lowercased(), format: format,
      captured: input.captured ?? "")
  }

  private func each(_ path: String, _ body: (InputElement) throws(Diagnostic) -> Void)
    throws(Diagnostic)
  {
    var listing = InputListing([path])
    while let entry = listing.next() {
      switch entry {
      case .problem(let problem): try body(.problem(problem))
      case .file(let file):
        var reader: InputReader
        do throws(ArchiveProblem) {
          reader = try InputReader(file, limit: checker.limits.bytes)
        } catch {
          try body(.problem(error))
          continue
        }
        while let element = reader.next() { try body(element) }
      }
    }
  }

  private func story(_ element: InputElement, _ order: [Int], failed: String?) -> StoryLine {
    switch element {
    case .item(let item):
      guard let failed else { return story(item, order) }
      return StoryLine(
        source: item.name, order: order, captured: item.captured,
        payload: item.payload.isEmpty ? nil : item.payload,
        diagnostic: ArchiveProblem.ended(item.name, by: failed).diagnostic)
    case .problem(let problem):
      let diagnostic = problem.diagnostic
      return StoryLine(
        source: diagnostic.place ?? "", order: order, captured: "", diagnostic: diagnostic)
    case .revisit(let name, let payload, let captured):
      return StoryLine(
        source: name, order: order, captured: captured, payload: payload, isRevisit: true)
    }
  }

  private func story(_ item: ArchiveItem, _ order: [Int]) -> StoryLine {
    var line = StoryLine(
      source: item.name, order: order, captured: item.captured,
      payload: item.payload.isEmpty ? nil : item.payload)
    do throws(Diagnostic) {
      let goesOn = timer()
      let reading = try checker.read(item, while: goesOn)
      let evidence = GatheredEvidence([:])
      var tallyman = checker.tallyman
      tallyman.goesOn = goesOn
      // No evidence is read here: the check shows what it would ask.
      _ = try tallyman.check(
        reading.article, stating: reading.claims, against: evidence)
      line.reading = reading.unplaced(item.name)
      line.asks = evidence.missing
    } catch {
      line.diagnostic = error
    }
    return line
  }
}

/// Questions to parts of their answers.
public struct TallyWorker: Worker {
  private let evidence: EvidenceFolder

  public init(_ evidence: EvidenceFolder) { self.evidence = evidence }

  public func work(on line: String, number: Int, send: (String) throws(Diagnostic) -> Void)
    throws(Diagnostic)
  {
    var tally: TallyLine
    let query: EvidenceQuery
    do throws(ArchiveProblem) {
      tally = try decoded(TallyLine.self, line, number)
      query = try decoded(EvidenceQuery.self, tally.ask, number)
    } catch {
      return try send(refuse(number, error))
    }
    if tally.failed == nil {
      let part = try evidence.partialAnswer(to: query, from: tally.shards)
      tally.part = PackedJSON.text(of: part)
    }
    try send(PackedJSON.text(of: tally))
  }
}

/// Stories with their answers to reports, or to the questions that the answers gave rise to.
public struct JudgeWorker: Worker {
  private let state: EvidenceState
  private let timer: @Sendable () -> @Sendable () -> Bool

  /// - Parameter timer: begins for each line; what it gives says whether there is time left.
  public init(
    _ evidence: EvidenceFolder,
    timer: @escaping @Sendable () -> @Sendable () -> Bool = { { true } }
  ) {
    self.timer = timer
    state = EvidenceState(edition: evidence.edition, datasets: evidence.datasets)
  }

  public func work(on line: String, number: Int, send: (String) throws(Diagnostic) -> Void)
    throws(Diagnostic)
  {
    var story: StoryLine
    let gathered: GatheredEvidence
    do throws(ArchiveProblem) {
      story = try decoded(StoryLine.self, line, number)
      gathered = GatheredEvidence(try answers(of: story, number))
    } catch {
      return try send(refuse(number, error))
    }
    if let failed = story.failed {
      story.diagnostic = ArchiveProblem.ended(story.source, by: failed).diagnostic
      return try send(unread(story))
    }
    guard let reading = story.reading else { return try send(unread(story)) }
    var tallyman = Tallyman()
    tallyman.goesOn = timer()
    var report: Report
    do throws(Diagnostic) {
      report = try tallyman.check(reading.article, stating: reading.claims, against: gathered)
    } catch {
      guard error.code == Tallyman.outOfTimeCode else { throw error }
      story.diagnostic = error
      return try send(unread(story))
    }
    guard gathered.missing.isEmpty else {
      story.asks = gathered.missing
      return try send(PackedJSON.text(of: story))
    }
    report.diagnostics = reading.diagnostics + report.diagnostics
    let placed = report.unplaced.placed(
      reading.article, reading.claims.unchecked, named: story.source, in: state)
    try send(finished(story, placed))
  }

  private func answers(of story: StoryLine, _ number: Int) throws(ArchiveProblem)
    -> [EvidenceQuery: EvidenceAnswer]
  {
    var answers: [EvidenceQuery: EvidenceAnswer] = [:]
    for (ask, texts) in story.answers ?? [:] {
      let query = try decoded(EvidenceQuery.self, ask, number)
      var parts: [PartialAnswer] = []
      for text in texts.sorted() { parts.append(try decoded(PartialAnswer.self, text, number)) }
      answers[query] = PartialAnswer.answer(to: query, merging: parts)
    }
    return answers
  }

  private func unread(_ story: StoryLine) -> String {
    let problem = ArchiveProblem.lostRevisit(story.source).diagnostic
    return finished(
      story,
      Report(
        article: Article(source: story.source), diagnostics: [story.diagnostic ?? problem]))
  }

  private func finished(_ story: StoryLine, _ report: Report) -> String {
    let text = ReportFormat.jsonl.render([report])
    return PackedJSON.text(
      of: ReportLine(
        source: story.source, order: story.order, captured: story.captured,
        report: String(text.dropLast())))
  }
}
