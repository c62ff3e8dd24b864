import Facts

/// For people at a terminal: a block an unsupported claim, and as the last line the answer.
struct TextReport {
  let options: ReportOptions

  init(_ options: ReportOptions) { self.options = options }

  private var width: Int { min(max(options.width, 30), 160) }

  func render(_ reports: [Report]) -> String {
    var out = ""
    for report in reports {
      for claim in report.claims {
        switch claim.verdict.status {
        case .unsupported: out += block(claim, in: report.article) + "\n"
        case .supported where !options.showsSupported: continue
        case .supported, .notCheckable: out += short(claim, in: report.article)
        }
      }
      for conflict in report.conflicts { out += self.conflict(conflict) }
      if options.showsUnchecked { out += unchecked(report) }
    }
    return out + summary(reports) + "\n"
  }

  private func block(_ checked: CheckedClaim, in article: Article) -> String {
    let mark = StatusMark(checked.verdict.reason)
    let claim = checked.claim
    let excerpt = Excerpt(
      of: claim, in: article, width: width - 2, escaping: options.escapesControls)
    var out = header(checked, in: article, mark)
    for line in excerpt.lines(underline: mark.underline, width: width - 2) {
      out += "  \(line.text)\n  \(colored(line.underline, mark))\n"
    }
    out += field("read as", checked.verdict.restated)
    out += field("records", recordsWords(checked))
    // Of a figure outside its bounds, and of a gap in the evidence, the two lines above say it all.
    let isGap = checked.verdict.reason == .notCovered && checked.coverage != .full
    if checked.verdict.reason != .contradicted, !isGap {
      out += field("why", checked.verdict.explanation)
    }
    for doubt in claim.doubts { out += field("unclear", doubt) }
    for flag in checked.verdict.flags { out += field("note", "\(flag.rawValue): \(flag.words)") }
    for miss in checked.verdict.nearMisses { out += field("near miss", miss.question) }
    if let mend = checked.verdict.mend { out += field("would hold", mend.words) }
    let name = article.source == "-" ? "FILE" : article.source
    var next = "tallyman explain \(ShellWord(name).text)#\(claim.id)"
    for path in options.evidence { next += " --evidence \(ShellWord(path).text)" }
    return out + field("next", next, isWrapped: false)
  }

  private func conflict(_ conflict: StoryConflict) -> String {
    let marks = conflict.claims.map { "#" + $0.claim }.joined(separator: " ")
    let head = "\(clean(conflict.claims.first?.source ?? ""))  AGAINST ITSELF  "
    return head + "\(conflict.kind.rawValue)   \(marks)\n" + field("why", conflict.words) + "\n"
  }

  private func header(_ checked: CheckedClaim, in article: Article, _ mark: StatusMark) -> String {
    let parts = [
      clean(article.source) + "  " + ClaimPlace(checked.claim, in: article).words,
      checked.verdict.status.words.uppercased() + "  " + mark.name,
      checked.claim.kind.words, "#" + checked.claim.id,
    ]
    let whole = parts.joined(separator: "   ")
    guard OutsideText.columns(whole.unicodeScalars) > width else {
      return [parts[0], colored(parts[1], mark), parts[2], parts[3]].joined(separator: "   ") + "\n"
    }
    let tail = parts[2] + "   " + parts[3]
    let gap = (parts[1] + tail).unicodeScalars.count + 3 > width ? "\n" : "   "
    return parts[0] + "\n" + colored(parts[1], mark) + gap + tail + "\n"
  }

  /// A supported claim in one line, or two on a narrow terminal.
  private func short(_ checked: CheckedClaim, in article: Article) -> String {
    let mark = StatusMark(checked.verdict.reason)
    let place = ClaimPlace(checked.claim, in: article).words
    let head = "\(clean(article.source))  \(place)   "
    let flags = checked.verdict.flags.map(\.rawValue).joined(separator: ", ")
    let found = checked.verdict.found.map { "; found " + $0.words } ?? ""
    let text =
      "\(checked.claim.kind.words)   #\(checked.claim.id)   \(clean(checked.verdict.restated))"
      + clean(found) + (flags.isEmpty ? "" : "  [\(flags)]")
    let status = mark.glyph + " " + mark.words
    if OutsideText.columns((head + status + text).unicodeScalars) + 3 <= width {
      return head + colored(status, mark) + "   " + text + "\n"
    }
    let lines = OutsideText.wrapped(text, width: width - 4).map { "    " + $0 + "\n" }.joined()
    return head + colored(status, mark) + "\n" + lines
  }

