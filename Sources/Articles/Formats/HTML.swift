import Facts

/// A saved web page.
struct HTMLFormat {
  let limits: ReadingLimits

  /// - Parameter label: the charset that a mail's header gives, which wins over the page's own.
  func read(_ raw: [UInt8], declared label: String? = nil, into draft: inout ArticleDraft) {
    let decoded = DecodedText(raw, declared: label ?? DecodedText.declaredInPage(raw))
    draft.problems += decoded.problems
    let page = PageParser.page(from: decoded.bytes, limits: limits)
    let metadata = PageMetadata(page)
    let outline = Outline(page)
    let choice = BodyChoice(page, outline)
    let verdicts = BlockJudge(page: page, outline: outline, choice: choice, metadata: metadata)
      .verdicts()
    draft.headline = metadata.headline
    draft.byline = metadata.byline
    draft.publisher = metadata.publisher
    draft.date = metadata.date.published
    draft.language = metadata.language
    draft.canonicalURL = metadata.url
    if let wrong = metadata.date.wrong, draft.date == nil {
      draft.problems.append(.dateIsNoDate(wrong))
    }
    var lines = SourceLines(decoded.bytes)
    for block in BlockAssembly(page: page, verdicts: verdicts).drafts() {
      draft.add(block.kind, block.text, at: lines.place(of: block.offset))
    }
    if page.deepest > limits.depth { draft.problems.append(.deep(limit: limits.depth)) }
    draft.decisions = decisions(page, verdicts, lines)
  }

  private func decisions(
    _ page: Page, _ verdicts: [BlockVerdict], _ lines: SourceLines
  ) -> [BlockDecision] {
    guard wantsDecisions else { return [] }
    var lines = lines
    return zip(page.runs, verdicts).map { run, verdict in
      BlockDecision(
        text: page.text(of: run), isKept: verdict.isKept, reason: verdict.described,
        place: lines.place(of: Int(run.offset)))
    }
  }

  var wantsDecisions = false
}
