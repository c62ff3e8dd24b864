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
  private let judge = Judge(countries: ClaimFinder.countryNames)
  /// How many records to list with a claim; all are counted.
  public var recordLimit: Int

  public init(recordLimit: Int = 50) {
    self.recordLimit = recordLimit
  }

  /// Finds every claim of the article and judges each by the evidence.
  /// - Throws: `Diagnostic` where the evidence cannot be read.
  public func check(
    _ article: Article, against evidence: EvidenceFolder
  ) throws(Diagnostic) -> Report {
    let set = finder.claims(in: article)
    var checked: [CheckedClaim] = []
    checked.reserveCapacity(set.claims.count)
    for claim in set.claims {
      checked.append(try check(claim, against: evidence))
    }
    return Report(
      article: article, edition: evidence.edition, datasets: evidence.datasets, claims: checked,
      unchecked: set.unchecked, diagnostics: Tallyman.remarks(on: article))
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
    _ claim: Claim, against evidence: EvidenceFolder
  ) throws(Diagnostic) -> CheckedClaim {
    let plain = try judged(claim, by: claim, against: evidence)
    guard [.contradicted, .notCovered].contains(plain.verdict.reason) else { return plain }
    for reading in judge.openReadings(of: claim) {
      var other = try judged(claim, by: reading, against: evidence)
      guard other.verdict.reason == .agrees else { continue }
      let verdict = judge.verdict(
        on: claim, plain: plain.verdict, other: other.verdict, read: reading)
      if verdict.reason == .agrees {
        other.claim = reading
        other.verdict = verdict
        return other
      }
      var doubtful = plain
      doubtful.verdict = verdict
      return doubtful
    }
    return plain
  }

  /// `claim` with the verdict and records that `reading` of it gives.
  private func judged(
    _ claim: Claim, by reading: Claim, against evidence: EvidenceFolder
  ) throws(Diagnostic) -> CheckedClaim {
    var answers: [EvidenceAnswer] = []
    for query in judge.queries(for: reading, recordLimit: recordLimit) {
      answers.append(try evidence.answer(query))
    }
    return CheckedClaim(
      claim: claim, verdict: judge.verdict(on: reading, given: answers),
      resolution: answers.first?.resolution ?? .init(), coverage: answers.first?.coverage ?? .full,
      records: Tallyman.united(answers.map(\.records), limit: recordLimit))
  }

  /// The records of all answers, each once, in the order of the first that lists it.
  private static func united(_ lists: [[Shipment]], limit: Int) -> [Shipment] {
    guard lists.count > 1 else { return lists.first ?? [] }
    struct Place: Hashable {
      var dataset: String
      var row: Int
    }
    var seen: Set<Place> = []
    var all: [Shipment] = []
    for list in lists {
      for record in list
      where seen.insert(Place(dataset: record.dataset, row: record.row)).inserted {
        all.append(record)
      }
    }
    return Array(all.prefix(limit))
  }
}
