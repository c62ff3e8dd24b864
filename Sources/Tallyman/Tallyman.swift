import Claims
import Evidence
import Facts
import Verdicts

/// Checks stories against evidence: the five stages joined.
///
///     let evidence = try EvidenceFolder(at: "evidence")
///     let report = try Tallyman().check(article, against: evidence)
///     print(report.count(.contradicted))
public struct Tallyman: Sendable {
  private let finder = ClaimFinder()
  private let judge = Judge(
    countries: ClaimFinder.countryNames, qualities: ClaimFinder.qualities)
  private let conflicts = StoryConflicts(countries: ClaimFinder.countryNames)
  /// How many records to list with a claim; all are counted.
  public var recordLimit: Int
  /// Asked at every sentence and before every claim; where it says no, the story is given up with TM2002.
  public var goesOn: @Sendable () -> Bool = { true }

  public init(recordLimit: Int = 50) {
    self.recordLimit = recordLimit
  }

  /// Finds every claim of the article and judges each by the evidence.
  /// - Throws: `Diagnostic` where the evidence cannot be read.
  public func check(
    _ article: Article, against evidence: some EvidenceSource
  ) throws(Diagnostic) -> Report {
    try check(article, stating: statements(of: article), against: evidence)
  }

  /// What the article states; nothing is looked up.
  public func claims(in article: Article) -> ClaimSet { finder.claims(in: article) }

  /// The same, within the time that ``goesOn`` leaves.
  /// - Throws: `TM2002` where the time is used up.
  public func statements(of article: Article) throws(Diagnostic) -> ClaimSet {
    guard let set = finder.claims(in: article, while: goesOn) else {
      throw Tallyman.outOfTime(article, "its claims were being looked for")
    }
    return set
  }

  /// Judges claims that were found earlier, so that the article need not be read again. What edits of its figures were
  /// found to make of the story is recalled, where it is known from before.
  /// - Precondition: `set` is what ``claims(in:)`` gives for this article.
  /// - Throws: `Diagnostic` where the evidence cannot be read.
  public func check(
    _ article: Article, stating set: ClaimSet, against evidence: some EvidenceSource,
    recalling rereadings: Rereadings = Rereadings()
  ) throws(Diagnostic) -> Report {
    var checked: [CheckedClaim] = []
    checked.reserveCapacity(set.claims.count)
    let check = ClaimCheck(judge: judge, evidence: evidence, recordLimit: recordLimit)
    let mending = Mending(
      article: article, finder: finder, check: check, rereadings: rereadings,
      edits: StoryEdits(article))
    for (index, claim) in set.claims.enumerated() {
      evidence.turn(to: index)
      guard goesOn() else {
        throw Tallyman.outOfTime(
          article, "\(checked.count) of its \(set.claims.count) claims were judged")
      }
      checked.append(try check.checked(claim))
    }
    let siblings = SiblingReadings(set.claims, checked)
    for (index, claim) in set.claims.enumerated() {
      evidence.turn(to: index)
      guard goesOn() else {
        throw Tallyman.outOfTime(
          article, "\(index) of its \(set.claims.count) claims were looked at once more")
      }
      if let read = try check.read(claim, as: siblings, after: checked[index]) {
        checked[index] = read
      }
      checked[index].verdict.mend = try mending.mend(checked[index])
    }
    var report = Report(
      article: article, edition: evidence.edition, datasets: evidence.datasets, claims: checked,
      unchecked: set.unchecked, diagnostics: Tallyman.remarks(on: article))
    let supported = Set(checked.filter { $0.verdict.status == .supported }.map(\.claim.id))
    // What the records support all together was read wrongly by us, not written wrongly.
    report.conflicts = conflicts.within(set.claims, of: article.source).filter { conflict in
      !conflict.claims.allSatisfy { supported.contains($0.claim) }
    }
    return report
  }

  /// Judges some claims of a story by themselves: as its report tells of them where no claim of it is read as another.
  ///
  ///     let third = (place: 2, claim: set.claims[2])
  ///     try Tallyman().check([third], of: article, against: evidence)  // [the third claim's verdict]
  ///
  /// After each claim `goesOn` is asked, with its place in the story; where it says no, what was judged so far is all.
  ///
  /// - Precondition: the claims are some that ``claims(in:)`` gives for this article.
  /// - Throws: `Diagnostic` where the evidence cannot be read.
  public func check(
    _ claims: [(place: Int, claim: Claim)], of article: Article,
    against evidence: some EvidenceSource, recalling rereadings: Rereadings = Rereadings(),
    while goesOn: (Int, CheckedClaim) -> Bool = { _, _ in true }
  ) throws(Diagnostic) -> [CheckedClaim] {
    let check = ClaimCheck(judge: judge, evidence: evidence, recordLimit: recordLimit)
    let mending = Mending(
      article: article, finder: finder, check: check, rereadings: rereadings,
      edits: StoryEdits(article))
    var all: [CheckedClaim] = []
    for (place, claim) in claims {
      evidence.turn(to: place)
      var checked = try check.checked(claim)
      checked.verdict.mend = try mending.mend(checked)
      all.append(checked)
      guard goesOn(place, checked) else { break }
    }
    return all
  }

  /// Where stories speak against each other; nothing is looked up.
  public func conflicts(among articles: [Article]) -> [StoryConflict] {
    conflicts(among: articles.map { ($0.source, claims(in: $0).claims) })
  }

  /// Where claims that were found earlier speak against each other, with the names of their stories.
  public func conflicts(among stories: [(source: String, claims: [Claim])]) -> [StoryConflict] {
    conflicts.between(stories)
  }

  /// Judges a query that is no sentence of a story: its report holds the query in plain words.
  /// - Throws: `Diagnostic` where the evidence cannot be read.
  public func check(
    _ query: Claim, from source: String, against evidence: some EvidenceSource
  ) throws(Diagnostic) -> Report {
    var checked = try check(query, against: evidence)
    let sentence = checked.verdict.restated
    checked.claim.sentence = sentence
    checked.claim.end = sentence.unicodeScalars.count
    checked.claim.quote = sentence
    checked.claim.quoteEnd = checked.claim.end
    let block = Article.Block(
      id: query.block, kind: .paragraph, text: sentence, place: .line(1, column: 1))
    return Report(
      article: Article(source: source, blocks: [block]), edition: evidence.edition,
      datasets: evidence.datasets, claims: [checked])
  }

  /// Of a story that was given up because its time was used up.
  public static let outOfTimeCode = "TM2002"

  private static func outOfTime(_ article: Article, _ state: String) -> Diagnostic {
    Diagnostic(
      outOfTimeCode, .error, "the time for one story is used up; \(state)", at: article.source,
      remedy: "check it alone on a quiet machine, split it, or give it longer: --max-seconds")
  }

  /// A story in another language gives no claims, and says why.
  private static func remarks(on article: Article) -> [Diagnostic] {
    guard ClaimFinder.isForeign(article) else { return [] }
    return [
      Diagnostic(
        "TM2001", .warning,
        "the story is in «\(article.language ?? "")», and only English is read",
        at: article.source, remedy: "check an English version of the story")
    ]
  }

  /// Judges one claim, with the records it rests on.
  public func check(
    _ claim: Claim, against evidence: some EvidenceSource
  ) throws(Diagnostic) -> CheckedClaim {
    try ClaimCheck(judge: judge, evidence: evidence, recordLimit: recordLimit).checked(claim)
  }
}
