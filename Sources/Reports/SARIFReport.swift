import Facts

/// SARIF 2.1.0: code hosts show the findings beside the lines of a draft.
///
/// - Source: OASIS, "Static Analysis Results Interchange Format (SARIF) Version 2.1.0".
struct SARIFReport {
  let options: ReportOptions

  init(_ options: ReportOptions) { self.options = options }

  func render(_ reports: [Report]) -> String {
    let failed = reports.contains { $0.diagnostics.contains { $0.severity == .error } }
    let run = JSONValue.object([
      ("tool", .object([("driver", driver)])),
      (
        "invocations",
        .array([
          .object([
            ("executionSuccessful", .bool(!failed)),
            ("toolExecutionNotifications", .array(reports.flatMap(notifications))),
          ])
        ])
      ),
      ("columnKind", .string("unicodeCodePoints")),
      ("artifacts", .array(reports.map(artifact))),
      ("results", .array(reports.enumerated().flatMap(results))),
    ])
    return JSONValue.object([
      (
        "$schema",
        .string("https://json.schemastore.org/sarif-2.1.0.json")
      ),
      ("version", .string("2.1.0")),
      ("runs", .array([run])),
    ]).indentedText + "\n"
  }

  private var driver: JSONValue {
    let rules = Verdict.Reason.allCases.map { reason in
      JSONValue.object([
        ("id", .string(reason.rawValue)),
        ("shortDescription", message(StatusMark(reason).words.capitalizedFirst)),
        (
          "defaultConfiguration",
          .object([("level", .string(SARIFReport.level(reason)))])
        ),
      ])
    }
    return .object([("name", .string("Tallyman")), ("rules", .array(rules))])
  }

  static func level(_ reason: Verdict.Reason) -> String {
    switch reason {
    case .contradicted: "error"
    case .noMatchingRecords, .ambiguous: "warning"
    case .notCovered: "note"
    case .agrees, .statement, .opinion, .prediction, .background, .noScope: "none"
    }
  }

  private func artifact(_ report: Report) -> JSONValue {
    var members = [("location", location(of: report.article))]
    if !report.article.sha256.isEmpty {
      members.append(("hashes", .object([("sha-256", .string(report.article.sha256))])))
    }
    return .object(members)
  }

  private func location(of article: Article) -> JSONValue {
    .object([("uri", .string(SARIFReport.uri(article.source)))])
  }

  private func notifications(_ report: Report) -> [JSONValue] {
    report.diagnostics.map { diagnostic in
      let level = diagnostic.severity == .note ? "note" : diagnostic.severity.rawValue
      return .object([
        ("descriptor", .object([("id", .string(diagnostic.code))])),
        ("level", .string(level)),
        ("message", message("\(diagnostic.message). Remedy: \(diagnostic.remedy)")),
        (
          "locations",
          .array([
            .object([
              ("physicalLocation", .object([("artifactLocation", location(of: report.article))]))
            ])
          ])
        ),
      ])
    }
  }

  private func results(_ index: Int, _ report: Report) -> [JSONValue] {
    var out = report.claims.compactMap { checked -> JSONValue? in
      guard options.showsSupported || checked.verdict.status != .supported else { return nil }
      return result(checked, in: report.article, index)
    }
    guard options.showsUnchecked else { return out }
    out += report.unchecked.map { sentence in
      let place = ClaimPlace(block: sentence.block, at: sentence.start, in: report.article)
      return .object([
        ("ruleId", .string(sentence.reason.rawValue)),
        ("kind", .string("notApplicable")),
        ("level", .string("none")),
        ("message", message("Not checked: " + sentence.reason.words)),
        ("locations", .array([physical(place, report.article, index, sentence.sentence)])),
      ])
    }
    return out
  }

  private func result(_ checked: CheckedClaim, in article: Article, _ index: Int) -> JSONValue {
    let verdict = checked.verdict
    let level = SARIFReport.level(verdict.reason)
    let kind =
      switch verdict.status {
      case .supported: "pass"
      case .unsupported: "fail"
      case .notCheckable: "notApplicable"
      }
    var text = verdict.restated
    if let found = verdict.found { text += "; records: " + found.words }
    if !verdict.explanation.isEmpty { text += ". " + verdict.explanation }
    for miss in verdict.nearMisses { text += " " + miss.question }
    let place = ClaimPlace(checked.claim, in: article)
    return .object([
      ("ruleId", .string(verdict.reason.rawValue)),
      ("kind", .string(kind)),
      ("level", .string(level)),
      ("message", message(text)),
      ("locations", .array([physical(place, article, index, checked.claim.quote)])),
      ("partialFingerprints", .object([("tallymanClaim/v1", .string(checked.claim.id))])),
      (
        "properties",
        .object([
          ("kind", .string(checked.claim.kind.rawValue)),
          ("sentence", .string(checked.claim.sentence)),
          ("flags", .strings(verdict.flags.map(\.rawValue))),
        ])
      ),
    ])
  }

  private func physical(_ place: ClaimPlace, _ article: Article, _ index: Int, _ quote: String)
    -> JSONValue
  {
    guard case .object(var artifact) = location(of: article) else { return .null }
    artifact.append(("index", .int(index)))
    var physical = [("artifactLocation", JSONValue.object(artifact))]
    if let line = place.line {
      physical.append(
        (
          "region",
          .object([
            ("startLine", .int(max(1, line))), ("startColumn", .int(max(1, place.column))),
            ("snippet", .object([("text", .string(quote))])),
          ])
        ))
    }
    return .object([
      ("physicalLocation", .object(physical)),
      ("logicalLocations", .array([.object([("name", .string(place.words))])])),
    ])
  }

  private func message(_ text: String) -> JSONValue { .object([("text", .string(text))]) }

  /// RFC 3986: what may not stand in a path is percent-encoded.
  static func uri(_ path: String) -> String {
    var out = ""
    for (index, byte) in path.utf8.enumerated() {
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x2F, 0x5F, 0x7E:
        // A path that begins with two slashes would name a host.
        if byte == 0x2F, index == 1, out == "/" { continue }
        out.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        let hex = String(byte, radix: 16, uppercase: true)
        out += "%" + (hex.utf8.count == 1 ? "0" : "") + hex
      }
    }
    return out
  }
}
