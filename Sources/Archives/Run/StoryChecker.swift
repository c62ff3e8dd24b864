import Articles
import Evidence
import Facts
import Tallyman

/// Reads and judges single stories, all against one folder of evidence, and keeps what is needed to judge them again
/// later.
struct StoryChecker: Sendable {
  var tallyman = Tallyman()
  /// The day of publication of stories that do not give it.
  var publishedOn: Day?
  var limits = ReadingLimits.standard
  /// What the stories asked.
  let shared = SharedNeeds()

  /// By this an article is known: its bytes, and what else decides how they are read.
  func key(of item: ArchiveItem) -> String {
    var key = (item.digest ?? sha256(of: item.bytes)) + ";" + format(of: item)
    if let charset = item.charset { key += ";charset=" + charset }
    if let publishedOn { key += ";published=\(publishedOn)" }
    if limits.depth != ReadingLimits.standard.depth { key += ";depth=\(limits.depth)" }
    return key
  }

  private func format(of item: ArchiveItem) -> String {
    if let format = item.format { return format.rawValue }
    let format = ArticleFormat.detected(in: item.bytes, named: item.name).rawValue
    // What is packed is told by its name until it is unpacked.
    return item.bytes.starts(with: [0x1F, 0x8B]) ? "packed-" + format : format
  }

  /// - Throws: the diagnostic of an article that cannot be read.
  func read(
    _ item: ArchiveItem, while goesOn: @escaping @Sendable () -> Bool = { true }
  ) throws(Diagnostic) -> StoryReading {
    let reading = try ArticleReader(limits: limits).read(
      item.bytes, named: item.name, as: item.format, charset: item.charset,
      publishedOn: publishedOn, digest: item.digest)
    var tallyman = tallyman
    tallyman.goesOn = goesOn
    return StoryReading(
      article: reading.article, claims: try tallyman.statements(of: reading.article),
      diagnostics: reading.diagnostics)
  }

  /// - Throws: the diagnostic of evidence that cannot be read.
  func judge(
    _ reading: StoryReading, against evidence: EvidenceFolder,
    while goesOn: @escaping @Sendable () -> Bool = { true }
  ) throws(Diagnostic) -> Judgement {
    try judge(reading, against: RecordingEvidence(evidence, sharing: shared), while: goesOn)
  }

  /// - Parameter recalled: what edits were found to make of the story before.
  func judge(
    _ reading: StoryReading, against source: RecordingEvidence,
    recalling recalled: Rereadings = Rereadings(),
    while goesOn: @escaping @Sendable () -> Bool = { true }
  ) throws(Diagnostic) -> Judgement {
    var tallyman = tallyman
    tallyman.goesOn = goesOn
    var report = try tallyman.check(
      reading.article, stating: reading.claims, against: source, recalling: recalled)
    report.diagnostics = reading.diagnostics + report.diagnostics
    let claims = reading.claims.claims
    let asked = source.asked
    let questions = AskedQuestions(
      claims.indices.map { asked[$0] ?? [] }, need: source.need)
    return Judgement(
      report: report,
      grounds: Grounds(
        needs: questions.needs,
        areReadTogether: zip(claims, report.claims).contains { stated, checked in
          checked.verdict.reason == .agrees && checked.claim.scope != stated.scope
        }, rereadings: recalled.used),
      asked: questions.places)
  }
}

/// What was read of a story, before anything is looked up.
struct StoryReading: Sendable, Codable {
  var article: Article
  var claims: ClaimSet
  var diagnostics: [Diagnostic]
}

/// What judging anew asks of a reading that was kept: of its claims those that it comes to, and nothing of the
/// sentences that nothing can settle.
struct KeptReading: Decodable {
  struct Claims: Decodable {
    var claims: [Later<Claim>]
  }

  let article: Article
  private let claims: Claims
  private let diagnostics: [Diagnostic]

  var count: Int { claims.claims.count }

  /// - Throws: where the claim was not written by this program or one before.
  func claim(_ place: Int) throws -> Claim { try claims.claims[place].value() }

  /// The whole, as far as a verdict hangs on it.
  func reading() throws -> StoryReading {
    let claims = try claims.claims.map { try $0.value() }
    return StoryReading(
      article: article, claims: ClaimSet(claims: claims), diagnostics: diagnostics)
  }
}

extension StoryReading {
  /// The same under no name: stories of the same bytes share it.
  func unplaced(_ name: String) -> StoryReading {
    var reading = self
    reading.article.source = ""
    reading.diagnostics = diagnostics.map { diagnostic in
      var diagnostic = diagnostic
      if diagnostic.place == name { diagnostic.place = "" }
      return diagnostic
    }
    return reading
  }
}

/// A report, and the questions that it rests on.
struct Judgement: Sendable {
  var report: Report
  var grounds = Grounds()
  /// By claim, the places of its questions in `grounds`.
  var asked: [[Int]] = []
}

extension Report {
  /// The report without what differs between stories of the same bytes, or between editions of the
  /// evidence that leave it as it is, and without what stands in the reading of the article.
  var unplaced: Report {
    var report = renamed(from: article.source, to: "")
    report.article = Article(source: "")
    report.unchecked = []
    report.edition = ""
    report.datasets = []
    return report
  }

  /// The whole report again: of this article and its sentences that nothing can settle, under this name, against
  /// this evidence.
  func placed(
    _ article: Article, _ unchecked: [UncheckedSentence], named name: String,
    in state: EvidenceState
  ) -> Report {
    var report = renamed(from: "", to: name)
    report.article = article
    report.article.source = name
    // Programs before kept them with the report.
    if report.unchecked.isEmpty { report.unchecked = unchecked }
    // Where nothing could be read, nothing was checked against any evidence.
    if !article.blocks.isEmpty {
      report.edition = state.edition
      report.datasets = state.datasets
    }
    return report
  }

  /// The same with another name of the story wherever it stands.
  private func renamed(from old: String, to new: String) -> Report {
    var report = self
    report.diagnostics = diagnostics.map { diagnostic in
      var diagnostic = diagnostic
      if diagnostic.place == old { diagnostic.place = new }
      return diagnostic
    }
    report.conflicts = conflicts.map { conflict in
      var conflict = conflict
      conflict.claims = conflict.claims.map { mark in
        StoryConflict.Mark(source: mark.source == old ? new : mark.source, claim: mark.claim)
      }
      return conflict
    }
    return report
  }
}
