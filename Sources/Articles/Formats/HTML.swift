import Facts

/// A saved web page.
struct HTMLFormat {
  let limits: ReadingLimits
  var wantsDecisions = false

  /// - Parameter label: the charset that a server's or a mail's header gives, which wins over the page's own.
  func read(_ raw: [UInt8], declared label: String? = nil, into draft: inout ArticleDraft) {
    let decoded = DecodedText(raw, declared: label ?? DecodedText.declaredInPage(raw))
    draft.problems += decoded.problems
    let bytes = decoded.bytes
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
    let blocks = BlockAssembly(page: page, verdicts: verdicts).drafts(from: bytes)
    var lines = SourceLines(bytes)
    let reading = PageReading(page: page, metadata: metadata, blocks: blocks, bytes: bytes)
    draft.problems += reading.problems
    draft.isLive = reading.isLive
    draft.isReport = metadata.isOwnReport
    if wantsDecisions { draft.decisions = decisions(page, verdicts, bytes) }
    if page.deepest > limits.depth { draft.problems.append(.deep(limit: limits.depth)) }
    if let paragraphs = reading.bodyInScript {
      let place = lines.place(of: metadata.data.offset)
      for paragraph in paragraphs { add(.paragraph, paragraph, ofScriptAt: place, to: &draft) }
    } else if let found = reading.scriptBody {
      draft.problems.removeAll { if case .paywall = $0 { true } else { false } }
      draft.problems.append(.bodyInScript)
      draft.headline = found.headline ?? draft.headline
      let place = lines.place(of: found.offset)
      for block in self.blocks(of: found, metadata) {
        add(block.kind, block.text, ofScriptAt: place, to: &draft)
      }
    } else {
      for block in blocks {
        let place = lines.place(of: block.offset)
        draft.add(block.kind, block.text, at: place, turns: lines.turns(block.trace))
      }
      draft.isOnlyScript = reading.isOnlyScript
      draft.linksOfIndex = reading.linksOfIndex
    }
  }

  /// Text inside a script is escaped: its place is that of the script.
  private func add(
    _ kind: Article.Block.Kind, _ text: String, ofScriptAt place: SourcePlace,
    to draft: inout ArticleDraft
  ) {
    draft.add(kind, text, at: place)
    if wantsDecisions {
      draft.decisions.append(
        BlockDecision(text: text, isKept: true, reason: "script", place: place))
    }
  }

  /// A body found in a script, read as a page of its own where it is markup.
  private func blocks(of body: ScriptBody, _ metadata: PageMetadata) -> [BlockAssembly.Draft] {
    guard body.isMarkup else {
      return PageReading.paragraphs(of: body.text).map {
        BlockAssembly.Draft(kind: .paragraph, text: $0, offset: 0)
      }
    }
    let bytes = Array(body.text.utf8)
    let page = PageParser.page(from: bytes, limits: limits)
    let outline = Outline(page)
    let choice = BodyChoice(page, outline)
    let judge = BlockJudge(page: page, outline: outline, choice: choice, metadata: metadata)
    return BlockAssembly(page: page, verdicts: judge.verdicts()).drafts(from: bytes)
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
