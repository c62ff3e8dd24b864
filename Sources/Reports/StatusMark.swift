import Facts

/// How a reason is shown: a word, a glyph, an underline and a colour, so that any three may be lost.
package struct StatusMark: Sendable {
  /// The name used for classes of the page and for reasons on the line form.
  package let name: String
  /// For people.
  package let words: String
  /// In a summary: «2 contradicted».
  let counted: String
  package let glyph: String
  /// The character that underlines the quote in a terminal.
  let underline: String
  /// The pattern that underlines it on a page (`text-decoration-style`).
  let pattern: String
  /// The parameters of the terminal's colour sequence.
  let color: String

  package init(_ reason: Verdict.Reason) {
    name = reason.rawValue
    switch reason {
    case .agrees:
      (words, counted, glyph) = ("supported", "supported", "✓")
      (underline, pattern, color) = ("_", "solid", "1;34")
    case .contradicted:
      (words, counted, glyph) = ("contradicted by the records", "contradicted", "✕")
      (underline, pattern, color) = ("~", "wavy", "1;33")
    case .noMatchingRecords:
      (words, counted, glyph) = ("no matching records", "without matching records", "∅")
      (underline, pattern, color) = ("-", "dashed", "1")
    case .notCovered:
      (words, counted, glyph) = ("not covered by the evidence", "not covered", "?")
      (underline, pattern, color) = (".", "dotted", "2")
    case .ambiguous:
      (words, counted, glyph) = ("ambiguous", "ambiguous", "≈")
      (underline, pattern, color) = ("=", "double", "1;35")
    case .statement, .opinion, .prediction, .background, .noScope:
      (words, counted, glyph) = ("not checkable", "not checkable", "–")
      (underline, pattern, color) = ("'", "dotted", "2")
    }
  }

  /// All five reasons that a checked claim can have, in the order of the legend.
  package static let decided: [Verdict.Reason] = [
    .agrees, .contradicted, .noMatchingRecords, .notCovered, .ambiguous,
  ]
}

extension ClaimDecision.Outcome {
  package var words: String {
    switch self {
    case .accepted: "accepted"
    case .supported: "overridden: supported"
    case .unsupported: "overridden: unsupported"
    case .needsReporter: "needs the reporter"
    }
  }
}

extension Verdict.Status {
  var words: String {
    switch self {
    case .supported: "supported"
    case .unsupported: "unsupported"
    case .notCheckable: "not checkable"
    }
  }
}

extension UncheckedSentence.Reason {
  var words: String {
    switch self {
    case .statement: "what somebody says or denies"
    case .opinion: "an opinion"
    case .prediction: "a plan or a prediction"
    case .background: "background that no customs record holds"
    case .noScope: "nothing that the vocabulary knows says which shipments are meant"
    }
  }
}

extension Verdict.Flag {
  var words: String {
    switch self {
    case .rounded: "holds only as a rounded figure"
    case .understated: "true, but the records give far more"
    case .overstated: "true, but the records give far less"
    case .fragile: "would fall with a small change of scope"
    case .onlyOneRecord: "rests on a single record"
    case .dominatedByOne: "one record makes up most of the figure"
    case .unitOutlier: "one record is so large that its unit is in doubt"
    case .assumedCoverage: "the evidence's coverage is assumed from its first and last day"
    case .loosePeriod: "the period is given loosely"
    case .untold: "the sentence says more than records can tell"
    }
  }
}

extension Verdict.Mend {
  /// «almost 80 tons» instead of «almost 800 tons».
  var words: String { "“\(by)” instead of “\(replaced)”" }
}

extension ClaimKind {
  var words: String {
    switch self {
    case .declaredAs: "declared as"
    default: rawValue
    }
  }
}
