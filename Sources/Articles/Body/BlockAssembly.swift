import Facts

/// Makes the article's blocks of the runs that were kept.
struct BlockAssembly {
  let page: Page
  let verdicts: [BlockVerdict]

  struct Draft {
    var kind: Article.Block.Kind
    var text: String
    var offset: Int
    var trace = SourceTrace()
  }

  /// The blocks, each led back to the file that the page was read from.
  func drafts(from file: [UInt8]) -> [Draft] {
    file.withUnsafeBufferPointer { drafts(from: $0) }
  }

  private func drafts(from file: UnsafeBufferPointer<UInt8>) -> [Draft] {
    var drafts: [Draft] = []
    var openTable: (table: Int32, row: Int32)?
    for (place, run) in page.runs.enumerated() {
      guard case .keep(let keep) = verdicts[place] else { continue }
      let text = page.text(of: run)
      guard !text.isEmpty else { continue }
      if keep == .table, let table = nearest(.table, from: run.element) {
        let row = nearest(.tr, from: run.element) ?? table
        if let open = openTable, open.table == table, var last = drafts.popLast() {
          last.text += (open.row == row ? "\t" : "\n") + text
          last.trace.part()
          page.trace(run, in: file, into: &last.trace)
          drafts.append(last)
        } else {
          drafts.append(draft(.table, text, run, file))
        }
        openTable = (table, row)
        continue
      }
      openTable = nil
      drafts.append(draft(kind(of: keep), text, run, file))
    }
    return PullQuotes.marked(drafts)
  }

  private func draft(
    _ kind: Article.Block.Kind, _ text: String, _ run: Page.Run,
    _ file: UnsafeBufferPointer<UInt8>
  ) -> Draft {
    var draft = Draft(kind: kind, text: text, offset: Int(run.offset))
    page.trace(run, in: file, into: &draft.trace)
    return draft
  }

  private func kind(of keep: BlockVerdict.Keep) -> Article.Block.Kind {
    switch keep {
    case .body, .standfirst: .paragraph
    case .heading: .heading
    case .quote: .quote
    case .list: .listItem
    case .table: .table
    case .caption: .caption
    case .embed: .embed
    case .pullQuote: .pullQuote
    }
  }

  private func nearest(_ tag: Tag, from element: Int32) -> Int32? {
    var at = element
    while at >= 0 {
      if page.elements[Int(at)].tag == tag { return at }
      at = page.elements[Int(at)].parent
    }
    return nil
  }
}

/// Quotes set apart that repeat a sentence of the story, so that nothing is claimed twice.
enum PullQuotes {
  static func marked(_ drafts: [BlockAssembly.Draft]) -> [BlockAssembly.Draft] {
    guard drafts.contains(where: { $0.kind == .quote }) else { return drafts }
    var drafts = drafts
    let spelled = drafts.map {
      Array((" " + Headline.words($0.text).joined(separator: " ") + " ").utf8)
    }
    for place in drafts.indices where drafts[place].kind == .quote {
      let quote = spelled[place]
      guard quote.count(where: { $0 == 0x20 }) > 4 else { continue }
      let repeats = drafts.indices.contains { other in
        other != place && drafts[other].kind != .caption && drafts[other].kind != .pullQuote
          && spelled[other].count >= quote.count
          && spelled[other].position(of: quote, from: 0) != nil
      }
      if repeats { drafts[place].kind = .pullQuote }
    }
    // The line that names who is quoted goes with the quote.
    for place in drafts.indices.dropFirst()
    where drafts[place - 1].kind == .pullQuote && drafts[place].kind == .quote {
      let text = drafts[place].text
      guard text.utf8.count < 120, let first = text.first else { continue }
      if "–—-".contains(first) || !Outline.endsSentence(Array(text.utf8)[...]) {
        drafts[place].kind = .pullQuote
      }
    }
    return drafts
  }
}
