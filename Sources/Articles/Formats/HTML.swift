import Facts

/// A saved web page.
struct HTMLFormat {
  let limits: ReadingLimits
  var wantsDecisions = false

  /// - Parameter label: the charset that a mail's header gives, which wins over the page's own.
  func read(_ raw: [UInt8], declared label: String? = nil, into draft: inout ArticleDraft) {
    let decoded = DecodedText(raw, declared: label ?? DecodedText.declaredInPage(raw))
    draft.problems += decoded.problems
    let bytes = OverlongTags.cut(from: decoded.bytes, attributes: limits.attributes)
    let page = PageParser.page(from: bytes, limits: limits)
    let metadata = PageMetadata(page)
    let outline = Outline(page)
    let choice = BodyChoice(page, outline)
    let judge = BlockJudge(page: page, outline: outline, choice: choice, metadata: metadata)
    let verdicts = judge.verdicts()
    draft.headline = metadata.headline
    draft.byline = metadata.byline
    draft.publisher = metadata.publisher
    draft.date = metadata.date.published
    draft.language = metadata.language
    draft.canonicalURL = metadata.url
    if let wrong = metadata.date.wrong, draft.date == nil {
      draft.problems.append(.dateIsNoDate(wrong))
    }
    let blocks = BlockAssembly(page: page, verdicts: verdicts).drafts()
    var lines = SourceLines(bytes)
    let reading = PageReading(page: page, metadata: metadata, blocks: blocks, bytes: bytes)
    if let paragraphs = reading.bodyInScript {
      for paragraph in paragraphs { draft.add(.paragraph, paragraph, at: nil) }
    } else {
      for block in blocks {
        draft.add(block.kind, block.text, at: lines.place(of: block.offset))
      }
    }
    draft.problems += reading.problems
    draft.isOnlyScript = reading.isOnlyScript
    draft.linksOfIndex = reading.bodyInScript == nil ? reading.linksOfIndex : nil
    if page.deepest > limits.depth { draft.problems.append(.deep(limit: limits.depth)) }
    if wantsDecisions { draft.decisions = decisions(page, verdicts, bytes) }
  }

  private func decisions(
    _ page: Page, _ verdicts: [BlockVerdict], _ bytes: [UInt8]
  ) -> [BlockDecision] {
    var lines = SourceLines(bytes)
    return zip(page.runs, verdicts).map { run, verdict in
      BlockDecision(
        text: page.text(of: run), isKept: verdict.isKept, reason: verdict.described,
        place: lines.place(of: Int(run.offset)))
    }
  }
}