  private func recordsWords(_ checked: CheckedClaim) -> String {
    let found = checked.verdict.found?.words ?? "none"
    return found + "; " + FigureWords.coverage(checked.coverage)
  }

  /// - Parameter isWrapped: false for what is to be copied in one piece.
  private func field(_ label: String, _ text: String, isWrapped: Bool = true) -> String {
    guard !text.isEmpty else { return "" }
    let column = 11
    let inset = width >= 50 ? column + 2 : 6
    let lines =
      isWrapped ? OutsideText.wrapped(clean(text), width: width - inset) : [clean(text)]
    let name = dimmed(label) + String(repeating: " ", count: max(1, column - label.utf8.count))
    let indent = String(repeating: " ", count: inset)
    if width < 50 {
      return "  \(dimmed(label))\n" + lines.map { indent + $0 + "\n" }.joined()
    }
    return lines.enumerated().map { index, line in
      (index == 0 ? "  " + name : indent) + line + "\n"
    }.joined()
  }

  private func unchecked(_ report: Report) -> String {
    var out = ""
    for sentence in report.unchecked {
      let place = ClaimPlace(block: sentence.block, at: sentence.start, in: report.article)
      let head =
        "\(clean(report.article.source))  \(place.words)   "
        + "NOT CHECKED  \(sentence.reason.rawValue)"
      out += head + "\n"
      for line in OutsideText.wrapped(clean(sentence.sentence), width: width - 2) {
        out += "  \(line)\n"
      }
      out += field("why", sentence.reason.words)
    }
    return out.isEmpty ? "" : out + "\n"
  }

  private func summary(_ reports: [Report]) -> String {
    SummaryLine(reports, showsUnchecked: options.showsUnchecked).text
  }

  private func clean(_ text: String) -> String {
    OutsideText.line(text, escaping: options.escapesControls)
  }

  private func colored(_ text: String, _ mark: StatusMark) -> String {
    options.usesColor ? "\u{1B}[\(mark.color)m\(text)\u{1B}[0m" : text
  }

  private func dimmed(_ text: String) -> String {
    options.usesColor ? "\u{1B}[2m\(text)\u{1B}[0m" : text
  }
}

/// The answer in one line: «12 claims: 9 supported, 2 contradicted, 1 not covered».
struct SummaryLine {
  let text: String

  init(_ reports: [Report], showsUnchecked: Bool) {
    let counts = ReportCounts(reports)
    var parts: [String] = []
    for (count, reason) in [
      (counts.supported, Verdict.Reason.agrees), (counts.contradicted, .contradicted),
      (counts.noMatchingRecords, .noMatchingRecords), (counts.notCovered, .notCovered),
      (counts.ambiguous, .ambiguous),
    ] where count > 0 {
      parts.append("\(count) \(StatusMark(reason).counted)")
    }
    let inClaims = reports.reduce(0) { $0 + $1.claims.count { $0.verdict.status == .notCheckable } }
    if inClaims > 0 { parts.append("\(inClaims) not checkable") }
    var out = reports.count > 1 ? "\(reports.count) stories, " : ""
    out +=
      counts.claims == 0
      ? "no claim that records can check"
      : "\(FigureWords.count(counts.claims, "claim")): " + parts.joined(separator: ", ")
    let skipped = counts.notCheckable - inClaims
    if skipped > 0 {
      out += "; \(FigureWords.count(skipped, "sentence")) \(skipped == 1 ? "was" : "were")"
      out += " not checked" + (showsUnchecked ? "" : " (--unchecked)")
    }
    text = out
  }
}

/// A file name as a shell takes it.
struct ShellWord {
  let text: String

  init(_ word: String) {
    let plain = word.utf8.allSatisfy { byte in
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2B...0x2F, 0x3A, 0x40, 0x5F, 0x80...: true
      default: false
      }
    }
    text =
      plain && !word.isEmpty
      ? word
      : "'"
        + word.split(separator: "'", omittingEmptySubsequences: false)
        .joined(separator: "'\\''") + "'"
  }
}
