import Facts
import Reports

/// What a reviewer had before them when they decided: the claim, the answer, and what gave it.
///
/// A decision is bound to this. Where the same sentence is shown with another sighting, the decision is
/// stale and ``changes(until:)`` says why.
public struct Sighting: Hashable, Sendable {
  /// SHA-256 of the story's bytes.
  public var article: String
  /// The name of its file, by which a changed draft is known again.
  public var source: String
  /// The claim's id, which moves with its block.
  public var claim: String
  /// The sentence, kind and words of the claim as a digest: the same as long as the sentence stays.
  public var fingerprint: String
  /// How the claim was read.
  public var reading: String
  public var reason: String
  /// The figure that the records gave.
  public var found: String
  /// The edition of the program's rules.
  public var rules: String
  /// The edition of the evidence.
  public var evidence: String

  /// What is different now, in plain words; empty where nothing is.
  public func changes(until now: Sighting) -> [String] {
    var out: [String] = []
    func compare(_ old: String, _ new: String, _ words: String) {
      if old != new { out.append("\(words) “\(new)”, and was “\(old)”") }
    }
    compare(reading, now.reading, "the claim is now read as")
    compare(reason, now.reason, "the verdict is now")
    compare(found, now.found, "the records now give")
    let same = out.isEmpty ? "; the answer is the same" : ""
    if evidence != now.evidence {
      out.append("the evidence is edition \(now.evidence), and was \(evidence)" + same)
    }
    if rules != now.rules {
      out.append("the rules are edition \(now.rules), and were \(rules)" + same)
    }
    return out
  }
}

extension Sighting {
  /// The sightings of all claims of a report, in its order.
  static func all(of report: Report, rules: String) -> [Sighting] {
    var seen: [String: Int] = [:]
    return report.claims.map { checked in
      let claim = checked.claim
      let words = [claim.kind.rawValue, claim.sentence, claim.quote].joined(separator: "\n")
      let number = seen[words, default: 0]
      seen[words] = number + 1
      return Sighting(
        article: report.article.sha256, source: report.article.source, claim: claim.id,
        fingerprint: String(Hashing.sha256("\(words)\n\(number)").prefix(32)),
        reading: checked.verdict.restated, reason: checked.verdict.reason.rawValue,
        found: checked.verdict.found?.words ?? "none", rules: rules, evidence: report.edition)
    }
  }
}
